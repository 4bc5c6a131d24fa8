"""Before there is a report: what will be measured and how long it takes, or why it cannot be."""

from typing import TYPE_CHECKING

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtGui import QPalette
from PyQt5.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.gui.data_wording import breakable
from app.gui.report_layout import scrolling, sentence
from app.gui.wording import duration
from app.messages import error_text

if TYPE_CHECKING:
    from app.gui.report_cache import Plan, Standing, Target

_STEPS = 1000  # of the bar
_WIDEST = 90  # letters of a line of text
_BUTTONS = ("reportBegin", "reportCancel", "reportGetData", "reportChooseData", "reportAgain")


class ReportStart(QWidget):
    """Shows how things stand; which button was pressed, the signals tell."""

    begin_wanted = pyqtSignal()
    cancel_wanted = pyqtSignal()
    data_wanted = pyqtSignal()  # get CIFAR-10
    choose_wanted = pyqtSignal()  # other pictures
    look_wanted = pyqtSignal()  # once more

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reportStart")
        self._standing: Standing | None = None  # None while it is being looked for
        self._measuring: Target | None = None  # what is being measured
        self._problem = ""  # of the last measurement
        self._full = False
        self._progress = 0.0, 0.0, 0.0  # share, seconds until now, in all
        self._build()
        signals = (
            *(self.begin_wanted, self.cancel_wanted, self.data_wanted),
            *(self.choose_wanted, self.look_wanted),
        )
        for button, signal in zip(self._buttons.values(), signals, strict=True):
            button.clicked.connect(signal)
        self.retranslate()

    def _build(self) -> None:
        page = QWidget(self)
        self._said = sentence(page, "reportSaid")
        self._about = sentence(page, "reportAbout", quiet=True)
        self._wrong = sentence(page, "reportProblem")
        self._wrong.setForegroundRole(QPalette.ColorRole.BrightText)
        self._bar = QProgressBar(page)
        self._bar.setObjectName("reportProgress")
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        self._left = sentence(page, "reportLeft", quiet=True)
        self._buttons = {name: QPushButton(page) for name in _BUTTONS}
        line = QHBoxLayout()
        for name, button in self._buttons.items():
            button.setObjectName(name)
            button.setAutoDefault(False)
            line.addWidget(button)
        line.addStretch(1)
        column = QVBoxLayout(page)
        column.setSpacing(14)
        for widget in (self._said, self._about, self._wrong, self._bar, self._left):
            column.addWidget(widget)
        column.addLayout(line)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(page, self))

    def retranslate(self) -> None:
        """Texts in the language of now."""
        texts = (
            self.tr("&Measure"),
            self.tr("Cancel"),
            self.tr("&Get the pictures…"),
            self.tr("Choose a &folder of pictures…"),
            self.tr("&Try again"),
        )
        for button, text in zip(self._buttons.values(), texts, strict=True):
            button.setText(text)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._show()

    def show_standing(self, standing: "Standing | None") -> None:
        """What was found; None: it is being looked for."""
        self._standing, self._problem, self._full = standing, "", False
        self._show()

    def show_measuring(self, target: "Target | None") -> None:
        """This network is being measured; None: none is."""
        self._measuring = target
        self._progress = 0.0, 0.0, 0.0
        if target is not None:  # what went wrong before is of no interest any more
            self._problem, self._full = "", False
        self._show()

    def show_progress(self, share: float, seconds: float, whole: float) -> None:
        """How far it is, 0…1, and how long it has taken, of how long it will about take."""
        self._progress = share, seconds, whole
        self._show_progress()

    def show_problem(self, problem: str, *, full: bool = False) -> None:
        """Why there is no report: what the process said, or that the disk is full."""
        self._problem, self._full = problem, full
        self._show()

    def _show(self) -> None:
        standing = self._standing
        for widget in (self._said, self._about, self._wrong, self._bar, self._left):
            widget.setMaximumWidth(_WIDEST * self.fontMetrics().averageCharWidth())
        self._said.setText(self._sentence())
        self._about.setText(self._explanation())
        self._wrong.setText(breakable(self.reason()))
        for label in (self._about, self._wrong):
            label.setVisible(bool(label.text()))
        mine = self._is_mine()
        for widget in (self._bar, self._left):
            widget.setVisible(mine)
        self._show_progress()
        plan = standing is not None and standing.plan is not None
        code = standing.error.code if standing is not None and standing.error is not None else ""
        data = code.startswith("data-")
        offered = {
            "reportBegin": plan and not mine,
            "reportCancel": mine,
            "reportGetData": data,
            "reportChooseData": data or code == "classes-differ",
            "reportAgain": standing is not None and not plan,
        }
        for name, button in self._buttons.items():
            button.setVisible(offered[name])
        self._buttons["reportBegin"].setEnabled(self._measuring is None)
        for name in ("reportBegin", "reportGetData", "reportAgain"):
            self._buttons[name].setDefault(offered[name])

    def _is_mine(self) -> bool:
        """Whether it is this network that is being measured."""
        return self._standing is not None and self._standing.target == self._measuring

    def _sentence(self) -> str:
        standing = self._standing
        if standing is None:
            return self.tr("Looking for a report…")
        title = standing.target.title
        if self._is_mine():
            return self.tr("{network} is being measured.").format(network=title)
        if standing.plan is not None:
            return self.tr("There is no report on {network} yet.").format(network=title)
        return self.tr("{network} cannot be measured.").format(network=title)

    def _explanation(self) -> str:
        standing = self._standing
        if standing is None or standing.plan is None:
            return ""
        plan = standing.plan
        said = self.tr(
            "The network answers {images} test pictures, from which it has not learned. The "
            "report then shows how often it is right, which classes it confuses, which mistakes "
            "it is surest of, whether its confidence can be trusted, and how quick it is. That "
            "takes about {time} on this computer, less if nothing else keeps it busy; everything "
            "else can be used meanwhile."
        )
        told = said.format(images=f"{plan.images:,}", time=duration(plan.seconds))
        if self._measuring is not None and not self._is_mine():
            other = self.tr("{network} is being measured first.")
            return f"{told}\n\n{other.format(network=self._measuring.title)}"
        return told

    def reason(self, standing: "Standing | None" = None) -> str:
        """Why there is no report, or none of this standing; empty if nothing is in its way."""
        standing = standing or self._standing
        if self._full or (standing is not None and standing.full):
            return self.tr(
                "The disk is too full: a report takes up to 20 MB. Make room, then try again."
            )
        if self._problem:
            said = self.tr("The measurement failed: {reason}")
            return said.format(reason=self._problem)
        if standing is not None and standing.problem:
            return standing.problem
        if standing is None or standing.error is None:
            return ""
        told = error_text(standing.error)
        if standing.error.code == "data-missing":
            return self.tr("The test pictures of CIFAR-10 are not on this computer yet.")
        return told

    def _show_progress(self) -> None:
        share, seconds, whole = self._progress
        self._bar.setRange(0, _STEPS if seconds else 0)  # 0 to 0: something moves
        self._bar.setValue(round(_STEPS * share))
        if not seconds:
            self._left.setText(self.tr("Starting…"))
        elif whole > seconds:
            left = self.tr("about {time} left").format(time=duration(whole - seconds))
            self._left.setText(left)
        else:
            self._left.setText(self.tr("It takes longer than usual…"))

    @property
    def measured(self) -> "Target | None":
        """What is being measured, whatever is shown."""
        return self._measuring

    @property
    def plan(self) -> "Plan | None":
        """What is offered to be measured."""
        return None if self._standing is None else self._standing.plan

    def focus_likely(self) -> None:
        """The keyboard goes to what comes next."""
        for button in self._buttons.values():
            if not button.isHidden() and button.isEnabled():
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return
