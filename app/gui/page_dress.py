"""Markdown as a page: air between its lines, code on another ground, tables with thin lines."""

from PyQt5.QtGui import (
    QFontDatabase,
    QPalette,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextTable,
    QTextTableFormat,
)

_MARGIN = 20  # around the text, logical pixels
_LINE = 130.0  # per cent of a line's own height
_ABOVE_HEADING = 22


def dress(document: QTextDocument, palette: QPalette) -> None:
    """Gives Markdown, which comes set tightly, some air, and its code another ground."""
    document.setDocumentMargin(_MARGIN)
    code = QTextCharFormat()
    code.setFontFamily(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family())
    code.setBackground(palette.brush(QPalette.ColorRole.AlternateBase))
    block = document.begin()
    while block.isValid():
        _dress_block(block, code)
        block = block.next()
    root = document.rootFrame()
    for frame in root.childFrames() if root is not None else ():
        if isinstance(frame, QTextTable):
            _dress_table(frame, palette)


def _dress_block(block: QTextBlock, code: QTextCharFormat) -> None:
    airy = QTextBlockFormat()
    airy.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight)
    if block.blockFormat().headingLevel() > 1:
        airy.setTopMargin(_ABOVE_HEADING)
    cursor = QTextCursor(block)
    cursor.mergeBlockFormat(airy)
    for start, length in _code_in(block):
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(code)


def _code_in(block: QTextBlock) -> list[tuple[int, int]]:
    """Position and length of every piece in a fixed pitch, or of the whole block between fences."""
    if block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence):
        return [(block.position(), block.length() - 1)]
    found = []
    pieces = block.begin()
    while not pieces.atEnd():
        piece = pieces.fragment()
        if piece.charFormat().fontFixedPitch():
            found.append((piece.position(), piece.length()))
        pieces += 1
    return found


def _dress_table(table: QTextTable, palette: QPalette) -> None:
    """Thin lines, and air around the words."""
    made = QTextTableFormat(table.format().toTableFormat())
    made.setBorderCollapse(True)
    made.setBorder(1)
    made.setBorderStyle(QTextTableFormat.BorderStyle.BorderStyle_Solid)
    made.setBorderBrush(palette.brush(QPalette.ColorRole.Mid))
    made.setCellPadding(6)
    table.setFormat(made)
