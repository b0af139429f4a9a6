"""The editor's desk: what the commands work out, as values and text, from a case and from the registry's own text."""
