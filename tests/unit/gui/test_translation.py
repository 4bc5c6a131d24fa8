"""The window in Chinese, and the guard that keeps it so."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PyQt5.QtWidgets import (
    QAbstractButton,
    QAction,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QGroupBox,
    QLabel,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.gui import training_estimate
from app.gui.about import open_about
from app.gui.answer_panel import AnswerPanel
from app.gui.error_dialog import ErrorDialog
from app.gui.open_dialog import OpenDialog
from app.gui.run_status import RunStatus
from app.gui.run_view import RunView
from app.gui.train_dialog import TrainDialog
from app.gui.translation import install_translation
from app.gui.window import MainWindow
from app.inference.predictor import Prediction
from app.paths import checkout
from assets.translations.__main__ import updated
from assets.translations.check import messages, problems
from models.registry import CLASSES, MODELS

TRANSLATIONS = checkout() / "assets" / "translations"
# names, paths and numbers are the same in every language
NAMES = re.compile(
    "|".join(re.escape(spec.title) for spec in MODELS.values())
    + "".join(rf"|{spec.paper}".replace(" ", r"\s+") for spec in MODELS.values())
    + r"|<[^>]+>|Alex Krizhevsky|Vinod Nair|Geoffrey Hinton|A\. Krizhevsky|English"
    + r"|Learning Multiple Layers of Features from Tiny Images"
    + r"|ImageNet|imagenet|torchvision"
    + r"|CIFAR Lab|CIFAR-10|GNU GPL|Python|PyQt|Qt|PyTorch|CPU|Ctrl|\bms\b"
    + r"|(Leaky )?ReLU|GELU|SiLU|tanh|sigmoid|SGD|Ada\w+|RMSprop|Xavier|\bHe\b|CUDA|MPS"
    + r"|NVIDIA|Apple"
    + r"|\bMB\b|\bnone\b"
    + r"|（(zeros|linear|constant|alternating|random|none|dropout|epoch|one-cycle)）"
    + r"|one-cycle|dropout|auto|b?float\d+"
    + r"|cifar-10-python\.tar\.gz|\btrain\b|\btest\b"
    + r"|\*\.\w+|\(&?[A-Z]\)|/[\w/.-]+|\d\S*"
)


@pytest.fixture(autouse=True)
def _chinese(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("CIFAR_LAB_LANGUAGE", "zh")
    install_translation(qapp)
    yield
    install_translation(qapp, "en")


def texts_of(widget: QWidget) -> Iterator[str]:
    """All that a person reads or hears of one widget."""
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    yield widget.windowTitle()
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QGroupBox | QMenu):
        yield widget.title()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(index) for index in range(widget.count()))


def english_in(root: QWidget) -> list[str]:
    """The texts with Latin words in them that are no names."""
    widgets = [root, *(w for w in root.findChildren(QWidget) if "qt_" not in w.objectName())]
    texts = [text for widget in widgets for text in texts_of(widget)]
    texts += [text for a in root.findChildren(QAction) for text in (a.text(), a.toolTip())]
    return [text for text in texts if re.search("[A-Za-z]", NAMES.sub("", text))]


def test_menus_and_labels_are_chinese(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    bar = window.menuBar()
    assert bar is not None
    assert [action.text() for action in bar.actions()] == [
        "文件(&F)",
        "编辑(&E)",
        "视图(&V)",
        "训练(&T)",
        "帮助(&H)",
    ]
    assert window.actions_["actionTrain"].text() == "训练网络(&T)…"
    assert window.picker.title() == "网络"
    assert english_in(window) == []
    for menu in window.findChildren(QMenu):
        keys = re.findall("&(.)", " ".join(action.text() for action in menu.actions()))
        assert len(keys) == len(set(keys)), menu.title()


def test_answer_is_chinese(qtbot: QtBot) -> None:
    panel = AnswerPanel()
    qtbot.addWidget(panel)
    shares = dict.fromkeys(CLASSES, 0.1)
    panel.show_prediction(Prediction("lenet5", "cat", 0.1, shares, 12.0, "cpu"))
    assert panel.findChild(QLabel, "topClass").text() == "猫"
    assert panel.findChild(QLabel, "answerNote").text() == "识别用时 12.0 ms"
    assert english_in(panel) == []


def test_dialogs_are_chinese(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training_estimate, "estimate_command", lambda *_: ["/nonexistent"])
    parent = QWidget()
    qtbot.addWidget(parent)
    train, errors = TrainDialog(parent), ErrorDialog(parent)
    errors.show_error("", "", "")
    for dialog in (train, errors, OpenDialog("", parent), open_about(parent)):
        assert english_in(dialog) == [], dialog.objectName()
    buttons = errors.findChild(QDialogButtonBox).buttons()
    assert {button.text().partition("(")[0] for button in buttons} == {"关闭", "复制详情"}


@pytest.mark.parametrize("state", ["queued", "running", "paused", "stopped", "done", "interrupted"])
def test_every_state_of_a_training_is_chinese(qtbot: QtBot, state: str) -> None:
    status = RunStatus()
    qtbot.addWidget(status)
    details = {"epoch": 2, "epochs": 4, "images_per_second": 1234.5, "seconds_left": 720.0}
    status.show_run(RunView("run", Path(), "LeNet-5", state, accuracy=0.5, **details))
    assert "训练" in status.sentence
    assert english_in(status) == []


def test_english_comes_back(qtbot: QtBot, qapp: QApplication) -> None:
    install_translation(qapp, "en")
    panel = AnswerPanel()
    qtbot.addWidget(panel)
    assert panel.title() == "Answer"


def test_guard_passes() -> None:
    assert problems(checkout() / "app" / "gui", TRANSLATIONS / "cifar-lab_zh.ts") == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("<translation>图片</translation>", '<translation type="unfinished"/>', "not translated"),
        ("<translation>图片</translation>", "<translation>照片</translation>", "is older than"),
        ("<translation>图片</", '<translation type="obsolete">图片</', "obsolete"),
        ("<source>Picture</source>", "<source>Image</source>", "not in the .ts file"),
        ("<source>Picture</source>", "<source>Image</source>", "no longer in the program"),
        ("约剩 {time}", "约剩 {zeit}", "other placeholders"),
        ("文件(&amp;F)", "文件", "access key"),
    ],
)
def test_guard_finds(tmp_path: Path, old: str, new: str, said: str) -> None:
    path = tmp_path / "cifar-lab_zh.ts"
    shutil.copy(TRANSLATIONS / "cifar-lab_zh.qm", tmp_path)
    text = (TRANSLATIONS / path.name).read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    found = problems(checkout() / "app" / "gui", path)
    assert any(said in line for line in found), found


def test_guard_reads_calls_that_pylupdate_misses(tmp_path: Path) -> None:
    code = tmp_path / "gui"
    code.mkdir()
    (code / "widget.py").write_text(
        'class Widget:\n    def say(self, name):\n        self.tr(f"{name}")\n'
        '        translate(\n            "Widget",\n            "On a new line",\n        )\n'
    )
    found = problems(code, TRANSLATIONS / "cifar-lab_zh.ts")
    assert "widget.py:3: only plain text can be translated" in found
    assert "not in the .ts file: Widget: 'On a new line'" in found


def test_update_keeps_what_is_translated_and_marks_what_is_new(tmp_path: Path) -> None:
    code = tmp_path / "gui"
    code.mkdir()
    (code / "menu.py").write_text(
        'translate("Actions", "&File")\ntranslate(\n    "Actions",\n    "A new one",\n)\n'
    )
    path = tmp_path / "cifar-lab_zh.ts"
    path.write_text(updated(TRANSLATIONS / "cifar-lab_zh.ts", code), "utf-8")
    assert [(each.source, each.translation, each.kind) for each in messages(path)] == [
        ("&File", "文件(&F)", ""),
        ("A new one", "", "unfinished"),
    ]
