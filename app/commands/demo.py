"""Without a display: the bundled pictures in the terminal, as every published network sees them."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands.predict import Answer, answers, usable_networks
from app.messages import class_title, text
from app.paths import checkout
from models.registry import MODELS, PUBLISHED

if TYPE_CHECKING:
    from rich.table import Table

    from app.inference.predictor import Prediction

_BAR = 7  # blocks of a whole bar: five networks and the picture fit into 80 columns


def pictures_folder() -> Path:
    return checkout() / "assets" / "test_images"


def run_demo() -> int:
    """Print the table and how many pictures each network names; missing networks are
    said. Exit status 0, or 1 where there are no pictures or no network at all."""
    from app.commands.terminal import console
    from app.inference.predictor import Predictor

    predictor = Predictor()
    networks, failed = usable_networks(PUBLISHED, predictor)
    for problem in failed:
        print(problem, file=sys.stderr)
    folder = pictures_folder()
    if not any(folder.glob("*/*")):
        print(text("demo-no-pictures", path=folder), file=sys.stderr)
        return 1
    if not networks:
        return 1
    found = [a for a in answers([str(folder)], networks, predictor) if a.error is None]
    terminal = console()
    print(text("demo-reading"))
    terminal.print(_table(_one_a_class(found), list(networks)))
    for model in networks:
        right = sum(_is_right(answer, _of(answer, model)) for answer in found)
        title = MODELS[model].title
        print(text("demo-named", title=title, right=right, count=len(found)))
    print(text("demo-other-pictures", command="main.py predict PATH… --model all"))
    return 0


def _truth(answer: Answer) -> str:
    """The class that the picture was drawn for: its folder's name."""
    return Path(answer.path).parent.name


def _is_right(answer: Answer, prediction: "Prediction") -> bool:
    return prediction.class_name == _truth(answer)


def _of(answer: Answer, model: str) -> "Prediction":
    return next(p for p in answer.predictions if p.model == model)


def _one_a_class(found: list[Answer]) -> list[Answer]:
    first: dict[str, Answer] = {}
    for answer in found:
        first.setdefault(_truth(answer), answer)
    return list(first.values())


def _table(shown: list[Answer], models: list[str]) -> "Table":
    """A row a picture, a column a network: its class, and a bar as long as it is sure."""
    from rich.table import Table
    from rich.text import Text

    from app.commands.terminal import bar

    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column(text("demo-picture"))
    for model in models:
        table.add_column(MODELS[model].title, no_wrap=True)
    for answer in shown:
        cells = [Text(f"{class_title(_truth(answer))}\n{Path(answer.path).name}")]
        for model in models:
            prediction = _of(answer, model)
            right = _is_right(answer, prediction)
            mark = "✓" if right else "✗"
            cell = Text(f"{mark} {class_title(prediction.class_name)}\n")
            cell.append(bar(prediction.probability, _BAR), "green" if right else "red")
            cell.append(f" {prediction.probability * 100:.0f}%")
            cells.append(cell)
        table.add_row(*cells)
    return table
