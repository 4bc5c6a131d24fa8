"""`main.py study`: every study in miniature, one of one's own, and what is said of mistakes."""

import json
import os
import re
import signal
import subprocess
import sys

import pytest

from app.paths import checkout, studies_folder
from app.studies import crew, pages
from app.studies.crew import Crew
from app.studies.library import STUDIES
from app.studies.runner import study_folder
from main import main
from tests.trainings import wait_until


@pytest.fixture
def study(drawn_data, capsys):
    """study(*arguments) -> (exit status, stdout, stderr)."""

    def run(*arguments: str) -> tuple[int, str, str]:
        status = main(["study", *arguments, "--data", str(drawn_data), "--device", "cpu"])
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


MINIATURE = ("--limit", "64", "--epochs", "1", "--workers", "1")


@pytest.mark.parametrize("name", list(STUDIES))
def test_every_study_in_miniature(study, tmp_path, monkeypatch, name):
    # a process for each training is tested elsewhere
    monkeypatch.setattr(crew, "usual_crew", lambda alone, device, workers: Crew(threads=1))
    status, out, _ = study(name, *MINIATURE, "--to", str(tmp_path))
    assert status == 0
    assert out == f"Written: {tmp_path / name}.md\n"
    page = (tmp_path / f"{name}.md").read_text("utf-8")
    assert "64 of the 360 training pictures (18 %), 3 seeds" in page
    assert f"study {name} --limit 64 --epochs 1\n" in page
    figures = json.loads((tmp_path / f"{name}.json").read_text("utf-8"))
    shown = {key for panel in STUDIES[name].panels for key in panel.arms}
    assert {key for key in figures["arms"] if key in shown} == shown
    for key in shown:
        assert len(figures["arms"][key]["runs"]) == 3
    for panel in STUDIES[name].panels:
        assert (tmp_path / f"{name}-{panel.key}.svg").stat().st_size > 1000


def test_a_study_of_ones_own(study):
    status, out, err = study("--vary", "lr=0.1,0.01", "--model", "lenet5", *MINIATURE)
    assert status == 0
    assert "0 of 6 trainings" in err
    assert "6 of 6 trainings" in err
    page = next((studies_folder() / "results").glob("lenet5-lr-*/*.zh-CN.md"))
    assert "改变 lr = 0.1, 0.01 有什么影响" in page.read_text("utf-8")
    command = "study --model lenet5 --epochs 1 --vary lr=0.1,0.01 --limit 64\n"
    assert command in page.read_text("utf-8")
    assert str(page.parent) in out


def test_other_values_in_a_study_of_the_program(study):
    status, _, _ = study("loss", "--vary", "lr=0.002", *MINIATURE)
    assert status == 0
    page = next((studies_folder() / "results").glob("lenet5-lr-*/*[!N].md")).read_text("utf-8")
    assert "All else as in the study “Loss”, 1 epochs." in page
    assert "study loss --epochs 1 --vary lr=0.002 --limit 64\n" in page
    config = next((studies_folder() / "trials").glob("*/config.json")).read_text("utf-8")
    assert json.loads(config)["optimizer"] == "adam"  # the study's, not the recipe's


def test_progress_as_json(study):
    status, out, _ = study("loss", *MINIATURE, "--seeds", "1", "--json")
    assert status == 0
    lines = [json.loads(line) for line in out.splitlines()]
    assert [line["done"] for line in lines] == list(range(7))
    assert {line["trials"] for line in lines} == {6}


def test_ctrl_c_ends_it_and_the_same_command_goes_on(drawn_data):
    command = [sys.executable, str(checkout() / "main.py"), "study", "loss"]
    command += ["--data", str(drawn_data), "--device", "cpu", "--workers", "2", "--seeds", "1"]
    trials = studies_folder() / "trials"
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    wait_until(lambda: any(p.stat().st_size for p in trials.glob("*/metrics.jsonl")))
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: all processes get it
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err.splitlines()[-1] == "Stopped. The same command goes on from here."
    assert "Traceback" not in err
    assert study_folder("loss").state().state == "stopped"
    begun = len(list(trials.iterdir()))
    assert begun <= 3
    assert subprocess.run([*command, "--epochs", "1"], capture_output=True).returncode == 0


def test_an_estimate_trains_nothing(study):
    status, out, _ = study("loss", "--estimate", *MINIATURE)
    assert status == 0
    assert out.startswith("loss: 18 trainings, about 0:")
    assert not (studies_folder() / "trials").exists()


def test_a_budget_says_how_many_pictures_it_affords(study, monkeypatch):
    from app.studies import budget

    monkeypatch.setattr(budget, "speed", lambda config: 100.0)
    monkeypatch.setattr(budget, "_FEWEST", 10)
    monkeypatch.setattr(budget, "_ROUND", 10)
    status, _, err = study("loss", "--epochs", "1", "--seeds", "1", "--budget", "15s")
    assert status == 0
    assert err.startswith("With ")
    config = next((studies_folder() / "trials").glob("*/config.json"))
    limit = json.loads(config.read_text("utf-8"))["limit"]
    assert 10 <= limit < 360
    assert f"With {limit} training pictures" in err


