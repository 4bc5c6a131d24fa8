"""The answer: the best class, how sure the network is, and a bar for every class."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PyQt5.QtCore import QSize, QSizeF, Qt, pyqtSignal
from PyQt5.QtGui import QGuiApplication, QIcon, QImage, QPainter, QPalette
from PyQt5.QtWidgets import QAction, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.gui.answer_bar import AnswerBars
from app.gui.answer_text import (
    answer_sentence,
    answer_table,
    ranked,
    timing,
    truth_sentence,
    unknown_sentence,
)
from app.gui.card import Card
from app.gui.headline import Headline
from app.gui.strange_label import StrangeLabel
from app.gui.truth_label import TruthLabel
from app.gui.wording import percent
from app.messages import class_title
from models.registry import CLASSES

if TYPE_CHECKING:
    from app.inference.predictor import Prediction

BY_PROBABILITY, FIXED = "probability", "fixed"  # the orders of the bars
_HEAD = 10  # lines of normal text: no headline is higher
_FINE = 2.0  # pixels of a copied picture for one of the screen's, at least


class AnswerPanel(Card):
    """Shows one prediction, or nothing, or a sentence on why there is none.

    Its actions are in its context menu; the window may show them elsewhere, too.
    """

    order_changed = pyqtSignal(str)  # by the user: "probability" or "fixed"
    copied = pyqtSignal()  # the answer is on the clipboard

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prediction: Prediction | None = None
        self._truth = ""
        self.problem = False  # a sentence on what is wrong stands in the answer's place
        self._head = Headline(self)
        self._strange = StrangeLabel(self)
        self._verdict = TruthLabel(self)
        self._bars = AnswerBars(self)
        self._make_actions()
        self._lay_out()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a screen reader reads the answer there
        self._bars.set_classes(CLASSES)
        self.retranslate()
        self.clear()

    def _make_actions(self) -> None:
        self.copyTextAction, self.copyPictureAction = QAction(self), QAction(self)
        self.orderAction = QAction(self)
        self.orderAction.setCheckable(True)
        self.orderAction.setChecked(True)
        self.copyTextAction.triggered.connect(lambda: self.copy_text())
        self.copyPictureAction.triggered.connect(lambda: self.copy_picture())
        self.orderAction.triggered.connect(self._on_order)
        actions = (self.copyTextAction, self.copyPictureAction, self.orderAction)
        names = ("answerCopyText", "answerCopyPicture", "answerOrder")
        for action, name in zip(actions, names, strict=True):
            action.setObjectName(name)
            self.addAction(action)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _lay_out(self) -> None:
        self._sort = QToolButton(self)
        self._sort.setObjectName("sortButton")
        self._sort.setDefaultAction(self.orderAction)
        self._sort.setAutoRaise(True)
        self._sort.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        middle, column = QHBoxLayout(), QVBoxLayout(self)
        middle.addWidget(self._verdict, 1)
        middle.addWidget(self._sort)
        column.setContentsMargins(9, 2, 9, 9)
        column.setSpacing(5)
        column.addWidget(self._head, 2)
        column.addWidget(self._strange)
        column.addLayout(middle)
        column.addWidget(self._bars, 5)
        self._head.setMaximumHeight(_HEAD * self.fontMetrics().height())

    def show_icons(self, icon: Callable[[str], QIcon]) -> None:
        """Gives the buttons the pictures that `icon` makes of names."""
        self.orderAction.setIcon(icon("sort"))

    def set_classes(self, classes: Sequence[str]) -> None:
        """One row a class."""
        self._bars.set_classes(classes)

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self.setTitle(self.tr("Answer"))
        self.setAccessibleName(self.tr("Answer"))
        self.copyTextAction.setText(self.tr("Copy answer as &text"))
        self.copyPictureAction.setText(self.tr("Copy answer as pict&ure"))
        self.orderAction.setText(self.tr("&Most probable first"))
        self.orderAction.setToolTip(self.tr("Most probable first, or always in the same order"))
        self._sort.setAccessibleName(self.tr("Most probable first"))
        self._head.retranslate()
        self._strange.retranslate()
        self._bars.retranslate()
        if self._prediction is not None:
            self.show_prediction(self._prediction, self._truth)

    @property
    def order(self) -> str:
        """How the bars are sorted: "probability" or "fixed"."""
        return BY_PROBABILITY if self.orderAction.isChecked() else FIXED

    def set_order(self, order: str) -> None:
        """ "probability": the most probable first; "fixed": in the classes' own order."""
        self.orderAction.setChecked(order != FIXED)
        self._bars.set_by_probability(order != FIXED)

    def clear(self, note: str = "") -> None:
        """No answer; `note` may say why not yet."""
        self._take_back()
        self._head.show_sentence(note)
        self.setAccessibleDescription(note)

    def show_waiting(self) -> None:
        """No answer yet, but one is on its way."""
        self.clear(self.tr("One moment…"))

    def show_problem(self, sentence: str) -> None:
        """No answer, because something is wrong."""
        self._take_back()
        self.problem = True
        self._head.show_sentence(sentence, problem=True)
        self.setAccessibleDescription(sentence)

    def _take_back(self) -> None:
        self._prediction, self._truth, self.problem = None, "", False
        self._strange.show_sentence("")
        self._verdict.show_truth("", right=True)
        self._bars.show_shares({})
        self._update_actions()

    def show_prediction(self, prediction: "Prediction", truth: str = "") -> None:
        """Shows an answer, whole; `truth` is the true class where it is known."""
        self._prediction, self._truth, self.problem = prediction, truth, False
        self._bars.set_classes(tuple(prediction.probabilities))
        self._head.show_answer(
            class_title(prediction.class_name),
            percent(prediction.probability),
            timing(prediction),
            prediction.device.upper(),
        )
        self._strange.show_sentence(unknown_sentence(prediction))
        right = prediction.class_name == truth
        self._verdict.show_truth(truth_sentence(prediction, truth), right=right)
        self._bars.show_shares(prediction.probabilities, prediction.class_name, truth)
        self.setAccessibleDescription(answer_sentence(prediction, truth))
        self._update_actions()

    def settle(self) -> None:
        """Whatever still moves is there now."""
        self._bars.settle()

    def text(self) -> str:
        """The answer as a table in plain text; empty without one."""
        if self._prediction is None:
            return ""
        fixed = tuple(self._prediction.probabilities)
        order = ranked(self._prediction) if self.order == BY_PROBABILITY else fixed
        return answer_table(self._prediction, self._truth, order)

    def picture(self) -> QImage:
        """The panel as it looks, at twice the screen's fineness at least."""
        self.settle()
        scale = max(_FINE, self.devicePixelRatioF())
        image = QImage((QSizeF(self.size()) * scale).toSize(), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(scale)
        image.fill(self.palette().color(QPalette.ColorRole.Window))
        painter = QPainter(image)
        self.render(painter)
        painter.end()
        return image

    def copy_text(self) -> None:
        """Puts the answer on the clipboard as text."""
        clipboard = QGuiApplication.clipboard()
        if clipboard is not None and self._prediction is not None:
            clipboard.setText(self.text())
            self.copied.emit()

    def copy_picture(self) -> None:
        """Puts the answer on the clipboard as a picture."""
        clipboard = QGuiApplication.clipboard()
        if clipboard is not None and self._prediction is not None:
            clipboard.setImage(self.picture())
            self.copied.emit()

    def minimumSizeHint(self) -> QSize:
        """What its parts need."""
        layout = self.layout()
        assert layout is not None
        return layout.totalMinimumSize()

    def _update_actions(self) -> None:
        for action in (self.copyTextAction, self.copyPictureAction):
            action.setEnabled(self._prediction is not None)

    def _on_order(self) -> None:
        self._bars.set_by_probability(self.orderAction.isChecked())
        self.order_changed.emit(self.order)
