"""`main.py evaluate … --report DIR`, from the command line to the pages."""

import json
import subprocess
import sys

import pytest
import torch

from app.commands.evaluate import _command, _is_followed, _Line
from app.paths import cache_folder, checkout
from main import main
from models.registry import CLASSES, MODELS, PUBLISHED
from models.weights import WeightsInfo, save_weights

SMALL = {"alexnet": {"width": 0.1}, "vgg16": {"width": 0.1}, "googlenet": {"width": 0.1}}
JSON = "model accuracy accuracy_single_view loss ece per_class confusion images seconds"
TOP = {"index.html", "index.zh-CN.html", "data.html", "data.zh-CN.html"}


@pytest.fixture
def networks(tmp_path, monkeypatch):
    """Published networks of little width and chance."""
    folder = tmp_path / "weights"
    folder.mkdir()
    for key in PUBLISHED:
        torch.manual_seed(0)
        arguments = {"width": 4} if key == "resnet18" else SMALL.get(key, {})
        info = WeightsInfo(key, arguments, CLASSES, (0.5,) * 3, (0.25,) * 3)
        save_weights(folder / f"{key}.safetensors", MODELS[key].build(**arguments), info)
    monkeypatch.setenv("CIFAR_LAB_WEIGHTS", str(folder))
    return folder


@pytest.fixture
def evaluate(drawn_data, tmp_path):
    """evaluate(model, *options) -> exit status, with a report in tmp_path / "report"."""

    def run(model, *options):
        place = ["--data", str(drawn_data), "--device", "cpu", "--report", str(tmp_path / "report")]
        return main(["evaluate", model, *place, *options])

    return run


def test_a_run(finished, evaluate, tmp_path, capsys):
    assert evaluate(str(finished.path)) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    assert captured.out.splitlines()[-1] == f"The report is in {tmp_path / 'report/index.html'}"
    folder = tmp_path / "report" / finished.name
    assert (folder / "curves.png").is_file()
    report = json.loads((folder / "report.json").read_text("utf-8"))
    assert report["model"] == str(finished.path)
    assert report["curves"] == finished.metrics()
    assert report["bytes"] == finished.weights.stat().st_size
    assert report["accuracy"] == finished.test()["accuracy"]
    assert report["training"]["model"] == "lenet5"
    page = (folder / "report.html").read_text("utf-8")
    assert f"main.py evaluate {finished.path} --data" in page


def test_again_is_the_same_apart_from_speed(finished, evaluate, tmp_path):
    reports = []
    for _ in range(2):
        assert evaluate(str(finished.path)) == 0
        file = tmp_path / "report" / finished.name / "report.json"
        reports.append(json.loads(file.read_text("utf-8")))
        del reports[-1]["speed"]
    assert json.dumps(reports[0]) == json.dumps(reports[1])


def test_all(networks, evaluate, tmp_path, capsys):
    assert evaluate("all", "--json") == 0
    captured = capsys.readouterr()
    found = [json.loads(line) for line in captured.out.splitlines()]
    assert [figures["model"] for figures in found] == list(PUBLISHED)
    assert all(set(figures) == set(JSON.split()) for figures in found)
    assert captured.err == f"The report is in {tmp_path / 'report/index.html'}\n"
    made = {path.name for path in (tmp_path / "report").iterdir()}
    assert made == {*PUBLISHED, *TOP}
    index = (tmp_path / "report/index.zh-CN.html").read_text("utf-8")
    assert all(f'href="{key}/report.zh-CN.html"' in index for key in PUBLISHED)
    for figures in found:
        report = json.loads((tmp_path / "report" / figures["model"] / "report.json").read_text())
        assert report["confusion"] == figures["confusion"]
        assert (report["accuracy"], report["ece"]) == (figures["accuracy"], figures["ece"])


def test_those_that_are_there(networks, evaluate, tmp_path, capsys):
    for key in PUBLISHED[1:]:
        (networks / f"{key}.safetensors").unlink()
    assert evaluate("all") == 1
    assert len(capsys.readouterr().err.splitlines()) == 4
    assert {path.name for path in (tmp_path / "report").iterdir()} == {"lenet5", *TOP}


def test_nothing_to_report(networks, evaluate, tmp_path, capsys):
    (networks / "lenet5.safetensors").unlink()
    assert evaluate("lenet5") == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert list((tmp_path / "report").iterdir()) == []


def test_a_place_that_cannot_be_written_to(networks, drawn_data, tmp_path, capsys):
    (tmp_path / "file").write_text("")
    place = str(tmp_path / "file" / "report")
    assert main(["evaluate", "all", "--data", str(drawn_data), "--report", place]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.splitlines()) == 1
    assert place in captured.err


