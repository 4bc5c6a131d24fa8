"""The study that is shown: its question, how it stands, and what can be done with it."""

from typing import TYPE_CHECKING

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtGui import QFont, QPalette
from PyQt5.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.gui import study_wording as wording
from app.gui.button_box import WordButton
from app.gui.data_wording import breakable
from app.gui.report_layout import sentence
from app.gui.state_dot import StateDot
from app.gui.study_size import StudySize
from app.messages import user_language

if TYPE_CHECKING:
    from app.gui.study_view import StudyView

_MENU = ("folder", "delete")


class StudyHeader(QWidget):
    """What was pressed, `wanted` tells."""

    wanted = pyqtSignal(str)  # "start", "stop", "vary", "data", "folder" or "delete"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("studyHeader")
        self._study: StudyView | None = None
        self._pending = ""  # "stop" or "resume": asked for, and not yet seen in its folder
        self._no_data = ""  # why there are no pictures to learn from
        self._training = False  # another study or training is under way
        self._build()
        self._lay_out()
        self.retranslate()

    def _build(self) -> None:
        self._question = sentence(self, "studyQuestion")
        self._dot = StateDot(self)
        self._state = sentence(self, "studyState")
        bold = QFont(self._state.font())
        bold.setBold(True)
        self._state.setFont(bold)
        self._advice = sentence(self, "studyAdvice", quiet=True)
        self._problem = sentence(self, "studyProblem")
        self._problem.setForegroundRole(QPalette.ColorRole.BrightText)
        self._bar = QProgressBar(self)
        self._bar.setObjectName("studyProgress")
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(12)
        self.sizes = StudySize(self)
        self.sizes.chosen.connect(self._show)
        names = ("start", "stop", "data", "vary", "more")
        self._buttons = {name: self._button(name) for name in names}
        self._menu = QMenu(self._buttons["more"])
        self._actions = {name: self._menu.addAction("") for name in _MENU}
        self._buttons["more"].setMenu(self._menu)
        for name, action in self._actions.items():
            assert action is not None
            action.triggered.connect(lambda _, name=name: self.wanted.emit(name))

    def _button(self, name: str) -> QPushButton:
        button = WordButton(self)
        button.setObjectName(f"study-{name}")
        if name != "more":
            button.clicked.connect(lambda: self.wanted.emit(name))
        return button

    def _lay_out(self) -> None:
        head, begin = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._dot)
        head.addWidget(self._state, 1)
        for name in ("stop", "vary", "more"):
            head.addWidget(self._buttons[name])
        begin.setSpacing(8)
        begin.addWidget(self.sizes, 1)
        for name in ("data", "start"):
            begin.addWidget(self._buttons[name])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._question)
        column.addLayout(head)
        for widget in (self._bar, self._advice, self._problem):
            column.addWidget(widget)
        column.addLayout(begin)

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self._buttons["stop"].setText(self.tr("&Stop"))
        self._buttons["data"].setText(self.tr("&Get the pictures…"))
        self._buttons["vary"].setText(self.tr("Change a &value…"))
        self._buttons["more"].setText(self.tr("&More"))
        self._bar.setAccessibleName(self.tr("Progress of the study"))
        titles = {"folder": self.tr("Open the &folder"), "delete": self.tr("&Delete…")}
        for name, action in self._actions.items():
            assert action is not None
            action.setText(titles[name])
        self.sizes.retranslate()
        self._show()

    def show_study(self, study: "StudyView", pending: str = "") -> None:
        """A study as it is now, and what it was asked for a moment ago."""
        if self._study is None or study.path != self._study.path:
            self.sizes.begin(_begun_with(study), known=bool(study.state))
        if (study, pending) != (self._study, self._pending):
            self._study, self._pending = study, pending
            self._show()

    def show_surroundings(self, no_data: str, *, training: bool) -> None:
        """Why there are no pictures (empty: there are), and whether something is under way."""
        if (no_data, training) != (self._no_data, self._training):
            self._no_data, self._training = no_data, training
            self._show()

    def show_problem(self, said: str) -> None:
        """What went wrong with the last thing that was wanted; empty: nothing."""
        self._problem.setText(breakable(said))
        self._problem.setVisible(bool(said))

    @property
    def problem(self) -> str:
        """What is being said of it."""
        return self._problem.text().replace("\u200b", "")

    def menu(self, parent: QWidget) -> QMenu:
        """The same as the buttons, for the list."""
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in ("start", "stop", "vary"):
            button = self._buttons[name]
            if not button.isHidden():
                action = menu.addAction(button.text())
                assert action is not None
                action.setEnabled(button.isEnabled())
                action.triggered.connect(lambda _, name=name: self.wanted.emit(name))
        menu.addSeparator()
        menu.addActions([action for action in self._actions.values() if action is not None])
        return menu

    def _show(self) -> None:
        study = self._study
        if study is None:
            return
        self._show_texts(study)
        busy = study.active or self._pending == "resume"
        self._bar.setVisible(bool(study.trials) and (study.active or study.resumable))
        self._bar.setRange(0, max(1, study.trials))
        self._bar.setValue(study.done)
        readable = study.study is not None
        startable = readable and not busy
        self.sizes.setVisible(startable and not self._no_data)
        buttons = self._buttons
        buttons["start"].setVisible(startable and not self._no_data)
        buttons["start"].setText(self._start_title(study))
        there = study.state == "done" and self.sizes.pictures == _begun_with(study)
        buttons["start"].setEnabled(not there)
        said = self.tr("It is done with as many. Choose another number.") if there else ""
        buttons["start"].setToolTip(said)
        buttons["data"].setVisible(startable and bool(self._no_data))
        buttons["stop"].setVisible(busy)
        buttons["stop"].setEnabled(study.active and not (self._pending or study.asked))
        buttons["vary"].setVisible(readable)
        self._show_actions(study, busy)

    def _show_texts(self, study: "StudyView") -> None:
        made = study.study
        self._question.setVisible(made is not None and not study.own)
        if made is not None:
            self._question.setText(made.question.of(user_language()))
        self._dot.show_state(study.state)
        self._dot.setVisible(bool(study.state))
        self._state.setText(wording.headline(study, self._pending))
        advice = wording.advice(study)
        more = ""
        if not study.active and made is not None:
            waits = self.tr("Something else is under way: this study would wait for its end.")
            more = self._no_data or (waits if self._training else "")
        advice = "\n".join(filter(None, (advice, more)))
        self._advice.setText(breakable(advice))
        self._advice.setVisible(bool(advice))
        wrong = study.state == "failed" or made is None
        self._advice.setForegroundRole(
            QPalette.ColorRole.BrightText if wrong else QPalette.ColorRole.PlaceholderText
        )

    def _start_title(self, study: "StudyView") -> str:
        if study.resumable and self.sizes.pictures == _begun_with(study):
            return self.tr("Go &on")
        return self.tr("S&tart")

    def _show_actions(self, study: "StudyView", busy: bool) -> None:
        for name, usable in (("folder", bool(study.state)), ("delete", bool(study.state))):
            action = self._actions[name]
            assert action is not None
            action.setEnabled(usable and not (name == "delete" and busy))
            action.setVisible(name == "folder" or study.own)


def _begun_with(study: "StudyView") -> int | None:
    return None if study.all_pictures else study.pictures
