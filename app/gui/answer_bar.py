"""The bars of the answer: a row a class. Numbers are there at once; only what is painted moves."""

from collections.abc import Mapping, Sequence

from PyQt5.QtCore import QEasingCurve, QEvent, QRect, QRectF, QSize, Qt, QVariantAnimation
from PyQt5.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QResizeEvent
from PyQt5.QtWidgets import QProgressBar, QStyle, QWidget

from app.gui.text_line import draw_line
from app.gui.wording import percent
from app.messages import class_title
from models.registry import CLASSES

_FULL = 1000  # of a bar
_GAP = 10  # logical pixels between title, bar and share
_MARK = 14  # side of the tick behind the true class
_THIN, _THICK = 8, 14  # of a bar
_LITTLE = 0.005  # a share that is no more than this is told quietly
_LONGEST = 220  # milliseconds that a change may take
_WIDEST_TITLE = 0.45  # of a row

_Role = QPalette.ColorRole


class AnswerBar(QProgressBar):
    """One class: its name, a bar and its share. The value is 0…1000 and never in between."""

    def __init__(self, class_name: str, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.class_name = class_name
        self.setObjectName(f"bar-{class_name}" if class_name in CLASSES else f"bar-{number}")
        self.setRange(0, _FULL)
        self.setTextVisible(False)
        self.share: float | None = None  # None while there is no answer
        self.painted = 0.0  # the share as painted
        self.title_width = self.share_width = 0
        self._best = self._true = False
        self.retranslate()

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self._title = class_title(self.class_name)
        self._name()
        self.update()

    def show_share(self, share: float | None, *, best: bool = False, true: bool = False) -> None:
        """The answer for this class, `best` of all or not, `true` or not; None takes it back."""
        self.share, self._best, self._true = share, best, true
        self.setValue(round(_FULL * (share or 0.0)))
        self._name()
        self.update()

    def text(self) -> str:
        """The share as people read it; empty without an answer."""
        return "" if self.share is None else percent(self.share)

    def _name(self) -> None:
        """To those who hear it, a bar is its class and its per cent."""
        self.setAccessibleName(f"{self._title} {self.text()}".rstrip())
        self.setAccessibleDescription(self.tr("the true class") if self._true else "")

    def wanted_widths(self) -> tuple[int, int]:
        """What title and share want, in logical pixels; bold, so that nothing moves when it is."""
        metrics = QFontMetrics(self._font(bold=True))
        title = metrics.horizontalAdvance(self._title) + _MARK + 4
        return title, metrics.horizontalAdvance("> 99.9 %")

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Title, bar and share beside each other."""
        painter = QPainter(self)
        quiet = self.share is not None and self.share < _LITTLE and not self._true
        role = _Role.PlaceholderText if quiet else _Role.Text
        painter.setPen(self.palette().color(role))
        painter.setFont(self._font(bold=self._best))
        self._paint_title(painter)
        self._paint_bar(painter)
        draw_line(painter, self.rect(), self.text(), right=True)
        painter.end()

    def _paint_title(self, painter: QPainter) -> None:
        room = self.title_width - (_MARK + 4 if self._true else 0)
        width = draw_line(painter, QRect(0, 0, room, self.height()), self._title)
        if self._true:
            from app.gui.icons import paint_icon  # not for the first paint

            place = QRect(round(width) + 4, (self.height() - _MARK) // 2, _MARK, _MARK)
            paint_icon(painter, "right", place, self.palette().color(_Role.Link))

    def _paint_bar(self, painter: QPainter) -> None:
        left = self.title_width + _GAP
        width = self.width() - left - self.share_width - _GAP
        if width <= 0:
            return
        height = min(_THICK, max(_THIN, round(self.height() * 0.42)))
        track = QRectF(left, (self.height() - height) / 2, width, height)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(_Role.AlternateBase))
        painter.drawRoundedRect(track, height / 2, height / 2)
        if self.painted * width >= 1.5:  # less is no bar
            painter.setClipRect(QRectF(left, 0, self.painted * width, self.height()))
            painter.setBrush(self.palette().color(_Role.Highlight))
            painter.drawRoundedRect(track, height / 2, height / 2)
        painter.restore()

    def _font(self, *, bold: bool) -> QFont:
        font = QFont(self.font())
        font.setBold(bold)
        return font


class AnswerBars(QWidget):
    """A bar for every class, the most probable first or in the classes' own order.

    With more classes than there is room for, the least probable are left out.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._by_probability = True
        self._bars: dict[str, AnswerBar] = {}
        self._ranked: list[AnswerBar] = []  # by the last answer: without one nothing moves
        self._from: dict[AnswerBar, tuple[float, float]] = {}  # top and share as painted at first
        self._to: dict[AnswerBar, tuple[float, float]] = {}
        self._animation: QVariantAnimation | None = None

    def set_classes(self, classes: Sequence[str]) -> None:
        """A row each; what was shown is forgotten if they differ from those of before."""
        if tuple(classes) == tuple(self._bars):
            return
        self.settle()
        for bar in self._bars.values():
            bar.setParent(None)
            bar.deleteLater()
        self._bars = {name: AnswerBar(name, i, self) for i, name in enumerate(classes)}
        self._ranked = list(self._bars.values())
        self._measure()
        self.updateGeometry()
        self._arrange(at_once=True)

    def retranslate(self) -> None:
        """Texts in the language of now."""
        for bar in self._bars.values():
            bar.retranslate()
        self._measure()

    def set_by_probability(self, on: bool) -> None:
        """The most probable first, or in the classes' own order."""
        self._by_probability = on
        self._arrange()

    def show_shares(self, shares: Mapping[str, float], best: str = "", true: str = "") -> None:
        """The shares of all classes; none of them: no answer."""
        self.setUpdatesEnabled(False)  # a progress bar repaints at once, each on its own
        for name, bar in self._bars.items():
            bar.show_share(shares.get(name), best=name == best, true=name == true)
        self.setUpdatesEnabled(True)
        self._arrange()

    def settle(self) -> None:
        """What still moves is there now."""
        if self._animation is not None:
            self._animation.stop()
        self._on_moved(1.0)

    def minimumSizeHint(self) -> QSize:
        """Ten rows at most are asked for, close to each other."""
        return QSize(240, self._rows_wanted() * max(15, self.fontMetrics().height() - 3))

    def sizeHint(self) -> QSize:
        """Generous rows."""
        return QSize(320, self._rows_wanted() * (self.fontMetrics().height() + 9))

    def _rows_wanted(self) -> int:
        return min(len(self._bars), len(CLASSES))

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Rows share the height."""
        self._measure()
        self._arrange(at_once=True)

    def changeEvent(self, event: QEvent | None) -> None:
        """Another font wants other widths."""
        super().changeEvent(event)
        if event is not None and event.type() == QEvent.Type.FontChange:
            self._measure()

    def _measure(self) -> None:
        wanted = [bar.wanted_widths() for bar in self._bars.values()]
        title = max((width for width, _ in wanted), default=0)
        share = max((width for _, width in wanted), default=0)
        for bar in self._bars.values():
            bar.title_width = min(title, round(_WIDEST_TITLE * self.width()))
            bar.share_width = share

    def _arrange(self, *, at_once: bool = False) -> None:
        """Gives every row its place, now or by and by."""
        height = self._row_height()
        for bar in self._bars.values():
            bar.resize(self.width(), height)
        shown = self._shown()
        for bar in self._bars.values():
            bar.setVisible(bar in shown)
        self._from = {bar: (bar.y(), bar.painted) for bar in shown}
        self._to = {bar: (i * height, bar.share or 0.0) for i, bar in enumerate(shown)}
        duration = 0 if at_once else self._duration()
        if duration == 0:
            self.settle()
        elif self._from != self._to:
            self._animate(duration)

    def _row_height(self) -> int:
        smallest = max(15, self.fontMetrics().height() - 3)
        largest = self.fontMetrics().height() + 20
        return min(largest, max(smallest, self.height() // max(1, len(self._bars))))

    def _shown(self) -> list[AnswerBar]:
        """The bars for which there is room, in the order wanted."""
        if any(bar.share is not None for bar in self._bars.values()):
            self._ranked = sorted(self._bars.values(), key=lambda bar: -(bar.share or 0.0))
        room = max(1, self.height() // self._row_height())
        chosen = self._ranked[:room]
        if self._by_probability:
            return chosen
        return [bar for bar in self._bars.values() if bar in chosen]

    def _duration(self) -> int:
        """Milliseconds; 0 where nobody looks, or where the desktop wants no animation."""
        window, style = self.window(), self.style()
        if not self.isVisible() or window is None or window.isMinimized() or style is None:
            return 0
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        return min(_LONGEST, style.styleHint(hint, None, self))

    def _animate(self, duration: int) -> None:
        if self._animation is None:
            self._animation = QVariantAnimation(self)
            self._animation.setStartValue(0.0)
            self._animation.setEndValue(1.0)
            self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
            self._animation.valueChanged.connect(self._on_moved)
        self._animation.stop()
        self._animation.setDuration(duration)
        self._animation.start()

    def _on_moved(self, progress: float) -> None:
        for bar, (top, share) in self._to.items():
            top_before, share_before = self._from[bar]
            bar.move(0, round(top_before + progress * (top - top_before)))
            bar.painted = share_before + progress * (share - share_before)
            bar.update()
