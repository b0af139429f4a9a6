"""From an assessment without problems to the small frozen values that pages show."""
