"""The status bar's part about training."""

from typing import TYPE_CHECKING

from PyQt5.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QWidget

from app.gui.wording import duration, percent

if TYPE_CHECKING:
    from app.gui.run_view import RunView

_BAR = (180, 12)  # logical pixels
_FULL = 1000


class RunStatus(QWidget):
    """Progress of the run that matters, or how it ended."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run: RunView | None = None
        self._stopping = ""  # name of the run that was asked to stop
        self._sentence = QLabel(self)
        self._sentence.setObjectName("runSentence")
        # a long sentence is cut at the window's edge and does not push the window wider
        self._sentence.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._bar = QProgressBar(self)
        self._bar.setObjectName("runProgress")
        self._bar.setRange(0, _FULL)
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(*_BAR)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 6, 0)
        row.addWidget(self._bar)
        row.addWidget(self._sentence, 1)
        self.retranslate()
        self.show_run(None)

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self._bar.setAccessibleName(self.tr("Progress of the training"))
        self._sentence.setAccessibleName(self.tr("State of the training"))
        self.show_run(self._run)

    @property
    def sentence(self) -> str:
        """What is being said; empty if nothing."""
        return self._sentence.text()

    def show_run(self, run: "RunView | None") -> None:
        """Shows a run, or nothing."""
        self._run = run
        if run is None or not run.active:
            self._stopping = ""
        sentence = "" if run is None else self.sentence_of(run)
        self._sentence.setText(sentence)
        self._sentence.setToolTip(sentence)
        self._sentence.setAccessibleDescription(sentence)
        self._bar.setVisible(run is not None and run.active)
        self._bar.setValue(0 if run is None else round(_FULL * run.fraction))

    def show_stopping(self, name: str) -> None:
        """This run was asked to end: that takes it a moment."""
        self._stopping = name
        self.show_run(self._run)

    def sentence_of(self, run: "RunView") -> str:
        """What there is to say of a run."""
        if run.active and run.name == self._stopping:
            return self.tr("Training {network} is being stopped…").format(network=run.title)
        if run.state == "running":
            return self._running(run)
        if run.state == "failed":
            from app.gui.run_wording import failure  # seldom needed

            return self.tr("Training {network} failed: {message}").format(
                network=run.title, message=failure(run.code, run.message)
            )
        if run.state == "done" and run.accuracy is not None:
            return self.tr(
                "Training {network} is done: {share} of the validation pictures named correctly"
            ).format(network=run.title, share=percent(run.accuracy))
        return self._ending(run.state).format(network=run.title)

    def _ending(self, state: str) -> str:
        sentences = {
            "queued": self.tr("Training {network} is about to start"),
            "paused": self.tr("Training {network} is paused"),
            "stopped": self.tr("Training {network} was stopped"),
            "done": self.tr("Training {network} is done"),
            "interrupted": self.tr("Training {network} was interrupted"),
        }
        return sentences.get(state, "")

    def _running(self, run: "RunView") -> str:
        if not run.epochs:
            return self.tr("Training {network}: preparing…").format(network=run.title)
        parts = [
            self.tr("Training {network}: epoch {epoch} of {epochs}").format(
                network=run.title, epoch=run.epoch, epochs=run.epochs
            )
        ]
        if run.images_per_second:
            speed = f"{run.images_per_second:,.0f}"
            parts.append(self.tr("{speed} images/s").format(speed=speed))
        if run.images_per_second and run.seconds_left is not None:  # not known before the speed
            parts.append(self.tr("about {time} left").format(time=duration(run.seconds_left)))
        return " · ".join(parts)
