"""Fills docs/transfer.md and its Chinese sister from docs/transfer.json.

Whatever depends on the figures, table and sentences alike, stands between marks and is made here.
"""

import json
import statistics
from typing import Any

from app.messages import class_title
from app.paths import checkout
from docs.published import table
from docs.writing import write

FOLDER = checkout() / "docs"
RESULTS = FOLDER / "transfer.json"
PAGES = {"en": FOLDER / "transfer.md", "zh": FOLDER / "transfer.zh-CN.md"}
MARKS = ("<!-- measured:start -->\n", "<!-- measured:end -->")

WAYS = ("frozen", "staged", "everything", "scratch")  # the last: without learnt weights
_NAMES = {
    "en": dict(
        zip(
            WAYS,
            ("last layer alone", "in stages", "everything from the start", "from scratch"),
            strict=True,
        )
    ),
    "zh": dict(
        zip(WAYS, ("只训练最后一层", "分阶段", "一开始就全部训练", "从零开始"), strict=True)
    ),
}
_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "none": "Not measured yet: `.venv/bin/python -m docs.transfer` does it, in about a quarter "
        "of an hour.",
        "how": "The network: `{key}` with {convolutions} convolutions ({parameters:,} parameters). "
        "It has learnt {learnt} in {epochs} epochs, with {base} % right on the pictures held out. "
        "Then {new}, in {lengths} epochs from about {shots} pictures a class. Right on the "
        "{images:,} held-out pictures of these, mean ± standard deviation of {seeds} seeds:",
        "head": "pictures a class",
        "best": "With {shots} pictures a class, “{way}” is best: {accuracy} % against {scratch} % "
        "from scratch.",
        "close": " The seeds do not tell these two apart.",
        "scratch": "With {shots} pictures a class nothing is better than from scratch "
        "({accuracy} %); “{second}” comes next with {next} %.",
        "frozen": "Against letting everything learn from the start, the last layer alone {first} "
        "{one} points with {few} pictures a class and {last} {two} with {many}.",
        "gain": "gains",
        "cost": "loses",
        "staged": "Learning in stages is ahead of everything from the start in {count} of {all} "
        "sizes.",
        "machine": "{minutes} minutes of training, {threads} threads, {precision}, torch {torch}; "
        "commit {commit}.",
        "and": ", ",
    },
    "zh": {
        "none": "尚未测量：运行 `.venv/bin/python -m docs.transfer` 即可，约需一刻钟。",
        "how": "网络：`{key}`，{convolutions} 个卷积层（{parameters:,} 个参数）。"
        "先用 {epochs} 轮学会{learnt}，在留出图片上的准确率为 {base} %；"
        "再学{new}，每类约 {shots} 张图片，分别训练 {lengths} 轮。"
        "下表为在后者的 {images:,} 张留出图片上的准确率，"
        "{seeds} 个随机种子的均值 ± 标准差：",
        "head": "每类图片数",
        "best": "每类 {shots} 张时，“{way}”最好：{accuracy} %，从零开始为 {scratch} %。",
        "close": "这几个随机种子还不足以区分两者。",
        "scratch": "每类 {shots} 张时，没有比从零开始更好的（{accuracy} %）；其次是“{second}”，"
        "{next} %。",
        "frozen": "与一开始就全部训练相比，只训练最后一层在每类 {few} 张时{first} {one} 个百分点，"
        "在每类 {many} 张时{last} {two} 个百分点。",
        "gain": "高出",
        "cost": "低",
        "staged": "在 {all} 种图片数量中，分阶段训练有 {count} 种胜过一开始就全部训练。",
        "machine": "训练共 {minutes} 分钟，{threads} 线程，{precision}，torch {torch}；"
        "提交 {commit}。",
        "and": "、",
    },
}

Figures = dict[tuple[int, str], tuple[float, float]]  # (pictures a class, way): mean, deviation


def figures(found: dict[str, Any]) -> Figures:
    """Per cent, of all seeds."""
    values: dict[tuple[int, str], list[float]] = {}
    for each in found["accuracies"]:
        values.setdefault((each["shots"], each["way"]), []).append(100 * each["accuracy"])
    return {
        name: (statistics.fmean(some), statistics.stdev(some) if len(some) > 1 else 0.0)
        for name, some in values.items()
    }


