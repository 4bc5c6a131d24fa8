"""Help ▸ About."""

import platform

from PyQt5.QtCore import PYQT_VERSION_STR, QCoreApplication, Qt, qVersion
from PyQt5.QtWidgets import QMessageBox, QWidget

from app import __version__


def open_about(parent: QWidget) -> QMessageBox:
    """Opens the box with what the program is and which versions it runs on; does not wait."""
    translate = QCoreApplication.translate
    purpose = translate("About", "A laboratory for the classic convolutional networks on CIFAR-10.")
    licence = translate("About", "Free software under the GNU GPL, version 3 or later.")
    box = QMessageBox(parent)
    box.setObjectName("aboutBox")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(translate("About", "About CIFAR Lab"))
    # one text: an informative one would be wrapped to the width of the short line above it
    paragraphs = (f"<b>CIFAR Lab {__version__}</b>", f"{purpose}<br>{licence}", versions())
    box.setTextFormat(Qt.TextFormat.RichText)
    box.setText("".join(f"<p>{paragraph}</p>" for paragraph in paragraphs))
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    box.open()
    return box


def versions() -> str:
    """One line: Python and the libraries, read without importing them."""
    from importlib.metadata import PackageNotFoundError, version  # slow, and seldom wanted

    try:
        torch = version("torch")
    except PackageNotFoundError:
        torch = "–"
    return (
        f"Python {platform.python_version()} · Qt {qVersion()} · PyQt {PYQT_VERSION_STR} · "
        f"PyTorch {torch}"
    )
