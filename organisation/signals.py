"""The signals of our own: organisation cannot import tracking, whose coverage must follow every change of staff."""

from django.dispatch import Signal

# Sent inside the transaction of the change, after it. Provides args: persons (a set of user ids, or None for all).
# Receivers that raise undo the change.
staff_changed = Signal()

# Sent before somebody confirms that units close. Provides args: units (a set of ids). Receivers return sentences about
# what they know of the units and somebody should look after.
units_close = Signal()

# Sent inside the transaction in which retention deletes the facts about persons who have been erased. Provides args:
# through (the last day of any of them: no figure can be given for that day or one before).
facts_deleted = Signal()
