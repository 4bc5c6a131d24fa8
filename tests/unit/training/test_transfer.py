"""A training that begins with what was learnt before: its stages, its going on, its result."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image
from torch import nn

from app.inference.predictor import Predictor
from app.training import engine
from app.training.config import TrainConfig
from app.training.engine import load_data, run_training
from app.training.estimate import estimate
from app.training.loop import Trainer
from app.training.optim import make_optimizer, rate_of_step
from app.training.recipes import recipe
from app.training.run_folder import RunFolder
from app.training.transfer import begin_with, prepare_epoch
from models.errors import CodedError
from models.registry import spec
from models.weights import load_weights, read_info
from tests.trainings import STEPS, ask_after, quick, resume

SMALL = {"width": 8, "enlarge_to": 32}
IMAGENET = ((0.485, 0.456, 0.406), (0.229, 0.224, 0.225))


@pytest.fixture
def weights_of_others(tmp_path: Path) -> Path:
    """Chance, in torchvision's format, for a thousand classes."""
    torch.manual_seed(7)
    path = tmp_path / "resnet50-others.pth"
    torch.save(spec("resnet50").build(classes=1000, **SMALL).state_dict(), path)
    return path


def pretrained(data: Path, path: Path, **changes: Any) -> TrainConfig:
    settings = {"arguments": SMALL, "pretrained": str(path), "frozen_epochs": 1, "body_rate": 0.2}
    return quick(data, "resnet50", **{**settings, **changes})


def checkpoint(run: RunFolder) -> dict[str, Any]:
    values: dict[str, Any] = torch.load(run.checkpoint, weights_only=True)
    return values


def is_head(name: str) -> bool:
    return name.startswith("fc.")


def test_the_head_learns_alone_at_first(run, drawn_data, weights_of_others):
    """Not a number of the body changes, statistics of its norms included."""
    config = pretrained(drawn_data, weights_of_others, epochs=1)
    assert run_training(config, run) == "done"
    given = torch.load(weights_of_others, weights_only=True)
    kept = checkpoint(run)
    for which in ("network", "average"):
        for name, tensor in kept[which].items():
            if not is_head(name):
                assert tensor.equal(given[name]), name
    assert kept["network"]["fc.bias"].abs().min() > 0  # began at zero


def test_then_everything_learns(run, drawn_data, weights_of_others):
    run_training(pretrained(drawn_data, weights_of_others), run)
    given, kept = torch.load(weights_of_others, weights_only=True), checkpoint(run)["network"]
    same = [n for n in kept if not is_head(n) and kept[n].equal(given[n])]
    assert same == []
    assert kept["bn1.num_batches_tracked"] == STEPS


@pytest.mark.parametrize("looks", [2, STEPS + 2])
def test_going_on_gives_the_same_bits(tmp_path, drawn_data, weights_of_others, monkeypatch, looks):
    """Stopped while the head learns alone, and after that; the file of the weights is gone."""
    whole, parts = RunFolder(tmp_path / "whole"), RunFolder(tmp_path / "parts")
    config = pretrained(drawn_data, weights_of_others, optimizer="sgd", learning_rate=0.05)
    run_training(config, whole)
    with monkeypatch.context() as patch:
        ask_after(patch, looks)
        assert run_training(config, parts) == "stopped"
    assert checkpoint(parts)["epoch"] == (0 if looks < STEPS else 1)
    weights_of_others.unlink()
    assert resume(parts) == "done"
    one, other = checkpoint(whole), checkpoint(parts)
    for which in ("network", "average"):
        assert all(one[which][n].equal(other[which][n]) for n in one[which])
    assert whole.weights.read_bytes() == parts.weights.read_bytes()


