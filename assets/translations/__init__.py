"""The window in other languages: a .ts file, for people, and a .qm file, for Qt, each."""
