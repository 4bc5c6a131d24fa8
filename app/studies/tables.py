"""The tables of a study: one for each panel, and one of everything for a spreadsheet."""

import csv
import io
from collections.abc import Callable, Sequence
from typing import NamedTuple

from app.messages import text
from app.studies.results import ArmResult, Results
from app.studies.study import Panel, Words

_NOTHING = "–"
_GPU = "gpu_memory"


class Column(NamedTuple):
    """A heading, and what stands under it: for an arm and the one above it."""

    title: Words
    cell: Callable[[ArmResult, ArmResult | None], str]


def _percent(value: float) -> str:
    return _NOTHING if value != value else f"{100 * value:.1f}"


def _number(name: str, digits: int, factor: float = 1.0) -> Callable[..., str]:
    def cell(arm: ArmResult, above: ArmResult | None) -> str:
        value = arm.mean(name) * factor
        return _NOTHING if value != value else f"{value:,.{digits}f}"

    return cell


def _gain(arm: ArmResult, above: ArmResult | None) -> str:
    return _NOTHING if above is None else f"{100 * (arm.accuracy - above.accuracy):+.1f}"


def _epochs(arm: ArmResult, above: ArmResult | None) -> str:
    return f"{len(arm.curves['epoch'])}"


def _loss(arm: ArmResult, above: ArmResult | None) -> str:
    return _NOTHING if arm.loss != arm.loss else f"{arm.loss:.2f}"


COLUMNS: dict[str, Column] = {
    "train_accuracy": Column(
        Words("training, %", "训练准确率，%"), lambda arm, _: _percent(arm.train_accuracy)
    ),
    "gap": Column(Words("gap, points", "差距，百分点"), lambda arm, _: _percent(arm.gap)),
    "best": Column(Words("highest, %", "最高，%"), lambda arm, _: _percent(arm.best)),
    "loss": Column(Words("loss", "损失"), _loss),
    "dead": Column(
        Words("dead units, worst layer, %", "死亡单元（最多的一层），%"),
        lambda arm, _: _percent(arm.dead),
    ),
    "gain": Column(Words("gain, points", "提升，百分点"), _gain),
    "epochs": Column(Words("epochs", "轮数"), _epochs),
    "seconds_per_epoch": Column(
        Words("seconds an epoch", "每轮秒数"), _number("seconds_per_epoch", 1)
    ),
    "images_per_second": Column(
        Words("pictures a second", "每秒图片数"), _number("images_per_second", 0)
    ),
    "memory": Column(Words("memory, MB", "内存，MB"), _number("memory", 0, 1e-6)),
    # shown where there was a graphics card
    _GPU: Column(Words("graphics memory, MB", "显存，MB"), _number("gpu_memory", 0, 1e-6)),
    "processor": Column(Words("busy cores", "繁忙核心数"), _number("processor", 2)),
}


def column(name: str) -> Column:
    """Of COLUMNS, or "at<N>" (the accuracy after N epochs), or "spread<N>" of layer N."""
    if name in COLUMNS:
        return COLUMNS[name]
    if name.startswith("at"):
        epoch = int(name[2:])
        title = Words(f"after {epoch}, %", f"{epoch} 轮后，%")
        return Column(title, lambda arm, _: _after(arm, epoch))
    layer = int(name.removeprefix("spread"))
    title = Words(f"spread, layer {layer}", f"第 {layer} 层离散度")
    return Column(title, lambda arm, _: _spread(arm, layer))


def _after(arm: ArmResult, epoch: int) -> str:
    reached = len(arm.curves["accuracy"]) >= epoch
    return _percent(arm.at(epoch)) if reached else _NOTHING


def _spread(arm: ArmResult, layer: int) -> str:
    value = arm.spread(layer - 1)
    return _NOTHING if value != value else f"{value:.2g}"


def accuracy_cell(arm: ArmResult, language: str) -> str:
    """Mean and deviation over seeds, in per cent, and how many of the trainings diverged."""
    cell = f"{arm:pm}"
    return (
        f"{cell} {text('study-diverged', language, count=arm.diverged)}" if arm.diverged else cell
    )


def columns(panel: Panel, results: Results) -> list[Column]:
    """Those of the panel but for a graphics card's where there was none."""
    used = any(run.get(_GPU) is not None for arm in results.arms.values() for run in arm.runs)
    return [column(name) for name in panel.columns if used or name != _GPU]


def rows(panel: Panel, results: Results, language: str) -> list[list[str]]:
    """The cells of a panel: accuracy, then its columns."""
    there = [results[key] for key in panel.arms if key in results.arms]
    above, shown = [None, *there], columns(panel, results)
    return [
        [accuracy_cell(arm, language), *(each.cell(arm, before) for each in shown)]
        for arm, before in zip(there, above, strict=False)
    ]


def heads(panel: Panel, results: Results, language: str) -> list[str]:
    """What stands above the columns of a panel's table."""
    common = (Words("setting", "设置"), Words("validation accuracy, %", "验证准确率，%"))
    titles = (*common, *(each.title for each in columns(panel, results)))
    return [title.of(language) for title in titles]


def markdown(panel: Panel, results: Results, language: str) -> str:
    """The panel's table; the best accuracy is bold."""
    there = [results[key] for key in panel.arms if key in results.arms]
    if not there:
        return ""
    best = max(there, key=lambda arm: arm.accuracy)
    names = heads(panel, results, language)
    lines = [_line(names), _line(["---", *["---:"] * (len(names) - 1)])]
    for arm, (accuracy, *others) in zip(there, rows(panel, results, language), strict=True):
        shown = f"**{accuracy}**" if arm is best and len(there) > 1 else accuracy
        lines.append(_line([arm.label.of(language), shown, *others]))
    return "\n".join(lines)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


_CSV = (
    *("accuracy", "loss", "train_accuracy", "train_loss", "diverged"),
    *("seconds_per_epoch", "images_per_second", "memory", _GPU, "processor"),
)


def as_csv(results: Results) -> str:
    """A line a training, fractions 0…1, bytes and seconds."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(["arm", "label", "settings", "seed", *_CSV])
    for arm in results.arms.values():
        settings = " ".join(f"{name}={value}" for name, value in arm.settings.items())
        for run in arm.runs:
            writer.writerow([arm.key, arm.label.en, settings, run["seed"], *map(run.get, _CSV)])
    return stream.getvalue()
