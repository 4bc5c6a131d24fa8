"""The way to the studies, and through their window with the keyboard."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.gui.studies_window import StudiesWindow
from app.gui.window import MainWindow
from app.paths import checkout
from tests.studies_on_disk import made_study, publish
from tests.studies_window_fixtures import choose
from tests.window_fixtures import PATIENCE


def chain(first: QWidget) -> list[str]:
    """Names of all that Tab comes to, beginning with `first`."""
    found, widget = [first.objectName()], first.nextInFocusChain()
    while widget is not first:
        usable = widget.isVisibleTo(first.window()) and widget.isEnabled()
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and usable:
            found.append(widget.objectName())
        widget = widget.nextInFocusChain()
    return found


def test_the_way_of_the_tab_key(
    qtbot: QtBot, studies: Callable[[], StudiesWindow], published: Path
) -> None:
    publish(published, "loss")
    made_study("loss", "stopped")
    window = studies()
    choose(qtbot, window, "loss")
    window.figures.go("curves")
    names = [name for name in chain(window.list) if name and not name.startswith("qt_")]
    assert names == [
        *("studyList", "studyNew", "study-vary", "study-more", "studySizeBox", "study-start"),
        *("study-mine", "study-published", "studyTabs", "studyPanel"),
        *("studyCurvesExport", "studyCurvesView"),
    ]
    window.make_own()
    dialog = window._own
    assert dialog is not None
    names = chain(dialog.findChild(QWidget, "ownNetwork"))
    assert [name for name in names if name and not name.startswith("qt_")] == [
        *("ownNetwork", "varySetting-1", "varyValues-1", "ownSecond", "own-epochs", "own-seeds"),
        *("studySizeBox", "ownStart", "ownCancel"),
    ]


def test_the_window_needs_no_torch() -> None:
    script = (
        "import sys\n"
        "from PyQt5.QtWidgets import QApplication\n"
        "app = QApplication(['x'])\n"
        "from app.gui.runs import Runs\n"
        "from app.gui.studies_window import StudiesWindow\n"
        "from app.gui.study_figures import StudyFigures\n"
        "window = StudiesWindow(Runs())\n"
        "print('pyqtgraph' in sys.modules)\n"
        "window.make_own()\n"
        "import app.gui.study_curves, app.studies.launch, app.studies.charts\n"
        "print(sorted({'torch', 'matplotlib', 'optuna'} & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=checkout(), capture_output=True, text=True, check=False
    )
    assert done.stdout.split("\n")[:2] == ["False", "[]"], done.stderr


def test_the_main_window_opens_it(qtbot: QtBot, window: MainWindow, published: Path) -> None:
    window.actions_["actionStudies"].trigger()
    opened = window.dialogs._studies
    assert opened.isVisible()
    window.actions_["actionStudies"].trigger()
    assert window.dialogs._studies is opened
    qtbot.waitUntil(lambda: len(opened.list.studies()) == 10, timeout=PATIENCE)
    window.leave()
    assert not opened.isVisible()
    assert opened._thread is None
