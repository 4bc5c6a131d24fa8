"""The heads of a table's rows or columns, as words on the ground of the table, without buttons."""

from PyQt5.QtCore import QEvent, QObject, QRect, Qt
from PyQt5.QtGui import QPainter, QPaintEvent, QPalette
from PyQt5.QtWidgets import QAbstractButton, QHeaderView, QTableView

_AIR = 4


class PlainHeader(QHeaderView):
    """Paints names and nothing else; the corner of its table stays empty."""

    def __init__(self, orientation: Qt.Orientation, table: QTableView) -> None:
        super().__init__(orientation, table)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self._corner = table.findChild(QAbstractButton)
        if self._corner is not None:
            self._corner.installEventFilter(self)

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """The style would paint a button into the corner."""
        return event is not None and event.type() == QEvent.Type.Paint

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """The sections in sight, on the ground of the table."""
        viewport = self.viewport()
        assert viewport is not None
        painter = QPainter(viewport)
        painter.fillRect(viewport.rect(), self.palette().color(QPalette.ColorRole.Base))
        across = self.orientation() == Qt.Orientation.Horizontal
        for section in range(self.count()):
            start, size = self.sectionViewportPosition(section), self.sectionSize(section)
            if start + size < 0 or start > (viewport.width() if across else viewport.height()):
                continue
            if across:
                self.paintSection(painter, QRect(start, 0, size, viewport.height()), section)
            else:
                self.paintSection(painter, QRect(0, start, viewport.width(), size), section)
        painter.end()

    def paintSection(self, painter: QPainter | None, rect: QRect, section: int) -> None:
        """Its lines, at the left."""
        model = self.model()
        if painter is None or model is None:
            return
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        text = str(model.headerData(section, self.orientation()) or "")
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect.adjusted(_AIR, 0, -_AIR, 0), int(flags), text)
