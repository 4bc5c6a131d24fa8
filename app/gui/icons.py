"""The icons of actions, in the colour of the theme at the moment of painting.

Each is a file ``assets/icons/<name>.svg`` of lines only: paths of M, L, C and Z with absolute
coordinates, all words separated by spaces, in a square of 24. That little is read here in a
fraction of the time that loading QtSvg takes; a test holds both to the same picture.
"""

from functools import cache

from PyQt5.QtCore import QPointF, QRect, QSize, Qt
from PyQt5.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
    QPixmap,
)

from app.paths import checkout

_SIDE = 24  # of the square that the icons are drawn in
_LINE = 1.75
_FOLDER = checkout() / "assets" / "icons"


def icon(name: str) -> QIcon:
    """The icon of this name, crisp at every size."""
    return QIcon(_LineEngine(name))


def application_icon() -> QIcon:
    """The program's own, for windows and task bars."""
    return QIcon(str(_FOLDER / "cifar-lab.ico"))


def paint_icon(painter: QPainter, name: str, rect: QRect, colour: QColor) -> None:
    """Paints an icon into the middle of `rect`, as large as it fits."""
    side = min(rect.width(), rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2)
    painter.scale(side / _SIDE, side / _SIDE)
    pen = QPen(colour, _LINE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_path(name))
    painter.restore()


@cache
def _path(name: str) -> QPainterPath:
    path = QPainterPath()
    text = (_FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    for piece in text.split(' d="')[1:]:
        _draw(path, piece.partition('"')[0].split())
    return path


def _draw(path: QPainterPath, words: list[str]) -> None:
    """Adds the lines that the words of an SVG path describe."""
    at = 0
    while at < len(words):
        command = words[at]
        count = {"M": 2, "L": 2, "C": 6, "Z": 0}[command]
        numbers = [float(word) for word in words[at + 1 : at + 1 + count]]
        points = [QPointF(*pair) for pair in zip(numbers[::2], numbers[1::2], strict=True)]
        if command == "M":
            path.moveTo(*points)
        elif command == "L":
            path.lineTo(*points)
        elif command == "C":
            path.cubicTo(*points)
        else:
            path.closeSubpath()
        at += 1 + count


class _LineEngine(QIconEngine):
    """Paints the icon anew each time: nothing is to be thrown away when the theme changes."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def clone(self) -> QIconEngine:
        """Another one of the same icon."""
        return _LineEngine(self._name)

    def paint(
        self, painter: QPainter | None, rect: QRect, mode: QIcon.Mode, state: QIcon.State
    ) -> None:
        """In the colour of buttons, or of what is selected."""
        assert painter is not None
        disabled, selected = mode == QIcon.Mode.Disabled, mode == QIcon.Mode.Selected
        group = QPalette.ColorGroup.Disabled if disabled else QPalette.ColorGroup.Active
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.ButtonText
        paint_icon(painter, self._name, rect, QGuiApplication.palette().color(group, role))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """`size` is in pixels of the screen."""
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return made
