"""What can be worked out by adding and subtracting: exact linear algebra over the rationals, for small populations.

A published figure is a row, and a *column* says how often each row counts a person once everything published inside it
has been taken away: ((row, times), …). Whatever can be derived gives each row a weight; a population is derived when
everybody in a column then gets the same 0 or 1. Finding 0 and 1 among all combinations is hard in general, but a
population of fewer than k persons leaves out everybody in a column of k: the weights of such columns are 0, which is
an equation, and equations make further columns alike. In a municipality that settles nearly everything; what is left
is tried one by one.
"""

from collections import Counter, defaultdict
from fractions import Fraction

MOST_TRIALS = 5000  # Beyond this many combinations a tangle is taken to give somebody away: more is hidden, not less.


def small_populations(columns, smallest):
    """The weights {row: number} of a population of 1 to `smallest` − 1 persons, for each tangle of rows that gives one.

    `columns` is {column: number of persons}. Nothing is yielded only if there is no such population.
    """
    left = _Unsettled(_open(columns, smallest), smallest)
    for tangle in _tangles(left.columns()):
        weights = _Tangle(tangle, smallest).weights()
        if weights:
            yield left.with_settled(weights)


def _open(columns, smallest):
    """The columns without the rows on which at least k persons depend alone, quickly: nearly all go this way."""
    while closed := _closed(columns, smallest):
        left = Counter()
        for column, number in columns.items():
            if remaining := tuple(entry for entry in column if entry[0] not in closed):
                left[remaining] += number
        columns = left
    return columns


def _closed(columns, smallest):
    alone = defaultdict(Counter)
    for column, number in columns.items():
        if len(column) == 1:
            ((row, times),) = column
            alone[row][times] += number
    return {row for row, numbers in alone.items() if _is_settled(numbers, smallest)}


class _Unsettled:
    """The columns by direction (the first number is 1) and multiple, with what must be 0 put into the others.

    A direction is settled when at least k persons, or persons counted differently often, depend on it.
    """

    def __init__(self, columns, smallest):
        self.smallest = smallest
        self.directions, self.of_row = {}, defaultdict(set)
        self.waiting, self.replaced = [], []
        for column, number in columns.items():
            self._add(dict(column), Counter({1: number}))
        while self.waiting:
            direction = self.waiting.pop()
            if direction in self.directions:
                self._settle(direction)

    def columns(self):
        """{column: number of persons} of what is left."""
        return {
            tuple((row, times * factor) for row, times in direction): number
            for direction, numbers in self.directions.items()
            for factor, number in numbers.items()
        }

    def with_settled(self, weights):
        """The weights with those of the rows that were replaced by others."""
        weights = dict(weights)
        for row, others in reversed(self.replaced):
            if weight := -sum(times * weights.get(other, 0) for other, times in others.items()):
                weights[row] = weight
        return weights

    def _add(self, vector, numbers):
        entries = sorted((row, times) for row, times in vector.items() if times)
        if not entries:
            return
        first = entries[0][1]
        direction = tuple((row, _divided(times, first)) for row, times in entries)
        if direction not in self.directions:
            self.directions[direction] = Counter()
            for row, _ in direction:
                self.of_row[row].add(direction)
        found = self.directions[direction]
        for factor, number in numbers.items():
            found[factor * first] += number
        if _is_settled(found, self.smallest):
            self.waiting.append(direction)

    def _remove(self, direction):
        for row, _ in direction:
            self.of_row[row].discard(direction)
        return self.directions.pop(direction)

    def _settle(self, direction):
        """The direction is 0: put the row with the fewest columns, as made of the other rows, into those columns."""
        self._remove(direction)
        pivot, scale = min(direction, key=lambda entry: len(self.of_row[entry[0]]))
        others = {row: _divided(times, scale) for row, times in direction if row != pivot}
        self.replaced.append((pivot, others))
        for other in list(self.of_row[pivot]):
            numbers, vector = self._remove(other), dict(other)
            factor = vector.pop(pivot)
            for row, times in others.items():
                vector[row] = vector.get(row, 0) - factor * times
            self._add(vector, numbers)


def _divided(number, by):
    """Exactly; whole numbers, which nearly all are, stay whole."""
    return number * by if by in (1, -1) else Fraction(number) / by


def _is_settled(numbers, smallest):
    """Weights that are multiples of each other cannot both be 1; and k persons are too many."""
    return len(numbers) > 1 or sum(numbers.values()) >= smallest


def _tangles(columns):
    """The columns, parted so that no two parts share a row."""
    of_row = defaultdict(list)
    for column in columns:
        for row, _ in column:
            of_row[row].append(column)
    left = dict(columns)
    while left:
        waiting, found = [next(iter(left))], {}
        while waiting:
            column = waiting.pop()
            if column in left:
                found[column] = left.pop(column)
                waiting += [other for row, _ in column for other in of_row[row] if other in left]
        yield found


