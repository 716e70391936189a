"""A course as one file, which another municipality can take in: docs/course-packages.md."""
