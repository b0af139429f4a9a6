"""What the editor’s commands work out: values and text, from an assessment or from the registry’s own text."""
