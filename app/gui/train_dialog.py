"""Asks what to train, on what, for how long, and, for those who want to know, how."""

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtGui import QCloseEvent, QPalette, QShowEvent
from PyQt5.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.gui.button_box import ButtonBox
from app.gui.train_data import DataChoice
from app.gui.train_form import TrainForm
from app.gui.train_length import LengthChoice
from app.gui.train_look import Surroundings, TrainLook
from app.gui.train_network import TrainNetwork
from app.gui.train_wording import accuracy
from app.gui.training_estimate import Estimate, TrainingEstimate, pace
from app.gui.wording import duration, folded
from app.training.config import TrainConfig

_WIDTH = 600  # logical pixels
_TALLEST = 560  # unfolded: it fits above a window of 900×600
_FRAME = 40  # of the window manager
_PATIENCE = 200  # milliseconds for a look at a slow disk to end
_LINES = 2  # kept for the time: the dialog does not jump
_ABOVE = Qt.AlignmentFlag.AlignTop


class TrainDialog(QDialog):
    """Network, data and length, with an estimate that is measured while the user thinks; all other
    settings are folded away.

    Where there is no data set yet it says so, and offers to get one.
    """

    confirmed = pyqtSignal(object)  # TrainConfig
    data_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trainDialog")
        self.setMinimumWidth(_WIDTH)
        self._measurement = TrainingEstimate(self)
        self._look = TrainLook(self)
        self._found: Surroundings | None = None
        self._problem = ""  # why the time is not known, or why the training did not start
        self._hopeless = False  # the training would fail as the measurement did
        self._estimate: Estimate | None = None
        self._asked: TrainConfig | None = None  # what is measured, or has been
        self._unfolded = False
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self._intro = QLabel(self)
        self._intro.setWordWrap(True)
        self._network = TrainNetwork(self)
        self._data = DataChoice(self)
        self._length = LengthChoice(self)
        self._fold = QToolButton(self)
        self._fold.setObjectName("trainAdvanced")
        self._fold.setAutoRaise(True)
        self._fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._fold.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._reset = QPushButton(self)
        self._reset.setObjectName("trainReset")
        self._reset.setAutoDefault(False)
        self._form = TrainForm(self)
        self._time = self._answer("trainEstimate")
        self._accuracy = self._answer("trainAccuracy")
        self._buttons = ButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._start = QPushButton(self)
        self._start.setObjectName("trainStart")
        self._buttons.addButton(self._start, QDialogButtonBox.ButtonRole.AcceptRole)
        self._start.setDefault(True)
        self._arrange()
        self.unfold(False)

    def _answer(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setAlignment(_ABOVE)  # beside its label when it wraps
        return label

    def _arrange(self) -> None:
        questions, answers = QFormLayout(), QFormLayout()
        self._labels: list[QLabel] = []
        for form, field, place in (
            (questions, self._network, _ABOVE),
            (questions, self._data, _ABOVE),
            (questions, self._length, _ABOVE),
            (answers, self._time, _ABOVE),
            (answers, self._accuracy, _ABOVE),
        ):
            label = QLabel(self)
            label.setAlignment(place)
            form.addRow(label, field)
            self._labels.append(label)
        self._labels[0].setBuddy(self._network.box)
        questions.setVerticalSpacing(14)
        self._page = QWidget(self)
        page = QVBoxLayout(self._page)
        page.setContentsMargins(0, 0, 8, 0)  # beside the scroll bar
        page.addWidget(self._intro)
        page.addSpacing(6)
        page.addLayout(questions)
        page.addSpacing(4)
        more = QHBoxLayout()
        more.addWidget(self._fold)
        more.addStretch(1)
        more.addWidget(self._reset)
        page.addLayout(more)
        page.addWidget(self._form)
        page.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setObjectName("trainScroll")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._page)
        line = QFrame(self)
        line.setFrameShape(QFrame.Shape.HLine)
        line.setForegroundRole(QPalette.ColorRole.Mid)
        column = QVBoxLayout(self)
        column.addWidget(self._scroll, 1)
        column.addWidget(line)
        column.addLayout(answers)
        column.addWidget(self._buttons)

    def _connect(self) -> None:
        self._network.chosen.connect(self._on_network)
        self._data.chosen.connect(self._on_place)
        self._data.get_wanted.connect(self.data_wanted)
        self._length.chosen.connect(self._form.set_epochs)
        self._length.own_wanted.connect(self._on_own_length)
        self._form.changed.connect(self._on_changed)
        self._fold.clicked.connect(lambda: self.unfold(not self._unfolded))
        self._reset.clicked.connect(self._on_reset)
        self._measurement.measured.connect(self._on_measured)
        self._measurement.failed.connect(self._on_failed)
        self._look.looked.connect(self._on_looked)
        self._buttons.accepted.connect(self._on_start)
        self._buttons.rejected.connect(self.reject)
        self.finished.connect(self._leave)

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self.setWindowTitle(self.tr("Train a network"))
        self._intro.setText(
            self.tr(
                "The network learns from the training pictures, one look at all of them an epoch. "
                "It goes on when you close the window."
            )
        )
        names = [self.tr("&Network"), self.tr("Data"), self.tr("How long")]
        names += [self.tr("Time"), self.tr("Accuracy")]
        for label, name in zip(self._labels, names, strict=True):
            label.setText(name)
        for form in (self._labels[:3], self._labels[3:]):  # both columns begin at the same place
            for label in form:
                label.setMinimumWidth(max(each.sizeHint().width() for each in self._labels))
        self._length.setAccessibleName(self.tr("How long"))
        self._time.setAccessibleName(self.tr("Estimated time"))
        self._accuracy.setAccessibleName(self.tr("Expected accuracy"))
        self._start.setText(self.tr("Start training"))
        self._reset.setText(self.tr("&Reset to the recipe"))
        self._reset.setToolTip(self.tr("The settings of the published network"))
        for part in (self._network, self._data, self._length, self._form):
            part.retranslate()
        self._show_state()

    def ask(self, key: str) -> None:
        """Opens the dialog on a network; does not wait for the answer."""
        self._network.choose(key)
        self._form.begin(self._network.key)
        self.unfold(False)
        self._estimate, self._asked, self._problem, self._hopeless = None, None, "", False
        self.open()
        self._on_place(self._found.data if self._found is not None else None)

    def unfold(self, unfolded: bool) -> None:
        """Shows or hides what only those want who know it."""
        self._unfolded = unfolded
        arrow = Qt.ArrowType.DownArrow if unfolded else Qt.ArrowType.RightArrow
        self._fold.setArrowType(arrow)
        self._form.setVisible(unfolded)
        self._reset.setVisible(unfolded)
        self._show_changes()
        self._fit()

    def data_arrived(self) -> None:
        """There may be a data set now: looks, and measures."""
        if self.isVisible():
            self._asked = None
            self._on_place(self._found.data if self._found is not None else None)

    def show_problem(self, sentence: str) -> None:
        """Says why the training did not start."""
        self._measurement.cancel()
        self._asked, self._problem = None, sentence
        self._show_state()

    def showEvent(self, event: QShowEvent | None) -> None:
        """As tall as what it asks."""
        super().showEvent(event)
        self._fit()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab from a button below the page scrolls to where it leads."""
        moved = super().focusNextPrevChild(forward)
        now = self.focusWidget()
        if now is not None and self._page.isAncestorOf(now):
            self._scroll.ensureWidgetVisible(now)
        return moved

    def closeEvent(self, event: QCloseEvent | None) -> None:
        """Closing the window's parent closes this one without `finished`."""
        self._leave()
        super().closeEvent(event)

    def _leave(self) -> None:
        self._measurement.cancel()
        self._look.stop(_PATIENCE)

    def _config(self) -> TrainConfig | None:
        """What is asked for now; None where a training could not use it."""
        if self._found is None or self._found.problem is not None:
            return None
        try:
            return self._form.config(self._found.data)
        except ValueError:
            return None

    def _on_network(self) -> None:
        self._form.set_network(self._network.key)
        self._on_changed(at_once=True)

    def _on_place(self, path: str | None) -> None:
        self._found = None
        self._data.show_place(None)
        self._look.look(path)
        self._show_state()

    def _on_looked(self, found: Surroundings) -> None:
        if self.isVisible():
            self._found = found
            self._data.show_place(found)
            self._form.set_starts(found.starts)
            self._on_changed(at_once=True)
            if not self._unfolded:
                self._fit()

    def _on_changed(self, at_once: bool = False) -> None:
        """Measures anew where the new settings are faster or slower, or may fail."""
        config = self._config()
        if config is None:
            self._forget()
        elif pace(config) != self._asked:
            self._forget()
            self._asked = pace(config)
            self._measurement.measure(config, at_once)
        self._show_state()

    def _forget(self) -> None:
        self._measurement.drop()
        self._asked, self._estimate, self._problem, self._hopeless = None, None, "", False

    def _on_own_length(self) -> None:
        self.unfold(True)
        epochs = self._form.fields["epochs"]
        self._scroll.ensureWidgetVisible(epochs)
        epochs.editor.setFocus(Qt.FocusReason.TabFocusReason)  # which selects what is there
        self._show_state()  # the choice follows what is typed

    def _on_reset(self) -> None:
        self._form.begin(self._network.key)
        self._on_changed(at_once=True)

    def _on_measured(self, estimate: Estimate) -> None:
        self._estimate = estimate
        self._show_state()

    def _on_failed(self, sentence: str) -> None:
        self._hopeless = bool(sentence)  # a process that was killed says nothing of the training
        self._problem = sentence or self.tr("The time could not be measured.")
        self._show_state()

    def _on_start(self) -> None:
        config = self._config()
        if config is not None:
            self._measurement.cancel()
            self.confirmed.emit(config)

    def _show_state(self) -> None:
        config = self._config()
        self._start.setEnabled(config is not None and not self._hopeless)
        wrong = self._form.problem or self._problem
        role = QPalette.ColorRole.BrightText if wrong else QPalette.ColorRole.WindowText
        self._time.setForegroundRole(role)
        self._time.setText(wrong or self._time_sentence(config))
        least = _LINES * self._time.fontMetrics().lineSpacing()
        # a layout makes no room of its own for lines that are wrapped later
        self._time.setMinimumHeight(max(least, self._time.heightForWidth(self._time.width())))
        said, why = "–", ""
        if config is not None and self._found is not None:
            said, why = accuracy(config, self._found)
        self._accuracy.setText(said)
        self._accuracy.setToolTip(folded(why))
        self._accuracy.setAccessibleDescription(why)
        self._show_length()
        self._show_changes()

    def _time_sentence(self, config: TrainConfig | None) -> str:
        if self._found is not None and self._found.problem is not None:
            return self.tr("It can be measured once there is a data set.")
        if self._estimate is None or config is None:
            return self.tr("measuring…")
        return self.tr("about {time} ({speed} images/s)").format(
            time=duration(self._estimate.seconds_per_epoch * config.epochs),
            speed=f"{self._estimate.images_per_second:,.0f}",
        )

    def _show_length(self) -> None:
        field = self._form.fields["epochs"]
        epochs = field.value if field.valid else None
        self._length.show_speed(self._estimate.seconds_per_epoch if self._estimate else None)
        self._length.show_epochs(epochs, self._form.full_epochs)

    def _show_changes(self) -> None:
        changes = self._form.changes
        name = self.tr("&Advanced")
        if changes:
            name = self.tr("&Advanced (changed: {count})").format(count=changes)
        self._fold.setText(name)
        state = self.tr("unfolded") if self._unfolded else self.tr("folded")
        self._fold.setAccessibleDescription(state)
        self._reset.setEnabled(bool(changes) or self._form.fields["epochs"].differs)

    def _fit(self) -> None:
        """As tall as what is shown, and no taller than the screen."""
        if not self.isVisible():
            return
        inside, outside, screen = self._page.layout(), self.layout(), self.screen()
        assert inside is not None
        assert outside is not None
        # the innermost first: what has changed there is news to the layouts around it
        for part in reversed(self._page.findChildren(QWidget)):
            if (layout := part.layout()) is not None:
                layout.activate()
        inside.activate()
        outside.activate()
        wanted = inside.totalHeightForWidth(self._scroll.width())  # then there is no scroll bar
        wanted += self.height() - self._scroll.height()
        most = _TALLEST if screen is None else screen.availableGeometry().height() - _FRAME
        self.resize(self.width(), min(wanted, most, _TALLEST))
