"""`main.py train`, `evaluate` and `publish`: what they print, what they leave, how they end."""

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
from dataclasses import replace

import pytest

from app.commands import train_progress
from app.messages import text
from app.paths import checkout, runs_folder
from app.training.run_folder import RunFolder, list_runs
from main import main
from models.weights import load_weights, read_info, save_weights
from tests.drawing import draw_data_set
from tests.trainings import QUICK, STEPS, ask_after, wait_until


def test_a_line_an_epoch(train, run, capsys):
    assert train() == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    headline, folder, *epochs = captured.out.splitlines()
    assert headline == "lenet5: 64 pictures, epochs: 2, cpu, float32, threads: 1"
    assert folder == f"run folder: {run.path}"
    assert [line.split(":")[0] for line in epochs] == ["epoch 1", "epoch 2"]
    assert all("validation loss" in line and "images/s" in line for line in epochs)


def test_a_json_object_an_epoch(train, run, capsys):
    assert train("--json") == 0
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == run.metrics()


def test_without_a_folder_it_makes_one_of_the_users(drawn_data, capsys):
    assert main(["train", "lenet5", "--data", str(drawn_data), *QUICK, "--epochs", "1"]) == 0
    [run] = list_runs()
    assert run.path.parent == runs_folder()
    assert run.state().state == "done"
    assert str(run.path) in capsys.readouterr().out


def test_options_reach_the_settings(drawn_data, train, run, monkeypatch):
    ask_after(monkeypatch, 1)
    options = (
        "--lr 0.01 --optimizer sgd --flip none --translate 1 --width 8 --seed 7 --batch-size 8"
    )
    assert train(*options.split(), key="resnet18") == 130
    config = run.config()
    assert (config["learning_rate"], config["optimizer"]) == (0.01, "sgd")
    assert (config["flip"], config["translate"], config["seed"]) == ("none", 1, 7)
    assert (config["arguments"], config["batch_size"]) == ({"width": 8}, 8)


@pytest.mark.parametrize(("action", "state"), [("pause", "paused"), ("stop", "stopped")])
def test_stopped_and_resumed(train, run, drawn_data, monkeypatch, capsys, action, state):
    with monkeypatch.context() as patch:
        ask_after(patch, STEPS + 2, action)
        assert train() == 130
    assert run.state().state == state
    assert len(run.metrics()) == 1
    repeated = ["--epochs", "2", "--data", str(drawn_data), "--device", "auto", "--limit", "64"]
    assert train("--resume", *repeated) == 0
    assert run.state().state == "done"
    assert [line["epoch"] for line in run.metrics()] == [1, 2]
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("options", "name"),
    [
        (["--epochs", "3"], "epochs"),
        (["--lr", "0.5"], "--lr"),
        (["--seed", "1"], "seed"),
        (["--limit", "63"], "limit"),
        (["--precision", "bfloat16"], "precision"),
    ],
)
def test_resuming_with_other_settings_is_wrong_usage(finished, train, capsys, options, name):
    before = {path.name: path.read_bytes() for path in finished.path.iterdir()}
    assert train("--resume", *options) == 2
    assert name in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in finished.path.iterdir()} == before


def test_resuming_another_network_is_wrong_usage(finished, train, capsys):
    assert train("--resume", key="vgg16") == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_data_that_moved_are_the_same_and_others_are_not(
    run, train, drawn_data, tmp_path, capsys, monkeypatch
):
    with monkeypatch.context() as patch:
        ask_after(patch, 2)
        assert train() == 130
    copy = tmp_path / "copy"
    shutil.copytree(drawn_data, copy)
    with monkeypatch.context() as patch:
        ask_after(patch, 2)
        assert train("--resume", "--data", str(copy)) == 130
    assert run.config()["data"] == str(copy)
    next((copy / "train" / "cat").iterdir()).unlink()
    assert train("--resume") == 1
    assert "is not the one this run began with" in capsys.readouterr().err
    assert train("--resume", "--data", str(drawn_data)) == 0


