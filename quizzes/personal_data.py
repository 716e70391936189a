"""Entries for quizzes in the register of personal data (organisation/privacy/register.py)."""


def enter():
    """Called once, when the app starts."""
