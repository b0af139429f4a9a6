"""How long things take, as ratios of two times measured side by side in one run."""
