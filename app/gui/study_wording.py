"""What there is to say of studies: their names, how they stand, and how large they are."""

from typing import TYPE_CHECKING

from PyQt5.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.gui import train_labels as labels
from app.gui.run_wording import asked_title, failure, state_title
from app.gui.wording import duration
from app.messages import user_language
from app.training.settings import Setting
from models.registry import MODELS

if TYPE_CHECKING:
    from app.gui.study_view import StudyView
    from app.studies.results import Results
    from app.studies.study import Panel

_CONTEXT = "StudyWording"
_ADVICE = {
    "queued": QT_TRANSLATE_NOOP(
        "StudyWording",
        "Its turn comes when no training and no other study is under way: one runs at a time.",
    ),
    "running": QT_TRANSLATE_NOOP(
        "StudyWording", "It goes on when this window, or the whole program, is closed."
    ),
    "stopped": QT_TRANSLATE_NOOP(
        "StudyWording", "What is trained is kept: it goes on from here when you want it to."
    ),
    "interrupted": QT_TRANSLATE_NOOP(
        "StudyWording",
        "Its process is gone: a crash, a shutdown, or somebody ended it. What is trained is kept.",
    ),
}


def title(study: "StudyView") -> str:
    """Of a study of the user's: the settings and the network."""
    if study.study is None:
        return study.name
    own = study.study.own
    if own is None:
        return study.study.title.of(user_language())
    from app.studies.own import BY_OPTION

    names = " × ".join(setting_title(BY_OPTION[option]) for option in own["vary"])
    model = str(own["model"])
    return f"{names} · {MODELS[model].title if model in MODELS else model}"


def setting_title(setting: Setting) -> str:
    """What a setting is called; its option where it has no other name."""
    return labels.label(setting) if setting.name in labels.LABELS else setting.option


def state_line(study: "StudyView") -> str:
    """How it stands, in a few words: for the list."""
    translate = QCoreApplication.translate
    if study.study is None:
        return translate("StudyWording", "cannot be read")
    if not study.state:
        if study.published:
            return translate("StudyWording", "published figures")
        return translate("StudyWording", "not run yet")
    if study.asked:
        return asked_title(study.asked)
    if study.state == "done":
        return translate("StudyWording", "done · {size}").format(size=size(study))
    if not study.trials or study.state == "failed":
        return state_title(study.state)
    count = translate("StudyWording", "{done} of {trials}")
    said = count.format(done=study.done, trials=study.trials)
    return f"{state_title(study.state)} · {said}"


def headline(study: "StudyView", asked: str = "") -> str:
    """The same for the study that is shown, with the time that is left."""
    translate = QCoreApplication.translate
    said = asked or study.asked
    if not study.state:
        return asked_title(said) if said else state_line(study)
    parts = [asked_title(said) if said else state_title(study.state)]
    if study.state == "done":
        parts.append(size(study))
    elif study.trials:
        count = translate("StudyWording", "{done} of {trials} trainings")
        parts.append(count.format(done=study.done, trials=study.trials))
    if study.state == "running" and not said:
        if not study.trials:
            parts.append(translate("StudyWording", "preparing…"))
        elif study.seconds_left is not None:
            left = translate("StudyWording", "about {time} left")
            parts.append(left.format(time=duration(study.seconds_left)))
    return " · ".join(parts)


def advice(study: "StudyView") -> str:
    """A sentence on what the state means; of a failure, what failed."""
    if study.study is None:
        return QCoreApplication.translate(
            "StudyWording",
            "What its folder says of its settings cannot be understood. Delete it, or make it "
            "again.",
        )
    if study.state == "failed":
        return failure(study.code, study.message)
    known = study.state in _ADVICE
    return QCoreApplication.translate(_CONTEXT, _ADVICE[study.state]) if known else ""


def size(study: "StudyView") -> str:
    """ "2,000 pictures"."""
    if study.all_pictures:
        return QCoreApplication.translate("StudyWording", "all pictures")
    return pictures(study.pictures or 0)


def pictures(count: int) -> str:
    """So many."""
    return QCoreApplication.translate("StudyWording", "{count} pictures").format(count=f"{count:,}")


def source(results: "Results", whose: str) -> str:
    """How many trainings the figures come from, and "mine" or "published" whose they are."""
    translate, about = QCoreApplication.translate, results.about
    said = translate("StudyWording", "{pictures} pictures, {seeds} seeds")
    if whose == "mine":
        said = translate("StudyWording", "Your own figures: {pictures} pictures, {seeds} seeds.")
    elif whose == "published":
        said = translate(
            "StudyWording",
            "The figures that the program comes with: {pictures} pictures, {seeds} seeds.",
        )
    return said.format(pictures=f"{about['pictures']:,}", seeds=about["seeds"])


def picture_title(study: "StudyView", panel: "Panel | None") -> str:
    """Above exported curves."""
    part = "" if panel is None or study.own else panel.title.of(user_language())
    return " · ".join(filter(None, (title(study), part)))
