"""GIFT, Moodle's text format for questions, in and out. See docs/gift.md."""
