"""Reading and writing scenario files: our own JSON, Twee 3, Twine 2 HTML and H5P Branching Scenario.

`reading.read` and `reading.read_path` make a Report of a file, `writing.write` makes a file of a Scenario. Nothing here
knows the database.
"""
