"""The text of claims.yaml and seeds/ as frozen models, or the problems of its shape."""
