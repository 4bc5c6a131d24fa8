"""The radio group of networks."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtGui import QKeySequence, QPalette, QResizeEvent
from PyQt5.QtWidgets import QHBoxLayout, QMenu, QShortcut, QVBoxLayout, QWidget

from app.gui.card import Card
from app.gui.network_row import Heading, NetworkRow
from app.gui.wording import compact, folded, percent

if TYPE_CHECKING:
    from app.gui.network_choice import NetworkChoice
    from app.gui.own_row import OwnRow
    from app.inference.collection import OwnNetwork

_KEYS = "123456789"
_SAMPLES = ("2000", "999 k", "99.9 %")  # year, parameters, accuracy: nothing moves when they come


class ModelPicker(Card):
    """One radio button a network; those without usable weights are disabled and say why.

    Until `show_choices` has told what the weights files say, none can be chosen. The user's own
    networks share a row below, of which `show_own` tells; they go by the paths of their files.
    """

    chosen = pyqtSignal(str)  # key or path

    def __init__(self, networks: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """`networks`: key and title of each."""
        super().__init__(parent)
        self.setObjectName("modelGroup")
        self._titles = dict(networks)
        self._choices: dict[str, NetworkChoice] = {}
        self._own: OwnRow | None = None  # made after the first paint
        self._own_networks: dict[str, OwnNetwork] = {}  # by path
        self._shortcuts: list[QShortcut] = []
        self._heading = Heading(self)
        self._rows = {key: NetworkRow(key, self) for key in self._titles}
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 1, 2, 5)
        column.setSpacing(1)
        for key, row in self._rows.items():
            row.setEnabled(False)
            row.toggled.connect(lambda on, key=key: self._on_toggled(key, on))
            column.addWidget(row, 1)
        self.retranslate()

    def show_choices(self, choices: "Sequence[NetworkChoice]") -> None:
        """What can be chosen, and what the weights files say of it."""
        self._choices = {choice.key: choice for choice in choices}
        for key, row in self._rows.items():
            row.setEnabled(key in self._usable())
        if not self._shortcuts:  # not made before the window is on the screen
            for number, row in zip(_KEYS, self._rows.values(), strict=False):
                shortcut = QShortcut(QKeySequence(number), self)
                shortcut.activated.connect(row.click)
                self._shortcuts.append(shortcut)
        self.retranslate()

    def add_own(self, menu: QMenu) -> None:
        """Makes the row of the user's own networks, with this menu at its end."""
        from app.gui.own_row import OwnRow

        self._own = own = OwnRow(menu, self)
        line = QHBoxLayout()
        own.add_to(line)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.addLayout(line, 1)
        own.button.toggled.connect(self._on_own_toggled)
        shortcut = QShortcut(QKeySequence(_KEYS[len(self._rows)]), self)
        shortcut.activated.connect(own.button.click)

    def show_own(self, networks: "Sequence[OwnNetwork]", path: str) -> None:
        """The user's own networks, and which of them has the row; the first if that is not there.

        Where the chosen one is gone, a published one is chosen.
        """
        assert self._own is not None
        before, was_chosen = self._own.network, self._own.button.isChecked()
        self._own_networks = {str(network.path): network for network in networks}
        shown = self._own_networks.get(path) or next(iter(self._own_networks.values()), None)
        self._own.show_network(shown)
        if was_chosen and (shown is None or before is None or shown.path != before.path):
            self.choose(next(iter(self._rows)))

    def _usable(self) -> list[str]:
        return [key for key, choice in self._choices.items() if choice.error is None]

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self.setTitle(self.tr("Networks"))
        self.setAccessibleName(self.tr("Networks"))
        columns = (self.tr("Year"), self.tr("Parameters"), self.tr("Accuracy"))
        self._heading.show_facts(columns, QPalette.ColorRole.PlaceholderText)
        for key, title in self._titles.items():
            self._rows[key].setText(title)
        for number, (key, choice) in enumerate(self._choices.items(), start=1):
            self._show(self._rows[key], choice, number)
        if self._own is not None:
            self._own.retranslate()
        self._measure(columns)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """The names of the columns stand beside the card's title."""
        super().resizeEvent(event)
        room = self.contentsRect()
        height = self._heading.fontMetrics().height() + 6
        self._heading.setGeometry(room.x() + 2, room.y() - height, room.width() - 4, height)

    def _show(self, row: NetworkRow, choice: "NetworkChoice", number: int) -> None:
        if choice.error is not None:
            short = self._short_problem(choice.error.code)
            row.note.show_facts((short,), QPalette.ColorRole.BrightText)
        else:
            row.note.show_facts(self._facts(choice), QPalette.ColorRole.WindowText)
        row.setAccessibleName(f"{choice.title}, {row.note.text()}")
        row.setAccessibleDescription(choice.problem or self._accuracy(choice))
        row.setToolTip(folded(choice.problem or self._tip(choice, number)))

    def _measure(self, columns: Sequence[str]) -> None:
        """All rows have the same columns."""
        texts = [_SAMPLES, *(row.note.facts for row in self._rows.values())]
        row = next(iter(self._rows.values()))
        wanted = [row.wanted_widths(facts) for facts in texts if len(facts) == len(columns)]
        metrics = self._heading.fontMetrics()
        wanted.append([metrics.horizontalAdvance(name) for name in columns])
        widths = tuple(max(column) for column in zip(*wanted, strict=True))
        left = max(row.title_width() for row in self._rows.values())
        for facts in (self._heading, *(row.note for row in self._rows.values())):
            facts.widths, facts.left = widths, left
            facts.update()
        for row in self._rows.values():
            row.updateGeometry()

    def _short_problem(self, code: str) -> str:
        reasons = {
            "weights-missing": self.tr("weights missing"),
            "weights-damaged": self.tr("weights damaged"),
        }
        return reasons.get(code, self.tr("weights cannot be used"))

    @staticmethod
    def _facts(choice: "NetworkChoice") -> tuple[str, str, str]:
        return (
            str(choice.year) if choice.year else "",
            compact(choice.parameters) if choice.parameters else "–",
            "–" if choice.accuracy is None else percent(choice.accuracy),
        )

    def _accuracy(self, choice: "NetworkChoice") -> str:
        if choice.accuracy is None:
            return self.tr("Not measured on the test pictures yet.")
        return self.tr("Names {share} of the test pictures correctly.").format(
            share=percent(choice.accuracy)
        )

    def _tip(self, choice: "NetworkChoice", number: int) -> str:
        from app.gui.network_choice import idea_of  # reads weights files: after the first paint

        key = self.tr("Key: {key}").format(key=number)
        return "\n".join(filter(None, (idea_of(choice.key), self._accuracy(choice), key)))

    def current(self) -> str | None:
        """The chosen network's key or path, None while there is no choice."""
        own = self._own
        if own is not None and own.network is not None and own.button.isChecked():
            return str(own.network.path)
        return next((key for key, row in self._rows.items() if row.isChecked()), None)

    def current_kind(self) -> str:
        """The key of the kind of network that is chosen; empty while there is no choice."""
        chosen = self.current() or ""
        own = self._own_networks.get(chosen)
        return chosen if own is None or own.info is None else own.info.key

    def choose(self, key: str) -> None:
        """Chooses a network; where it cannot be used, the first that can."""
        own = self._own_networks.get(key)
        if own is not None and own.error is None:
            self._choose_own(own)
            return
        usable = self._usable()
        if key not in usable:
            key = usable[0] if usable else ""
        if key:
            self._let_tab_find(self._rows[key])
            self._rows[key].setChecked(True)

    def _choose_own(self, network: "OwnNetwork") -> None:
        assert self._own is not None
        another = self._own.network is None or self._own.network.path != network.path
        self._own.show_network(network)
        if self._own.button.isChecked() and another:
            self._on_own_toggled(True)
        self._own.button.setChecked(True)

    def _on_own_toggled(self, on: bool) -> None:
        assert self._own is not None
        if on and self._own.network is not None:
            self._let_tab_find(self._own.button)
            self.chosen.emit(str(self._own.network.path))

    def _on_toggled(self, key: str, on: bool) -> None:
        if on:
            self._let_tab_find(self._rows[key])
            self.chosen.emit(key)

    def _let_tab_find(self, row: NetworkRow) -> None:
        """The tab key comes to the chosen network, the arrow keys go on from there."""
        rows = [*self._rows.values(), *([] if self._own is None else [self._own.button])]
        had_focus = any(other.hasFocus() for other in rows)
        for other in rows:
            other.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        row.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if had_focus:
            row.setFocus()
