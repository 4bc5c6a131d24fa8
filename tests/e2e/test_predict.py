"""``main.py predict`` and ``main.py info``, from the arguments to the exit status."""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from main import main
from models.registry import CLASSES, PUBLISHED, spec
from models.weights import WeightsInfo, load_weights, save_weights

KEYS = {"path", "model", "class", "probability", "unknown", "familiarity", "probabilities"}
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def weights(tmp_path_factory) -> Path:
    """Five published files, each with another random LeNet-5."""
    import torch

    folder = tmp_path_factory.mktemp("weights")
    for seed, key in enumerate(PUBLISHED):
        torch.manual_seed(seed)
        results = {"test": {"accuracy": 0.774, "accuracy_single_view": 0.75, "ece": 0.02}}
        info = WeightsInfo(
            "lenet5", {}, CLASSES, (0.49, 0.48, 0.45), (0.25, 0.24, 0.26), results=results
        )
        save_weights(folder / f"{key}.safetensors", spec("lenet5").build(), info)
    return folder


@pytest.fixture(autouse=True)
def published_weights(weights, monkeypatch) -> None:
    monkeypatch.setenv("CIFAR_LAB_WEIGHTS", str(weights))


@pytest.fixture
def pictures(tmp_path) -> Path:
    """Four pictures in nested folders, and beside them what is none."""
    folder = tmp_path / "pictures"
    chance = np.random.default_rng(0)
    for name in ("b.png", "a/z.JPG", "a/猫 1.webp", "c/deep/er/x.gif"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(chance.integers(0, 256, (50, 40, 3), np.uint8)).save(path)
    (folder / "notes.txt").write_text("no picture")
    (folder / ".hidden.png").write_bytes(b"no picture")
    return folder


@dataclass(frozen=True)
class Outcome:
    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def call(capsys) -> Callable[..., Outcome]:
    def run(*arguments: object) -> Outcome:
        capsys.readouterr()
        status = main([str(argument) for argument in arguments])
        return Outcome(status, *capsys.readouterr())

    return run


def test_a_json_line_for_each_picture_and_network(call, pictures):
    done = call("predict", pictures, "--model", "all", "--json", "--device", "cpu")
    assert (done.status, done.err) == (0, "")
    names = ["a/z.JPG", "a/猫 1.webp", "b.png", "c/deep/er/x.gif"]
    expected = [(str(pictures / name), key) for name in names for key in PUBLISHED]
    assert [(line["path"], line["model"]) for line in done.lines] == expected
    for line in done.lines:
        assert set(line) == KEYS | {"milliseconds"}
        assert tuple(line["probabilities"]) == CLASSES
        assert line["probability"] == line["probabilities"][line["class"]]
        assert line["probability"] == max(line["probabilities"].values())
        assert sum(line["probabilities"].values()) == pytest.approx(1, abs=1e-5)
        assert line["milliseconds"] > 0
        assert line["unknown"] is line["familiarity"] is None


def test_the_command_line_agrees_with_the_window_and_evaluation(call, pictures, weights):
    import torch

    from app.inference.images import read_image
    from app.inference.outputs import outputs
    from app.inference.predictor import Predictor
    from app.inference.preprocess import preprocess_views
    from models.weights import load_weights

    lines = call("predict", pictures, "--model", "vgg16", "--json", "--device", "cpu").lines
    images = [read_image(line["path"]) for line in lines]
    network, info = load_weights(weights / "vgg16.safetensors")
    views = [torch.from_numpy(preprocess_views(i, 32, "area", info.views)) for i in images]
    said = outputs(network, info, torch.cat(views)).of_pictures(info, list(map(len, views)))
    evaluated = np.stack([answer.numpy() for answer, _ in said])
    windowed = [Predictor("cpu").predict(image, "vgg16").probabilities for image in images]
    shown = np.array([list(line["probabilities"].values()) for line in lines])
    assert np.abs(shown - evaluated).max() <= 1e-6  # the same batch
    assert np.abs(shown - [list(p.values()) for p in windowed]).max() <= 1e-4


def test_a_strange_picture_is_called_so_in_words(call, pictures, weights, tmp_path, monkeypatch):
    """Together with the best guess; in JSON and in the table."""
    import torch

    monkeypatch.setenv("COLUMNS", "300")  # paths of tests are long
    from models.weights import Memory, load_weights

    network, info = load_weights(weights / "lenet5.safetensors")
    memory = Memory(*map(torch.zeros, ((226,), (226, 226), (1, 226), (1,))))
    for name, threshold in (("strange", 1.1), ("familiar", -1.1)):
        changed = replace(info, memory=memory, threshold=threshold)
        save_weights(tmp_path / f"{name}.safetensors", network, changed)
        file = tmp_path / f"{name}.safetensors"
        lines = call("predict", pictures, "--model", file, "--json").lines
        assert [line["unknown"] for line in lines] == [name == "strange"] * len(lines)
        assert all(line["class"] in CLASSES and line["familiarity"] == 0 for line in lines)
        table = call("predict", pictures, "--model", file).out
        assert ("probably none of the 10" in table) is (name == "strange")
        rows = [line for line in table.splitlines() if "%" in line]
        assert all(row.count("%") == (1 if name == "strange" else 3) for row in rows)


def test_more_pictures_than_a_batch(call, pictures, monkeypatch):
    monkeypatch.setattr("app.commands.predict.CHUNK", 3)
    (pictures / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    done = call("predict", pictures, "--model", "lenet5", "--json")
    assert done.status == 1
    assert [Path(line["path"]).name for line in done.lines] == [
        "z.JPG",
        "猫 1.webp",
        "b.png",
        "broken.png",
        "x.gif",
    ]
    assert [line["path"] for line in done.lines if "error" in line] == [
        str(pictures / "broken.png")
    ]


def test_what_cannot_be_read_has_a_line_and_the_rest_is_answered(call, pictures, tmp_path):
    (tmp_path / "empty").mkdir()
    done = call("predict", tmp_path / "no.png", pictures / "b.png", tmp_path / "empty", "--json")
    missing, answered, empty = done.lines
    assert done.status == 1
    assert set(missing) == set(empty) == {"path", "error"}
    assert "no.png" in missing["error"]
    assert "empty" in empty["error"]
    assert answered["model"] in PUBLISHED


def test_a_name_that_is_no_utf8(call, pictures, tmp_path):
    path = os.fsencode(tmp_path) + b"/caf\xe9.png"
    (pictures / "b.png").rename(os.fsdecode(path))
    done = call("predict", os.fsdecode(path), "--json", "--csv", tmp_path / "t.csv")
    assert done.status == 0
    assert os.fsencode(done.lines[0]["path"]) == path
    assert call("predict", os.fsdecode(path)).status == 0


def test_csv(call, pictures, tmp_path):
    target = tmp_path / "answers.csv"
    done = call("predict", pictures, tmp_path / "no", "--model", "all", "--json", "--csv", target)
    assert done.status == 1
    with target.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [(row["path"], row["model"]) for row in rows] == [
        (line["path"], line.get("model", "")) for line in done.lines
    ]
    for row, line in zip(rows[:-1], done.lines[:-1], strict=True):
        assert row["class"] == line["class"]
        assert float(row["probability"]) == line["probability"]
        assert float(row["cat"]) == line["probabilities"]["cat"]
        assert row["unknown"] == row["error"] == ""
    assert rows[-1]["error"] == done.lines[-1]["error"]


def test_csv_of_classes_that_are_called_like_columns(call, pictures, weights, tmp_path):
    network, info = load_weights(weights / "lenet5.safetensors")
    names = ("unknown", "error", "path", *info.classes[3:])
    save_weights(tmp_path / "own.safetensors", network, replace(info, classes=names))
    target = tmp_path / "answers.csv"
    model = ("--model", tmp_path / "own.safetensors")
    done = call("predict", pictures, *model, "--json", "--csv", target)
    with target.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for row, line in zip(rows, done.lines, strict=True):
        assert (row["path"], row["error"]) == (line["path"], "")
        for name in names[:3]:
            assert float(row[f"class {name}"]) == line["probabilities"][name]


def test_csv_that_cannot_be_written(call, pictures, tmp_path):
    done = call("predict", pictures, "--json", "--csv", tmp_path / "no" / "answers.csv")
    assert done.status == 1
    assert "answers.csv" in done.err
    assert len(done.lines) == 4


def test_a_file_or_a_run_as_the_model(call, pictures, weights, tmp_path):
    file = weights / "vgg16.safetensors"
    run = tmp_path / "home" / "runs" / "mine"
    run.mkdir(parents=True)
    (run / "model.safetensors").write_bytes(file.read_bytes())
    by_key = call("predict", pictures / "b.png", "--model", "vgg16", "--json").lines[0]
    for model in (file, run, "mine"):
        line = call("predict", pictures / "b.png", "--model", model, "--json").lines[0]
        assert line["model"] == str(model)
        assert line["probabilities"] == by_key["probabilities"]


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["p.png", "--model", "nothing"],
        ["p.png", "--device", "abacus"],
        ["p.png", "--no-such-option"],
    ],
)
def test_wrong_usage(call, arguments):
    done = call("predict", *arguments)
    assert (done.status, done.out) == (2, "")
    assert done.err
    assert "Traceback" not in done.err


