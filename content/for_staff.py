"""What of a text is not for a visitor: whom only those who work here may call, and what is said to each of them."""

from content.blocks import OF_THE_READER


def for_visitors(body):
    """The blocks of a StreamField that a visitor is shown."""
    return [block for block in body if not is_for_staff(block)]


def is_for_staff(block):
    """Is it a contact card for staff, or something that is said to each reader by where they work?"""
    return is_staff_card(block) or block.block_type in dict(OF_THE_READER)


def is_staff_card(block):
    """A card that has been deleted since is none: it leaves None behind, and shows nothing."""
    return block.block_type == "contact" and block.value is not None and not block.value.is_public
