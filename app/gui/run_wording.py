"""What there is to say of runs: their states, failures, results and settings."""

import re
import time
from typing import TYPE_CHECKING

from PyQt5.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDateTime, QLocale
from PyQt5.QtGui import QColor, QPalette

from app.gui.wording import duration, percent
from app.messages import LANGUAGES, catalogue, text, user_language

if TYPE_CHECKING:
    from app.gui.run_view import RunView

_CONTEXT = "RunWording"
_STATES = {
    "queued": QT_TRANSLATE_NOOP("RunWording", "waiting"),
    "running": QT_TRANSLATE_NOOP("RunWording", "training"),
    "paused": QT_TRANSLATE_NOOP("RunWording", "paused"),
    "stopped": QT_TRANSLATE_NOOP("RunWording", "stopped"),
    "done": QT_TRANSLATE_NOOP("RunWording", "done"),
    "failed": QT_TRANSLATE_NOOP("RunWording", "failed"),
    "interrupted": QT_TRANSLATE_NOOP("RunWording", "interrupted"),
}
_ASKED = {
    "pause": QT_TRANSLATE_NOOP("RunWording", "pausing…"),
    "stop": QT_TRANSLATE_NOOP("RunWording", "stopping…"),
    "resume": QT_TRANSLATE_NOOP("RunWording", "starting…"),
}
_ADVICE = {
    "queued": QT_TRANSLATE_NOOP(
        "RunWording", "Its turn comes when no other training is under way: one runs at a time."
    ),
    "paused": QT_TRANSLATE_NOOP("RunWording", "It goes on from here when you resume it."),
    "stopped": QT_TRANSLATE_NOOP("RunWording", "It goes on from here when you resume it."),
    "interrupted": QT_TRANSLATE_NOOP(
        "RunWording",
        "Its process is gone: a crash, a shutdown, or somebody ended it. Resume it: it goes on "
        "from its last checkpoint, at most a minute back.",
    ),
}
_ANEW = QT_TRANSLATE_NOOP(
    "RunWording", "It had not come to its first checkpoint: it begins anew with its settings."
)
# light, dark; what is not here has a colour of the palette
_COLOURS = {
    "done": ("#2f7d32", "#7cc47f"),
    "paused": ("#b26a00", "#f0b357"),
    "interrupted": ("#b26a00", "#f0b357"),
}
_ROLES = {"running": QPalette.ColorRole.Link, "failed": QPalette.ColorRole.BrightText}
HOLLOW = ("queued", "interrupted", "stopped")  # dots that are rings: not by colour alone


def is_dark(palette: QPalette) -> bool:
    """Whether it is the dark theme's."""
    return palette.color(QPalette.ColorRole.Base).lightness() < 128


def state_title(state: str) -> str:
    """A state in a word."""
    return QCoreApplication.translate(_CONTEXT, _STATES[state]) if state in _STATES else state


def asked_title(action: str) -> str:
    """What it was asked for ("pause", "stop", "resume") and has not done yet."""
    return QCoreApplication.translate(_CONTEXT, _ASKED[action])


def state_colour(state: str, palette: QPalette) -> QColor:
    """Of a state's dot."""
    if state in _COLOURS:
        return QColor(_COLOURS[state][is_dark(palette)])
    return palette.color(_ROLES.get(state, QPalette.ColorRole.PlaceholderText))


def advice(run: "RunView") -> str:
    """A sentence on what the state means; of a failure, what failed and what to do."""
    if run.state == "failed":
        return failure(run.code, run.message)
    if run.state == "done":
        said = result_sentence(run)
        return said and QCoreApplication.translate("RunWording", "Result: {result}.").format(
            result=said
        )
    if run.state in ("stopped", "interrupted", "paused") and not run.resumable:
        return QCoreApplication.translate(_CONTEXT, _ANEW)
    known = run.state in _ADVICE
    return QCoreApplication.translate(_CONTEXT, _ADVICE[run.state]) if known else ""


