"""Views as text: Markdown pages, data files."""
