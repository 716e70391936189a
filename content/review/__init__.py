"""What has to be looked at: pages to review, facts to check, and links that lead nowhere."""