def test_one_network_without_weights_does_not_stop_the_others(
    call, pictures, weights, tmp_path, monkeypatch
):
    (tmp_path / "some").mkdir()
    for key in PUBLISHED[:3]:
        (tmp_path / "some" / f"{key}.safetensors").write_bytes(
            (weights / f"{key}.safetensors").read_bytes()
        )
    (tmp_path / "some" / f"{PUBLISHED[3]}.safetensors").write_bytes(b"damaged")
    monkeypatch.setenv("CIFAR_LAB_WEIGHTS", str(tmp_path / "some"))
    done = call("predict", pictures / "b.png", "--model", "all", "--json")
    assert done.status == 1
    assert [line["model"] for line in done.lines] == list(PUBLISHED[:3])
    assert len(done.err.splitlines()) == 2
    assert call("predict", pictures / "b.png", "--model", PUBLISHED[4]).status == 1


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_table(call, pictures, language):
    from app.messages import class_title

    line = call("predict", pictures / "a" / "猫 1.webp", "--json").lines[0]
    done = call("--language", language, "predict", pictures / "a" / "猫 1.webp")
    ranked = sorted(line["probabilities"], key=lambda name: -line["probabilities"][name])
    assert done.status == 0
    _, named, shown = done.out.partition("猫 1.webp")
    assert named
    places = [shown.index(class_title(name, language)) for name in ranked[:3]]
    assert places == sorted(places)
    assert f"{line['probability'] * 100:.1f} %" in done.out


