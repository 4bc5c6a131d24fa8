"""The answer."""

from collections.abc import Iterator

import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtGui import QGuiApplication, QPalette
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication, QLabel, QProgressBar, QToolButton
from pytestqt.qtbot import QtBot

from app.gui.answer_panel import AnswerPanel
from app.gui.theme import palette
from app.inference.predictor import Prediction
from models.registry import CLASSES


@pytest.fixture
def panel(qtbot: QtBot) -> AnswerPanel:
    panel = AnswerPanel()
    qtbot.addWidget(panel)
    panel.resize(360, 500)
    panel.grab()  # the size reaches a hidden widget only now
    return panel


@pytest.fixture
def clipboard(qapp: QApplication) -> Iterator[None]:
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


def prediction(**shares: float) -> Prediction:
    rest = (1 - sum(shares.values())) / (10 - len(shares))
    by_class = {name: shares.get(name, rest) for name in CLASSES}
    best = max(by_class, key=by_class.__getitem__)
    return Prediction("lenet5", best, by_class[best], by_class, 3.21, "cpu")


def text(panel: AnswerPanel, name: str) -> str:
    return panel.findChild(QLabel, name).text()


def bar(panel: AnswerPanel, name: str) -> QProgressBar:
    return panel.findChild(QProgressBar, f"bar-{name}")


def order_on_screen(panel: AnswerPanel) -> list[str]:
    panel.settle()
    return sorted(CLASSES, key=lambda name: bar(panel, name).y())


def test_nothing_is_said_before_the_answer(panel: AnswerPanel) -> None:
    assert text(panel, "topClass") == text(panel, "topProbability") == ""
    assert all(bar(panel, name).value() == 0 for name in CLASSES)
    assert panel.text() == ""
    assert not panel.copyTextAction.isEnabled()


def test_answer_is_shown_whole(panel: AnswerPanel) -> None:
    panel.show_prediction(prediction(cat=0.625, dog=0.25))
    assert text(panel, "topClass") == "cat"
    assert text(panel, "topProbability") == "62.5 %"
    assert text(panel, "answerNote") == "answered in 3.2 ms"
    assert text(panel, "deviceBadge") == "CPU"
    assert bar(panel, "cat").value() == 625
    assert bar(panel, "dog").value() == 250
    assert bar(panel, "dog").text() == "25.0 %"


def test_answer_is_taken_back(panel: AnswerPanel) -> None:
    panel.show_prediction(prediction(cat=0.9), "cat")
    panel.clear("Loading the networks…")
    assert text(panel, "topClass") == text(panel, "truth") == text(panel, "deviceBadge") == ""
    assert text(panel, "answerNote") == "Loading the networks…"
    assert bar(panel, "cat").value() == 0
    assert bar(panel, "cat").text() == ""
    assert panel.accessibleDescription() == "Loading the networks…"


def test_problem_has_the_colour_of_problems(panel: AnswerPanel) -> None:
    panel.setPalette(palette(dark=False))
    red = panel.palette().color(QPalette.ColorRole.BrightText).name()

    def painted() -> set[str]:
        note = panel.findChild(QLabel, "answerNote")
        image = panel.grab(note.rect().translated(note.mapTo(panel, note.rect().topLeft())))
        picture = image.toImage()
        return {
            picture.pixelColor(x, y).name()
            for x in range(picture.width())
            for y in range(picture.height())
        }

    panel.clear("███")
    assert red not in painted()
    panel.show_problem("███")
    assert red in painted()


@pytest.mark.parametrize(
    ("truth", "said"),
    [
        ("cat", "True class: cat – right"),
        ("dog", "True class: dog – wrong"),
        ("", ""),
    ],
)
def test_truth_is_told_where_it_is_known(panel: AnswerPanel, truth: str, said: str) -> None:
    panel.show_prediction(prediction(cat=0.75), truth)
    assert text(panel, "truth") == said


def test_bars_are_heard(panel: AnswerPanel) -> None:
    panel.show_prediction(prediction(cat=0.75, dog=0.2), "dog")
    assert bar(panel, "dog").accessibleName() == "dog 20.0 %"
    assert bar(panel, "dog").accessibleDescription() == "the true class"
    assert bar(panel, "cat").accessibleDescription() == ""


def test_answer_is_heard_in_a_sentence(panel: AnswerPanel) -> None:
    panel.show_prediction(prediction(cat=0.75, dog=0.2), "dog")
    heard = panel.accessibleDescription()
    assert heard.startswith("cat 75.0 %, dog 20.0 %, ")
    assert heard.endswith("True class: dog – wrong")


