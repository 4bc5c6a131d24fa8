"""What weights learnt before are worth: measured in pieces, and said as the figures say it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import torch

from app.training.run_folder import RunFolder
from app.training.sources import find_data, load_split
from docs import transfer, transfer_pages
from docs.transfer import LEARNT, NEW, REHEARSAL, Plan, measure, of_classes, trial_config, trials
from docs.transfer_pages import MARKS, PAGES, WAYS, filled, measured, results, write_pages
from models.registry import CLASSES
from models.weights import read_info

SIZES = (100, 500, 2500)
TINY = Plan(1, ((4, 2), (8, 1)), (0, 1), 40)


def made_up(**means: float) -> dict[str, Any]:
    """Figures of three seeds; `means` are per cent by way, 50 where nothing is said."""
    accuracies = [
        {"shots": size, "way": way, "seed": seed, "accuracy": (means.get(way, 50) + seed - 1) / 100}
        for size in SIZES
        for way in WAYS
        for seed in range(3)
    ]
    return {
        "network": {"key": "cnn2", "arguments": {"convolutions": 3}, "parameters": 72341},
        "learnt": LEARNT, "new": NEW, "base": {"epochs": 10, "accuracy": 0.8},
        "epochs": {"100": 40, "500": 15, "2500": 6}, "seeds": [0, 1, 2], "images": 2500,
        "accuracies": accuracies, "seconds": 600, "precision": "float32", "threads": 2,
        "versions": {"torch": "2.11"}, "commit": "abc",
    }  # fmt: skip


@pytest.mark.parametrize("language", PAGES)
def test_the_pages_say_what_was_measured(language: str) -> None:
    page = PAGES[language].read_text("utf-8")
    assert filled(page, results(), language) == page, "run: python -m docs.transfer --pages"


def test_the_pages_have_the_same_commands_and_settings() -> None:
    english, chinese = (path.read_text("utf-8") for path in PAGES.values())
    commands = [
        [line.split("#")[0].strip() for line in page.splitlines() if line.startswith(".venv")]
        for page in (english, chinese)
    ]
    assert commands[0] == commands[1]
    assert len(commands[0]) == 4
    options = [re.findall(r"^\| `(--[a-z-]+)`", page, re.MULTILINE) for page in (english, chinese)]
    assert options[0] == options[1] == [
        "--pretrained", "--start", "--frozen-epochs", "--body-rate", "--enlarge-to",
    ]  # fmt: skip


@pytest.mark.parametrize("language", PAGES)
def test_the_commands_are_understood(language: str) -> None:
    from app.commands.cli import build_parser

    text = PAGES[language].read_text("utf-8")
    found = re.findall(r"^\.venv/bin/python main\.py ([^#\n]+)", text, re.MULTILINE)
    assert len(found) == 4
    for words in map(str.split, found):
        assert build_parser(words[0]).parse_args(words).model in ("resnet50", "lenet5")


def test_log_softmax_taken_twice_changes_nothing() -> None:
    """As the pages say: neither the loss nor its gradient; a softmax in its place does."""
    torch.manual_seed(0)
    x, labels = torch.randn(8, 10, requires_grad=True), torch.arange(8)
    cross_entropy = torch.nn.functional.cross_entropy
    plain, twice = cross_entropy(x, labels), cross_entropy(x.log_softmax(1), labels)
    torch.testing.assert_close(plain, twice)
    gradients = [torch.autograd.grad(loss, x)[0] for loss in (plain, twice)]
    torch.testing.assert_close(*gradients)
    certain = torch.eye(10)[labels]
    assert cross_entropy(certain, labels).item() == pytest.approx(1.46, abs=0.005)
    for page in PAGES.values():
        assert "1.46" in page.read_text("utf-8")


@pytest.mark.parametrize(
    ("means", "said", "unsaid"),
    [
        ({"staged": 70}, "“in stages” is best: 70.0 % against 50.0 % from scratch.", "do not tell"),
        ({"frozen": 51.5}, "“last layer alone” is best: 51.5 %", "nothing is better"),
        ({"frozen": 51.5}, "The seeds do not tell these two apart.", "nothing is better"),
        ({"scratch": 60, "frozen": 55}, "nothing is better than from scratch (60.0 %)", "is best"),
        ({"scratch": 60, "frozen": 55}, "“last layer alone” comes next with 55.0 %", "do not tell"),
        ({"frozen": 40}, "loses 10.0 points with 100 pictures a class", " gains "),
        ({"frozen": 58}, "gains 8.0 points with 100 pictures a class", "loses"),
        ({"staged": 51}, "ahead of everything from the start in 3 of 3", "in 0 of 3"),
        ({"everything": 51}, "ahead of everything from the start in 0 of 3", "in 3 of 3"),
    ],
)
def test_sentences_follow_the_figures(means: dict[str, float], said: str, unsaid: str) -> None:
    text = measured(made_up(**means), "en")
    assert said in text
    assert unsaid not in text


@pytest.mark.parametrize("language", PAGES)
def test_the_table_has_every_way_and_size(language: str) -> None:
    text = measured(made_up(frozen=61.2), language)
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert len(rows) == 2 + len(WAYS)
    assert all(row.count("±") == len(SIZES) for row in rows[2:])
    assert "61.2 ± 1.0 %" in rows[2]
    assert "{" not in text


def test_before_anything_is_measured_the_pages_say_so() -> None:
    assert "Not measured yet" in measured(None, "en")
    assert "尚未测量" in measured(None, "zh")


def test_a_page_that_disagrees_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pages = {language: tmp_path / path.name for language, path in PAGES.items()}
    for path in pages.values():
        path.write_text(f"before\n\n{MARKS[0]}old\n{MARKS[1]}\nafter\n", "utf-8")
    monkeypatch.setattr(transfer_pages, "PAGES", pages)
    monkeypatch.setattr(transfer_pages, "RESULTS", tmp_path / "transfer.json")
    (tmp_path / "transfer.json").write_text(json.dumps(made_up(staged=70)))
    assert write_pages(check=True) == 1
    assert "transfer.md" in capsys.readouterr().out
    assert write_pages(check=False) == 0
    assert write_pages(check=True) == 0
    text = pages["en"].read_text("utf-8")
    assert text.startswith("before\n")
    assert text.endswith("after\n")
    assert "70.0" in text
    assert "old" not in text


def test_pictures_of_some_classes(drawn_data: Path) -> None:
    whole = load_split(find_data(drawn_data), "train")
    part = of_classes(whole, ("ship", "dog"))
    assert part.classes == ("ship", "dog")
    assert len(part) == len(part.names) == 80
    for name, label in zip(part.names, part.labels.tolist(), strict=True):
        assert name.split("/")[0] == part.classes[label]
    assert part.fingerprint != whole.fingerprint
    assert part.fingerprint != of_classes(whole, ("dog", "ship")).fingerprint
    place = whole.names.index(part.names[0])
    assert part.images[0].equal(whole.images[place])


def test_the_ways_differ_in_what_they_should(tmp_path: Path) -> None:
    found = {
        trial.way: trial_config(trial, tmp_path / "base", None)
        for trial in trials(Plan())
        if (trial.shots, trial.seed) == (500, 1)
    }
    assert set(found) == set(WAYS)
    heads = {way: (c.start is not None, c.epochs_of_head, c.epochs) for way, c in found.items()}
    assert heads == {
        "frozen": (True, 15, 15),
        "staged": (True, 5, 15),
        "everything": (True, 0, 15),
        "scratch": (False, 0, 15),
    }
    assert found["staged"].body_rate < found["everything"].body_rate == 1
    assert {(c.limit, c.seed, c.split) for c in found.values()} == {(2500, 1, "study")}
    assert set(LEARNT) | set(NEW) == set(CLASSES)
    assert not set(LEARNT) & set(NEW)


def test_it_is_measured_in_pieces(drawn_data: Path, tmp_path: Path) -> None:
    """Stopped after a few trainings, it goes on; what is done is not done again."""
    folder = tmp_path / "transfer"
    looks = iter(range(10_000))
    assert measure(folder, TINY, str(drawn_data), lambda: next(looks) > 30) is None
    before = {path: path.stat().st_mtime_ns for path in folder.glob("*/metrics.jsonl")}
    done = [path for path in before if RunFolder(path.parent).state().state == "done"]
    assert 0 < len(done) < 17
    found = measure(folder, TINY, str(drawn_data))
    assert found is not None
    assert all(path.stat().st_mtime_ns == before[path] for path in done)
    assert len(found["accuracies"]) == 2 * 2 * len(WAYS)
    assert found["images"] == 20
    assert {(each["shots"], each["way"], each["seed"]) for each in found["accuracies"]} == {
        (shots, way, seed) for shots in (4, 8) for way in WAYS for seed in (0, 1)
    }
    for language in PAGES:
        assert "±" in measured(json.loads(json.dumps(found)), language)
    base = RunFolder(folder / "base").config() or {}
    frozen = RunFolder(folder / "4-frozen-0").config() or {}
    assert tuple(base["classes"]) == LEARNT
    assert tuple(frozen["classes"]) == NEW
    assert tuple(frozen["mean"]) == read_info(folder / "base" / "model.safetensors").mean


def test_a_rehearsal_leaves_the_pages_alone(
    drawn_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = [path.read_bytes() for path in PAGES.values()]
    monkeypatch.setattr(transfer, "checkout", lambda: tmp_path)
    monkeypatch.setattr(transfer, "REHEARSAL", Plan(1, ((4, 1),), (0,), 40))
    monkeypatch.setattr("sys.argv", ["transfer", "--data", str(drawn_data), "--rehearse"])
    assert transfer.main() == 0
    found = json.loads((tmp_path / "build" / "transfer-rehearsal" / "transfer.json").read_text())
    assert len(found["accuracies"]) == len(WAYS)
    assert [path.read_bytes() for path in PAGES.values()] == before
    assert len(list(trials(REHEARSAL))) < len(list(trials(Plan())))


def test_a_place_without_pictures_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(transfer, "checkout", lambda: tmp_path)
    monkeypatch.setattr("sys.argv", ["transfer", "--data", str(tmp_path / "nowhere")])
    assert transfer.main() == 1
    assert "nowhere" in capsys.readouterr().err
