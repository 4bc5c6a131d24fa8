"""Studies: what a setting does, shown by several seeds a value; and a search for good ones."""
