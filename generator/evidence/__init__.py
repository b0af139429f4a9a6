"""Proof and weight: what stands word for word in a report, where it comes from, and how much it carries."""
