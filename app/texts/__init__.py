"""The catalogue's sentences, a file for each part: {code: (English, Chinese)}."""