def test_resuming_without_a_checkpoint_starts_over(train, run, monkeypatch):
    with monkeypatch.context() as patch:
        ask_after(patch, STEPS + 2)
        assert train() == 130
    run.checkpoint.unlink()
    run.forget_previous_checkpoint()
    assert train("--resume") == 0
    assert [line["epoch"] for line in run.metrics()] == [1, 2]


def test_resuming_what_is_not_there(train, run, capsys):
    assert train("--resume") == 2
    assert str(run.path) in capsys.readouterr().err
    assert main(["train", "lenet5", "--resume"]) == 2
    assert not run.path.exists()


def test_resuming_with_damaged_settings(finished, train, capsys):
    (finished.path / "config.json").write_text("{")
    assert train("--resume") == 1
    assert "config.json" in capsys.readouterr().err


def test_a_second_training_in_a_folder_is_refused(finished, train, capsys):
    assert train() == 2
    assert "--resume" in capsys.readouterr().err
    assert finished.state().state == "done"


def test_a_run_that_failed_before_it_began_can_be_started_again(train, run, tmp_path):
    assert train("--data", str(tmp_path / "nowhere")) == 1
    assert run.state().code == "data-not-found"
    assert train("--epochs", "1") == 0


def test_a_run_that_is_busy(train, run, capsys):
    with RunFolder(run.path).held({"model": "lenet5"}):
        assert train() == 1
    assert "another process" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "part"),
    [
        (["--data", "/no/such/folder"], "/no/such/folder"),
        (["--optimizer", "sgd", "--lr", "1e9"], "diverged"),
    ],
)
def test_a_failure_is_one_sentence(train, run, capsys, options, part):
    assert train(*options) == 1
    captured = capsys.readouterr()
    assert len(captured.err.splitlines()) == 1
    assert part in captured.err
    assert run.state().state == "failed"
    assert run.state().message == captured.err.strip()


def test_a_folder_that_cannot_be_made(train, tmp_path, capsys, monkeypatch):
    (tmp_path / "file").write_text("")
    assert train(folder="file/run") == 1
    monkeypatch.setenv("CIFAR_LAB_HOME", str(tmp_path / "file"))
    assert main(["train", "lenet5"]) == 1
    sentences = capsys.readouterr().err.splitlines()
    assert len(sentences) == 2
    assert all(str(tmp_path / "file") in sentence for sentence in sentences)


@pytest.mark.parametrize(
    "options",
    [
        ["train"],
        ["train", "lenet"],
        ["train", "lenet5", "--epochs", "0"],
        ["train", "lenet5", "--epochs", "many"],
        ["train", "lenet5", "--width", "2"],
        ["train", "vgg16", "--width", "nan"],
        ["train", "resnet18", "--width", "0.5"],
        ["train", "lenet5", "--optimizer", "adamax"],
    ],
)
def test_wrong_usage(options, capsys):
    assert main(options) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err
    assert list_runs() == []


def test_estimate(drawn_data, capsys, monkeypatch):
    monkeypatch.setattr("app.training.estimate._ENOUGH", 0.05)
    command = ["train", "lenet5", "--estimate", "--epochs", "10", "--data", str(drawn_data)]
    options = ["--device", "cpu", "--threads", "1", "--precision", "float32"]
    assert main([*command, *options, "--json"]) == 0
    [line] = capsys.readouterr().out.splitlines()
    found = json.loads(line)
    assert (found["model"], found["epochs"], found["device"]) == ("lenet5", 10, "cpu")
    assert found["seconds"] == pytest.approx(10 * found["seconds_per_epoch"], rel=0.1)
    assert found["seconds_per_epoch"] == pytest.approx(
        0.96 * 400 / found["images_per_second"],
        rel=0.05,
        abs=0.006,  # it is given in hundredths
    )
    assert main([*command, *options]) == 0
    said = capsys.readouterr().out
    assert said.startswith("lenet5: about ")
    assert "(epochs: 10, " in said
    assert list_runs() == []


