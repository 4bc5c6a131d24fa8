"""The window's language: our translation and Qt's own."""

from PyQt5.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from app.messages import user_language
from app.paths import checkout

_LOCALES = {"en": "en_US", "zh": "zh_CN"}


def install_translation(application: QCoreApplication, language: str | None = None) -> None:
    """Texts made from now on are in `language` (default: the user's), numbers and dates too."""
    language = language or user_language()
    for old in application.findChildren(QTranslator):
        application.removeTranslator(old)
        old.deleteLater()
    system = QLocale.system()  # its country's way of writing dates, where the language is its own
    same = system.name().startswith(language)
    QLocale.setDefault(system if same else QLocale(_LOCALES[language]))
    if language == "en":
        return  # the language of the code
    theirs = QLibraryInfo.location(QLibraryInfo.LibraryLocation.TranslationsPath)
    _install(application, f"qtbase_{_LOCALES[language]}", theirs)  # buttons, file dialog, menus
    folder = checkout() / "assets" / "translations"
    if not _install(application, f"cifar-lab_{language}", str(folder)):
        import logging  # seldom needed

        logging.getLogger(__name__).warning("no translation in %s", folder)


def _install(application: QCoreApplication, name: str, folder: str) -> bool:
    translator = QTranslator(application)
    return translator.load(name, folder) and application.installTranslator(translator)
