"""The pages in the CMS that take questions in as GIFT, and give them out."""