def test_others(networks, evaluate, drawn_data, tmp_path, capsys):
    assert evaluate("lenet5", "--others", str(tmp_path / "nowhere")) == 1
    assert "nowhere" in capsys.readouterr().err
    assert evaluate("lenet5", "--others", str(drawn_data / "train" / "cat")) == 0
    page = (tmp_path / "report/lenet5/report.html").read_text("utf-8")
    assert f"--others {drawn_data / 'train' / 'cat'}" in page


def test_others_without_a_report_are_wrong_usage(capsys):
    assert main(["evaluate", "lenet5", "--others", "."]) == 2
    assert "--report" in capsys.readouterr().err


def test_the_overview_in_the_user_s_language(networks, evaluate, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("CIFAR_LAB_LANGUAGE", "zh")
    assert evaluate("lenet5") == 0
    assert capsys.readouterr().out.splitlines()[-1].endswith("index.zh-CN.html")


def test_the_command_names_what_the_variables_say(monkeypatch):
    from app.commands.cli import build_parser

    monkeypatch.setenv("CIFAR_LAB_OTHERS", "my others")
    parse = build_parser("evaluate").parse_args
    made = _command(parse(["evaluate", "lenet5", "--report", "a b", "--json", "--background"]))
    assert made.split("main.py ")[1] == "evaluate lenet5 --others 'my others' --report 'a b'"
    made = _command(parse(["evaluate", "x", "--report", "r", "--device", "cpu", "--data", "d"]))
    assert made.split("main.py ")[1] == (
        "evaluate x --data d --others 'my others' --device cpu --report r"
    )


def test_the_command_names_no_folder_of_the_window_s_own():
    from app.commands.cli import build_parser

    own = str(cache_folder() / "reports" / "0123.part")
    made = _command(build_parser("evaluate").parse_args(["evaluate", "x", "--report", own]))
    assert made.endswith(" --report report")


def test_other_test_pictures_need_another_folder(networks, evaluate, drawn_data, tmp_path, capsys):
    assert evaluate("lenet5") == 0
    fewer = tmp_path / "fewer"
    for name in CLASSES:
        (fewer / "test" / name).mkdir(parents=True)
        first = next((drawn_data / "test" / name).iterdir())
        (fewer / "test" / name / first.name).write_bytes(first.read_bytes())
    capsys.readouterr()
    place = ["--data", str(fewer), "--device", "cpu", "--report", str(tmp_path / "report")]
    assert main(["evaluate", "alexnet", *place]) == 1
    assert "other test pictures" in capsys.readouterr().err
    assert evaluate("alexnet") == 0
    index = (tmp_path / "report/index.html").read_text("utf-8")
    assert all(f'href="{key}/report.html"' in index for key in ("lenet5", "alexnet"))


def test_a_program_is_told_how_far_it_is(capsys):
    from app.commands.cli import build_parser

    parse = build_parser("evaluate").parse_args
    command = ["evaluate", "x", "--background"]
    assert not _is_followed(parse([*command, "--json", "--report", "r"]))
    assert not _is_followed(parse(command))
    assert _is_followed(parse([*command, "--report", "r"]))
    show = _Line(followed=True).progress("x")
    for done in (0, 10, 20):
        show("test", done, 100)
    show("pages", 1, 9)
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines == [
        {"step": "test", "done": 0, "total": 100},  # the others followed too soon
        {"step": "pages", "done": 1, "total": 9},
    ]


def test_names_that_are_hard_to_write_down(networks, drawn_data, tmp_path):
    file = (networks / "lenet5.safetensors").rename(tmp_path / "café #1 100%.safetensors")
    place = tmp_path / b"from \xe9 old computer".decode("utf-8", "surrogateescape")
    command = ["evaluate", str(file), "--data", str(drawn_data), "--report", str(place)]
    assert main(command) == 0
    index = (place / "index.html").read_text("utf-8")
    assert 'href="caf%C3%A9%20%231%20100%25/report.html"' in index
    assert "from � old computer" in index
    report = json.loads((place / file.stem / "report.json").read_text("utf-8"))
    assert report["model"] == str(file)


def test_matplotlib_is_not_needed_where_nothing_is_drawn(networks, drawn_data):
    script = (
        "import sys\n"
        "sys.modules.update(dict.fromkeys(('matplotlib', 'jinja2')))\n"
        "from main import main\n"
        f"sys.exit(main(['evaluate', 'lenet5', '--json', '--data', {str(drawn_data)!r}]))\n"
    )
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=checkout(), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["images"] == 100
