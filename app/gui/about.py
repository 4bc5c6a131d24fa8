"""Help ▸ About: what the program is, what it is made of, and under which licences."""

import platform
from html import escape
from typing import NamedTuple

from PyQt5.QtCore import PYQT_VERSION_STR, QCoreApplication, Qt, qVersion
from PyQt5.QtGui import QGuiApplication, QPixmap
from PyQt5.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from app import __version__
from app.gui.button_box import ButtonBox
from app.paths import checkout

_SIZE = (580, 560)
_ICON = 64  # logical pixels


class Component(NamedTuple):
    """Something the program runs on; `distribution` is its name among Python's packages."""

    title: str
    licence: str
    distribution: str = ""


# licences as the projects state them, by SPDX's short names
COMPONENTS = (
    Component("Python", "PSF-2.0"),
    Component("Qt", "LGPL-3.0"),
    Component("PyQt5", "GPL-3.0", "PyQt5"),
    Component("PyTorch", "BSD-3-Clause", "torch"),
    Component("torchvision", "BSD-3-Clause", "torchvision"),
    Component("NumPy", "BSD-3-Clause", "numpy"),
    Component("Pillow", "MIT-CMU", "pillow"),
    Component("OpenCV", "Apache-2.0", "opencv-python"),
    Component("safetensors", "Apache-2.0", "safetensors"),
    Component("Rich", "MIT", "rich"),
    Component("PyQtGraph", "MIT", "pyqtgraph"),
    Component("Matplotlib", "PSF-2.0", "matplotlib"),
    Component("Jinja", "BSD-3-Clause", "jinja2"),
    Component("Optuna", "MIT", "optuna"),
    Component("SQLAlchemy", "MIT", "sqlalchemy"),
    Component("psutil", "BSD-3-Clause", "psutil"),
    Component("filelock", "MIT", "filelock"),
    Component("platformdirs", "MIT", "platformdirs"),
)


def open_about(parent: QWidget) -> "AboutDialog":
    """Opens the dialog; does not wait."""
    dialog = AboutDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


def versions() -> list[tuple[str, str, str]]:
    """Title, version and licence of every component, read without importing them."""
    from importlib.metadata import PackageNotFoundError, version  # slow, and seldom wanted

    own = {"Python": platform.python_version(), "Qt": qVersion(), "PyQt5": PYQT_VERSION_STR}
    found = []
    for component in COMPONENTS:
        known = own.get(component.title)
        try:
            number = known or version(component.distribution)
        except PackageNotFoundError:
            number = "–"
        found.append((component.title, number, component.licence))
    return found


class AboutDialog(QDialog):
    """All its texts can be selected, and copied at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("aboutDialog")
        self.resize(*_SIZE)
        self._head = QLabel(self)
        self._head.setObjectName("aboutHead")
        self._head.setTextFormat(Qt.TextFormat.RichText)
        self._head.setWordWrap(True)
        self._head.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self._text = QTextBrowser(self)
        self._text.setObjectName("aboutText")
        self._text.setOpenLinks(False)
        buttons = ButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._copy = QPushButton(self)
        self._copy.setObjectName("aboutCopy")
        self._copy.setAutoDefault(False)
        buttons.addButton(self._copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        self._copy.clicked.connect(self._on_copy)
        self._lay_out(buttons)
        self.retranslate()

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        document = self._text.document()
        assert document is not None
        document.setDocumentMargin(12)
        picture = QLabel(self)
        picture.setPixmap(_application_icon(self.devicePixelRatioF()))
        top, column = QHBoxLayout(), QVBoxLayout(self)
        top.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._head, 1)
        top.setSpacing(16)
        column.addLayout(top)
        column.addWidget(self._text, 1)
        column.addWidget(buttons)
        column.setSpacing(12)

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self.setWindowTitle(self.tr("About CIFAR Lab"))
        self._copy.setText(self.tr("&Copy"))
        self._copy.setAccessibleName(self.tr("Copy the versions and licences"))
        title = f"<h2>CIFAR Lab {__version__}</h2>"
        self._head.setText(title + "".join(f"<p>{escape(p)}</p>" for p in _paragraphs()))
        self._text.setAccessibleName(self.tr("Versions and licences"))
        caption = escape(self.tr("Made with these works of others:"))
        lines = "".join(_table_line(*line) for line in versions())
        data = escape(
            self.tr(
                "CIFAR-10 was collected by Alex Krizhevsky, Vinod Nair and Geoffrey Hinton "
                "(A. Krizhevsky, Learning Multiple Layers of Features from Tiny Images, 2009). "
                "It is not part of the program."
            )
        )
        self._text.setHtml(f"<p>{caption}</p><table width='100%'>{lines}</table><p>{data}</p>")

    def plain_text(self) -> str:
        """What “Copy” copies: also what a report of a problem should name."""
        lines = [f"{title} {number} ({licence})" for title, number, licence in versions()]
        return "\n".join([f"CIFAR Lab {__version__}", platform.platform(), *lines])

    def _on_copy(self) -> None:
        clipboard = QGuiApplication.clipboard()
        assert clipboard is not None
        clipboard.setText(self.plain_text())


def _paragraphs() -> tuple[str, str]:
    translate = QCoreApplication.translate
    return (
        translate(
            "AboutDialog", "A laboratory for the classic convolutional networks on CIFAR-10."
        ),
        translate(
            "AboutDialog",
            "Free software under the GNU GPL, version 3 or later, without any warranty. "
            "The bundled pictures and weights are part of it.",
        ),
    )


def _table_line(title: str, number: str, licence: str) -> str:
    cells = (
        f"<td style='padding: 1px 12px 1px 0'>{escape(w)}</td>" for w in (title, number, licence)
    )
    return f"<tr>{''.join(cells)}</tr>"


def _application_icon(ratio: float) -> QPixmap:
    """The program's icon, sharp on this screen; empty where its file is missing."""
    made = QPixmap(str(checkout() / "assets" / "icons" / "cifar-lab.png"))
    if made.isNull():
        return made
    made = made.scaledToHeight(round(_ICON * ratio), Qt.TransformationMode.SmoothTransformation)
    made.setDevicePixelRatio(ratio)
    return made
