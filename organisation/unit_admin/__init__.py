"""The units in the CMS: the tree of a day, a unit's history, and the changes of it."""
