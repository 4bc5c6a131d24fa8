"""The window's actions and its menus."""

from collections.abc import Callable

from PyQt5.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PyQt5.QtGui import QIcon, QKeySequence
from PyQt5.QtWidgets import QAction, QActionGroup, QMainWindow, QMenu

_CONTEXT = "Actions"
_Keys = QKeySequence.StandardKey
_Shortcuts = tuple[QKeySequence.StandardKey | str, ...]

# what a menu holds: (name, text, shortcuts); ("menu…", text) a menu in it; None a separator
_Entry = tuple[str, str, _Shortcuts] | tuple[str, str] | None
_MENUS: tuple[tuple[str, str, tuple[_Entry, ...]], ...] = (
    (
        "menuFile",
        QT_TRANSLATE_NOOP("Actions", "&File"),
        (
            ("actionOpen", QT_TRANSLATE_NOOP("Actions", "&Open…"), (_Keys.Open,)),
            (
                "actionOpenFolder",
                QT_TRANSLATE_NOOP("Actions", "Open &folder…"),
                ("Ctrl+Shift+O",),
            ),
            ("menuRecent", QT_TRANSLATE_NOOP("Actions", "Open &recent")),
            None,
            (
                "actionGetData",
                QT_TRANSLATE_NOOP("Actions", "&Get the CIFAR-10 pictures…"),
                (),
            ),
            (
                "actionLookAtData",
                QT_TRANSLATE_NOOP("Actions", "Look at the &data…"),
                ("Ctrl+D",),
            ),
            None,
            ("actionQuit", QT_TRANSLATE_NOOP("Actions", "&Quit"), ("Ctrl+Q",)),
        ),
    ),
    (
        "menuEdit",
        QT_TRANSLATE_NOOP("Actions", "&Edit"),
        (
            ("actionPaste", QT_TRANSLATE_NOOP("Actions", "&Paste"), (_Keys.Paste,)),
            None,
            (
                "actionCopyText",
                QT_TRANSLATE_NOOP("Actions", "Copy the answer as &text"),
                (_Keys.Copy,),
            ),
            (
                "actionCopyPicture",
                QT_TRANSLATE_NOOP("Actions", "Copy the answer as a p&icture"),
                ("Ctrl+Shift+C",),
            ),
            None,
            ("actionReset", QT_TRANSLATE_NOOP("Actions", "&Reset settings…"), ()),
        ),
    ),
    (
        "menuView",
        QT_TRANSLATE_NOOP("Actions", "&View"),
        (
            (
                "actionPrevious",
                QT_TRANSLATE_NOOP("Actions", "&Previous picture"),
                ("Left", "Alt+Left"),
            ),
            ("actionNext", QT_TRANSLATE_NOOP("Actions", "&Next picture"), ("Right", "Alt+Right")),
            None,
            ("actionZoomIn", QT_TRANSLATE_NOOP("Actions", "Zoom &in"), (_Keys.ZoomIn, "Ctrl+=")),
            ("actionZoomOut", QT_TRANSLATE_NOOP("Actions", "Zoom &out"), (_Keys.ZoomOut,)),
            ("actionFit", QT_TRANSLATE_NOOP("Actions", "&Fit to the window"), ("Ctrl+0",)),
            ("actionActualSize", QT_TRANSLATE_NOOP("Actions", "&Actual size"), ("Ctrl+1",)),
            None,
            (
                "actionSorted",
                QT_TRANSLATE_NOOP("Actions", "&Sort classes by probability"),
                ("Ctrl+B",),
            ),
            ("actionShelf", QT_TRANSLATE_NOOP("Actions", "&Thumbnails"), ("F9",)),
            ("actionShuffle", QT_TRANSLATE_NOOP("Actions", "Other &random test pictures"), ("F5",)),
            None,
            ("menuTheme", QT_TRANSLATE_NOOP("Actions", "The&me")),
            ("menuLanguage", QT_TRANSLATE_NOOP("Actions", "&Language")),
            ("actionFullScreen", QT_TRANSLATE_NOOP("Actions", "F&ull screen"), ("F11",)),
        ),
    ),
    (
        "menuTraining",
        QT_TRANSLATE_NOOP("Actions", "&Training"),
        (
            ("actionTrain", QT_TRANSLATE_NOOP("Actions", "&Train…"), ("Ctrl+T",)),
            ("actionStop", QT_TRANSLATE_NOOP("Actions", "&Stop the training"), ()),
            (
                "actionTrainings",
                QT_TRANSLATE_NOOP("Actions", "&All trainings…"),
                ("Ctrl+Shift+T",),
            ),
            ("actionStudies", QT_TRANSLATE_NOOP("Actions", "St&udies…"), ("Ctrl+Shift+S",)),
            ("actionReport", QT_TRANSLATE_NOOP("Actions", "&Report…"), ("Ctrl+R",)),
            None,
            ("actionOpenNetwork", QT_TRANSLATE_NOOP("Actions", "Open a &network…"), ()),
            ("actionSaveNetwork", QT_TRANSLATE_NOOP("Actions", "Sa&ve the network as…"), ()),
            ("actionRemoveNetwork", QT_TRANSLATE_NOOP("Actions", "Ta&ke out the network…"), ()),
        ),
    ),
    (
        "menuHelp",
        QT_TRANSLATE_NOOP("Actions", "&Help"),
        (
            ("actionShortcuts", QT_TRANSLATE_NOOP("Actions", "&Keyboard shortcuts"), ("F1",)),
            ("actionFaq", QT_TRANSLATE_NOOP("Actions", "&Questions and answers"), ()),
            None,
            ("actionLogFolder", QT_TRANSLATE_NOOP("Actions", "Open &log folder"), ()),
            ("actionAbout", QT_TRANSLATE_NOOP("Actions", "&About CIFAR Lab"), ()),
        ),
    ),
)
# menus of which one entry is chosen: (value in the settings, text)
_CHOICES: dict[str, tuple[tuple[str, str], ...]] = {
    "menuTheme": (
        ("system", QT_TRANSLATE_NOOP("Actions", "Like the &system")),
        ("light", QT_TRANSLATE_NOOP("Actions", "&Light")),
        ("dark", QT_TRANSLATE_NOOP("Actions", "&Dark")),
    ),
    # a language stands in its own name in every language
    "menuLanguage": (
        ("system", QT_TRANSLATE_NOOP("Actions", "Like the &system")),
        ("en", "&English"),
        ("zh", "&中文"),
    ),
}
_ICONS = {
    "actionOpen": "open",
    "actionOpenFolder": "folder",
    "actionGetData": "download",
    "actionPaste": "paste",
    "actionCopyText": "copy",
    "actionPrevious": "previous",
    "actionNext": "next",
    "actionZoomIn": "zoom-in",
    "actionZoomOut": "zoom-out",
    "actionFit": "fit",
    "actionSorted": "sort",
    "actionShuffle": "shuffle",
    "actionTrain": "train",
    "actionStop": "stop",
    "actionShortcuts": "help",
    "actionReset": "settings",
}
# what the status bar says while the mouse is on an entry
_TIPS = {
    "actionLookAtData": QT_TRANSLATE_NOOP(
        "Actions", "Pictures of every class by chance, from the training or the test pictures"
    ),
    "actionReport": QT_TRANSLATE_NOOP(
        "Actions", "How good the chosen network is on the test pictures, and what it confuses"
    ),
    "actionStudies": QT_TRANSLATE_NOOP(
        "Actions", "What a setting does: several values compared, with curves and a page"
    ),
}
_CHECKABLE = ("actionSorted", "actionShelf", "actionFullScreen")
_ROLES = {"actionQuit": QAction.MenuRole.QuitRole, "actionAbout": QAction.MenuRole.AboutRole}


