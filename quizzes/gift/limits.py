"""How large a file may be, and how long a text of the bank. What a person has written by hand is far below these."""

MOST_BYTES = 1_000_000  # Less than Django takes of a form, since the text travels in one between the two steps.
MOST_QUESTIONS = 500  # Each is some 15 ms of work to store, and a page waits for it.
MOST_NOTES = 5_000  # Of each kind in a report. A file with more is read no further.
MOST_BLOCK = 50_000  # Characters of one question with all that belongs to it.
MOST_ANSWERS = 50
MOST_CRITERIA = 50

# As the fields of the bank have them.
MOST_TEXT = 1_000
MOST_EXPLANATION = 2_000
MOST_ANSWER = 1_000
MOST_FEEDBACK = 500
MOST_CRITERION = 300
MOST_POINTS = 32_767
MOST_GUIDE = 20_000
MOST_CATEGORY = 250
