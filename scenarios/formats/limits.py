"""How large a file may be. A story that a person has written by hand is far below all of these."""

from content.archives import Limits

MOST_BYTES = 20_000_000  # Of a file as it is sent. An H5P file carries its pictures.
MOST_TEXT = 5_000_000  # Bytes that are read as text, of all files together and after unpacking.
MOST_ENTRIES = 5_000  # In an archive. An H5P file may carry its libraries, which are many small files.
MOST_STORY_FILES = 500
MOST_STEPS = 1_000
MOST_PASSAGES = 20_000  # Before they are looked at: above this they are not even told apart from what is no step.
MOST_STORIES = 50  # In one Twine archive.
MOST_LINKS = 200  # Of one passage.
MOST_PASSAGE = 100_000  # Characters of one passage.
MOST_TAG = 4_000  # Characters of one HTML tag, and so less digits than Python refuses to make a number of (4,300).
MOST_NOTES = 5_000  # Of each kind in a report. A file with more is read no further.

ARCHIVE = Limits(entries=MOST_ENTRIES, bytes=MOST_TEXT)