def test_the_file_says_all_that_a_prediction_needs(run, drawn_data, weights_of_others, tmp_path):
    """Statistics of the pictures that the weights come from, and how far to enlarge."""
    run_training(pretrained(drawn_data, weights_of_others), run)
    config, info = run.config(), read_info(run.weights)
    assert (info.mean, info.std) == IMAGENET
    assert (tuple(config["mean"]), tuple(config["std"])) == IMAGENET
    assert info.arguments == {"classes": 10, **SMALL}
    assert info.input_size == 32
    assert len(config["pretrained_digest"]) == 64
    assert info.training["pretrained"] == weights_of_others.name  # no folder of this machine
    assert TrainConfig.from_json(config).to_json() == TrainConfig.from_json(config).to_json()
    pixels = np.random.default_rng(0).integers(0, 256, (32, 32, 3), np.uint8)
    answer = Predictor("cpu").predict(Image.fromarray(pixels), str(run.weights))
    network, _ = load_weights(run.weights)
    x = torch.from_numpy(pixels).permute(2, 0, 1)[None].float() / 255
    x = (x - torch.tensor(info.mean).view(3, 1, 1)) / torch.tensor(info.std).view(3, 1, 1)
    with torch.inference_mode():
        both = network(torch.cat([x, x.flip(3)])).softmax(1)
    assert answer.class_name in (info.classes[int(i)] for i in both.argmax(1))


def test_published_runs_are_evaluated(run, drawn_data, weights_of_others, tmp_path):
    from app.training.publishing import publish

    run_training(pretrained(drawn_data, weights_of_others, epochs=1), run)
    info = publish(run, tmp_path / "published", str(drawn_data))
    assert info.key == "resnet50"
    assert read_info(tmp_path / "published" / "resnet50.safetensors").results["test"]


def test_own_weights_keep_their_statistics(tmp_path, drawn_data):
    first, then = RunFolder(tmp_path / "first"), RunFolder(tmp_path / "then")
    run_training(quick(drawn_data, epochs=1, limit=64), first)
    config = quick(drawn_data, start=str(first.weights), limit=32, seed=5, frozen_epochs=1)
    run_training(config, then)
    assert read_info(then.weights).mean == read_info(first.weights).mean
    _, _, told = load_data(config)
    assert Trainer(told, load_data(config)[0]).mean != read_info(first.weights).mean


@pytest.mark.parametrize("same", [True, False])
def test_a_head_is_kept_for_the_same_classes_alone(run, drawn_data, same):
    """As many classes of other names are other classes."""
    run_training(quick(drawn_data, epochs=1), run)
    given, info = load_weights(run.weights)
    network = spec("lenet5").build()
    before = network.fc3.weight.detach().clone()
    begin_with(network, str(run.weights), info.classes if same else tuple("abcdefghij"))
    assert network.conv1.weight.equal(given.conv1.weight)
    assert network.fc3.weight.equal(given.fc3.weight if same else before)


def test_chance_is_never_frozen(run, drawn_data):
    """Without weights that have learnt something the two settings change nothing."""
    plain, other = RunFolder(run.path / "plain"), RunFolder(run.path / "other")
    run_training(quick(drawn_data, epochs=1), plain)
    run_training(quick(drawn_data, epochs=1, frozen_epochs=1, body_rate=0.1), other)
    one, two = checkpoint(plain)["network"], checkpoint(other)["network"]
    assert all(one[name].equal(two[name]) for name in one)


def test_each_stage_has_a_schedule_of_its_own():
    config = TrainConfig("lenet5", start="lenet5", epochs=5, frozen_epochs=2, warmup=0.2)
    rates = [rate_of_step(config, step, 10) for step in range(50)]
    assert rates[20:] == [
        rate_of_step(TrainConfig("lenet5", epochs=3, warmup=0.2), step, 10) for step in range(30)
    ]
    assert max(rates[:20]) == pytest.approx(max(rates[20:]), rel=0.1)
    assert rates[19] < 0.1 * max(rates)  # the first ends near zero
    plain = TrainConfig("lenet5", epochs=5, frozen_epochs=2)  # begins by chance
    assert rate_of_step(plain, 19, 10) > 0.5 * plain.learning_rate


def test_a_head_that_learns_alone_to_the_end():
    config = TrainConfig("lenet5", start="lenet5", epochs=3, frozen_epochs=99)
    assert config.epochs_of_head == 3
    assert rate_of_step(config, 29, 10) < 0.1 * config.learning_rate


@pytest.mark.parametrize("optimizer", ["sgd", "adamw"])
def test_the_body_learns_by_a_share(optimizer):
    torch.manual_seed(0)
    network = spec("cnn2").build()
    config = TrainConfig("cnn2", start="cnn2", body_rate=0.25, optimizer=optimizer)
    made = make_optimizer(network, config)
    from app.training.optim import set_learning_rate

    set_learning_rate(made, 0.4)
    rates = {id(p): group["lr"] for group in made.param_groups for p in group["params"]}
    assert len(rates) == len(list(network.parameters()))
    for name, parameter in network.named_parameters():
        assert rates[id(parameter)] == (0.4 if is_head(name) else 0.1)
    decays = {id(p): g["weight_decay"] for g in made.param_groups for p in g["params"]}
    for parameter in network.parameters():
        assert bool(decays[id(parameter)]) == (parameter.ndim > 1)


