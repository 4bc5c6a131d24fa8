"""One variant's pictures: ``python -m docs.screenshot_states FOLDER THEME WIDTHxHEIGHT``.

A real window with the real networks is brought into each state in turn, as a person would.
"""

import os
import shutil
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from PyQt5.QtCore import QEventLoop, QTimer
from PyQt5.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QToolButton, QWidget

from app.gui.application import create_application
from app.gui.data_page import DataPage
from app.gui.report_pages import NAMES
from app.gui.report_pictures import PictureGrid
from app.gui.report_window import ReportWindow
from app.gui.requests import Picture
from app.gui.studies_window import StudiesWindow
from app.gui.study_own import StudyOwn
from app.gui.window import MainWindow
from app.paths import checkout
from app.studies.study import SIZES
from app.training.run_folder import list_runs

PICTURES = checkout() / "assets" / "test_images"
_ACTIVE = ("queued", "running")
_PATIENCE = 300  # seconds for one state
_EPOCHS = 4  # of the training whose curves are shown
_SETTLED = 450  # milliseconds: bars and thumbnails have come to rest


def pause(milliseconds: int) -> None:
    """Lets the window live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class Photographer:
    """Brings the window into a state and writes a picture of it."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self.window, self.folder = window, folder

    def wait(self, there: Callable[[], object], what: str) -> None:
        """Lets the window live until `there` says so; raises TimeoutError."""
        until = time.monotonic() + _PATIENCE
        while not there():
            if time.monotonic() > until:
                raise TimeoutError(what)
            pause(20)

    def take(self, name: str, widget: QWidget | None = None) -> None:
        """A picture of the window, or of another widget."""
        pause(_SETTLED)
        (widget or self.window).grab().save(str(self.folder / f"{name}.png"))

    def answered(self) -> bool:
        """Whether there is an answer."""
        return self.window.findChild(QLabel, "topClass").text() != ""

    def dialog(self, action: str, name: str, ready: Callable[[QDialog], object]) -> None:
        """Opens a dialog by its action, takes it, and closes it."""
        self.window.actions_[action].trigger()
        self.wait(lambda: _open_dialog() is not None, name)
        dialog = _open_dialog()
        assert dialog is not None
        self.wait(lambda: ready(dialog), name)
        self.take(name, dialog)
        dialog.close()
        self.wait(lambda: _open_dialog() is None, f"{name} is closed")

    def all(self) -> None:
        """Every state in turn."""
        window = self.window
        self.wait(self.answered, "the first answer")
        self.take("start")
        window.settings.hint = False
        assert window.hint is not None
        window.hint.hide()
        window.picker.choose("resnet18")
        window.open_pictures([Picture(str(path)) for path in sorted(PICTURES.glob("horse/*.*"))])
        self.wait(self.answered, "an answer")
        self.take("answer")
        self._order()
        self._errors()
        self._dialogs()
        self._data()

    def _order(self) -> None:
        window = self.window
        window.actions_["actionSorted"].trigger()
        for _ in range(3):
            window.view.zoom_in()
        self.take("fixed-order-zoomed")
        window.view.fit()
        window.actions_["actionSorted"].trigger()

    def _errors(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            bad = Path(folder) / "holiday.jpg"
            bad.write_bytes((PICTURES / "cat" / "1.jpg").read_bytes()[:5000])
            self.window.open_pictures([Picture(str(bad))])
            self.wait(lambda: self.window.view.message, "the sentence")
            self.take("error")
        self.window.browsing.show_source("test")
        self.window.open_pictures([Picture(str(next(PICTURES.glob("ship/1.*"))))])
        self.wait(self.answered, "an answer after the error")

    def _dialogs(self) -> None:
        for action, name in (("actionShortcuts", "shortcuts"), ("actionAbout", "about")):
            self.dialog(action, name, lambda dialog: True)
        self.dialog("actionGetData", "data-dialog", lambda dialog: True)

    def _data(self) -> None:
        """What needs the pictures of CIFAR-10."""
        data = os.environ.get("SCREENSHOT_DATA")
        if not data:
            print("without CIFAR_LAB_DATA: no test pictures, no training", file=sys.stderr)
            return
        os.environ["CIFAR_LAB_DATA"] = data
        self.window.browsing.shuffle()
        self.wait(lambda: self.window.browsing.source == "test", "the test pictures")
        self.wait(self.answered, "an answer about a test picture")
        self.take("test-pictures")
        self.dialog("actionTrain", "train-dialog", _measured)
        self.dialog("actionTrain", "train-dialog-advanced", _unfolded)
        self._report()
        self._look_at_data()
        self._studies()
        self._training()

    def _report(self) -> None:
        """Before it is measured, while it is, and some of its pages."""
        self.window.picker.choose("lenet5")
        self.window.actions_["actionReport"].trigger()
        self.wait(lambda: _widget("reportWindow") is not None, "the report's window")
        report = _widget("reportWindow")
        assert isinstance(report, ReportWindow)
        self.wait(lambda: report.start.plan, "what will be measured")
        self.take("report-start", report)
        report.start.begin_wanted.emit()
        self.wait(lambda: report.process.plan, "the measurement")
        pause(3000)
        self.take("report-measuring", report)
        self.wait(lambda: report.report, "the report")
        for page in NAMES:
            report.pages.go(page)
            grid = report.pages.page(page).findChild(PictureGrid)
            while grid is not None and not grid.rows.images:
                pause(20)
            self.take(f"report-{page}", report)
        report.close()

    def _look_at_data(self) -> None:
        self.window.actions_["actionLookAtData"].trigger()
        self.wait(lambda: _widget("dataPage") is not None, "the data's window")
        page = _widget("dataPage")
        assert isinstance(page, DataPage)
        rows = page.table.rows
        self.wait(lambda: rows.rowCount() and rows.picture(rows.rowCount() - 1, 0), "pictures")
        self.take("data-page", page)
        page.close()

    def _studies(self) -> None:
        """A study with figures, the dialog for one's own, and that one while it is trained."""
        self.window.actions_["actionStudies"].trigger()
        self.wait(lambda: _widget("studiesWindow") is not None, "the studies")
        studies = _widget("studiesWindow")
        assert isinstance(studies, StudiesWindow)
        self.wait(lambda: studies.figures.curves is not None, "the list of studies")
        self.wait(lambda: studies.figures.arms >= 2, "the shipped figures")
        for tab in ("curves", "page"):
            studies.figures.go(tab)
            self.take(f"studies-{tab}", studies)
        studies.make_own()
        own = _widget("studyOwn")
        assert isinstance(own, StudyOwn)
        own.begin("lenet5", {"lr": [0.0003, 0.001, 0.003]}, 4)
        box = own.sizes.findChild(QComboBox)
        assert box is not None
        self.wait(lambda: ":" in box.currentText() or "：" in box.currentText(), "the time")
        self.take("study-own", own)
        own.sizes.choose(SIZES[0])
        own.confirm()
        studies.figures.go("curves")
        self.wait(lambda: not studies.figures.arms, "one's own study, without curves yet")
        self.wait(lambda: studies.figures.arms >= 2, "curves of one's own")
        self.take("study-running", studies)
        studies.act("stop")
        self.wait(lambda: not any(each.active for each in studies.list.studies()), "its end")
        studies.close()

    def _training(self) -> None:
        from app.training.launch import start_run
        from app.training.recipes import recipe

        self.window.browsing.show_source("bundled")
        start_run(recipe("lenet5", epochs=30))
        self.wait(lambda: "images/s" in _run_text() or "张" in _run_text(), "the training's speed")
        self.take("training")
        self._trainings()
        for run in list_runs():
            run.request("stop")
        self.wait(lambda: all(r.state().state not in _ACTIVE for r in list_runs()), "the end")

    def _trainings(self) -> None:
        """The window of all trainings, and what the program asks on closing."""
        (run,) = list_runs()
        self.window.actions_["actionTrainings"].trigger()
        self.wait(lambda: _widget("trainingWindow") is not None, "the trainings")
        trainings = _widget("trainingWindow")
        assert trainings is not None
        self.wait(lambda: len(run.metrics()) >= _EPOCHS, "curves")
        pause(1000)  # they are read twice a second
        self.take("trainings", trainings)
        trainings.close()
        self.window.close()
        self.wait(lambda: _widget("closingBox") is not None, "the question")
        box = _widget("closingBox")
        assert box is not None
        self.take("closing", box)
        box.close()


def _widget(name: str) -> QWidget | None:
    """The one of that name that is shown."""
    shown = (w for w in QApplication.topLevelWidgets() if w.objectName() == name and w.isVisible())
    return next(shown, None)


def _run_text() -> str:
    window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
    return window.status.sentence


def _open_dialog() -> QDialog | None:
    shown = (w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible())
    return next(shown, None)


def _measured(dialog: QDialog) -> bool:
    box = dialog.findChild(QComboBox, "trainNetwork")
    return box is not None and any(c.isdigit() for c in _estimate(dialog))


def _unfolded(dialog: QDialog) -> bool:
    button = dialog.findChild(QToolButton, "trainAdvanced")
    if button is not None and not dialog.property("unfolded"):
        button.click()
        dialog.setProperty("unfolded", True)
    return _measured(dialog)


def _estimate(dialog: QDialog) -> str:
    return _said(dialog, "trainEstimate")


def _said(widget: QWidget, name: str) -> str:
    label = widget.findChild(QLabel, name)
    return "" if label is None else label.text()


def missing_weights(folder: Path, size: tuple[int, int], theme: str) -> None:
    """A window whose networks are damaged or not there."""
    weights = Path(tempfile.mkdtemp(dir=os.environ["CIFAR_LAB_HOME"]))
    for path in (checkout() / "weights").glob("*.safetensors"):
        if path.stem != "vgg16":
            shutil.copy(path, weights)
    (weights / "alexnet.safetensors").write_bytes(b"damaged")
    os.environ["CIFAR_LAB_WEIGHTS"] = str(weights)
    window = _window(size, theme)
    photographer = Photographer(window, folder)
    photographer.wait(photographer.answered, "an answer")
    photographer.take("missing-weights")
    window.leave()


def _window(size: tuple[int, int], theme: str) -> MainWindow:
    _, window = create_application(["cifar-lab"])
    window.appearance.choose_theme(theme)
    window.resize(*size)
    window.browsing.show_source("bundled")
    window.show()
    return window


def main() -> int:
    """Takes the pictures of one variant."""
    folder, theme = Path(sys.argv[1]), sys.argv[2]
    width, height = map(int, sys.argv[3].split("x"))
    os.environ["SCREENSHOT_DATA"] = os.environ.pop("CIFAR_LAB_DATA", "")
    os.environ["CIFAR_LAB_HOME"] = os.environ.get("CIFAR_LAB_HOME") or tempfile.mkdtemp()
    try:
        window = _window((width, height), theme)
        Photographer(window, folder).all()
        window.leave()
        missing_weights(folder, (width, height), theme)
    except Exception:  # noqa: BLE001 - the window's own hook would show it in a dialog that nobody sees
        traceback.print_exc()
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
