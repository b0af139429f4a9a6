"""A checked case as the small frozen values that pages need."""
