"""What is stored about people, on what ground and for how long; and giving it out, erasing it and weeding it.

`register.py` is the list, `organisation_entries.py` and tracking's `personal_data.py` fill it in. `export.py`,
`erasure.py` and `retention.py` read it, so that what the register says is what happens.
"""
