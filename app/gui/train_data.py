"""Which pictures a training learns from: the place that was found, or another."""

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtGui import QPalette
from PyQt5.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.gui.data_wording import breakable
from app.gui.incoming import local_path
from app.gui.train_look import Surroundings
from app.messages import error_text


class DataChoice(QWidget):
    """Says what lies there, and lets people choose another place or get the data set."""

    chosen = pyqtSignal(object)  # a path, or None for the usual place
    get_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trainData")
        self._found: Surroundings | None = None
        self._line = QLabel(self)
        self._line.setObjectName("trainDataPlace")
        self._line.setWordWrap(True)
        self._line.setTextFormat(Qt.TextFormat.PlainText)
        self._get = QPushButton(self)
        self._get.setObjectName("trainGetData")
        self._get.hide()
        self._other = QPushButton(self)
        self._other.setObjectName("trainOtherData")
        for button in (self._get, self._other):
            button.setAutoDefault(False)
        menu = QMenu(self._other)
        actions = [menu.addAction("") for _ in range(3)]
        self._folder, self._archive, self._usual = (a for a in actions if a is not None)
        self._other.setMenu(menu)
        self._folder.triggered.connect(self._on_folder)
        self._archive.triggered.connect(self._on_archive)
        self._usual.triggered.connect(lambda: self.chosen.emit(None))
        self._get.clicked.connect(self.get_wanted)
        row = QHBoxLayout()
        row.addWidget(self._get)
        row.addWidget(self._other)
        row.addStretch(1)  # no wider than their texts
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._line)
        column.addLayout(row)
        self.retranslate()

    def show_place(self, found: Surroundings | None) -> None:
        """What was found; None while somebody looks."""
        self._found = found
        missing = found is not None and found.missing
        wrong = found is not None and found.problem is not None and not missing
        role = QPalette.ColorRole.BrightText if wrong else QPalette.ColorRole.WindowText
        self._line.setForegroundRole(role)
        said = self._sentence()
        self._line.setText(breakable(said))
        self._other.setAccessibleDescription(said)
        self._get.setVisible(missing)
        self._usual.setEnabled(found is not None and found.data is not None)

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self._get.setText(self.tr("&Get the data…"))
        self._other.setText(self.tr("Choose an&other…"))
        self._folder.setText(self.tr("A &folder with train and test…"))
        self._archive.setText(self.tr("The &archive cifar-10-python.tar.gz…"))
        self._usual.setText(self.tr("The &usual place"))
        self.show_place(self._found)

    def _sentence(self) -> str:
        found = self._found
        if found is None:
            return self.tr("looking…")
        if found.missing:
            return self.tr("There is no data set yet that a network could learn from.")
        if found.problem is not None:
            return error_text(found.problem)
        assert found.source is not None
        if found.official:
            said = self.tr("CIFAR-10, in {path}")
        else:
            said = self.tr("{count} pictures of {classes} classes, in {path}")
        return said.format(
            path=found.source.path, count=f"{found.pictures:,}", classes=len(found.classes)
        )

    def _on_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Learn from a folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        self._choose(dialog)

    def _on_archive(self) -> None:
        dialog = QFileDialog(self, self.tr("Learn from an archive"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Archives") + " (*.tar.gz *.tgz *.tar)")
        self._choose(dialog)

    def _choose(self, dialog: QFileDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.chosen.emit(local_path(dialog.selectedUrls()[0])))
        dialog.open()
