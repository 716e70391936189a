"""Carrying over what a django-quiz-app holds: its questions, quizzes, people, sittings and totals.

dump.py and sqlite.py give the same rows, values.py reads a value of a row however it is damaged, and importing.py goes
through it all in one transaction. docs/quiz-import.md says what becomes of what.
"""
