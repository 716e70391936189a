"""The requirements in the CMS: what they say, have said and will say, and the changes of them."""