def failure(code: str, message: str) -> str:
    """The sentence of a failure in the language of now, whichever it was written in."""
    sentences = catalogue().get(code)
    if sentences is None:
        return message
    for sentence in sentences:
        found = re.fullmatch(_pattern(sentence), message, re.DOTALL)
        if found is not None:
            return text(code, **found.groupdict())
    own = sentences[LANGUAGES.index(user_language())]
    return message if "{" in own else own


def _pattern(sentence: str) -> str:
    """A regular expression that finds what was filled in."""
    pieces = re.split(r"\{(\w+)\}", sentence)
    seen: set[str] = set()
    pattern = ""
    for number, piece in enumerate(pieces):
        if number % 2 == 0:
            pattern += re.escape(piece)
        else:
            pattern += f"(?P={piece})" if piece in seen else f"(?P<{piece}>.*)"
            seen.add(piece)
    return pattern


def result(run: "RunView") -> str:
    """The share of pictures named correctly: on the test pictures, else on those held out."""
    best = run.accuracy if run.test_accuracy is None else run.test_accuracy
    return "" if best is None else percent(best)


def result_sentence(run: "RunView") -> str:
    """The same in words; empty without a result."""
    translate = QCoreApplication.translate
    if run.test_accuracy is not None:
        sentence = translate("RunWording", "{share} of the test pictures named correctly")
        return sentence.format(share=percent(run.test_accuracy))
    if run.accuracy is not None:
        sentence = translate("RunWording", "{share} of the validation pictures named correctly")
        return sentence.format(share=percent(run.accuracy))
    return ""


def main_settings(run: "RunView") -> str:
    """ "30 epochs · batch 256 · rate 0.1 · sgd": what tells one run from another."""
    translate, settings, parts = QCoreApplication.translate, run.settings, []
    if settings.epochs is not None:
        parts.append(translate("RunWording", "{count} epochs").format(count=settings.epochs))
    if settings.batch_size is not None:
        parts.append(translate("RunWording", "batch {size}").format(size=settings.batch_size))
    if settings.learning_rate is not None:
        rate = f"{settings.learning_rate:g}"
        parts.append(translate("RunWording", "rate {rate}").format(rate=rate))
    if settings.optimizer:
        parts.append(settings.optimizer)
    return " · ".join(parts)


def place(run: "RunView") -> str:
    """ "epoch 3 of 30"; empty before the first one."""
    if not run.epochs:
        return ""
    sentence = QCoreApplication.translate("RunWording", "epoch {epoch} of {epochs}")
    return sentence.format(epoch=run.epoch, epochs=run.epochs)


def facts(run: "RunView") -> str:
    """ "1,234 images/s · about 12 minutes left · cpu, bfloat16 · begun …"."""
    translate, parts = QCoreApplication.translate, []
    if run.state == "running" and run.images_per_second:
        speed = f"{run.images_per_second:,.0f}"
        parts.append(translate("RunWording", "{speed} images/s").format(speed=speed))
        if run.seconds_left is not None:
            left = duration(run.seconds_left)
            parts.append(translate("RunWording", "about {time} left").format(time=left))
    parts += filter(None, (device(run), main_settings(run)))
    if run.started is not None:
        parts.append(translate("RunWording", "begun {when}").format(when=when(run.started)))
    return " · ".join(parts)


def device(run: "RunView") -> str:
    """ "CPU, bfloat16"."""
    names = {"cpu": "CPU", "cuda": "CUDA", "mps": "MPS"}
    kind, _, number = run.device.partition(":")
    if kind not in names:  # "auto" until it has begun
        return ""
    name = f"{names[kind]} {number}".strip()
    return ", ".join(filter(None, (name, run.precision if run.precision != "auto" else "")))


def when(moment: float) -> str:
    """A moment as short as it is clear: the time today, else the date with it."""
    at, now = QDateTime.fromMSecsSinceEpoch(round(1000 * moment)), time.localtime()
    locale = QLocale("zh_CN" if user_language() == "zh" else "en_GB")
    if (at.date().year(), at.date().dayOfYear()) == (now.tm_year, now.tm_yday):
        return locale.toString(at, "HH:mm")
    day = QCoreApplication.translate("RunWording", "d MMM HH:mm")
    return locale.toString(at, day if at.date().year() == now.tm_year else "yyyy-MM-dd")
