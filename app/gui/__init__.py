"""Everything Qt. Imported first, this package loads what Windows wants loaded before Qt."""

import sys

if sys.platform == "win32":
    from app.gui.windows_libraries import load_c10

    load_c10()
