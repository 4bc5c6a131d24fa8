"""The window as a person uses it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PyQt5.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PyQt5.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PyQt5.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.gui.logs import log_file
from app.gui.requests import Picture
from app.gui.window import MainWindow
from app.paths import checkout, window_marker
from app.training.run_folder import list_runs
from models.registry import CLASSES
from models.weights import published_path
from tests.trainings import wait_until
from tests.window_fixtures import PATIENCE

TORCH_FREE = """
import sys
from app.gui.application import create_application
application, window = create_application(["cifar-lab"])
window.show()
heavy = {"torch", "numpy", "cv2", "PIL", "dataclasses", "inspect", "json"} & set(sys.modules)
print(sorted(heavy), window.isVisible())
"""


def text(window: MainWindow, name: str) -> str:
    return window.findChild(QLabel, name).text()


def opened(qtbot: QtBot, window: MainWindow, *paths: Path) -> None:
    with qtbot.waitSignal(window.predictions.predicted, timeout=PATIENCE):
        window.open_pictures([Picture(str(path)) for path in paths])


def test_window_comes_before_torch(weights: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", TORCH_FREE], cwd=checkout(), capture_output=True, text=True
    )
    assert done.stdout == "[] True\n", done.stderr


def test_answer_comes_without_a_button(
    qtbot: QtBot, window: MainWindow, pictures: list[Path]
) -> None:
    assert text(window, "topClass") == ""
    opened(qtbot, window, pictures[0])
    bars = [window.findChild(QProgressBar, f"bar-{name}") for name in CLASSES]
    assert sum(bar.value() for bar in bars) == pytest.approx(1000, abs=10)
    assert text(window, "topClass") in CLASSES
    assert text(window, "topProbability").endswith(" %")
    assert text(window, "answerNote").endswith(" ms")
    assert text(window, "deviceBadge") in ("CPU", "CUDA", "MPS")
    assert window.picker.current() == "lenet5"
    assert window.view.image.width() == 300


def test_walk_through_the_pictures(qtbot: QtBot, window: MainWindow, pictures: list[Path]) -> None:
    opened(qtbot, window, *pictures)
    assert not window.actions_["actionPrevious"].isEnabled()
    with qtbot.waitSignal(window.predictions.predicted, timeout=PATIENCE):
        window.actions_["actionNext"].trigger()
    assert window.view.image.width() == 120
    assert text(window, "picturePlace") == "2 of 3"


def test_bad_picture_says_its_sentence_and_the_next_is_fine(
    qtbot: QtBot, window: MainWindow, pictures: list[Path], tmp_path: Path
) -> None:
    bad = tmp_path / "bad.png"
    bad.write_bytes(pictures[0].read_bytes()[:200])
    opened(qtbot, window, pictures[0])
    with qtbot.waitSignal(window.predictions.picture_failed, timeout=PATIENCE):
        window.open_pictures([Picture(str(bad))])
    assert "bad.png" in window.view.message
    assert window.view.image.isNull()
    assert text(window, "topClass") == ""
    with qtbot.waitSignal(window.predictions.picture_failed, timeout=PATIENCE):
        window.open_pictures([Picture(os.fsdecode(b"/no/caf\xe9.png"))])
    opened(qtbot, window, pictures[1])
    assert window.view.message == ""


def test_other_network_with_a_bad_picture_stays_silent(
    qtbot: QtBot, window: MainWindow, pictures: list[Path], tmp_path: Path
) -> None:
    with qtbot.waitSignal(window.predictions.picture_failed, timeout=PATIENCE):
        window.open_pictures([Picture(str(tmp_path / "none.png"))])
    sentence = window.view.message
    window.picker.choose("vgg16")
    qtbot.wait(100)
    assert window.view.message == sentence != ""
    assert text(window, "topClass") == ""


def test_paste(qtbot: QtBot, window: MainWindow, pictures: list[Path]) -> None:
    clipboard = QGuiApplication.clipboard()
    assert clipboard is not None
    with qtbot.waitSignal(window.predictions.predicted, timeout=PATIENCE):
        clipboard.setText(str(pictures[2]))
        window.actions_["actionPaste"].trigger()
    assert window.view.image.width() == 64
    with qtbot.waitSignal(window.predictions.predicted, timeout=PATIENCE):
        clipboard.setImage(QImage(str(pictures[1])))
        window.actions_["actionPaste"].trigger()
    assert window.view.image.width() == 120
    assert text(window, "pictureName") == "pasted image"


def test_drop(qtbot: QtBot, window: MainWindow, pictures: list[Path]) -> None:
    """Also of a file manager that proposes to move: the file stays where it is."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in pictures[1:]])
    how = (
        Qt.DropAction.MoveAction | Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.ShiftModifier,
    )
    entering = QDragEnterEvent(QPoint(50, 50), *how)
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    event = QDropEvent(QPointF(50, 50), *how)
    with qtbot.waitSignal(window.predictions.predicted, timeout=PATIENCE):
        QApplication.sendEvent(window, event)
    assert event.isAccepted()
    assert event.dropAction() == Qt.DropAction.CopyAction
    assert window.view.image.width() == 120
    assert text(window, "picturePlace") == "1 of 2"


def test_open_several_files(qtbot: QtBot, window: MainWindow, pictures: list[Path]) -> None:
    window.actions_["actionOpen"].trigger()
    dialog = window.findChild(QFileDialog, "openDialog")
    assert dialog.fileMode() == QFileDialog.FileMode.ExistingFiles
    dialog.setDirectory(str(pictures[0].parent))
    names = " ".join(f'"{path.name}"' for path in pictures[:2])
    with qtbot.waitSignal(window.predictions.predicted, timeout=PATIENCE):
        dialog.findChild(QLineEdit, "fileNameEdit").setText(names)
        dialog.accept()
    assert text(window, "picturePlace") == "1 of 2"
    assert window.settings.folder == str(pictures[0].parent)


