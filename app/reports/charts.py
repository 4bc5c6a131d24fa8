"""Charts of a report: SVG for a page, which takes the page's colours and fonts, and PNG.

Matplotlib is imported when something is drawn: it takes a second.
"""

import io
import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.inference.images import printable
from app.reports.fonts import LATIN, families

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Words = Callable[[str], str]  # a code of `app.texts.reports` → what it says
_MANY = 20  # classes: more, and the numbers in a confusion matrix can no longer be read
_LONGEST = 20  # characters of a class name


@dataclass(frozen=True)
class Ink:
    """Colours of a chart: words, lines of the grid, and two that are told apart also by those
    who cannot tell red from green."""

    text: str
    line: str
    first: str
    second: str


PAPER = Ink("#22262a", "#8d8a83", "#0a6f6a", "#b3421a")
# stand for the page's colours, which differ by day and by night
_PAGE = Ink("#010203", "#010204", "#010205", "#010206")
_VARIABLES = {
    _PAGE.text: "var(--text)",
    _PAGE.line: "var(--grid)",
    _PAGE.first: "var(--first)",
    _PAGE.second: "var(--second)",
}
Draw = Callable[["Figure", Ink, Words], None]


def svg(name: str, draw: Draw, words: Words, label: str, size: tuple[float, float]) -> str:
    """An <svg> element to stand in a page, `size` in inches; `name` keeps its ids apart from
    those of other charts, `label` says in words what it shows."""
    from html import escape

    stream = io.StringIO()
    with drawing({"svg.fonttype": "none", "svg.hashsalt": name}) as figure:
        figure.set_size_inches(size)
        draw(figure, _PAGE, words)
        figure.savefig(stream, format="svg", transparent=True, metadata={"Date": None})
    text = stream.getvalue()
    text = text[text.index("<svg") :]
    text = re.sub(r"<metadata>.*?</metadata>|<style .*?</style>", "", text, flags=re.DOTALL)
    text = re.sub(r'(?<=<svg )[^>]*?(viewBox="[^"]*")[^>]*', r"\1", text, count=1)
    text = text.replace("<svg ", f'<svg role="img" aria-label="{escape(label)}" ', 1)
    text = re.sub(r' id="(?!\w[0-9a-f]{10}")[^"]*"', "", text)  # of groups; others are referred to
    text = re.sub(r'(id="|xlink:href="#|url\(#)', rf"\g<1>{name}-", text).replace("xlink:", "")
    for stand_in, variable in _VARIABLES.items():
        text = text.replace(stand_in, variable)
    return re.sub(r"\s*\n\s*", "\n", text).strip()


def png(draw: Draw, words: Words, size: tuple[float, float]) -> bytes:
    """The same as a picture on white, `size` in inches of 150 pixels."""
    stream = io.BytesIO()
    with drawing({"font.family": list(families())}) as figure:
        figure.set_size_inches(size)
        draw(figure, PAPER, words)
        figure.savefig(stream, format="png", dpi=150, metadata={"Software": None})
    return stream.getvalue()


