"""How many pictures a study learns from, each number with the time that it takes here."""

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtGui import QPalette
from PyQt5.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from app.gui import study_wording as wording
from app.gui.study_estimate import StudyTimes
from app.gui.wording import duration
from app.studies.study import SIZES

_BEARABLE = 15 * 60  # seconds: the most pictures that take no longer are proposed
_LONGEST = 22  # letters that the list makes room for


class StudySize(QWidget):
    """Until it is known how long each takes, the fewest are proposed; what a person has chosen
    stays."""

    chosen = pyqtSignal()

    def __init__(self, parent: QWidget | None = None, *, brief: bool = False) -> None:
        """`brief`: how many trainings there are is said elsewhere."""
        super().__init__(parent)
        self.setObjectName("studySize")
        self._brief = brief
        self._times: StudyTimes | None = None
        self._measuring = False
        self._extra: int | None = None  # of a study that was begun with another number
        self._picked = False  # by a person
        self._label, self._note = QLabel(self), QLabel(self)
        self._box = QComboBox(self)
        self._box.setObjectName("studySizeBox")
        self._box.setMinimumContentsLength(_LONGEST)
        self._box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._label.setBuddy(self._box)
        self._note.setObjectName("studySizeNote")
        self._note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._label)
        row.addWidget(self._box)
        row.addWidget(self._note, 1)
        self._box.activated.connect(self._on_picked)
        self.retranslate()

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self._label.setText(self.tr("Learn &from"))
        self._box.setAccessibleName(self.tr("Number of training pictures"))
        self._show()

    def set_label_width(self, width: int) -> None:
        """So that what lies above and below begins at the same place."""
        self._label.setFixedWidth(width)

    def label_width(self) -> int:
        """Of its label."""
        return self._label.sizeHint().width()

    def begin(self, pictures: int | None = None, *, known: bool = False) -> None:
        """Another study: with `known` the number that it was begun with (None: all)."""
        self._picked = known
        self._extra = pictures if known else None
        self._times = None
        self._show(pictures if known else SIZES[0])

    def show_times(self, times: StudyTimes | None, *, measuring: bool) -> None:
        """How long each takes; None: not known, or not yet."""
        if (times, measuring) == (self._times, self._measuring):
            return
        self._times, self._measuring = times, measuring
        self._show(self.pictures if self._picked or times is None else self._proposed(times))

    @property
    def pictures(self) -> int | None:
        """What is chosen; None for all there are."""
        number: int | None = self._box.currentData()
        return number

    def choose(self, pictures: int | None) -> None:
        """As if a person had."""
        self._picked = True
        self._show(pictures)

    def _on_picked(self) -> None:
        self._picked = True
        self._show_note()
        self.chosen.emit()

    def _proposed(self, times: StudyTimes) -> int | None:
        whole = max(times.seconds, default=0)
        bearable = [n for n, seconds in times.seconds.items() if seconds <= _BEARABLE]
        best = max(bearable, default=min(times.seconds, default=SIZES[0]))
        return None if best == whole else best

    def _numbers(self) -> list[int | None]:
        """What there is to choose among."""
        times = self._times
        whole = max(times.seconds) if times is not None and times.seconds else None
        known = {*SIZES, *([] if self._extra is None else [self._extra])}
        return [*(n for n in sorted(known) if whole is None or n < whole), None]

    def _show(self, chosen: int | None = -1) -> None:
        wanted = self.pictures if chosen == -1 else chosen
        numbers = self._numbers()
        self._box.clear()
        for number in numbers:
            self._box.addItem(self._title(number), number)
        self._box.setCurrentIndex(numbers.index(wanted) if wanted in numbers else len(numbers) - 1)
        self._show_note()

    def _title(self, number: int | None) -> str:
        seconds, whole = self._seconds(number), self._whole()
        if number is not None:
            said = wording.pictures(number)
        elif whole is None:
            said = self.tr("all pictures")
        else:
            said = self.tr("all {count} pictures").format(count=f"{whole:,}")
        if seconds is None:
            return said
        return self.tr("{pictures}: {time}").format(pictures=said, time=duration(seconds))

    def _whole(self) -> int | None:
        return None if self._times is None else max(self._times.seconds, default=None)

    def _seconds(self, number: int | None) -> float | None:
        if self._times is None:
            return None
        return self._times.seconds.get(self._whole() if number is None else number)  # type: ignore[arg-type]

    def _show_note(self) -> None:
        if self._times is None:
            said = self.tr("Measuring how long it takes here…") if self._measuring else ""
        elif self._brief:
            said = ""
        else:  # the list says how long they take
            said = self.tr("{count} trainings").format(count=self._times.trials)
        self._note.setText(said)
        self._box.setAccessibleDescription(said)
