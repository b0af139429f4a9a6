"""A checked assessment as the small frozen values that pages need."""