class Actions:
    """Builds the menus once; gives the actions and the menus by their object names."""

    def __init__(self, window: QMainWindow, recent: QMenu | None = None) -> None:
        """`recent`: the menu of the pictures opened last, if it is one that fills itself."""
        self._window = window
        self._actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {} if recent is None else {"menuRecent": recent}
        self._texts: dict[str, str] = {}
        bar = window.menuBar()
        assert bar is not None
        for name, title, entries in _MENUS:
            menu = self._menu(name, title)
            bar.addMenu(menu)
            for entry in entries:
                self._add(menu, entry)
        self.retranslate()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def menu(self, name: str) -> QMenu:
        """The menu of this object name."""
        return self._menus[name]

    def choices(self, menu: str) -> QActionGroup:
        """The actions of a menu of which one is chosen; each one's `data()` is its value."""
        group = self._menus[menu].findChild(QActionGroup)
        assert group is not None
        return group

    def choose(self, menu: str, value: str) -> None:
        """Marks what is chosen, without telling anybody."""
        for action in self.choices(menu).actions():
            action.setChecked(action.data() == value)

    def show_icons(self, icon: Callable[[str], QIcon]) -> None:
        """Gives the actions the pictures that `icon` makes of names."""
        for name, drawn in _ICONS.items():
            self._actions[name].setIcon(icon(drawn))

    def _menu(self, name: str, title: str) -> QMenu:
        menu = self._menus.get(name) or QMenu(self._window)
        menu.setObjectName(name)
        self._menus[name], self._texts[name] = menu, title
        if name in _CHOICES:
            group = QActionGroup(menu)
            for value, text in _CHOICES[name]:
                action = self._make(f"{name}-{value}", text, ())
                action.setCheckable(True)
                action.setData(value)
                group.addAction(action)
                menu.addAction(action)
        return menu

    def _add(self, menu: QMenu, entry: _Entry) -> None:
        if entry is None:
            menu.addSeparator()
        elif len(entry) == 2:
            menu.addMenu(self._menu(*entry))
        else:
            menu.addAction(self._make(*entry))

    def _make(self, name: str, text: str, shortcuts: _Shortcuts) -> QAction:
        action = QAction(self._window)
        action.setObjectName(name)
        action.setShortcuts([key for each in shortcuts for key in _keys(each)])
        action.setCheckable(name in _CHECKABLE)
        action.setMenuRole(_ROLES.get(name, QAction.MenuRole.NoRole))
        self._actions[name], self._texts[name] = action, text
        return action

    def retranslate(self) -> None:
        """Texts in the language of now."""
        translate = QCoreApplication.translate
        for name, menu in self._menus.items():
            menu.setTitle(translate(_CONTEXT, self._texts[name]))
        for name, action in self._actions.items():
            action.setText(translate(_CONTEXT, self._texts[name]))
        for name, tip in _TIPS.items():
            self._actions[name].setStatusTip(translate(_CONTEXT, tip))


def _keys(shortcut: QKeySequence.StandardKey | str) -> list[QKeySequence]:
    if isinstance(shortcut, str):
        return [QKeySequence(shortcut)]
    # on Linux Qt adds the keys F16 to F20, which only old keyboards had
    bindings = QKeySequence.keyBindings(shortcut)
    return [keys for keys in bindings if not keys.toString().startswith("F")]
