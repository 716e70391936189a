"""The pages about scenarios in the CMS: walking through a draft, import and export, what to look at."""
