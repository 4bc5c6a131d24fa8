"""`main.py train`: settings of network and training, and what it begins with."""

import shutil

import torch

from main import main
from models.weights import load_weights, read_info
from tests.trainings import QUICK, ask_after


def test_every_setting_of_the_network_from_the_command_line(train, run, capsys):
    options = ["--activation", "gelu", "--dropout", "0.25", "--loss", "mse", "--keep", "best"]
    assert train(*options, "--optimizer", "adam", "--initialisation", "he", "--epochs", "1") == 0
    info = read_info(run.weights)
    assert info.arguments == {"classes": 10, "activation": "gelu", "dropout": 0.25}
    settings = {"loss": "mse", "keep": "best", "optimizer": "adam", "initialisation": "he"}
    assert settings.items() <= info.training.items()


def test_going_on_with_another_activation_is_refused(train, run, capsys, monkeypatch):
    with monkeypatch.context() as patch:
        ask_after(patch, 2)
        assert train("--activation", "tanh") == 130
    assert train("--resume", "--activation", "relu") == 2
    assert "--activation" in capsys.readouterr().err
    assert train("--resume", "--activation", "tanh", "--dropout", "0") == 0


def test_it_begins_where_another_run_ended(train, run, finished, tmp_path, capsys):
    """With a rate so small that nothing is learned, it stays where that one was."""
    tiny = ["--start", str(finished.path), "--lr", "1e-12", "--epochs", "1"]
    assert train(*tiny, folder="next") == 0
    one, other = (load_weights(tmp_path / f / "model.safetensors")[0] for f in ("run", "next"))
    for name, weights in one.state_dict().items():
        torch.testing.assert_close(other.state_dict()[name], weights, atol=1e-3, rtol=0)
    assert read_info(tmp_path / "next" / "model.safetensors").training["start"] == (
        "model.safetensors"
    )
    assert train("--start", str(finished.path), key="alexnet", folder="third") == 2
    assert "another network" in capsys.readouterr().err


def test_a_start_that_is_gone_does_not_hinder_going_on(train, run, finished, tmp_path, monkeypatch):
    weights = tmp_path / "weights.safetensors"
    shutil.copy(finished.weights, weights)
    with monkeypatch.context() as patch:
        ask_after(patch, 2)
        assert train("--start", str(weights), folder="next") == 130
    weights.unlink()
    assert train("--resume", folder="next") == 0


def test_own_classes_begin_with_the_features_of_ten(finished, tmp_path, drawn_data):
    own = tmp_path / "own"
    for part in ("train", "test"):
        for name in ("cat", "dog"):
            shutil.copytree(drawn_data / part / name, own / part / name)
    folder = tmp_path / "next"
    options = ["--data", str(own), "--run", str(folder), *QUICK, "--lr", "1e-12"]
    assert main(["train", "lenet5", "--start", str(finished.path), *options]) == 0
    one, _ = load_weights(finished.weights)
    other, info = load_weights(folder / "model.safetensors")
    assert info.classes == ("cat", "dog")
    torch.testing.assert_close(other.conv1.weight, one.conv1.weight, atol=1e-3, rtol=0)
    assert other.fc3.weight.shape == (2, 84)


def test_a_start_of_another_width_is_wrong_usage(tmp_path, capsys, drawn_data):
    folder = tmp_path / "run"
    options = ["--data", str(drawn_data), "--run", str(folder), *QUICK]
    assert main(["train", "vgg16", "--start", "vgg16", "--width", "0.25", *options]) == 2
    assert "another width" in capsys.readouterr().err
    assert not folder.exists()
