"""How well a finished run does, on the pictures held out and on the test pictures."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtGui import QPalette
from PyQt5.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.gui.data_wording import breakable
from app.gui.test_measurement import TestMeasurement
from app.gui.wording import percent
from app.messages import class_title

if TYPE_CHECKING:
    from app.gui.run_reader import RunData

_PARTS = ("validation", "test")
_FRACTIONS = ("accuracy", "accuracy_single_view", "ece")


class RunReport(QWidget):
    """Tables, what the words in them mean, and a button that measures on the test pictures."""

    full_wanted = pyqtSignal(str, str, object)  # folder and name of the run, where its data lie

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("runReport")
        self._run: RunData | None = None
        self._problems: dict[Path, str] = {}  # why a run could not be measured
        self.measurement = TestMeasurement(self)
        self.measurement.ended.connect(self._on_measured)
        self._sentence = self._label("reportSentence")
        self._hint = self._label("reportHint")
        self._problem = self._label("reportProblem")
        self._hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._problem.setForegroundRole(QPalette.ColorRole.BrightText)
        self._measure = QPushButton(self)
        self._measure.setObjectName("reportMeasure")
        self._measure.setAutoDefault(False)
        self._measure.clicked.connect(self._on_measure)
        self._full = QPushButton(self)
        self._full.setObjectName("reportFull")
        self._full.setAutoDefault(False)
        self._full.clicked.connect(self._on_full)
        self._figures, self._classes = _Table(self), _Table(self)
        self._lay_out()
        self.retranslate()

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _lay_out(self) -> None:
        page, beside = QWidget(self), QHBoxLayout()
        for button in (self._measure, self._full):
            beside.addWidget(button)  # no wider than its text
        beside.addStretch(1)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 6, 8, 0)
        column.setSpacing(12)
        column.addWidget(self._sentence)
        column.addLayout(beside)
        for widget in (self._problem, self._figures, self._hint, self._classes):
            column.addWidget(widget)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(page)
        for each in (scroll, scroll.viewport(), page):  # the card's own colour shows through
            assert each is not None
            each.setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self._full.setText(self.tr("&Full report…"))
        self._show()

    def show_run(self, run: "RunData | None") -> None:
        """Its results, where it has any."""
        if run != self._run:
            self._run = run
            self._show()

    def stop(self, milliseconds: int = 1800) -> bool:
        """The window goes: what is being measured is given up."""
        return self.measurement.stop(milliseconds)

    def figures(self) -> list[list[str]]:
        """The first table as it is read, its head first."""
        results = self._results
        parts = [part for part in _PARTS if isinstance(results.get(part), dict)]
        if not parts:
            return []
        titles = {"validation": self.tr("Validation"), "test": self.tr("Test")}
        names = {
            "accuracy": self.tr("Accuracy"),
            "accuracy_single_view": self.tr("Accuracy on one view"),
            "loss": self.tr("Loss"),
            "ece": self.tr("Calibration error"),
            "images": self.tr("Pictures"),
        }
        lines = [["", *(titles[part] for part in parts)]]
        for name, title in names.items():
            lines.append([title, *(_figure(name, results[part].get(name)) for part in parts)])
        return lines

    def classes(self) -> list[list[str]]:
        """The second: the test pictures of each class that are named correctly, and what most of
        the others are taken for; empty where that was not measured."""
        try:
            test = self._results["test"]
            names, lines = list(test["per_class"]), []
            for number, name in enumerate(names):
                wrong = list(test["confusion"][number])
                wrong[number] = 0
                most = max(range(len(wrong)), key=wrong.__getitem__)
                other = f"{class_title(names[most])} ({wrong[most]})" if wrong[most] else "–"
                lines.append([class_title(name), percent(test["per_class"][name]), other])
        except (KeyError, TypeError, ValueError, IndexError):  # not in the file, or damaged
            return []
        return [["", self.tr("Right"), self.tr("Most often taken for")], *lines]

    @property
    def _results(self) -> dict[str, Any]:
        return {} if self._run is None else self._run.results

    def _show(self) -> None:
        there, measured = bool(self._results), "test" in self._results
        self._figures.show_lines(self.figures())
        self._classes.show_lines(self.classes())
        self._sentence.setText(self._summary(there, measured))
        self._hint.setText(self._advice() if there else "")
        busy = self._run is not None and self.measurement.run == self._run.path
        self._measure.setVisible(there and not measured)
        self._full.setVisible(there)
        self._measure.setEnabled(self.measurement.run is None)
        self._measure.setText(
            self.tr("measuring…") if busy else self.tr("&Measure on the test pictures")
        )
        problem = "" if self._run is None else self._problems.get(self._run.path, "")
        self._problem.setText(breakable(problem))
        self._problem.setVisible(bool(problem))

    def _summary(self, there: bool, measured: bool) -> str:
        if not there:
            return self.tr("The figures are measured when the training is done.")
        if measured:
            return self.tr("Measured on pictures that the network has not learnt from.")
        return self.tr(
            "Measured on the pictures held out. Settings are chosen by these; the test pictures "
            "are for the end, when nothing is to be changed any more."
        )

    def _advice(self) -> str:
        return self.tr(
            "Accuracy: the answers for a picture and its mirror image are averaged; on one view: "
            "for the picture alone. Calibration error: how far the network's confidence is from "
            "its share of right answers; 0 % is best."
        )

    def _on_measure(self) -> None:
        if self._run is not None:
            self._problems.pop(self._run.path, None)
            self.measurement.measure(self._run.path, (self._run.config or {}).get("data"))
            self._show()

    def _on_full(self) -> None:
        if self._run is not None:
            data = (self._run.config or {}).get("data")
            self.full_wanted.emit(str(self._run.path), self._run.name, data)

    def _on_measured(self, run: Path, problem: str) -> None:
        if problem:
            self._problems[run] = problem
        self._show()


class _Table(QWidget):
    """Words at the left, numbers at the right of their columns."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(32)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(3, 1)

    def show_lines(self, lines: Sequence[Sequence[str]]) -> None:
        """The head first; nothing: no table."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, line in enumerate(lines):
            for column, text in enumerate(line):
                label = QLabel(text, self)
                if row == 0 or column == 0:
                    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
                side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
                self._grid.addWidget(label, row, column, side)
        self.setVisible(bool(lines))


def _figure(name: str, value: Any) -> str:
    if not isinstance(value, int | float):
        return "–"
    if name in _FRACTIONS:
        return percent(value)
    return f"{value:,}" if name == "images" else f"{value:.3f}"
