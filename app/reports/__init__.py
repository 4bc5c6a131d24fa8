"""Pages about what networks are worth: figures, charts, contact sheets, and the folder of them."""
