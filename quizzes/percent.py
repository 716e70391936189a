"""How a result is told in per cent. Nothing here decides whether somebody has passed."""

from fractions import Fraction

HALF = Fraction(1, 2)


def percent(points, count):
    """Whole per cent, half up; 100 only when all is right and 0 only when nothing is (definition 21). 0 of 0 is 0."""
    if not count or not points:
        return 0
    if points == count:
        return 100
    exact = Fraction(points) * 100 / count
    return min(max(int(exact + HALF), 1), 99)


def percent_as_imported(points, count):
    """As django-quiz-app told it, rounding included: half to even (1 of 8 is 12, 5 of 8 is 62), from 0 to 100."""
    if not count:
        return 0
    return min(max(round(float(points) / count * 100), 0), 100)
