"""Light or dark, English or Chinese, switched while the program runs."""

import os
from typing import TYPE_CHECKING

from PyQt5.QtCore import QObject, pyqtSignal
from PyQt5.QtWidgets import QApplication

from app.gui.settings import Settings
from app.gui.system_theme import system_is_dark
from app.gui.theme import apply_theme
from app.gui.translation import install_translation
from app.messages import VARIABLE, choose_language

if TYPE_CHECKING:
    from app.gui.system_theme import SystemTheme


class Appearance(QObject):
    """Follows the settings and, where they say so, the system."""

    retranslated = pyqtSignal()  # every text is to be set anew

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._application, self._settings = application, settings
        self._system: SystemTheme | None = None

    def begin(self) -> None:
        """How the window is to look from its first paint on. A language that the command line or
        the environment named goes before the remembered one."""

        if VARIABLE not in os.environ:
            choose_language(self._settings.language)
        install_translation(self._application)
        guess = system_is_dark()
        if guess is not None:
            self._settings.system_dark = guess
        self._show_theme()

    def start(self) -> None:
        """Begins to follow the system."""
        from app.gui.system_theme import SystemTheme  # asks the desktop: after the first paint

        self._system = SystemTheme(self)
        self._system.changed.connect(self._on_system)
        self._system.start()

    def stop(self, milliseconds: int = 1800) -> bool:
        """Follows the system no more; False if it was still being asked then."""
        return self._system is None or self._system.stop(milliseconds)

    def choose_theme(self, theme: str) -> None:
        """One of settings.THEMES."""
        self._settings.theme = theme
        self._show_theme()

    def choose_language(self, language: str) -> None:
        """One of settings.LANGUAGES."""
        self._settings.language = language
        choose_language(language)
        install_translation(self._application)
        self.retranslated.emit()

    def _on_system(self, dark: bool) -> None:
        self._settings.system_dark = dark
        self._show_theme()

    def _show_theme(self) -> None:
        theme = self._settings.theme
        dark = self._settings.system_dark if theme == "system" else theme == "dark"
        apply_theme(self._application, dark)