@contextmanager
def drawing(more: dict[str, Any]) -> Iterator["Figure"]:
    """An empty figure. Names of classes are no formulas, and a sign that no font has is no reason
    to write a warning to the terminal: in a page the browser has it."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    settings: dict[Any, Any] = {
        "font.family": [LATIN],
        "font.size": 10.0,
        "text.usetex": False,
        "text.parse_math": False,
        "axes.spines.top": False,
        "axes.spines.right": False,
        **more,
    }
    with mpl.rc_context(), warnings.catch_warnings():
        mpl.rcdefaults()  # whatever the user's own matplotlibrc says
        mpl.rcParams.update(settings)
        warnings.filterwarnings("ignore", message="Glyph .* missing from", category=UserWarning)
        yield Figure(layout="constrained")


def reliability(bins: Sequence[dict[str, Any]]) -> Draw:
    """Accuracy by confidence over how many answers there are of each (Guo et al., 2017)."""

    def draw(figure: "Figure", ink: Ink, words: Words) -> None:
        upper, lower = figure.subplots(2, 1, sharex=True, height_ratios=(3, 1))
        _draw_reliability(upper, lower, bins, ink, words)

    return draw


def reliabilities(before: Sequence[dict[str, Any]], after: Sequence[dict[str, Any]]) -> Draw:
    """The same before the temperature and after it, side by side."""

    def draw(figure: "Figure", ink: Ink, words: Words) -> None:
        ratios = (3, 1)
        axes = figure.subplots(2, 2, sharex=True, sharey="row", height_ratios=ratios)
        for column, (bins, code) in enumerate(((before, "before"), (after, "after"))):
            upper, lower = axes[0, column], axes[1, column]
            _draw_reliability(upper, lower, bins, ink, words)
            if column:
                upper.set_ylabel("")
                lower.set_ylabel("")
            upper.set_title(words(f"report-{code}"), color=ink.text, fontsize=11)

    return draw


def _draw_reliability(
    upper: "Axes", lower: "Axes", bins: Sequence[dict[str, Any]], ink: Ink, words: Words
) -> None:
    total = sum(each["images"] for each in bins) or 1
    for each in bins:
        left, width = each["low"], each["high"] - each["low"]
        share = 100 * each["images"] / total
        lower.bar(left, share, width, align="edge", color=ink.first, alpha=0.45)
        if each["images"]:
            height = 100 * each["accuracy"]
            upper.bar(left, height, width, align="edge", color=ink.first, alpha=0.45)
            upper.plot(each["confidence"], height, ".", color=ink.first, markersize=7)
    upper.plot((0, 1), (0, 100), "--", color=ink.second, linewidth=1.4)
    upper.set_ylim(0, 102)
    upper.set_xlim(0, 1)
    upper.set_ylabel(words("report-axis-right"))
    lower.set_ylabel(words("report-axis-share"))
    lower.set_xlabel(words("report-axis-confidence"))
    lower.set_xticks([0, 0.2, 0.4, 0.6, 0.8, 1], ["0", "20", "40", "60", "80", "100"])
    for axes in (upper, lower):
        dress(axes, ink)


def familiarity(values: dict[str, Any]) -> Draw:
    """The ROC curve, and where the threshold lies on it (Fawcett, 2006)."""

    def draw(figure: "Figure", ink: Ink, words: Words) -> None:
        axes = figure.subplots()
        across, up = zip(*values["roc"], strict=True)
        axes.plot((0, 100), (0, 100), "--", color=ink.line, linewidth=1.2)
        axes.plot([100 * x for x in across], [100 * y for y in up], color=ink.first, linewidth=2)
        if values["accepted"] is not None and values["refused"] is not None:
            place = 100 * (1 - values["refused"]), 100 * values["accepted"]
            axes.plot(*place, "o", color=ink.second, markersize=8)
        axes.set_xlim(-1, 101)
        axes.set_ylim(-1, 102)
        axes.set_xlabel(words("report-axis-others"))
        axes.set_ylabel(words("report-axis-known"))
        dress(axes, ink)

    return draw


def curve(lines: Sequence[dict[str, Any]], quantity: str) -> Draw:
    """`quantity` ("loss" or "accuracy") epoch by epoch, in training and in validation."""

    def draw(figure: "Figure", ink: Ink, words: Words) -> None:
        _draw_curve(figure.subplots(), lines, quantity, ink, words)

    return draw


def curves(lines: Sequence[dict[str, Any]]) -> Draw:
    """Loss beside accuracy, with a legend."""

    def draw(figure: "Figure", ink: Ink, words: Words) -> None:
        for axes, quantity in zip(figure.subplots(1, 2), ("loss", "accuracy"), strict=True):
            _draw_curve(axes, lines, quantity, ink, words)
            axes.legend(frameon=False)

    return draw


def _draw_curve(
    axes: "Axes", lines: Sequence[dict[str, Any]], quantity: str, ink: Ink, words: Words
) -> None:
    from matplotlib.ticker import MaxNLocator

    factor = 100 if quantity == "accuracy" else 1
    # as in the window: the stronger line is the one that counts
    for part, colour, style in (("train", ink.second, "--"), ("validation", ink.first, "-")):
        points = curve_points(lines, f"{part}_{quantity}")
        across, up = [epoch for epoch, _ in points], [factor * value for _, value in points]
        name = words(f"report-{part}")
        axes.plot(across, up, style, color=colour, linewidth=1.8, label=name)
        if len(points) == 1:  # no line to be seen
            axes.plot(across, up, ".", color=colour, markersize=9)
    axes.set_xlabel(words("report-axis-epoch"))
    axes.set_ylabel(words(f"report-axis-{quantity}"))
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    dress(axes, ink)


def curve_points(lines: Sequence[dict[str, Any]], name: str) -> list[tuple[float, float]]:
    """(epoch, value) of the lines that have both as numbers."""
    pairs = ((line.get("epoch"), line.get(name)) for line in lines)
    return [(x, y) for x, y in pairs if isinstance(x, int | float) and isinstance(y, int | float)]


def confusion(matrix: Sequence[Sequence[int]], classes: Sequence[str]) -> Draw:
    """The shares of each row as colours; with few classes the numbers of pictures as well."""

    def draw(figure: "Figure", ink: Ink, words: Words) -> None:
        axes = figure.subplots()
        shares = [[count / (sum(row) or 1) for count in row] for row in matrix]
        axes.imshow(shares, cmap="GnBu", vmin=0, vmax=1)
        names = [shortened(name) for name in classes]
        small = max(2.0, min(10.0, 700 / len(names)))  # points
        places = range(len(names))
        axes.set_xticks(places, names, rotation=90, fontsize=small)
        axes.set_yticks(places, names, fontsize=small)
        axes.set_xlabel(words("report-answer"))
        axes.set_ylabel(words("report-true"))
        for row, column in ((r, c) for r in places for c in places if len(names) <= _MANY):
            if matrix[row][column]:
                shade = "white" if shares[row][column] > 0.6 else ink.text
                number = str(matrix[row][column])
                axes.text(column, row, number, color=shade, fontsize=8, ha="center", va="center")

    return draw


def confusion_size(classes: int) -> tuple[float, float]:
    """Inches: room for every class."""
    side = min(16.0, 3.4 + 0.45 * classes)
    return side, side


def shortened(name: str) -> str:
    """A class's name as far as there is room for it."""
    name = printable(name)
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"


def dress(axes: "Axes", ink: Ink) -> None:
    """Quiet lines, and all words in the colour of the text."""
    axes.set_facecolor("none")
    axes.grid(color=ink.line, alpha=0.35, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.tick_params(colors=ink.text, labelcolor=ink.text, length=3)
    axes.xaxis.label.set_color(ink.text)
    axes.yaxis.label.set_color(ink.text)
    for spine in axes.spines.values():
        spine.set_color(ink.line)
