"""Draws the fifty test pictures: solid shapes lit by numpy, everything else by Qt."""
