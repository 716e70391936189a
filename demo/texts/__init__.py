"""The Swedish texts of the demo: plain literals, checked by tests/demo and tests/cases."""
