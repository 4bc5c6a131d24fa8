"""Networks of chance and pictures of noise: a report has to tell the truth about those, too."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import torch

from app.inference.familiarity import remember
from app.inference.outputs import outputs
from app.reports.data_set import about_data
from app.reports.figures import Measured, answer_tensors, measure, report_of
from app.reports.writing import ReportFolder
from app.training.dataset import DataSet
from app.training.sources import Source
from models.lenet5 import LeNet5
from models.weights import WeightsInfo, load_weights, save_weights

NASTY = '<b>&"x'  # a name that breaks a page which does not escape it
COMMAND = ".venv/bin/python main.py evaluate mine --report reports"
_VOID = {"meta", "img", "br", "link"}


@dataclass(frozen=True)
class Made:
    """A report that was written, and what it was written from."""

    place: Path  # where everything lies
    report: dict[str, Any]
    measured: Measured
    dataset: DataSet

    @property
    def top(self) -> Path:
        return self.place / "reports"

    @property
    def folder(self) -> Path:
        """Of the network."""
        return self.top / "mine"

    @property
    def file(self) -> Path:
        """The network."""
        return self.place / "networks" / "mine.safetensors"

    def page(self, language: str = "en") -> str:
        name = {"en": "report.html", "zh": "report.zh-CN.html"}[language]
        return (self.folder / name).read_text("utf-8")


def noise(classes: Sequence[str], count: int) -> DataSet:
    """`count` pictures of noise in turns of the classes."""
    generator = torch.Generator().manual_seed(1)
    images = torch.randint(256, (count, 32, 32, 3), generator=generator, dtype=torch.uint8)
    return DataSet(images, torch.arange(count) % len(classes), tuple(classes), "f00d")


def network_file(path: Path, classes: Sequence[str], **changes: Any) -> Path:
    """LeNet-5 with weights of chance, sure enough of itself that its answers differ."""
    memory = changes.pop("memory", False)
    torch.manual_seed(0)
    network = LeNet5(classes=len(classes))
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.mul_(2)
    info = WeightsInfo(
        "lenet5", {"classes": len(classes)}, tuple(classes), (0.5,) * 3, (0.25,) * 3, parameters=99
    )
    if memory:  # of pictures of noise
        seen = outputs(network, info, noise(classes, 30).images)
        info = replace(info, memory=remember(seen.features, noise(classes, 30).labels))
    path.parent.mkdir(parents=True, exist_ok=True)
    save_weights(path, network, replace(info, **changes))
    return path


def measured_report(
    place: Path,
    classes: Sequence[str] = ("ant", "bee", "cat"),
    count: int = 40,
    right: bool = False,
    others: Any = None,
    **changes: Any,
) -> Made:
    """Of a network in `place`, made there if there is none; nothing is written."""
    file = place / "networks" / "mine.safetensors"
    if not file.exists():
        network_file(file, classes, **changes)
    network, info = load_weights(file)
    dataset = noise(classes, count)
    if right:  # the labels are what the network answers
        answers = measure(network, info, dataset).answers
        dataset = replace(dataset, labels=answers.argmax(1))
    measured = measure(network, info, dataset, others=others)
    return Made(place, report_of(measured, "mine", file, dataset), measured, dataset)


def written(made: Made) -> Made:
    """Its pages are there as well."""
    folder = ReportFolder(made.top, {"mine": made.file})
    images = made.dataset.images.numpy()
    folder.add(made.report, answer_tensors(made.measured), images, COMMAND)
    source = Source("folders", made.place / "data")
    folder.finish(about_data(source, made.dataset), COMMAND)
    return made


class Page(HTMLParser):
    """Reads a page, and notes what is wrong with it as a tree."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.wrong: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        self.wrong += [f"<{tag}> is not closed" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))  # of SVG

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.wrong.append(f"</{tag}> is out of place")

    def handle_data(self, data: str) -> None:
        if self._open[-1:] != ["style"] and data.strip():
            self.text.append(" ".join(data.split()))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]