def test_network_is_remembered(qtbot: QtBot, window: MainWindow, pictures: list[Path]) -> None:
    window.picker.choose("googlenet")
    window.leave()
    again = MainWindow()
    qtbot.addWidget(again)
    with qtbot.waitSignal(again.started):
        again.show()
    assert again.picker.current() == "googlenet"
    again.leave()


def test_damaged_and_missing_weights(
    qtbot: QtBot, tmp_path: Path, weights: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "weights"
    folder.mkdir()
    for name in ("vgg16", "lenet5"):
        (folder / f"{name}.safetensors").write_bytes(published_path(name).read_bytes())
    (folder / "resnet18.safetensors").write_bytes(published_path("resnet18").read_bytes()[:-9])
    monkeypatch.setenv("CIFAR_LAB_WEIGHTS", str(folder))
    window = MainWindow()
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.started):
        window.show()
    buttons = {
        key: window.findChild(QRadioButton, f"model-{key}")
        for key in ("lenet5", "alexnet", "vgg16", "resnet18")
    }
    usable = {key: button.isEnabled() for key, button in buttons.items()}
    assert usable == {"lenet5": True, "alexnet": False, "vgg16": True, "resnet18": False}
    assert "missing" in buttons["alexnet"].toolTip()
    assert "damaged" in buttons["resnet18"].toolTip()
    assert text(window, "note-alexnet") != ""
    window.leave()


def test_picture_is_shown_where_no_network_can_be_used(
    qtbot: QtBot, pictures: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CIFAR_LAB_WEIGHTS", str(tmp_path / "none"))
    window = MainWindow()
    qtbot.addWidget(window)
    window.open_pictures([Picture(str(pictures[0]))])
    with qtbot.waitSignal(window.predictions.picture_read, timeout=PATIENCE):
        window.show()
    assert window.view.image.width() == 300
    said = "None of the networks can be used."
    qtbot.waitUntil(lambda: text(window, "answerNote") == said, timeout=PATIENCE)
    window.leave()
    assert window.predictions.stop(PATIENCE)
    assert window.runs.stop(PATIENCE)


def test_weights_damaged_after_the_start(
    qtbot: QtBot, window: MainWindow, pictures: list[Path], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setenv("CIFAR_LAB_WEIGHTS", str(tmp_path / "gone"))
    with qtbot.waitSignal(window.predictions.prediction_failed, timeout=PATIENCE):
        window.open_pictures([Picture(str(pictures[0]))])
    assert "missing" in text(window, "answerNote")
    assert text(window, "topClass") == ""


def test_close_leaves_nothing_at_work(
    qtbot: QtBot, window: MainWindow, pictures: list[Path]
) -> None:
    opened(qtbot, window, pictures[0])
    window.leave()
    assert not window.isVisible()


def test_every_control_has_a_name(window: MainWindow) -> None:
    for widget in window.findChildren(QAbstractButton):
        if widget.objectName().startswith("qt_"):
            continue  # Qt's own: the button of a menu bar without room
        if not widget.isVisibleTo(window):
            continue  # it gets its text when it is shown
        assert widget.accessibleName() or widget.text(), widget.objectName()
    for name in ("imageView", "modelGroup", "runProgress", *(f"bar-{name}" for name in CLASSES)):
        assert window.findChild(QWidget, name).accessibleName()


def test_training_from_the_menu(qtbot: QtBot, window: MainWindow, found_data: Path) -> None:
    window.actions_["actionTrain"].trigger()
    dialog = window.findChild(QDialog, "trainDialog")
    estimate = dialog.findChild(QLabel, "trainEstimate")
    assert estimate.text() == "measuring…"
    qtbot.waitUntil(lambda: estimate.text().startswith("about"), timeout=2 * PATIENCE)
    dialog.findChild(QRadioButton, "train-length-own").click()
    qtbot.keyClicks(dialog.findChild(QLineEdit, "train-epochs"), "1")
    dialog.findChild(QPushButton, "trainStart").click()
    assert not dialog.isVisible()
    said = "Training LeNet-5 is done"
    qtbot.waitUntil(lambda: window.status.sentence.startswith(said), timeout=2 * PATIENCE)
    (run,) = list_runs()
    assert run.weights.exists()


def test_training_without_a_data_set_says_what_to_do(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_["actionTrain"].trigger()
    estimate = window.findChild(QLabel, "trainEstimate")
    qtbot.waitUntil(lambda: estimate.text() != "measuring…", timeout=2 * PATIENCE)
    assert "data" in estimate.text()
    assert "Traceback" not in estimate.text()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signals_close_the_window(weights: Path, pictures: list[Path], number: int) -> None:
    process = subprocess.Popen(
        [sys.executable, str(checkout() / "main.py"), str(pictures[0])],
        cwd=checkout(),
        stderr=subprocess.PIPE,
        text=True,
    )
    wait_until(window_marker().exists, PATIENCE / 1000)  # the window is on the screen
    process.send_signal(number)
    _, errors = process.communicate(timeout=PATIENCE / 1000)
    assert process.returncode == 0, errors
    assert "QThread" not in errors
    assert not log_file().exists() or "CRITICAL" not in log_file().read_text("utf-8")
    assert "Traceback" not in errors
