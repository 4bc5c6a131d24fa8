"""My networks under the radio group."""

from pathlib import Path

import pytest
from PyQt5.QtCore import QMimeData, Qt, QUrl
from PyQt5.QtGui import QGuiApplication
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QFileDialog, QLabel, QMessageBox, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from app.gui.window import MainWindow
from app.inference.collection import own_networks
from app.paths import networks_folder
from models.registry import CLASSES, MODELS
from models.weights import WeightsInfo, save_weights
from tests.window_fixtures import PATIENCE


def network_at(path: Path, accuracy: float | None = 0.625) -> Path:
    results = {} if accuracy is None else {"test": {"accuracy": accuracy}}
    info = WeightsInfo("lenet5", {}, CLASSES, (0.5,) * 3, (0.25,) * 3, results=results)
    path.parent.mkdir(parents=True, exist_ok=True)
    save_weights(path, MODELS["lenet5"].build(), info)
    return path


def row(window: MainWindow) -> QRadioButton:
    return window.picker.findChild(QRadioButton, "model-own")


def names(window: MainWindow) -> list[str]:
    assert window.own is not None
    actions = [action for action in window.own.menu.actions() if action.isCheckable()]
    return [action.text().replace("&&", "&") for action in actions]


def keep(qtbot: QtBot, window: MainWindow, source: Path) -> None:
    assert window.own is not None
    window.own.keep(source)
    name = source.name.removesuffix(".safetensors")
    qtbot.waitUntil(lambda: name in names(window), timeout=PATIENCE)
    chosen = str(networks_folder() / source.name)
    qtbot.waitUntil(lambda: window.picker.current() == chosen, timeout=PATIENCE)


def test_there_is_no_row_without_networks(window: MainWindow) -> None:
    assert not row(window).isVisible()
    assert names(window) == []
    assert not window.actions_["actionRemoveNetwork"].isEnabled()
    QTest.keyClick(window, Qt.Key.Key_6)
    assert window.picker.current() == "lenet5"


def test_kept_network_answers(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, pictures: list[Path]
) -> None:
    window.open_paths([str(pictures[0])])
    keep(qtbot, window, network_at(tmp_path / "mine.safetensors"))
    with qtbot.waitSignal(window.predictions.predicted, timeout=PATIENCE) as told:
        window.predictions.repeat()
    assert told.args[0].model == str(networks_folder() / "mine.safetensors")
    assert window.answer.text().startswith("mine: ")
    assert row(window).isVisible()
    assert row(window).text() == "mine"
    assert window.picker.findChild(QLabel, "note-own").text() == "62.5 %"
    assert row(window).accessibleName() == "mine, 62.5 %"
    assert "“mine” is one of your networks now" in window.statusBar().currentMessage()


def test_keys_and_menu_choose(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    for name in ("first", "second"):
        keep(qtbot, window, network_at(tmp_path / f"{name}.safetensors"))
    QTest.keyClick(window, Qt.Key.Key_2)
    assert window.picker.current() == "alexnet"
    assert not row(window).isChecked()
    QTest.keyClick(window, Qt.Key.Key_6)
    assert window.picker.current() == str(networks_folder() / "second.safetensors")
    assert window.own is not None
    first = window.own.menu.actions()[0]
    told: list[str] = []
    window.picker.chosen.connect(told.append)
    first.trigger()
    assert told == [str(networks_folder() / "first.safetensors")]
    assert row(window).text() == "first"
    assert first.isChecked()


def test_long_name_is_cut_and_told_whole(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    name = "a network with a name that is far too long for the row & more"
    keep(qtbot, window, network_at(tmp_path / f"{name}.safetensors"))
    assert "…" in row(window).text()
    assert row(window).accessibleName().startswith(name)
    end = row(window).fontMetrics().horizontalAdvance(row(window).text())
    assert end < row(window).width()


def test_damaged_one_cannot_be_chosen(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    keep(qtbot, window, network_at(tmp_path / "mine.safetensors"))
    damaged = networks_folder() / "broken.safetensors"
    damaged.write_bytes(b"nothing")
    keep(qtbot, window, network_at(tmp_path / "other.safetensors"))
    assert window.own is not None
    enabled = {a.text(): a.isEnabled() for a in window.own.menu.actions() if a.isCheckable()}
    assert enabled == {"broken": False, "mine": True, "other": True}


def test_what_is_no_network_is_told(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "photo.safetensors").write_bytes(b"nothing")
    assert window.own is not None
    window.own.keep(tmp_path / "photo.safetensors")
    qtbot.waitUntil(lambda: "is damaged" in window.statusBar().currentMessage(), timeout=PATIENCE)
    assert own_networks() == ()


def test_dropped_or_pasted_file_is_kept(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    source = network_at(tmp_path / "mine.safetensors")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(source))])
    QGuiApplication.clipboard().setMimeData(mime)
    window.actions_["actionPaste"].trigger()
    qtbot.waitUntil(lambda: names(window) == ["mine"], timeout=PATIENCE)


def test_saved_file_opens_elsewhere(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(qtbot, window, network_at(tmp_path / "mine.safetensors"))
    window.actions_["actionSaveNetwork"].trigger()
    dialog = window.findChild(QFileDialog, "networkDialog")
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile(str(tmp_path / "copy.safetensors"))
    dialog.accept()
    said = f"Saved as {tmp_path / 'copy.safetensors'}."
    qtbot.waitUntil(lambda: window.statusBar().currentMessage() == said, timeout=PATIENCE)
    assert (tmp_path / "copy.safetensors").read_bytes() == (
        tmp_path / "mine.safetensors"
    ).read_bytes()


def test_taking_out_asks_first(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    keep(qtbot, window, network_at(tmp_path / "mine.safetensors"))
    window.actions_["actionRemoveNetwork"].trigger()
    box = window.findChild(QMessageBox, "removeNetworkBox")
    assert "mine" in box.text()
    (confirm,) = [button for button in box.findChildren(QPushButton) if button.text() == "Take out"]
    confirm.click()
    qtbot.waitUntil(lambda: not row(window).isVisible(), timeout=PATIENCE)
    assert own_networks() == ()
    assert window.picker.current() == "lenet5"
    assert not window.actions_["actionRemoveNetwork"].isEnabled()


def test_choice_is_remembered(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    for name in ("first", "second"):
        keep(qtbot, window, network_at(tmp_path / f"{name}.safetensors"))
    assert window.own is not None
    window.own.menu.actions()[0].trigger()
    first = str(networks_folder() / "first.safetensors")
    assert (window.settings.network, window.settings.own_network) == (first, first)
    QTest.keyClick(window, Qt.Key.Key_1)
    window.own.retranslate()
    assert row(window).text() == "first"
    assert window.picker.current() == "lenet5"


def test_texts_follow_the_language(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    keep(qtbot, window, network_at(tmp_path / "mine.safetensors", accuracy=None))
    assert "not measured" in row(window).toolTip()
    window.appearance.choose_language("zh")
    assert "not measured" not in row(window).toolTip()
    window.appearance.choose_language("en")


def test_saving_one_whose_file_has_gone_is_told(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, crashes: list[str]
) -> None:
    keep(qtbot, window, network_at(tmp_path / "mine.safetensors"))
    (networks_folder() / "mine.safetensors").unlink()
    window.actions_["actionSaveNetwork"].trigger()
    assert "is no network, weights file or run" in window.statusBar().currentMessage()
    assert window.findChild(QFileDialog, "networkDialog") is None
    assert crashes == []