def test_file_names_are_no_markup(call, pictures):
    (pictures / "b.png").rename(pictures / "[bold]b.png")
    assert "[bold]b.png" in call("predict", pictures / "[bold]b.png").out


def test_json_through_a_pipe_that_closes_early(pictures):
    """A shell's ``| head -1``: no traceback, and what was read is whole."""
    command = [sys.executable, "main.py", "predict", *[str(pictures)] * 40, "--json"]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert set(json.loads(process.stdout.readline())) >= KEYS
        process.stdout.close()
        assert process.stderr.read() == b""


def test_info_of_the_installation(call, weights):
    done = call("info", "--json")
    found = json.loads(done.out)
    assert done.status == 0
    assert [entry["model"] for entry in found["networks"]] == list(PUBLISHED)
    assert {entry["accuracy"] for entry in found["networks"]} == {0.774}
    assert found["folders"]["weights"] == str(weights)
    assert found["versions"]["torch"]
    assert found["device"]["device"] in ("cpu", "cuda", "mps")
    table = call("info").out
    assert "77.4 %" in table
    assert "1998" in table


def test_info_without_weights(call, tmp_path, monkeypatch):
    monkeypatch.setenv("CIFAR_LAB_WEIGHTS", str(tmp_path / "none"))
    entry = json.loads(call("info", "--json").out)["networks"][0]
    assert entry["accuracy"] is None
    assert "lenet5.safetensors" in entry["error"]
    assert call("info").status == 0
    assert call("info", "lenet5").status == 1
    assert call("info", "nothing").status == 2