@pytest.mark.parametrize("elsewhere", [False, True])
def test_all_of_them_and_their_list(study, tmp_path, monkeypatch, elsewhere):
    """Into the program's own docs/studies, unless another folder is named."""
    monkeypatch.setattr(crew, "usual_crew", lambda alone, device, workers: Crew(threads=1))
    for name in STUDIES.keys() - {"learning-rate", "loss"}:
        monkeypatch.delitem(STUDIES, name)
    own, there = tmp_path / "docs" / "studies", tmp_path / "there"
    assert pages.published_folder() == checkout() / "docs" / "studies"
    monkeypatch.setattr(pages, "published_folder", lambda: own)
    options = ("--to", str(there)) if elsewhere else ()
    status, out, _ = study("all", *MINIATURE, "--seeds", "1", *options)
    folder = there if elsewhere else own
    assert status == 0
    assert out.splitlines() == [
        f"Written: {folder / name}.md" for name in ("learning-rate", "loss")
    ]
    assert own.exists() is not elsewhere
    for suffix in ("", ".zh-CN"):
        listed = (folder / f"README{suffix}.md").read_text("utf-8")
        links = re.findall(r"\]\((.+?)\)", listed)
        assert links == [f"{name}{suffix}.md" for name in STUDIES]
        assert all((folder / link).is_file() for link in links)


def test_a_list_that_cannot_be_written_is_told(study, tmp_path, monkeypatch):
    monkeypatch.setattr(crew, "usual_crew", lambda alone, device, workers: Crew(threads=1))
    for name in STUDIES.keys() - {"loss"}:
        monkeypatch.delitem(STUDIES, name)
    (tmp_path / "README.md").mkdir()
    status, _, err = study("all", *MINIATURE, "--seeds", "1", "--to", str(tmp_path))
    assert status == 1
    assert "Choose another folder with --to" in err


def test_without_a_name_they_are_listed(capsys):
    assert main(["study"]) == 0
    out = capsys.readouterr().out
    assert [line.split()[0] for line in out.splitlines()] == list(STUDIES)


@pytest.mark.parametrize(
    "options", [["--json"], ["--budget", "1h"], ["--workers", "1"], ["--data", "."], ["--queue"]]
)
def test_the_list_takes_no_options(capsys, options):
    assert main(["study", *options]) == 2
    assert capsys.readouterr().err.startswith(
        f"The list of the studies has no use for {options[0]}"
    )


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--workers", "0"], "workers cannot be 0. Allowed: ≥ 1."),
        (["--workers", "two"], "workers cannot be two. Allowed: ≥ 1."),
        (["--limit", "1"], "limit cannot be 1. Allowed: ≥ 2."),
        (["--epochs", "-3"], "epochs cannot be -3. Allowed: ≥ 1."),
        (["--seeds", "1.5"], "seeds cannot be 1.5. Allowed: ≥ 1."),
        (["--seed", "-1"], "seed cannot be -1. Allowed: 0…2³² − 1."),
        (["--trials", "0"], "trials cannot be 0. Allowed: ≥ 1."),
    ],
)
def test_values_out_of_range_get_a_sentence(capsys, options, said):
    assert main(["study", "loss", *options]) == 2
    assert capsys.readouterr().err.endswith(f"{said}\n")
    assert main(["--language", "zh", "study", "loss", *options]) == 2
    assert "允许的值" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["lern-rate"], 2, "There is no study “lern-rate”"),
        (["all", "--vary", "lr=1"], 2, "all does not go with --vary"),
        (["lern", "--vary", "lr=1"], 2, "There is no study “lern”"),
        (["--vary", "lr=1"], 2, "Which network?"),
        (["loss", "--model", "lenet5"], 2, "--model goes with --vary or search"),
        (["--vary", "lr=fast", "--model", "lenet5"], 2, "lr cannot be fast"),
        (["loss", "--budget", "soon"], 2, "“soon” is no length of time"),
        (["loss", "--budget", "1s"], 2, "1s is too short"),
        (["loss", "--seed", "0"], 2, "--seed goes with “search” alone"),
        (["loss", "--trials", "20"], 2, "--trials goes with “search” alone"),
        (["--vary", "lr=1", "--model", "lenet5", "--pruner", "none"], 2, "--pruner goes with"),
        (["all", "--sampler", "tpe"], 2, "--sampler goes with “search” alone"),
        (["all", "--queue"], 2, "all does not go with --queue"),
        (["loss", "--estimate", "--queue"], 2, "--estimate does not go with --queue"),
        (["loss", "--estimate", "--to", "x"], 2, "--estimate does not go with --to"),
        (["--vary", "start=lenet5", "--model", "lenet5"], 2, "“start” is no setting"),
        (["--vary", "convolutions=1,2", "--model", "lenet5"], 2, ""),
    ],
)
def test_mistakes_get_a_sentence(study, arguments, status, said):
    found, out, err = study(*arguments)
    assert found == status
    assert out == ""
    assert err.startswith(said)
    assert err.count("\n") == 1


def test_pages_that_cannot_be_written_are_told_and_the_trainings_kept(study, tmp_path):
    (tmp_path / "file").write_text("")
    status, _, err = study("loss", *MINIATURE, "--seeds", "1", "--to", str(tmp_path / "file" / "x"))
    assert status == 1
    assert "Choose another folder with --to" in err
    assert len(list((studies_folder() / "trials").iterdir())) == 6
