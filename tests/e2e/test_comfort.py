"""What makes the window pleasant: folders, keys, languages, themes, and what it remembers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PyQt5.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PyQt5.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QPalette
from PyQt5.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from app.gui.network_choice import network_choices
from app.gui.requests import Picture
from app.gui.translation import install_translation
from app.gui.window import MainWindow
from app.paths import settings_folder
from models.registry import CLASSES, PUBLISHED
from tests.window_fixtures import PATIENCE


def text(window: QWidget, name: str) -> str:
    return window.findChild(QLabel, name).text()


def opened(qtbot: QtBot, window: MainWindow, *paths: Path) -> None:
    with qtbot.waitSignal(window.predictions.predicted, timeout=PATIENCE):
        window.open_pictures([Picture(str(path)) for path in paths])


@pytest.fixture(autouse=True)
def _as_before(qapp: QApplication) -> Iterator[None]:
    """Language and palette belong to the application, which the tests share."""
    palette = QPalette(qapp.palette())
    yield
    install_translation(qapp, "en")
    qapp.setPalette(palette)


@pytest.fixture
def again(qtbot: QtBot) -> Iterator[MainWindow]:
    """A second window, as after a new start; show it with `start_again`."""
    made: list[MainWindow] = []

    def start() -> MainWindow:
        made.append(MainWindow())
        qtbot.addWidget(made[-1])
        with qtbot.waitSignal(made[-1].started, timeout=PATIENCE):
            made[-1].show()
        return made[-1]

    yield start  # type: ignore[misc]
    for each in made:
        each.leave()
        assert each.predictions.stop(PATIENCE)
        assert each.runs.stop(PATIENCE)


def test_one_file_brings_its_folder_and_the_arrow_keys_walk_through_it(
    qtbot: QtBot, window: MainWindow, pictures: list[Path]
) -> None:
    opened(qtbot, window, pictures[1])
    qtbot.waitUntil(lambda: text(window, "picturePlace") == "2 of 3", timeout=PATIENCE)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE)
    with qtbot.waitSignal(window.predictions.predicted, timeout=PATIENCE):
        qtbot.keyClick(window, Qt.Key.Key_Right)
    assert text(window, "picturePlace") == "3 of 3"
    assert text(window, "pictureName") == pictures[2].name
    with qtbot.waitSignal(window.predictions.predicted, timeout=PATIENCE):
        qtbot.keyClick(window, Qt.Key.Key_Left)
    assert text(window, "pictureName") == pictures[1].name


def test_a_dropped_folder_is_looked_through(
    qtbot: QtBot, window: MainWindow, pictures: list[Path]
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(pictures[0].parent))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    how = (Qt.DropAction.CopyAction, mime, buttons, keys)
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(50, 50), *how))
    event = QDropEvent(QPointF(50, 50), *how)
    with qtbot.waitSignal(window.predictions.predicted, timeout=PATIENCE):
        QApplication.sendEvent(window, event)
    assert text(window, "picturePlace") == "1 of 3"


def test_a_folder_without_pictures_is_said(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    window.browsing.open_folder(str(empty))
    said = "There are no pictures in this folder."
    qtbot.waitUntil(lambda: window.statusBar().currentMessage() == said, timeout=PATIENCE)


def test_keys_choose_networks(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE)
    for number, key in [*enumerate(PUBLISHED, start=1)][::-1]:
        qtbot.keyClick(window, Qt.Key(Qt.Key.Key_0 + number))
        assert window.picker.current() == key


def test_language_changes_while_it_runs(
    qtbot: QtBot, window: MainWindow, pictures: list[Path], tmp_path: Path
) -> None:
    opened(qtbot, window, pictures[0])
    english = text(window, "topClass")
    assert english in CLASSES
    window.actions_["menuLanguage-zh"].trigger()
    assert window.actions_.menu("menuFile").title() == "文件(&F)"
    assert not text(window, "topClass").isascii()
    assert window.settings.language == "zh"
    with qtbot.waitSignal(window.predictions.picture_failed, timeout=PATIENCE):
        window.open_pictures([Picture(str(tmp_path / "none.png"))])
    assert "不存在" in window.view.message
    chinese = window.view.message
    with qtbot.waitSignal(window.predictions.picture_failed, timeout=PATIENCE):
        window.actions_["menuLanguage-en"].trigger()
    assert window.view.message != chinese
    assert window.view.message.isascii()
    opened(qtbot, window, pictures[0])
    assert text(window, "topClass") == english


def test_what_is_wrong_changes_its_language_too(
    qtbot: QtBot, window: MainWindow, pictures: list[Path], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    opened(qtbot, window, pictures[0])
    monkeypatch.setenv("CIFAR_LAB_WEIGHTS", str(tmp_path / "none"))
    window.picker.show_choices(network_choices())
    with qtbot.waitSignal(window.predictions.prediction_failed, timeout=PATIENCE):
        window.predictions.set_network("vgg16")
    window.report("summary", "details")
    errors = window.findChild(QDialog, "errorDialog")

    def said() -> list[str]:
        row = window.findChild(QRadioButton, "model-vgg16")
        label = next(label for label in errors.findChildren(QLabel) if "summary" in label.text())
        return [text(window, "answerNote"), row.toolTip(), label.text()]

    english = said()
    with qtbot.waitSignal(window.predictions.prediction_failed, timeout=PATIENCE):
        window.actions_["menuLanguage-zh"].trigger()
    errors.close()
    assert all(english)
    assert not any(sentence in english for sentence in said())


def test_theme_changes_and_is_remembered(window: MainWindow, again) -> None:  # type: ignore[no-untyped-def]
    def lightness() -> int:
        return int(QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness())

    window.actions_["menuTheme-dark"].trigger()
    assert lightness() < 80
    window.actions_["menuTheme-light"].trigger()
    assert lightness() > 180
    window.actions_["menuTheme-dark"].trigger()
    window.leave()
    window.appearance.choose_theme("light")
    window.settings.theme = "dark"
    window.settings.save()
    other = again()
    assert lightness() < 80
    assert other.actions_["menuTheme-dark"].isChecked()


def test_order_of_the_bars_is_remembered(window: MainWindow, again) -> None:  # type: ignore[no-untyped-def]
    assert window.answer.order == "probability"
    window.actions_["actionSorted"].trigger()
    assert window.answer.order == "fixed"
    window.leave()
    other = again()
    assert other.answer.order == "fixed"
    assert not other.actions_["actionSorted"].isChecked()


def test_recent_pictures(
    qtbot: QtBot, window: MainWindow, pictures: list[Path], again  # type: ignore[no-untyped-def]
) -> None:  # fmt: skip
    opened(qtbot, window, pictures[0])
    opened(qtbot, window, pictures[1])
    window.leave()
    other = again()
    assert other.settings.recent == [str(pictures[1]), str(pictures[0])]
    with qtbot.waitSignal(other.predictions.predicted, timeout=PATIENCE):
        other.recent.picked.emit(str(pictures[0]))
    assert text(other, "pictureName") == pictures[0].name
    other.recent.cleared.emit()
    assert other.settings.recent == []


def test_who_walks_through_a_folder_opens_one_picture(
    qtbot: QtBot, window: MainWindow, pictures: list[Path]
) -> None:
    with qtbot.waitSignal(window.browsing.listed, timeout=PATIENCE):
        window.browsing.open_folder(str(pictures[0].parent))
    window.browsing.step(1)
    assert window.settings.recent == [str(pictures[0])]
    assert window.settings.folder == str(pictures[0].parent)


def test_the_hint_goes_once_its_advice_was_taken(
    qtbot: QtBot, window: MainWindow, pictures: list[Path], again  # type: ignore[no-untyped-def]
) -> None:  # fmt: skip
    hint = window.findChild(QWidget, "hint")
    assert hint.isVisible()
    opened(qtbot, window, pictures[0])
    assert not hint.isVisible()
    window.leave()
    assert not again().findChild(QWidget, "hint").isVisible()


def test_reset_makes_it_forget(qtbot: QtBot, window: MainWindow, pictures: list[Path]) -> None:
    opened(qtbot, window, pictures[0])
    window.actions_["menuTheme-dark"].trigger()
    window.actions_["actionShelf"].trigger()
    window.picker.choose("vgg16")
    window.actions_["actionReset"].trigger()
    box = window.findChild(QDialog, "resetBox")
    next(b for b in box.findChildren(QPushButton) if b.text() == "Reset").click()
    settings = window.settings
    assert (settings.theme, settings.shelf, settings.recent) == ("system", True, [])
    assert window.picker.current() == "lenet5"
    assert window.findChild(QWidget, "pictureShelf").isVisible()


def test_a_damaged_settings_file_is_told(again) -> None:  # type: ignore[no-untyped-def]
    settings_folder().mkdir(parents=True)
    (settings_folder() / "window.ini").write_text("[General]\nversion=99\n", "utf-8")
    window = again()
    assert window.settings.put_aside in window.statusBar().currentMessage()
    assert window.settings.put_aside != ""


def test_a_second_start_brings_its_pictures(
    qtbot: QtBot, window: MainWindow, pictures: list[Path]
) -> None:
    with qtbot.waitSignal(window.predictions.predicted, timeout=PATIENCE):
        window.take_over([str(pictures[2])])
    assert text(window, "pictureName") == pictures[2].name


def test_a_folder_named_at_a_start_is_looked_through(
    qtbot: QtBot, window: MainWindow, pictures: list[Path]
) -> None:
    with qtbot.waitSignal(window.predictions.predicted, timeout=PATIENCE):
        window.take_over([str(pictures[0].parent)])
    assert text(window, "picturePlace") == "1 of 3"


def test_the_bundled_pictures_come_with_their_true_class(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.predictions.predicted, timeout=PATIENCE):
        window.shelf.source_chosen.emit("bundled")
    assert text(window, "picturePlace") == "1 of 50"
    assert window.browsing.pictures.current.label == "airplane"


def test_test_pictures_of_the_data_set(qtbot: QtBot, window: MainWindow, found_data: Path) -> None:
    with qtbot.waitSignal(window.predictions.predicted, timeout=PATIENCE):
        window.shelf.source_chosen.emit("test")
    assert text(window, "picturePlace") == "1 of 100"
    first = [picture.source for picture in window.shelf.pictures]
    with qtbot.waitSignal(window.predictions.predicted, timeout=PATIENCE):
        window.actions_["actionShuffle"].trigger()
    assert [picture.source for picture in window.shelf.pictures] != first


def test_without_a_data_set_the_window_offers_to_get_it(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.browsing.emptied, timeout=PATIENCE):
        window.shelf.source_chosen.emit("test")
    window.shelf.note_clicked.emit()
    dialog = window.findChild(QDialog, "dataDialog")
    assert dialog.isVisible()
    dialog.close()


def test_a_key_that_finds_no_test_pictures_says_so_without_the_thumbnails(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.actions_["actionShelf"].trigger()
    with qtbot.waitSignal(window.browsing.emptied, timeout=PATIENCE):
        window.actions_["actionShuffle"].trigger()
    assert "CIFAR-10" in window.statusBar().currentMessage()


def test_who_goes_elsewhere_is_not_fetched_back_by_what_comes_late(
    qtbot: QtBot, window: MainWindow, found_data: Path
) -> None:
    window.shelf.source_chosen.emit("test")
    window.shelf.source_chosen.emit("opened")  # nothing was opened
    with qtbot.waitSignal(window.browsing._test_pictures.ready, timeout=PATIENCE):
        window.browsing.open_folder(str(found_data))
        window.shelf.source_chosen.emit("bundled")
    qtbot.wait(300)  # the folder has been read by now
    assert window.browsing.source == "bundled"


def test_a_sentence_in_the_place_of_thumbnails_changes_its_language(window: MainWindow) -> None:
    window.shelf.source_chosen.emit("opened")
    before = text(window, "shelfSentence")
    window.actions_["menuLanguage-zh"].trigger()
    assert text(window, "shelfSentence") != before


def test_everything_is_reached_with_the_tab_key(
    qtbot: QtBot, window: MainWindow, pictures: list[Path]
) -> None:
    opened(qtbot, window, *pictures)
    reached, widget = [], window.view.nextInFocusChain()
    while widget is not window.view:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(window):
            reached.append(widget)
        widget = widget.nextInFocusChain()
    names = [each.objectName() for each in reached]
    for name in ("previousButton", "nextButton", "fitButton", "shelfList", "sortButton"):
        assert name in names, names
    assert any(isinstance(each, QRadioButton) for each in reached)
    assert window.view.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_an_answer_can_be_copied_once_there_is_one(
    qtbot: QtBot, window: MainWindow, pictures: list[Path]
) -> None:
    copying = [window.actions_[name] for name in ("actionCopyText", "actionCopyPicture")]
    assert not any(action.isEnabled() for action in copying)
    opened(qtbot, window, pictures[0])
    assert all(action.isEnabled() for action in copying)
    copying[0].trigger()
    assert text(window, "topClass") in QGuiApplication.clipboard().text()


def test_the_full_screen_is_left_for_what_was_before(qtbot: QtBot, window: MainWindow) -> None:
    window.showMaximized()
    qtbot.waitUntil(window.isMaximized)
    window.actions_["actionFullScreen"].trigger()
    qtbot.waitUntil(window.isFullScreen)
    window.actions_["actionFullScreen"].trigger()
    qtbot.waitUntil(lambda: not window.isFullScreen())
    assert window.isMaximized()


def test_a_full_screen_that_was_remembered_is_left_by_one_key(window: MainWindow, again) -> None:  # type: ignore[no-untyped-def]
    window.actions_["actionFullScreen"].trigger()
    window.close()
    other = again()
    assert other.isFullScreen()
    assert other.actions_["actionFullScreen"].isChecked()
    other.actions_["actionFullScreen"].trigger()
    assert not other.isFullScreen()


def test_reset_leaves_the_full_screen(window: MainWindow) -> None:
    window.actions_["actionFullScreen"].trigger()
    window.reset()
    assert not window.isFullScreen()
    assert not window.actions_["actionFullScreen"].isChecked()
