"""The learner's own pages, and the heads' follow-up."""