def test_estimate_without_data_says_how_to_get_them(capsys):
    assert main(["train", "lenet5", "--estimate", "--json"]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "data fetch" in captured.err


def test_the_bar_of_a_terminal(train, run, capsys, monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert train(folder="a [bold] run") == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "a [bold] run" in captured.err
    for part in ("epoch 2:", "2/2", "images/s", "left"):
        assert part in captured.err


def test_durations():
    assert [train_progress.duration(s) for s in (0, 61, 3723.6)] == ["0:00", "1:01", "1:02:04"]


def test_evaluate(finished, drawn_data, capsys):
    command = ["evaluate", str(finished.path), "--data", str(drawn_data), "--device", "cpu"]
    assert main([*command, "--json"]) == 0
    [line] = capsys.readouterr().out.splitlines()
    found = json.loads(line)
    fields = "model accuracy accuracy_single_view loss ece per_class confusion images seconds"
    assert set(found) == set(fields.split())
    assert (found["model"], found["images"]) == (str(finished.path), 100)
    assert sum(map(sum, found["confusion"])) == 100
    assert main(command) == 0
    out = capsys.readouterr().out
    assert f"{100 * found['accuracy']:.2f} %" in out
    assert "airplane" in out


def test_figures_that_cannot_be_kept_are_told_all_the_same(
    finished, drawn_data, tmp_path, capsys, monkeypatch
):
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(finished.weights))

    monkeypatch.setattr("models.weights.save_weights", full)
    command = ["evaluate", str(finished.path), "--data", str(drawn_data), "--json"]
    for more, status in (([], 1), (["--report", str(tmp_path / "report")], 0)):
        assert main([*command, *more]) == status
        said = capsys.readouterr()
        assert json.loads(said.out)["images"] == 100
        assert f"could not be kept in {finished.path}" in said.err
    assert (tmp_path / "report" / "index.html").exists()


def test_a_file_that_is_called_like_a_runs_is_left_alone(finished, drawn_data, tmp_path):
    copy = tmp_path / finished.weights.name
    shutil.copy(finished.weights, copy)
    before = copy.read_bytes()
    assert main(["evaluate", str(copy), "--data", str(drawn_data), "--json"]) == 0
    assert copy.read_bytes() == before
    assert not (tmp_path / "test.json").exists()


def test_evaluate_goes_on_after_a_network_that_is_missing(
    finished, drawn_data, tmp_path, capsys, monkeypatch
):
    weights = tmp_path / "weights"
    weights.mkdir()
    shutil.copy(finished.weights, weights / "resnet18.safetensors")
    monkeypatch.setenv("CIFAR_LAB_WEIGHTS", str(weights))
    assert main(["evaluate", "all", "--data", str(drawn_data), "--json"]) == 1
    captured = capsys.readouterr()
    assert [json.loads(line)["model"] for line in captured.out.splitlines()] == ["resnet18"]
    assert len(captured.err.splitlines()) == 4


def test_evaluate_refuses_other_classes(finished, drawn_data, tmp_path, capsys):
    for part in ("train", "test"):
        for name in ("cat", "dog"):
            shutil.copytree(drawn_data / part / name, tmp_path / "two" / part / name)
    assert main(["evaluate", str(finished.path), "--data", str(tmp_path / "two")]) == 1
    assert "cat, dog" in capsys.readouterr().err


def test_publish(finished, drawn_data, tmp_path, capsys):
    target = tmp_path / "shipped"
    command = ["publish", str(finished.path), "--to", str(target), "--data", str(drawn_data)]
    assert main(command) == 0
    assert "lenet5" in capsys.readouterr().out
    before, after = read_info(finished.weights), read_info(target / "lenet5.safetensors")
    assert after.results["validation"] == before.results["validation"]
    assert after.results["test"]["images"] == 100
    assert (after.training, after.mean) == (before.training, before.mean)
    metrics = (target / "lenet5.metrics.jsonl").read_bytes()
    assert metrics == (finished.path / "metrics.jsonl").read_bytes()
    main(["evaluate", str(target / "lenet5.safetensors"), "--data", str(drawn_data), "--json"])
    measured = json.loads(capsys.readouterr().out)
    for name in ("accuracy", "accuracy_single_view", "loss", "ece"):
        assert after.results["test"][name] == pytest.approx(measured[name], abs=1e-6)


def test_calibrate_does_what_the_end_of_a_training_does(train, run, tmp_path, capsys):
    """A file of an earlier version gets the same temperature, power, memory and threshold."""
    data = draw_data_set(tmp_path / "more", 50, 5)
    assert train("--epochs", "1", "--split", "study", "--data", str(data)) == 0
    network, info = load_weights(run.weights)
    assert info.threshold is not None
    file = tmp_path / "earlier.safetensors"
    plain = replace(info, temperature=None, power=None, threshold=None, memory=None)
    save_weights(file, network, plain)
    capsys.readouterr()
    assert main(["calibrate", str(file), "--data", str(data)]) == 0
    assert f"temperature {info.temperature:.3f}" in capsys.readouterr().out
    network, found = load_weights(file)
    for name in ("temperature", "power", "threshold"):
        assert getattr(found, name) == pytest.approx(getattr(info, name), rel=1e-3)
    assert found.memory.form.allclose(info.memory.form, rtol=0.01, atol=0.01)
    assert found.results["validation"] == pytest.approx(info.results["validation"], abs=1e-4)


def test_calibrate_says_what_it_cannot(finished, drawn_data, tmp_path, capsys):
    before = finished.weights.read_bytes()
    assert main(["calibrate", str(finished.path), "--data", str(drawn_data)]) == 1
    assert "fewer than 50" in capsys.readouterr().err
    assert finished.weights.read_bytes() == before
    assert main(["calibrate", "nothing", "--data", str(drawn_data)]) == 2
    assert main(["calibrate", "lenet5", "--data", str(drawn_data)]) == 2  # a shipped file
    assert "lenet5.safetensors" in capsys.readouterr().err
    network, info = load_weights(finished.weights)
    nameless = tmp_path / "nameless.safetensors"
    save_weights(nameless, network, replace(info, training={}))
    assert main(["calibrate", str(nameless), "--data", str(drawn_data)]) == 1
    assert "how it was trained" in capsys.readouterr().err
    other = draw_data_set(tmp_path / "other", 6, 2)
    assert main(["calibrate", str(finished.weights), "--data", str(other)]) == 1
    said = capsys.readouterr().err
    told = {"path": finished.weights, "data": other}
    assert text("calibrate-other-data", **told) in said
    assert "--data" in said
    assert "this run" not in said  # which does not go on here, and need not be one


def test_publish_wants_a_finished_run(train, run, tmp_path, monkeypatch, capsys):
    with monkeypatch.context() as patch:
        ask_after(patch, 1)
        train()
    assert main(["publish", str(run.path), "--to", str(tmp_path / "shipped")]) == 1
    assert "not finished" in capsys.readouterr().err
    assert not (tmp_path / "shipped").exists()


def test_ctrl_c_and_a_polite_kill_leave_a_run_to_resume(drawn_data, run):
    program = [sys.executable, str(checkout() / "main.py"), "train", "lenet5"]
    place = ["--run", str(run.path)]
    starts = [[*program, *place, "--data", str(drawn_data), *QUICK, "--epochs", "100000"]]
    starts.append([*program, *place, "--resume"])
    positions = []
    for command, number in zip(starts, (signal.SIGINT, signal.SIGTERM), strict=True):
        seen = (run.progress() or {}).get("epoch", 0)
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        try:
            wait_until(lambda seen=seen: (run.progress() or {}).get("epoch", 0) > seen + 1)
            assert run.state().state == "running"
            process.send_signal(number)
            _, err = process.communicate(timeout=30)
        finally:
            process.kill()
        assert (process.returncode, err) == (130, b"")
        assert run.state().state == "stopped"
        assert run.checkpoint.exists()
        positions.append(len(run.metrics()))
    assert 0 < positions[0] < positions[1]
