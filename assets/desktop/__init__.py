"""How the program is started by a double-click on Linux, Windows and macOS."""
