"""Charts of the course: the theme, and figures with a text description and a source."""
