"""The pages of the CMS for personal data: one person's data, erasing, legal holds and the protocols of the weedings."""