class _Tangle:
    """Rows and columns that hang together, as vectors: one place for each row."""

    def __init__(self, columns, smallest):
        self.smallest = smallest
        self.rows = sorted({row for column in columns for row, _ in column})
        place = {row: number for number, row in enumerate(self.rows)}
        self.vectors = Counter()
        for column, number in columns.items():
            vector = [Fraction(0)] * len(self.rows)
            for row, times in column:
                vector[place[row]] = Fraction(times)
            self.vectors[tuple(vector)] += number

    def weights(self):
        """The weights of a small population, or None."""
        zero = self._settle()
        if not self.vectors:
            return None
        chosen, others = self._independent()
        ones = self._search(chosen, others)
        if ones is None:
            return None
        wanted = [(row, 0) for row in zero] + [(vector, int(vector in ones)) for vector, _ in chosen]
        return {row: weight for row, weight in zip(self.rows, _solve(wanted), strict=True) if weight}

    def _settle(self):
        """Take away what must be 0 until nothing more follows; what is left is alike in no two vectors."""
        zero = []
        while True:
            alike = defaultdict(Counter)
            for vector, number in self.vectors.items():
                left = _reduced(vector, zero)
                if any(left):
                    first = next(value for value in left if value)
                    alike[tuple(value / first for value in left)][first] += number
            settled = [direction for direction, numbers in alike.items() if _is_settled(numbers, self.smallest)]
            if not settled:
                break
            for direction in settled:
                left = _reduced(direction, zero)
                if any(left):
                    zero.append(left)
        self.vectors = Counter(
            {
                tuple(value * times for value in direction): number
                for direction, numbers in alike.items()
                for times, number in numbers.items()
            }
        )
        return zero

    def _independent(self):
        """([(vector, number)] of which all others are sums, [({place in that list: times}, number)] of the others)."""
        chosen, others, basis = [], [], []
        for vector, number in self.vectors.items():
            left, made_of = list(vector), {}
            for pivot, row, parts in basis:
                if factor := left[pivot]:
                    left = [value - factor * other for value, other in zip(left, row, strict=True)]
                    for part, times in parts.items():
                        made_of[part] = made_of.get(part, 0) + factor * times
            pivot = next((place for place, value in enumerate(left) if value), None)
            if pivot is None:
                others.append(({part: times for part, times in made_of.items() if times}, number))
                continue
            scale = left[pivot]
            parts = {part: -times / scale for part, times in made_of.items()} | {len(chosen): 1 / scale}
            basis.append((pivot, [value / scale for value in left], parts))
            chosen.append((vector, number))
        return chosen, others

    def _search(self, chosen, others):
        """The chosen vectors that are 1 in a small population; all of them when there are too many to try."""
        numbers = [number for _, number in chosen]
        for trial, ones in enumerate(_subsets(numbers, self.smallest)):
            if trial > MOST_TRIALS:
                return {vector for vector, _ in chosen}
            total = sum(numbers[place] for place in ones)
            for parts, number in others:
                value = sum(times for place, times in parts.items() if place in ones)
                if value not in (0, 1):
                    break
                total += number * value
            else:
                if total < self.smallest:
                    return {chosen[place][0] for place in ones}
        return None


def _subsets(numbers, smallest):
    """Every set of places, not empty, whose numbers are fewer than k together."""
    waiting = [((), 0, 0)]
    while waiting:
        places, total, following = waiting.pop()
        if places:
            yield frozenset(places)
        for place in range(following, len(numbers)):
            if total + numbers[place] < smallest:
                waiting.append(((*places, place), total + numbers[place], place + 1))


def _reduced(vector, basis):
    """What is left of the vector when the rows of the basis, each with a first 1, have been taken away."""
    left = list(vector)
    for row in basis:
        pivot = next(place for place, value in enumerate(row) if value)
        if factor := left[pivot] / row[pivot]:
            left = [value - factor * other for value, other in zip(left, row, strict=True)]
    return left


def _solve(wanted):
    """Weights with which each of the independent vectors comes to its number."""
    size, steps = len(wanted[0][0]), []
    for vector, number in wanted:
        left = [*map(Fraction, vector), Fraction(number)]
        for pivot, row in steps:
            if factor := left[pivot]:
                left = [value - factor * other for value, other in zip(left, row, strict=True)]
        pivot = next(place for place, value in enumerate(left) if value)
        steps.append((pivot, [value / left[pivot] for value in left]))
    weights = [Fraction(0)] * size
    for pivot, row in reversed(steps):
        weights[pivot] = row[-1] - sum(row[place] * weights[place] for place in range(size) if place != pivot)
    return weights
