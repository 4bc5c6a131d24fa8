"""The run that is shown: where it stands, how far it is, and what can be done with it."""

from typing import TYPE_CHECKING

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtGui import QFont, QPalette
from PyQt5.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.gui import run_wording as wording
from app.gui.button_box import WordButton
from app.gui.data_wording import breakable
from app.gui.state_dot import StateDot
from app.gui.wording import percent

if TYPE_CHECKING:
    from app.gui.run_view import RunView

BUTTONS = ("use", "pause", "stop", "resume", "rename", "delete")
_FULL = 1000  # of the bars


def offers(run: "RunView") -> tuple[str, ...]:
    """What can be done with a run as it is."""
    if run.state == "running":
        return ("pause", "stop")
    if run.state == "queued":
        return ("stop",)
    if run.state == "done":
        return ("use", "rename", "delete")
    return ("resume", "rename", "delete")


class RunDetails(QWidget):
    """Says everything twice: with a bar and in numbers, with a colour and in a word."""

    wanted = pyqtSignal(str)  # one of BUTTONS

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("runDetails")
        self._run: RunView | None = None
        self._pending = ""  # what it was asked for, and has not done yet
        self._build()
        self.retranslate()

    def _build(self) -> None:
        self._dot = StateDot(self)
        self._state = self._label("runState")
        bold = QFont(self._state.font())
        bold.setBold(True)
        self._state.setFont(bold)
        self._facts = self._label("runFacts")
        self._facts.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._advice = self._label("runAdvice")
        self._problem = self._label("runProblem")
        self._problem.setForegroundRole(QPalette.ColorRole.BrightText)
        self._buttons = {name: self._button(name) for name in BUTTONS}
        head, buttons = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._dot)
        head.addWidget(self._state, 1)
        for name in BUTTONS:
            buttons.addWidget(self._buttons[name])
        head.addLayout(buttons)
        self._bars = QWidget(self)
        grid = QGridLayout(self._bars)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        self._epoch, self._epoch_bar, self._epoch_number = self._bar(grid, 0, "epochProgress")
        self._whole, self._whole_bar, self._whole_number = self._bar(grid, 1, "wholeProgress")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        for widget in (self._bars, self._facts, self._advice, self._problem):
            column.addWidget(widget)

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _button(self, name: str) -> QPushButton:
        button = WordButton(self)
        button.setObjectName(f"run-{name}")
        button.clicked.connect(lambda: self.wanted.emit(name))
        return button

    def _bar(self, grid: QGridLayout, row: int, name: str) -> tuple[QLabel, QProgressBar, QLabel]:
        title, bar, number = QLabel(self), QProgressBar(self), QLabel(self)
        bar.setObjectName(name)
        bar.setRange(0, _FULL)
        bar.setTextVisible(False)
        bar.setFixedHeight(12)
        bar.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        number.setObjectName(f"{name}Number")
        for column, widget in enumerate((title, bar, number)):
            grid.addWidget(widget, row, column)
        return title, bar, number

    def retranslate(self) -> None:
        """Texts in the language of now."""
        titles = {
            "use": self.tr("&Use this network"),
            "pause": self.tr("&Pause"),
            "stop": self.tr("&Stop"),
            "resume": self.tr("&Resume"),
            "rename": self.tr("Re&name"),
            "delete": self.tr("&Delete…"),
        }
        for name, button in self._buttons.items():
            button.setText(titles[name])
        self._whole.setText(self.tr("Whole training"))
        self._epoch_bar.setAccessibleName(self.tr("Progress of the epoch"))
        self._whole_bar.setAccessibleName(self.tr("Progress of the whole training"))
        self._show()

    def show_run(self, run: "RunView | None", pending: str = "") -> None:
        """A run as it is now, and what it was asked for a moment ago."""
        if run != self._run or pending != self._pending:
            self._run, self._pending = run, pending
            self._show()

    def show_problem(self, sentence: str) -> None:
        """What went wrong with the last thing that was wanted; empty: nothing."""
        self._problem.setText(breakable(sentence))
        self._problem.setVisible(bool(sentence))

    def title_of(self, name: str) -> str:
        """What a button says."""
        return self._buttons[name].text()

    def offered(self, name: str) -> bool:
        """Whether a button can be pressed."""
        button = self._buttons[name]
        return button.isEnabled() and not button.isHidden()

    @property
    def problem(self) -> str:
        """What is being said of it."""
        return self._problem.text().replace("\u200b", "")

    def _show(self) -> None:
        run = self._run
        if run is None:
            return
        self._dot.show_state(run.state)
        asked = self._pending or run.asked
        title = wording.asked_title(asked) if asked else wording.state_title(run.state)
        self._state.setText(f"{title} · {run.title}")
        self._show_bars(run)
        self._facts.setText(wording.facts(run))
        advice = wording.advice(run)
        self._advice.setText(breakable(advice))
        self._advice.setVisible(bool(advice))
        wrong = run.state == "failed"
        role = QPalette.ColorRole.BrightText if wrong else QPalette.ColorRole.WindowText
        self._advice.setForegroundRole(role)
        self._show_buttons(run, asked)

    def _show_bars(self, run: "RunView") -> None:
        stands = run.state in ("paused", "stopped", "interrupted", "failed")
        there = run.state == "running" or (stands and run.fraction > 0)
        self._bars.setVisible(there)
        if not there:
            return
        epoch = self.tr("Epoch {epoch} of {epochs}").format(epoch=run.epoch, epochs=run.epochs)
        self._epoch.setText(epoch if run.epochs else self.tr("Preparing…"))
        share = run.step / run.steps if run.steps else 0.0
        self._epoch_bar.setValue(round(_FULL * min(share, 1.0)))
        step = self.tr("step {step} of {steps}").format(step=run.step, steps=run.steps)
        self._epoch_number.setText(step if run.steps else "")
        self._whole_bar.setValue(round(_FULL * run.fraction))
        self._whole_number.setText(percent(run.fraction) if run.epochs else "")

    def _show_buttons(self, run: "RunView", asked: str) -> None:
        offered = offers(run)
        for name, button in self._buttons.items():
            button.setVisible(name in offered)
            # a run that was asked to pause may still be asked to stop, and nothing else
            button.setEnabled(not asked or (asked == "pause" and name == "stop"))
        again = self.tr("&Resume") if run.resumable else self.tr("Sta&rt again")
        titles = {
            "pause": wording.asked_title("pause") if asked == "pause" else self.tr("&Pause"),
            "stop": wording.asked_title("stop") if asked == "stop" else self.tr("&Stop"),
            "resume": wording.asked_title("resume") if asked == "resume" else again,
        }
        for name, title in titles.items():
            self._buttons[name].setText(title)
