"""What writes the figures into the documents."""
