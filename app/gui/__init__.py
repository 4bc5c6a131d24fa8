"""Everything Qt. Imported first, this package loads what Windows wants loaded before Qt."""

import gc
import sys

# starting makes many objects and next to no garbage: by default it would be searched 30 times
gc.set_threshold(20_000, 20, 50)

if sys.platform == "win32":
    from app.gui.windows_libraries import load_c10

    load_c10()
