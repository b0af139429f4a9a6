"""What is wrong with a registry, where, why, and what would be right."""
