"""One network to choose: its radio button over the whole row, and what is known of it."""

from collections.abc import Sequence

from PyQt5.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PyQt5.QtGui import (
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PyQt5.QtWidgets import (
    QLabel,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from app.gui.text_line import draw_line

_GAP = 14  # logical pixels between two facts
_PADDING = 8  # inside the row's plate
_CORNER = 6
_SMALL = 0.85  # of the font's size: the heading

_Role = QPalette.ColorRole


class Facts(QLabel):
    """Short texts in columns, each ending where its column ends; or a single longer one."""

    def __init__(self, parent: QWidget, role: QPalette.ColorRole) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.facts: tuple[str, ...] = ()
        self.widths: tuple[int, ...] = ()
        self.left = 0  # no column begins before it: the first ones are left out then
        self.role = role

    def show_facts(self, facts: Sequence[str], role: QPalette.ColorRole) -> None:
        """One text a column, or one for all of them."""
        self.facts, self.role = tuple(facts), role
        self.setText(" · ".join(fact for fact in facts if fact))
        self.update()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """The texts from the right to the left."""
        painter = QPainter(self)
        # a row that cannot be chosen says why as readably as any other
        painter.setPen(self.palette().color(QPalette.ColorGroup.Normal, self.role))
        if len(self.facts) == 1:
            draw_line(painter, self.rect(), self.facts[0], right=True)
        else:
            right = self.contentsRect().right() + 1
            for fact, width in zip(reversed(self.facts), reversed(self.widths), strict=False):
                if right - width < self.left:
                    break
                column = QRect(right - width, 0, width, self.height())
                draw_line(painter, column, fact, right=True)
                right -= width + _GAP
        painter.end()


class Heading(Facts):
    """The names of the columns, in small letters."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _Role.PlaceholderText)
        font = self.font()
        if font.pointSizeF() > 0:
            font.setPointSizeF(font.pointSizeF() * _SMALL)
        self.setFont(font)
        self.setContentsMargins(0, 0, _PADDING, 0)


class NetworkRow(QRadioButton):
    """All of the row chooses."""

    def __init__(self, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"model-{key}")
        self.note = Facts(self, _Role.PlaceholderText)
        self.note.setObjectName(f"note-{key}")
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)

    def wanted_widths(self, facts: Sequence[str]) -> list[int]:
        """What these texts want, in logical pixels."""
        metrics = QFontMetrics(self.font())
        return [metrics.horizontalAdvance(fact) for fact in facts]

    def minimumSizeHint(self) -> QSize:
        """Close to its neighbours."""
        return QSize(self._width(), self.fontMetrics().height() + 3)

    def sizeHint(self) -> QSize:
        """Generous."""
        return QSize(self._width(), self.fontMetrics().height() + 11)

    def title_width(self) -> int:
        """From the left edge to the end of the title, in logical pixels."""
        return _PADDING + super().sizeHint().width()

    def _width(self) -> int:
        columns = sum(width + _GAP for width in self.note.widths)
        return self.title_width() + columns + _PADDING

    def hitButton(self, position: QPoint) -> bool:
        """Everywhere."""
        return self.rect().contains(position)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """What is known stands at the right."""
        self.note.setGeometry(self.rect().adjusted(0, 0, -_PADDING, 0))

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """A plate under the chosen row and the one under the mouse."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        self._paint_plate(painter)
        option.rect = self.rect().adjusted(_PADDING, 0, 0, 0)
        # the window's ring shows the focus
        option.state &= ~QStyle.StateFlag.State_HasFocus  # type: ignore[assignment]
        painter.drawControl(QStyle.ControlElement.CE_RadioButton, option)
        painter.end()

    def _paint_plate(self, painter: QPainter) -> None:
        over = self.underMouse() and self.isEnabled()
        if not (over or self.isChecked()):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(_Role.AlternateBase))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _CORNER, _CORNER)
        painter.restore()