def test_info_of_a_weights_file(call, weights):
    done = call("info", "lenet5", weights / "vgg16.safetensors", "--json")
    first, second = done.lines
    assert (first["model"], first["key"], first["year"]) == ("lenet5", "lenet5", 1998)
    assert second["path"] == str(weights / "vgg16.safetensors")
    assert second["results"]["test"]["ece"] == 0.02
    assert first["classes"] == list(CLASSES)
    assert "77.4 %" in call("info", "lenet5").out


@pytest.fixture
def bundled(pictures, tmp_path, monkeypatch) -> Path:
    folder = tmp_path / "bundled"
    for name in CLASSES[:3]:
        (folder / name).mkdir(parents=True)
        for number in (1, 2):
            Image.new("RGB", (60, 40), (9, 99, 199)).save(folder / name / f"{number}.png")
    monkeypatch.setattr("app.commands.demo.pictures_folder", lambda: folder)
    return folder


def test_demo_fits_into_80_columns(bundled, capsys, weights, tmp_path, monkeypatch):
    """Also where every network is wholly sure."""
    from app.commands.demo import run_demo
    from models.weights import load_weights

    for key in PUBLISHED:
        network, info = load_weights(weights / f"{key}.safetensors")
        save_weights(tmp_path / f"{key}.safetensors", network, replace(info, temperature=1e-4))
    monkeypatch.setenv("CIFAR_LAB_WEIGHTS", str(tmp_path))
    assert run_demo() == 0
    table = [line for line in capsys.readouterr().out.splitlines() if "█" in line]
    assert len(table) == 3
    assert all(line.count("100%") == len(PUBLISHED) for line in table)
    assert max(len(line) for line in table) <= 80


def test_demo(bundled, capsys):
    from app.commands.demo import run_demo
    from app.inference.images import read_image
    from app.inference.predictor import Predictor

    assert run_demo() == 0
    shown = capsys.readouterr().out
    assert "2.png" not in shown  # one a class
    image = read_image(bundled / CLASSES[0] / "1.png")
    for key in PUBLISHED:
        named = Predictor("cpu").predict(image, key).class_name
        right = 2 if named in CLASSES[:3] else 0
        assert f"{spec(key).title} names {right} of the 6 pictures." in shown


def test_demo_says_what_is_missing(bundled, capsys, weights, tmp_path, monkeypatch):
    from app.commands.demo import run_demo

    monkeypatch.setenv("CIFAR_LAB_WEIGHTS", str(tmp_path / "some"))
    assert run_demo() == 1
    (tmp_path / "some").mkdir()
    (tmp_path / "some" / "vgg16.safetensors").write_bytes(
        (weights / "vgg16.safetensors").read_bytes()
    )
    assert run_demo() == 0
    shown = capsys.readouterr()
    assert "lenet5.safetensors" in shown.err
    assert "VGGNet names" in shown.out
    monkeypatch.setattr("app.commands.demo.pictures_folder", lambda: tmp_path / "none")
    assert run_demo() == 1
    assert str(tmp_path / "none") in capsys.readouterr().err
