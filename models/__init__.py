"""The networks. Needs torch alone: no window, no data, no files but weights."""
