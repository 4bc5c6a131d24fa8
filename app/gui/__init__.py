"""Everything Qt. Imported first, this package loads what Windows wants loaded before Qt."""

import gc
import sys

# starting makes many objects and next to no garbage: it is not searched before the first paint
gc.set_threshold(500_000, 20, 50)

if sys.platform == "win32":
    from app.gui.windows_libraries import load_c10

    load_c10()