def test_most_probable_class_comes_first(panel: AnswerPanel) -> None:
    panel.show_prediction(prediction(truck=0.625, frog=0.25))
    assert panel.order == "probability"
    assert order_on_screen(panel)[:3] == ["truck", "frog", "airplane"]
    panel.clear()
    assert order_on_screen(panel)[:3] == ["truck", "frog", "airplane"]


def test_order_can_be_fixed(panel: AnswerPanel, qtbot: QtBot) -> None:
    told: list[str] = []
    panel.order_changed.connect(told.append)
    panel.set_order("fixed")
    panel.show_prediction(prediction(truck=0.625, frog=0.25))
    assert order_on_screen(panel) == list(CLASSES)
    assert told == []  # the window knows what it asked for
    panel.findChild(QToolButton, "sortButton").click()
    assert order_on_screen(panel)[0] == "truck"
    panel.orderAction.trigger()
    assert order_on_screen(panel) == list(CLASSES)
    assert told == ["probability", "fixed"]


@pytest.mark.usefixtures("clipboard")
def test_text_is_copied(panel: AnswerPanel, qtbot: QtBot) -> None:
    panel.show_prediction(prediction(truck=0.625, frog=0.25), "truck")
    with qtbot.waitSignal(panel.copied):
        panel.copyTextAction.trigger()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "LeNet-5: truck 62.5 %"
    assert lines[1] == "True class: truck – right"
    assert lines[4:6] == ["truck\t62.5 %", "frog\t25.0 %"]
    assert len(lines) == 4 + len(CLASSES)
    panel.set_order("fixed")
    assert panel.text().splitlines()[4].startswith("airplane\t")


@pytest.mark.usefixtures("clipboard")
def test_picture_is_copied(panel: AnswerPanel, qtbot: QtBot) -> None:
    panel.show_prediction(prediction(truck=0.625))
    with qtbot.waitSignal(panel.copied):
        panel.copyPictureAction.trigger()
    image = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == (720, 1000)
    middle = [image.pixelColor(x, image.height() // 3).name() for x in range(image.width())]
    assert len(set(middle)) > 2


@pytest.mark.usefixtures("clipboard")
def test_nothing_is_copied_without_an_answer(panel: AnswerPanel) -> None:
    panel.copy_text()
    panel.copy_picture()
    assert QGuiApplication.clipboard().text() == ""
    assert QGuiApplication.clipboard().image().isNull()


def test_context_menu_offers_the_actions(panel: AnswerPanel) -> None:
    assert panel.contextMenuPolicy() == Qt.ContextMenuPolicy.ActionsContextMenu
    texts = [action.text() for action in panel.actions()]
    assert texts == ["Copy answer as &text", "Copy answer as pict&ure", "&Most probable first"]


def test_everything_is_reached_with_the_keyboard(panel: AnswerPanel, qtbot: QtBot) -> None:
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    panel.setFocus(Qt.FocusReason.TabFocusReason)
    assert panel.hasFocus()  # a screen reader reads the whole answer there
    QTest.keyClick(panel, Qt.Key.Key_Tab)
    sort = panel.findChild(QToolButton, "sortButton")
    assert sort.hasFocus()
    assert sort.accessibleName() == "Most probable first"
    QTest.keyClick(sort, Qt.Key.Key_Space)
    assert panel.order == "fixed"


def test_language_changes_under_an_answer(
    panel: AnswerPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel.show_prediction(prediction(cat=0.9), "dog")
    monkeypatch.setenv("CIFAR_LAB_LANGUAGE", "zh")
    panel.retranslate()
    assert text(panel, "topClass") == "猫"
    assert "狗" in text(panel, "truth")
    assert bar(panel, "cat").accessibleName() == "猫 90.0 %"


def test_own_classes_are_numbered(panel: AnswerPanel) -> None:
    own = Prediction("mine", "apple", 0.75, {"apple": 0.75, "pear": 0.25}, 1.0, "cpu")
    panel.show_prediction(own)
    assert bar(panel, "0").value() == 750
    assert text(panel, "topClass") == "apple"
    assert panel.findChild(QProgressBar, "bar-cat") is None


def test_panel_fits_a_small_window(panel: AnswerPanel) -> None:
    panel.show_prediction(prediction(automobile=0.99991), "automobile")
    line = panel.fontMetrics().height()
    assert panel.minimumSizeHint().height() <= 19 * line
    assert panel.minimumSizeHint().width() <= 380
