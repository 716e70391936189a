"""The one signal of our own: organisation cannot import tracking, whose coverage must follow every change of staff."""

from django.dispatch import Signal

# Sent inside the transaction of the change, after it. Provides args: persons (a set of user ids, or None for all).
# Receivers that raise undo the change.
staff_changed = Signal()
