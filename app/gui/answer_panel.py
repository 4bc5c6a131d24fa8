"""The answer: the best class, how sure the network is, and a bar for every class."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PyQt5.QtCore import Qt
from PyQt5.QtGui import QFont
from PyQt5.QtWidgets import (
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from app.gui.wording import percent
from app.messages import class_title
from models.registry import CLASSES

if TYPE_CHECKING:
    from app.inference.predictor import Prediction

_BAR_HEIGHT = 12  # logical pixels
_ROW_HEIGHT = 36  # at most: in a tall window the rows stay together
_FULL = 1000  # of a bar


class AnswerPanel(QGroupBox):
    """Shows one prediction, or nothing, or a sentence on why there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes: tuple[str, ...] = ()
        self._rows: list[tuple[QLabel, QProgressBar, QLabel]] = []
        self._top = self._label("topClass", 1.9)
        self._probability = self._label("topProbability", 1.9)
        self._note = self._label("answerNote")
        self._device = self._label("deviceBadge")
        self._bars = QWidget(self)
        self._grid = QGridLayout(self._bars)
        self._lay_out()
        self.set_classes(CLASSES)
        self.retranslate()
        self.clear()

    def _label(self, name: str, scale: float = 1.0) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        font = label.font()
        font.setPointSizeF(font.pointSizeF() * scale)
        font.setWeight(QFont.Weight.Bold if scale > 1 else QFont.Weight.Normal)
        label.setFont(font)
        return label

    def _lay_out(self) -> None:
        heading, footing = QHBoxLayout(), QHBoxLayout()
        heading.addWidget(self._top, 1)
        heading.addWidget(self._probability)
        footing.addWidget(self._note, 1)
        footing.addWidget(self._device)
        self._note.setWordWrap(True)
        self._grid.setColumnStretch(1, 1)
        self._grid.setVerticalSpacing(3)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        column = QVBoxLayout(self)
        column.addLayout(heading)
        column.addWidget(self._bars, 10)
        column.addStretch(1)
        column.addLayout(footing)

    def set_classes(self, classes: Sequence[str]) -> None:
        """One row a class, in this order."""
        if tuple(classes) == self._classes:
            return
        self._classes = tuple(classes)
        for row in self._rows:
            for widget in row:
                self._grid.removeWidget(widget)
                widget.deleteLater()
        self._bars.setMaximumHeight(_ROW_HEIGHT * len(self._classes))
        self._rows = [self._add_row(index, name) for index, name in enumerate(self._classes)]

    def _add_row(self, index: int, name: str) -> tuple[QLabel, QProgressBar, QLabel]:
        title, bar, share = self._label(f"title-{name}"), QProgressBar(self), QLabel(self)
        bar.setObjectName(f"bar-{name}" if name in CLASSES else f"bar-{index}")
        bar.setRange(0, _FULL)
        bar.setTextVisible(False)
        bar.setFixedHeight(_BAR_HEIGHT)
        share.setObjectName(f"share-{name}")
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        share.setAlignment(right)  # type: ignore[arg-type]
        share.setMinimumWidth(share.fontMetrics().horizontalAdvance("> 99.9 %"))
        for column, widget in enumerate((title, bar, share)):
            self._grid.addWidget(widget, index, column)
        title.setText(class_title(name))
        bar.setAccessibleName(title.text())
        return title, bar, share

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self.setTitle(self.tr("Answer"))
        self.setAccessibleName(self.tr("Answer"))
        self._top.setAccessibleName(self.tr("Most probable class"))
        self._probability.setAccessibleName(self.tr("Its probability"))
        self._device.setAccessibleName(self.tr("Device that computed the answer"))
        self._device.setToolTip(self._device.accessibleName())
        self._keep_room(self._top, class_title(CLASSES[0]))
        self._keep_room(self._note, self.tr("answered in {time} ms"))
        for name, (title, bar, _) in zip(self._classes, self._rows, strict=True):
            title.setText(class_title(name))
            bar.setAccessibleName(title.text())

    @staticmethod
    def _keep_room(label: QLabel, sample: str) -> None:
        """Empty it is as high as with a text: the bars do not jump when the answer comes."""
        shown = label.text()
        label.setText(sample)  # Chinese comes from another font than the label's own, a higher one
        label.setMinimumHeight(label.sizeHint().height())
        label.setText(shown)

    def clear(self, note: str = "") -> None:
        """No answer; `note` may say why not, or not yet."""
        self._top.setText("")
        self._probability.setText("")
        self._device.setText("")
        self._note.setText(note)
        for title, bar, share in self._rows:
            self._fill(title, bar, share, None, best=False)

    def show_prediction(self, prediction: "Prediction") -> None:
        """Shows an answer, whole."""
        self.set_classes(tuple(prediction.probabilities))
        self._top.setText(class_title(prediction.class_name))
        self._probability.setText(percent(prediction.probability))
        self._device.setText(prediction.device.upper())
        self._note.setText(
            self.tr("answered in {time} ms").format(time=f"{prediction.milliseconds:.1f}")
        )
        for name, (title, bar, share) in zip(self._classes, self._rows, strict=True):
            probability = prediction.probabilities[name]
            self._fill(title, bar, share, probability, best=name == prediction.class_name)

    @staticmethod
    def _fill(
        title: QLabel, bar: QProgressBar, share: QLabel, probability: float | None, *, best: bool
    ) -> None:
        bar.setValue(round(_FULL * (probability or 0.0)))
        share.setText("" if probability is None else percent(probability))
        for label in (title, share):
            font = label.font()
            font.setBold(best)
            label.setFont(font)
