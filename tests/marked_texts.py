"""A language in which every text is there, and is seen to be."""

from collections.abc import Iterator
from contextlib import contextmanager

from PyQt5.QtCore import QTranslator
from PyQt5.QtWidgets import QApplication


class _Marked(QTranslator):
    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        return f"译{source}" if source and context else source

    def isEmpty(self) -> bool:
        return False


@contextmanager
def marked_texts(application: QApplication) -> Iterator[None]:
    """What is translated in the block begins with “译”."""
    translator = _Marked()
    application.installTranslator(translator)
    try:
        yield
    finally:
        application.removeTranslator(translator)
