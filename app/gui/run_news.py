"""A training has ended: what came of it, and what can be done with it."""

from typing import TYPE_CHECKING

from PyQt5.QtCore import pyqtSignal
from PyQt5.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from app.gui.wording import percent

if TYPE_CHECKING:
    from app.gui.run_view import RunView


class RunNews(QFrame):
    """A line under the picture, until it is closed or one of its buttons was used."""

    use_wanted = pyqtSignal(object)  # RunView
    show_wanted = pyqtSignal(str)  # name of the run

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("runNews")
        self._run: RunView | None = None
        self._sentence = QLabel(self)
        self._sentence.setObjectName("newsSentence")
        self._sentence.setWordWrap(True)
        self._use = QPushButton(self)
        self._use.setObjectName("newsUse")
        self._show = QPushButton(self)
        self._show.setObjectName("newsShow")
        self._close = QToolButton(self)
        self._close.setObjectName("newsClose")
        self._close.setText("✕")
        self._close.setAutoRaise(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 0, 0)
        row.addWidget(self._sentence, 1)
        for button in (self._use, self._show, self._close):
            row.addWidget(button)
            button.clicked.connect(self.hide)
        self._use.clicked.connect(lambda: self.use_wanted.emit(self._run))
        self._show.clicked.connect(self._on_show)
        self.retranslate()

    def _on_show(self) -> None:
        assert self._run is not None
        self.show_wanted.emit(self._run.name)

    @property
    def run(self) -> "RunView | None":
        """Of which it tells."""
        return self._run

    @property
    def sentence(self) -> str:
        """What is being said."""
        return self._sentence.text()

    def show_run(self, run: "RunView") -> None:
        """Tells of this run."""
        self._run = run
        self._use.setVisible(run.state == "done")
        self.retranslate()
        self.show()

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self._use.setText(self.tr("&Use this network"))
        self._show.setText(self.tr("Show the t&raining"))
        self._close.setAccessibleName(self.tr("Close"))
        self._close.setToolTip(self.tr("Close"))
        self._sentence.setText("" if self._run is None else self._of(self._run))

    def _of(self, run: "RunView") -> str:
        if run.state == "failed":
            from app.gui.run_wording import failure

            return self.tr("Training {network} failed: {message}").format(
                network=run.title, message=failure(run.code, run.message)
            )
        if run.accuracy is None:
            return self.tr("{network} has been trained.").format(network=run.title)
        return self.tr(
            "{network} has been trained: it names {share} of the validation pictures correctly."
        ).format(network=run.title, share=percent(run.accuracy))
