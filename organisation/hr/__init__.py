"""The HR import: read a file, check every row, compare with what is recorded, and carry the difference out."""
