"""The window's actions and its menus."""

from PyQt5.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PyQt5.QtGui import QKeySequence
from PyQt5.QtWidgets import QAction, QMainWindow, QMenu

_CONTEXT = "Actions"
_Keys = QKeySequence.StandardKey
_Shortcut = QKeySequence.StandardKey | str | None

# name, text, shortcut; by menu, None is a separator
_MENUS: tuple[tuple[str, tuple[tuple[str, str, _Shortcut] | None, ...]], ...] = (
    (
        QT_TRANSLATE_NOOP("Actions", "&File"),
        (
            ("actionOpen", QT_TRANSLATE_NOOP("Actions", "&Open…"), _Keys.Open),
            ("actionPaste", QT_TRANSLATE_NOOP("Actions", "&Paste"), _Keys.Paste),
            None,
            ("actionPrevious", QT_TRANSLATE_NOOP("Actions", "P&revious picture"), "Alt+Left"),
            ("actionNext", QT_TRANSLATE_NOOP("Actions", "&Next picture"), "Alt+Right"),
            None,
            ("actionQuit", QT_TRANSLATE_NOOP("Actions", "&Quit"), "Ctrl+Q"),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Actions", "&Training"),
        (
            ("actionTrain", QT_TRANSLATE_NOOP("Actions", "&Train…"), "Ctrl+T"),
            ("actionStop", QT_TRANSLATE_NOOP("Actions", "&Stop the training"), None),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Actions", "&Help"),
        (
            ("actionLogFolder", QT_TRANSLATE_NOOP("Actions", "Open &log folder"), None),
            ("actionAbout", QT_TRANSLATE_NOOP("Actions", "&About CIFAR Lab"), None),
        ),
    ),
)
_ROLES = {"actionQuit": QAction.MenuRole.QuitRole, "actionAbout": QAction.MenuRole.AboutRole}


class Actions:
    """Builds the menus once; gives the actions by their object names."""

    def __init__(self, window: QMainWindow) -> None:
        self._actions: dict[str, QAction] = {}
        self._titles: list[tuple[QMenu, str]] = []
        self._texts: dict[str, str] = {}
        bar = window.menuBar()
        assert bar is not None
        for title, entries in _MENUS:
            menu = bar.addMenu("")
            assert menu is not None
            self._titles.append((menu, title))
            for entry in entries:
                if entry is None:
                    menu.addSeparator()
                else:
                    menu.addAction(self._make(window, *entry))
        self.retranslate()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def _make(self, window: QMainWindow, name: str, text: str, shortcut: _Shortcut) -> QAction:
        action = QAction(window)
        action.setObjectName(name)
        if shortcut is not None:
            action.setShortcut(QKeySequence(shortcut))
        action.setMenuRole(_ROLES.get(name, QAction.MenuRole.NoRole))
        self._actions[name], self._texts[name] = action, text
        return action

    def retranslate(self) -> None:
        """Texts in the language of now."""
        translate = QCoreApplication.translate
        for menu, title in self._titles:
            menu.setTitle(translate(_CONTEXT, title))
        for name, action in self._actions.items():
            action.setText(translate(_CONTEXT, self._texts[name]))
