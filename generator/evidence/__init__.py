"""The evidence: which quotes are proved, which origins they trace to, and which status follows for each claim."""
