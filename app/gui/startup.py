"""What the window's first paint can do without: made after it, a bit in each turn of the event
loop, so that the window answers from the beginning.

The networks come last: while torch loads its libraries, whoever else loads one waits for it, up to
half a second. By then the window has loaded what it needs.
"""

import gc
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PyQt5.QtCore import QObject, Qt, QTimer, pyqtSignal
from PyQt5.QtGui import QGuiApplication, QKeySequence
from PyQt5.QtWidgets import QApplication, QShortcut

if TYPE_CHECKING:
    from app.gui.window import MainWindow


class Startup(QObject):
    """Takes its steps one after the other; `done` once the window is complete."""

    done = pyqtSignal()

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._steps: Iterator[Callable[[], None]] = iter(
            (
                self._predictions,
                self._pictures,
                self._icons,
                self._thumbnail_code,
                self._shelf_code,
                self._shelf,
                self._hint,
                self._keys,
                self._drops,
                self._runs,
                self._appearance,
                self._application_icon,
                self._focus_ring,
                window.prepared.emit,
                self._networks,
            )
        )
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._take_step)

    def begin(self) -> None:
        """Starts with the first step."""
        gc.set_threshold(20_000, 20, 50)  # until now nothing was collected: app/gui/__init__.py
        self._timer.start(0)

    def stop(self) -> None:
        """Leaves out the steps that are left: the window is closing."""
        self._timer.stop()

    def _take_step(self) -> None:
        step = next(self._steps, None)
        if step is None:
            self._timer.stop()
            self.done.emit()
        else:
            step()

    def _predictions(self) -> None:
        self._window.predictions.slow.connect(self._window.answer.show_waiting)
        self._window.predictions.start()

    def _icons(self) -> None:
        from app.gui.icons import icon

        self._window.actions_.show_icons(icon)
        self._window.answer.show_icons(icon)

    def _thumbnail_code(self) -> None:
        import app.gui.thumbnails  # noqa: F401

    def _shelf_code(self) -> None:
        import app.gui.picture_shelf  # noqa: F401

    def _shelf(self) -> None:
        from app.gui.picture_shelf import PictureShelf

        self._window.add_shelf(PictureShelf())

    def _hint(self) -> None:
        from app.gui.hint import Hint

        self._window.add_hint(Hint())

    def _keys(self) -> None:
        from app.gui.tab_order import order_by_layout

        window = self._window
        centre, full = window.centralWidget(), window.actions_["actionFullScreen"]
        assert centre is not None
        order_by_layout(centre)
        window.bar.grown.connect(lambda: order_by_layout(centre))
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), window)  # what people try first
        escape.activated.connect(lambda: full.trigger() if window.isFullScreen() else None)

    def _drops(self) -> None:
        from app.gui.drop_filter import DropFilter  # nothing is dropped on what nobody sees

        drops = DropFilter(self._window)
        drops.dropped.connect(self._window.open_pictures)
        drops.folder_dropped.connect(self._window.browsing.open_folder)

    def _pictures(self) -> None:
        self._window.browsing.start()

    def _runs(self) -> None:
        self._window.runs.start()
        self._window.runs.stopping.connect(self._window.status.show_stopping)

    def _appearance(self) -> None:
        self._window.appearance.start()

    def _application_icon(self) -> None:
        from app.gui.icons import application_icon  # Qt loads its readers of pictures

        QGuiApplication.setWindowIcon(application_icon())

    def _focus_ring(self) -> None:
        from app.gui.focus_ring import FocusRing

        application = QApplication.instance()
        assert isinstance(application, QApplication)
        FocusRing(application)

    def _networks(self) -> None:
        from app.gui.my_networks import MyNetworks
        from app.gui.network_choice import network_choices  # reads all weights files' headers
        from app.gui.report_desk import ReportDesk
        from app.gui.studies_desk import StudiesDesk

        window = self._window
        window.picker.show_choices(network_choices())
        window.own = MyNetworks(window, window.picker, window.actions_, window.settings)
        window.own.said.connect(window.say)
        window.desk.keep_waiting()
        ReportDesk(window)
        StudiesDesk(window)
        window.picker.choose(window.settings.network)
        window.refresh_answer()
        window.predictions.warm_up()