def measured(found: dict[str, Any] | None, language: str) -> str:
    """Table and sentences in Markdown; a single sentence where nothing has been measured."""
    words = _WORDS[language]
    if found is None:
        return words["none"]
    of, sizes = figures(found), sorted({each["shots"] for each in found["accuracies"]})
    rows = [
        (_NAMES[language][way], *("{:.1f} ± {:.1f} %".format(*of[size, way]) for size in sizes))
        for way in WAYS
    ]
    head = (words["head"], *(f"{size:,}" for size in sizes))
    sentences = [_best(of, size, language) for size in sizes]
    sentences += [_frozen(of, sizes, words), _staged(of, sizes, words)]
    joint = "" if language == "zh" else " "
    parts = (_how(found, sizes, language), table(head, rows), joint.join(sentences))
    return "\n\n".join((*parts, _machine(found, words)))


def _how(found: dict[str, Any], sizes: list[int], language: str) -> str:
    words, network = _WORDS[language], found["network"]
    joint = words["and"]
    return words["how"].format(
        key=network["key"],
        convolutions=network["arguments"]["convolutions"],
        parameters=network["parameters"],
        learnt=joint.join(class_title(name, language) for name in found["learnt"]),
        new=joint.join(class_title(name, language) for name in found["new"]),
        epochs=found["base"]["epochs"],
        base=f"{100 * found['base']['accuracy']:.1f}",
        lengths=joint.join(str(found["epochs"][str(size)]) for size in sizes),
        shots=joint.join(f"{size:,}" for size in sizes),
        seeds=len(found["seeds"]),
        images=found["images"],
    )


def _best(of: Figures, size: int, language: str) -> str:
    """Who is ahead, and whether the seeds agree."""
    words, names = _WORDS[language], _NAMES[language]
    best, second, *_ = sorted(WAYS, key=lambda way: -of[size, way][0])
    scratch = of[size, "scratch"]
    accuracy, deviation = of[size, best]
    if best == "scratch":
        other, deviation = of[size, second]
        said = words["scratch"].format(
            shots=f"{size:,}", accuracy=f"{accuracy:.1f}", second=names[second], next=f"{other:.1f}"
        )
    else:
        other = scratch[0]
        said = words["best"].format(
            shots=f"{size:,}", way=names[best], accuracy=f"{accuracy:.1f}", scratch=f"{other:.1f}"
        )
    return said + (words["close"] if accuracy - other <= deviation + scratch[1] else "")


def _frozen(of: Figures, sizes: list[int], words: dict[str, str]) -> str:
    few, many = sizes[0], sizes[-1]
    one, two = (of[size, "frozen"][0] - of[size, "everything"][0] for size in (few, many))
    return words["frozen"].format(
        first=words["gain" if one >= 0 else "cost"],
        last=words["gain" if two >= 0 else "cost"],
        one=f"{abs(one):.1f}",
        two=f"{abs(two):.1f}",
        few=f"{few:,}",
        many=f"{many:,}",
    )


def _staged(of: Figures, sizes: list[int], words: dict[str, str]) -> str:
    ahead = [size for size in sizes if of[size, "staged"][0] > of[size, "everything"][0]]
    return words["staged"].format(count=len(ahead), all=len(sizes))


def _machine(found: dict[str, Any], words: dict[str, str]) -> str:
    return words["machine"].format(
        minutes=f"{found['seconds'] / 60:.0f}",
        threads=found["threads"],
        precision=found["precision"],
        torch=found["versions"]["torch"],
        commit=found["commit"],
    )


def results() -> dict[str, Any] | None:
    """What was measured, as JSON gives it back; None where nothing was."""
    if not RESULTS.is_file():
        return None
    found: dict[str, Any] = json.loads(RESULTS.read_text("utf-8"))
    return found


def filled(page: str, found: dict[str, Any] | None, language: str) -> str:
    """The page with what stands between the marks made anew."""
    start, end = MARKS
    before, rest = page.split(start, 1)
    after = rest.split(end, 1)[1]
    return f"{before}{start}{measured(found, language)}\n{end}{after}"


def write_pages(*, check: bool) -> int:
    """Exit status 1 with `check`, which changes nothing, where a page disagrees."""
    found = results()
    pages = {
        path: filled(path.read_text("utf-8"), found, language) for language, path in PAGES.items()
    }
    return write(pages, "docs/transfer.json", check=check)
