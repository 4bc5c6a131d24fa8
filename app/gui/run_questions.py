"""What is asked before runs are deleted and where curves are written; none of it waits."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PyQt5.QtCore import QCoreApplication, Qt
from PyQt5.QtWidgets import QFileDialog, QWidget

from app.gui.incoming import local_path
from app.gui.question import Question, ask

_NAMED = 8  # runs that a question names; of more it gives the number


def ask_delete(parent: QWidget, names: Sequence[str], confirmed: Callable[[], None]) -> None:
    """Names what would be gone."""
    translate = QCoreApplication.translate
    if len(names) == 1:
        question = translate("RunQuestions", "Delete the training “{name}”?").format(name=names[0])
    else:
        question = translate("RunQuestions", "Delete these {count} trainings?")
        question = question.format(count=len(names))
        question += "\n\n" + "\n".join(names[:_NAMED]) + ("\n…" if len(names) > _NAMED else "")
    texts = Question(
        translate("RunQuestions", "Delete trainings"),
        question,
        translate(
            "RunQuestions",
            "Settings, curves, checkpoints and the network itself will be gone for good.",
        ),
        translate("RunQuestions", "Delete"),
    )
    ask(parent, "deleteBox", texts, confirmed)


def ask_export(parent: QWidget, name: str, kind: str, chosen: Callable[[Path], None]) -> None:
    """A file of that kind ("png" or "csv"), which the user's dialog asks about if it exists."""
    title = QCoreApplication.translate("RunQuestions", "Export the curves")
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(kind)
    dialog.setNameFilter(f"{kind.upper()} (*.{kind})")
    dialog.selectFile(f"{name}.{kind}")
    dialog.accepted.connect(lambda: chosen(Path(local_path(dialog.selectedUrls()[0]))))
    dialog.open()
