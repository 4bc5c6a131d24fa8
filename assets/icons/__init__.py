"""The icons, and the application icon's copies in the formats that desktops want."""