def test_what_rests_is_in_evaluation_mode():
    network = spec("resnet50").build(**SMALL, dropout=0.5)
    prepare_epoch(network, head_alone=True)
    assert [m for m in network.modules() if m.training] == [network.fc]
    assert [n for n, p in network.named_parameters() if p.requires_grad] == ["fc.weight", "fc.bias"]
    prepare_epoch(network, head_alone=False)
    assert all(m.training for m in network.modules())
    assert all(p.requires_grad for p in network.parameters())


def test_start_comes_before_pretrained(tmp_path, drawn_data, weights_of_others):
    first, then = RunFolder(tmp_path / "first"), RunFolder(tmp_path / "then")
    run_training(pretrained(drawn_data, weights_of_others, epochs=1), first)
    config = pretrained(
        drawn_data, tmp_path / "nothing.pth", epochs=1, start=str(first.weights), frozen_epochs=1
    )
    assert run_training(config, then) == "done"
    given, _ = load_weights(first.weights)
    conv = checkpoint(then)["network"]["conv1.weight"]
    assert conv.equal(given.state_dict()["conv1.weight"])


def test_a_wrong_file_fails_with_its_sentence(run, drawn_data, tmp_path):
    path = tmp_path / "wrong.pth"
    path.write_text("not weights")
    with pytest.raises(CodedError) as raised:
        run_training(pretrained(drawn_data, path), run)
    assert raised.value.code == run.state().code == "pretrained-format"
    assert str(path) in run.state().message
    assert not run.has_begun()


@pytest.mark.parametrize(("action", "state"), [("pause", "paused"), ("stop", "stopped")])
def test_a_run_can_be_left_while_weights_arrive(run, drawn_data, monkeypatch, action, state):
    """And goes on from the beginning: nothing has been learnt yet."""
    asked: list[bool] = []

    def fetch(config: TrainConfig, progress: Any, cancel: Any) -> Path:
        progress(10, 98, 1.0)
        asked.append(cancel())
        RunFolder(run.path).request(action)
        asked.append(cancel())
        raise CodedError("download-cancelled")

    monkeypatch.setattr("app.training.transfer.fetch_pretrained", fetch)
    told: list[int] = []
    listener = engine.Listener(fetched=lambda done, total, speed: told.append(done))
    config = quick(drawn_data, "resnet50", arguments=SMALL, pretrained="imagenet")
    assert run_training(config, run, listener) == state
    assert (asked, told) == ([False, True], [10])
    assert run.state().state == state
    assert not run.checkpoint.exists()


def test_the_time_is_estimated_without_the_weights(drawn_data, monkeypatch):
    """Nobody wants 98 MB for an estimate; epochs of the head alone are faster."""
    monkeypatch.setattr("app.training.estimate._ENOUGH", 0.01)
    config = quick(drawn_data, "resnet50", arguments=SMALL, pretrained="imagenet", epochs=4)
    heads: list[bool] = []
    real = prepare_epoch

    def note(network: nn.Module, *, head_alone: bool) -> None:
        heads.append(head_alone)
        real(network, head_alone=head_alone)

    monkeypatch.setattr("app.training.estimate.prepare_epoch", note)
    assert estimate(config)["seconds"] > 0
    assert heads == [False]
    assert estimate(TrainConfig.from_json({**config.to_json(), "frozen_epochs": 2}))["seconds"] > 0
    assert heads == [False, False, True]


def test_the_recipe_is_staged():
    config = recipe("resnet50")
    assert (config.pretrained, config.frozen_epochs) == ("imagenet", 1)
    assert 0 < config.body_rate < 1
    assert config.transfers


def test_a_network_without_a_file_is_to_be_trained():
    from app.inference.resolve import resolve_weights
    from app.messages import error_text

    with pytest.raises(CodedError) as raised:
        resolve_weights("cnn2")
    assert raised.value.code == "model-unpublished"
    assert "main.py train cnn2" in error_text(raised.value)
    assert resolve_weights("lenet5").name == "lenet5.safetensors"
