"""The pictures of a study: mean curves with a band of one deviation, as SVG."""

import hashlib
import io
import json
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.reports.charts import PAPER, drawing, dress
from app.reports.fonts import families
from app.studies.results import ArmResult, Results
from app.studies.study import Panel, Words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# told apart also by those who see fewer colours (Okabe and Ito, 2002), yellow left out
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#444444")
_DASHES = ("-", "--", ":", "-.")  # past the last colour
_AXES = {
    "accuracy": Words("validation accuracy, %", "验证准确率，%"),
    "loss": Words("validation loss", "验证损失"),
    "epoch": Words("epoch", "轮次"),
    "step": Words("step", "步"),
}
_STEEP = 4.0  # losses that much above the others would flatten them


def digest(panel: Panel, results: Results) -> str:
    """Of what a picture shows; it stands in the picture's description."""
    shown = {k: dict(results[k].curves) for k in panel.arms if k in results.arms}
    return hashlib.sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()


def draw(panel: Panel, results: Results, language: str) -> str:
    """SVG: accuracy on the left, loss on the right, a colour for each arm."""
    from matplotlib.ticker import MaxNLocator, NullFormatter, StrMethodFormatter

    arms = [results[key] for key in panel.arms if key in results.arms]
    stream = io.StringIO()
    settings = {
        "svg.fonttype": "none",
        "svg.hashsalt": f"{results.study}-{panel.key}",
        "font.family": list(families()),
    }
    with drawing(settings) as figure:
        figure.set_size_inches(9, 3.6)
        both = figure.subplots(1, 2)
        for axes, quantity in zip(both, ("accuracy", "loss"), strict=True):
            for place, arm in enumerate(arms):
                _draw_arm(axes, arm, quantity, panel.against, place, language)
            axes.set_xlabel(_AXES[panel.against].of(language))
            axes.set_title(_AXES[quantity].of(language), fontsize=11)
            if panel.against == "step":
                axes.set_xscale("log")
                # by itself it writes powers of ten in TeX, which an SVG shows as it is
                axes.xaxis.set_major_formatter(StrMethodFormatter("{x:,.0f}"))
                axes.xaxis.set_minor_formatter(NullFormatter())
            else:
                axes.xaxis.set_major_locator(MaxNLocator(integer=True))
            dress(axes, PAPER)
        _limit_losses(both[1], arms)
        handles = both[0].get_legend_handles_labels()
        figure.legend(*handles, loc="outside lower center", ncols=4, frameon=False)
        about = {"Date": None, "Title": panel.title.of(language), "Creator": None}
        about["Description"] = digest(panel, results)
        figure.savefig(stream, format="svg", facecolor="white", metadata=about)
    # a browser has fonts for what is not Latin, whatever this machine has
    return re.sub(r"font: ?([\d.]+px)[^;\"]*", r"font: \1 sans-serif", stream.getvalue())


def _draw_arm(
    axes: "Axes", arm: ArmResult, quantity: str, against: str, place: int, language: str
) -> None:
    factor = 100 if quantity == "accuracy" else 1
    across = arm.curves[against]
    middle = [factor * value for value in arm.curves.get(quantity, ())]
    off = [factor * value for value in arm.curves.get(f"{quantity}_deviation", ())]
    colour = COLOURS[place % len(COLOURS)]
    dash = _DASHES[place // len(COLOURS) % len(_DASHES)]
    marker = "o" if len(middle) == 1 else ""
    axes.plot(across, middle, dash, color=colour, marker=marker, label=arm.label.of(language))
    low = [value - by for value, by in zip(middle, off, strict=True)]
    high = [value + by for value, by in zip(middle, off, strict=True)]
    axes.fill_between(across, low, high, color=colour, alpha=0.18, linewidth=0)


def _limit_losses(axes: "Axes", arms: list[ArmResult]) -> None:
    """One loss that runs away must not flatten the others: it leaves the picture at the top."""
    ceiling = loss_ceiling(arms)
    if ceiling is not None:
        axes.set_ylim(bottom=0, top=ceiling)


def loss_ceiling(arms: Sequence[ArmResult]) -> float | None:
    """Where a picture of the losses ends; None where all of them have room in it."""
    tops = sorted(max(arm.curves["loss"]) for arm in arms if arm.curves.get("loss"))
    usual = _STEEP * tops[(len(tops) - 1) // 2] if tops else 0.0  # the lower of two in the middle
    if tops and tops[-1] > usual:
        return 1.3 * max(top for top in tops if top <= usual)
    return None
