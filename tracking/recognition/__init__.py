"""Training taken elsewhere or in an earlier portal: recorded one person at a time or by file, and corrected."""
