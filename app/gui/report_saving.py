"""A report leaves the window: as a page in the browser, as a folder, its curves as a file."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PyQt5.QtCore import QCoreApplication, Qt, QUrl
from PyQt5.QtGui import QDesktopServices
from PyQt5.QtWidgets import QFileDialog

from app.gui.incoming import local_path
from app.gui.report_menu import file_name
from app.gui.run_questions import ask_export
from app.messages import user_language

if TYPE_CHECKING:
    from app.gui.report_window import ReportWindow

_INDEX = "index.html"  # where a whole report begins


def open_page(window: "ReportWindow") -> bool:
    """In the browser, in the language of the window; False where nothing opens it."""
    report = window.report
    if report is None:
        return False
    page = report.page(user_language())
    opened = page.is_file() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(page)))
    if not opened:
        said = QCoreApplication.translate(
            "ReportSaving", "No browser opens it. It lies here: {path}"
        )
        window.tell(said.format(path=page))
    return opened


def save_report(window: "ReportWindow") -> None:
    """Asks for a folder, in which a folder of the report's own is made."""
    if window.report is None:
        return
    title = QCoreApplication.translate("ReportSaving", "Choose where to save the report")
    dialog = QFileDialog(window, title)
    dialog.setObjectName("saveReport")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.accepted.connect(lambda: save_in(window, Path(local_path(dialog.selectedUrls()[0]))))
    dialog.open()


def save_in(window: "ReportWindow", folder: Path) -> None:
    """Copies the whole report: pages, figures and numbers."""
    if window.report is None:
        return
    whole = window.report.folder.parent  # the network's own folder and the pages about the data
    source = whole if (whole / _INDEX).is_file() else window.report.folder
    name = re.sub(r"\s+", "-", file_name(f"report {window.title}"))
    window.files.copy_folder(source, folder / name)


def export_curves(window: "ReportWindow", kind: str) -> None:
    """The curves of the training, as "png" or "csv"."""
    ask_export(window, window.title, kind, lambda path: write_curves(window, path, kind))


def write_curves(window: "ReportWindow", path: Path, kind: str) -> None:
    """Writes them."""
    from app.gui.curve_export import png
    from app.gui.report_course import ReportCourse

    page = window.pages.page("course")
    assert isinstance(page, ReportCourse)
    if kind == "csv":
        content = page.curves.as_csv().encode()
        window.files.write(path, lambda: content)
    else:
        image = page.curves.as_picture(window.title)
        window.files.write(path, lambda: png(image))
