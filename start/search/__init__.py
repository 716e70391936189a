"""The search: what was asked, what matches, who may see it, and how a hit reads.

asking → matching (with kinds and opening) → hits (with excerpts), and suggesting when there are none. Nothing that
anybody searches for is stored or logged.
"""
