"""Writes docs/results.md, its Chinese sister and their curves: `python -m docs.results`.

Everything comes from `weights/`: the figures from the files' metadata, the curves from the
metrics.jsonl beside them. `--check` changes nothing and ends with 1 where a page or a curve is not
that of the weights.
"""

import argparse
import hashlib
import io
import sys
from pathlib import Path
from typing import Any

from app.files import read_json_lines
from app.paths import checkout
from docs.tables import table
from models.registry import MODELS, PUBLISHED
from models.weights import WeightsInfo, published_path, read_info

FOLDER = checkout() / "docs" / "results"
PAGES = {"en": FOLDER.parent / "results.md", "zh": FOLDER.parent / "results.zh-CN.md"}
_TRAINING, _VALIDATION = "#2b6cb0", "#c05621"  # told apart also where red and green are not

_WORDS = {
    "en": {
        "title": "# How the published networks learned",
        "about": "Written by `make docs` from the files in `weights/`. The test pictures took no "
        "part in training or in any choice; they were measured once, after the rounding to "
        "float16. “Accuracy” is that of the prediction which the program uses: the outputs for the "
        "picture and its mirror image, averaged. To measure again: "
        "`.venv/bin/python main.py evaluate all --json`.",
        "head": (
            "network",
            "accuracy",
            "one view",
            "validation",
            "epochs",
            "minutes",
            "trained on",
        ),
        "curves": "Training and validation, epoch by epoch. The training curves are those of the "
        "changed pictures (shifted, mirrored, perhaps with a hidden square) and of the weights on "
        "their way; the validation curves are those of the averaged weights and one view of the "
        "pictures as they are. So validation can be better than training.",
        "alt": "curves of loss and accuracy",
        "threads": "{threads} processor threads, {precision}",
        "gpu": "a graphics card, {precision}",
        "notes": "What was tried on the way: [training notes](training-notes.md).",
        "times": "Times include whatever else the machine did meanwhile.",
    },
    "zh": {
        "title": "# 已发布网络的训练过程",
        "about": "由 `make docs` 根据 `weights/` 中的文件生成。测试图片未参与训练，"
        "也未用于任何选择，"
        "只在权重舍入为 float16 之后测量一次。“准确率”按程序实际使用的方式计算："
        "原图与左右镜像的输出取平均。重新测量："
        "`.venv/bin/python main.py evaluate all --json`。",
        "head": ("网络", "准确率", "单视图", "验证", "轮次", "分钟", "训练设备"),
        "curves": "下面是每个轮次的训练与验证曲线。训练曲线（training）对应增强后的图片"
        "（平移、翻转，有时遮挡一块）和训练过程中（未平均）的权重；"
        "验证曲线（validation）对应滑动平均后的权重和未经变化的图片，"
        "因此验证结果可能优于训练结果。loss 为损失，accuracy 为准确率，epoch 为轮次。",
        "alt": "损失与准确率曲线",
        "threads": "{threads} 个处理器线程，{precision}",
        "gpu": "显卡，{precision}",
        "notes": "尝试过的各种做法见[训练笔记](training-notes.md)（英文）。",
        "times": "机器同时还在做其他工作，用时因此偏长。",
    },
}


def metrics_path(key: str) -> Path:
    """The course of a published network's training."""
    return published_path(key).with_suffix(".metrics.jsonl")


def digest(key: str) -> str:
    """Of the metrics that a picture of curves shows; it stands in the picture's description."""
    return hashlib.sha256(metrics_path(key).read_bytes()).hexdigest()


def draw(key: str) -> str:
    """SVG: loss on the left, accuracy on the right, training and validation in each."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams.update({"svg.hashsalt": key, "svg.fonttype": "none", "font.size": 10})
    from matplotlib import pyplot

    lines = read_json_lines(metrics_path(key))
    epochs = [line["epoch"] for line in lines]
    figure, both = pyplot.subplots(1, 2, figsize=(9, 3.2), layout="constrained")
    for axes, quantity, factor in zip(both, ("loss", "accuracy"), (1, 100), strict=True):
        for part, colour in (("train", _TRAINING), ("validation", _VALIDATION)):
            name = "training" if part == "train" else part
            values = [factor * line[f"{part}_{quantity}"] for line in lines]
            axes.plot(epochs, values, color=colour, label=name, linewidth=1.8)
        axes.set_xlabel("epoch")
        axes.set_title(quantity if factor == 1 else f"{quantity}, %", fontsize=11)
        axes.grid(alpha=0.3)
        axes.spines[["top", "right"]].set_visible(False)
        axes.legend(frameon=False)
    stream = io.StringIO()
    about = {"Date": None, "Creator": None, "Title": MODELS[key].title, "Description": digest(key)}
    figure.savefig(stream, format="svg", metadata=about)
    pyplot.close(figure)
    return stream.getvalue()


def page(language: str) -> str:
    """The whole page in Markdown."""
    words: dict[str, Any] = _WORDS[language]
    rows = [_row(key, read_info(published_path(key)), words) for key in PUBLISHED]
    parts = [words["title"], words["about"], table(words["head"], rows), words["times"]]
    parts += [words["notes"], words["curves"]]
    for key in PUBLISHED:
        title = MODELS[key].title
        parts += [f"## {title}", f"![{title}: {words['alt']}](results/{key}.svg)"]
    return "\n\n".join(parts) + "\n"


def _row(key: str, info: WeightsInfo, words: dict[str, Any]) -> tuple[str, ...]:
    test, training = info.results["test"], info.training
    lines = read_json_lines(metrics_path(key))
    place = words["threads" if training["device"] == "cpu" else "gpu"]
    return (
        MODELS[key].title,
        f"**{100 * test['accuracy']:.2f} %**",
        f"{100 * test['accuracy_single_view']:.2f} %",
        f"{100 * info.results['validation']['accuracy']:.2f} %",
        str(training["epochs"]),
        f"{sum(line['seconds'] for line in lines) / 60:.0f}",
        place.format(**training),
    )


def _current(key: str) -> bool:
    path = FOLDER / f"{key}.svg"
    return path.is_file() and digest(key) in path.read_text("utf-8")


def main() -> int:
    """Exit status 1 with --check where something is stale."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing")
    check = parser.parse_args().check
    stale = []
    FOLDER.mkdir(exist_ok=True)
    for key in PUBLISHED:
        if not _current(key):
            stale.append(f"{key}.svg")
            if not check:
                (FOLDER / f"{key}.svg").write_text(draw(key), "utf-8")
    for language, path in PAGES.items():
        new = page(language)
        if not path.is_file() or path.read_text("utf-8") != new:
            stale.append(path.name)
            if not check:
                path.write_text(new, "utf-8")
    if stale:
        print(", ".join(stale), "disagree with the weights" if check else "written")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
