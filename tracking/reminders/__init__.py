"""Reminders by e-mail: whom to remind of what, when, and that nobody is written to twice."""
