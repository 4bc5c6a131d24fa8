"""A training from its first moment to its last: the numbers, going on, leaving and failing."""

import json
import threading
from pathlib import Path

import pytest
import torch

from app.training import loop, session, transfer
from app.training.augment import Batch
from app.training.engine import Listener, load_data, run_training
from app.training.run_folder import RunFolder
from models.errors import CodedError
from models.registry import CLASSES, MODELS, spec
from models.weights import WeightsInfo, load_weights, read_info, save_weights
from tests.trainings import STEPS, ask_after, averages, equal, quick

METRICS = [
    "epoch",
    "step",
    "train_loss",
    "train_accuracy",
    "validation_loss",
    "validation_accuracy",
    "learning_rate",
    "images_per_second",
    "seconds",
]
PROGRESS = [
    "epoch",
    "epochs",
    "step",
    "steps",
    "train_loss",
    "images_per_second",
    "seconds_left",
]


def test_a_run_leaves_what_the_design_says(run, drawn_data):
    told, lines, started = [], [], []
    listener = Listener(lambda *facts: started.append(facts), told.append, lines.append)
    assert run_training(quick(drawn_data), run, listener) == "done"
    assert run.state().state == "done"
    assert not run.alive()
    assert run.metrics() == lines
    assert [list(line) for line in lines] == [METRICS] * 2
    assert [(line["epoch"], line["step"]) for line in lines] == [(1, STEPS), (2, 2 * STEPS)]
    assert list(run.progress()) == PROGRESS
    assert (run.progress()["epoch"], run.progress()["step"]) == (2, STEPS)
    assert run.progress()["seconds_left"] == 0
    assert [(p.epoch, p.step, p.steps) for p in told][-1] == (2, STEPS, STEPS)
    [(config, images)] = started
    assert images == 64
    assert json.loads(json.dumps(config.to_json())) == run.config()
    names = {path.name for path in run.path.iterdir()}
    files = ["config.json", "metrics.jsonl", "progress.json", "state.json"]
    assert names == {*files, "lock", "checkpoint.pt", "model.safetensors"}


def test_the_settings_are_resolved_once(run, drawn_data):
    run_training(quick(drawn_data, epochs=1, device="auto", precision="auto", threads=0), run)
    config = run.config()
    assert config["device"] in ("cpu", "cuda", "mps")
    assert config["precision"] in ("float32", "bfloat16")
    assert config["threads"] >= 1
    assert config["data"] == str(drawn_data.resolve())
    assert len(config["fingerprint"]) == 64
    assert set(config["versions"]) == {"python", "torch", "numpy", "machine"}


def test_the_weights_are_the_average_and_tell_how_they_came(run, drawn_data):
    run_training(quick(drawn_data), run)
    info = read_info(run.weights)
    assert (info.key, info.arguments, info.parameters) == ("lenet5", {"classes": 10}, 62_006)
    assert info.multiply_adds == 651_720  # 352,800 + 240,000 + 48,000 + 10,080 + 840
    assert info.training["epochs"] == 2
    assert "data" not in info.training  # a folder of this machine
    figures = info.results["validation"]
    assert set(figures) == {"accuracy", "accuracy_single_view", "loss", "ece", "images"}
    assert figures["images"] == 10
    network, _ = load_weights(run.weights)
    for name, tensor in averages(run).items():
        assert network.state_dict()[name].equal(tensor.half().float())


def test_it_learns_what_is_drawn(run, drawn_data):
    config = quick(drawn_data, epochs=12, limit=None, batch_size=32, split="study")
    run_training(config, run)
    lines = run.metrics()
    assert lines[-1]["train_loss"] < 0.5 * lines[0]["train_loss"]
    assert lines[-1]["validation_accuracy"] >= 0.6


def test_the_loss_of_the_first_step_is_that_of_a_plain_loop(drawn_data):
    """Forward, loss and update, written out for one step without any of the project's means."""
    config = quick(drawn_data, optimizer="sgd", flip="none", translate=0, ema_decay=0.0)
    train_set, _, config = load_data(config)
    trainer = loop.Trainer(config, train_set)
    before = {n: p.detach().clone() for n, p in trainer.network.named_parameters()}
    images, labels = train_set.images[:16], train_set.labels[:16]
    x = train_set.images.float() / 255
    mean, std = x.mean((0, 1, 2)), x.std((0, 1, 2), correction=0)
    logits = trainer.network(((images.float() / 255 - mean) / std).permute(0, 3, 1, 2))
    target = torch.full((16, 10), 0.1 / 10).scatter_(1, labels[:, None], 0.9 + 0.1 / 10)
    loss = -(target * logits.log_softmax(1)).sum(1).mean()
    gradients = torch.autograd.grad(loss, list(trainer.network.parameters()))
    sums = trainer.step(Batch(0, images, labels, torch.arange(16)), 0)
    assert float(sums.loss) / 16 == pytest.approx(float(loss.detach()), rel=1e-4)
    assert int(sums.correct) == int((logits.argmax(1) == labels).sum())
    for (name, parameter), gradient in zip(
        trainer.network.named_parameters(), gradients, strict=True
    ):
        decay = config.weight_decay * before[name] if before[name].ndim > 1 else 0
        step = (gradient + decay) * (1 + config.momentum)  # Nesterov's first step
        expected = before[name] - sums.rate * step
        torch.testing.assert_close(parameter, expected, rtol=1e-4, atol=1e-6)


def test_equal_seeds_give_equal_weights_and_others_do_not(tmp_path, drawn_data):
    runs = [RunFolder(tmp_path / str(number)) for number in range(3)]
    for run, seed in zip(runs, (0, 0, 1), strict=True):
        run_training(quick(drawn_data, seed=seed, epochs=1), run)
    assert equal(averages(runs[0]), averages(runs[1]))
    assert runs[0].weights.read_bytes() == runs[1].weights.read_bytes()
    assert not equal(averages(runs[0]), averages(runs[2]))


def test_limit_takes_the_first_of_the_shuffled_set(drawn_data):
    less, _, _ = load_data(quick(drawn_data, limit=40))
    more, _, _ = load_data(quick(drawn_data, limit=64))
    everything, validation, _ = load_data(quick(drawn_data, limit=None))
    assert (len(less), len(more), len(everything), len(validation)) == (40, 64, 390, 10)
    assert more.images[:40].equal(less.images)
    assert len(more.labels.unique()) == 10  # shuffled: not the first classes alone
    assert set(more.names) < set(everything.names)
    other, _, _ = load_data(quick(drawn_data, limit=64, seed=1))
    assert set(other.names) != set(more.names)
    huge, _, _ = load_data(quick(drawn_data, limit=10**6))
    assert len(huge) == 390


def test_checkpoints_come_in_between(run, drawn_data, monkeypatch):
    monkeypatch.setattr(session, "_SAVE", 0.0)
    seen: list[tuple[int, int]] = []
    write = RunFolder.write_checkpoint

    def note(run: RunFolder, values: dict) -> None:
        seen.append((values["epoch"], values["step"]))
        write(run, values)

    monkeypatch.setattr(RunFolder, "write_checkpoint", note)
    run_training(quick(drawn_data, epochs=1), run)
    assert seen == [(0, 1), (0, 2), (0, 3), (0, 4), (1, 0)]


@pytest.mark.parametrize(("action", "state"), [("pause", "paused"), ("stop", "stopped")])
def test_a_request_is_answered_at_the_next_look(run, drawn_data, monkeypatch, action, state):
    """Without another step: how long a step takes, and the disk, is the computer's affair."""
    assert session._LOOK <= 0.2
    monkeypatch.setattr(session, "_LOOK", 0.0)
    asked: list[tuple[int, int]] = []

    def ask(progress: session.Progress) -> None:
        if not asked:
            asked.append((progress.epoch - 1, progress.step))
            RunFolder(run.path).request(action)

    assert run_training(quick(drawn_data, epochs=100_000), run, Listener(progress=ask)) == state
    assert run.state().state == state
    found = torch.load(run.checkpoint, weights_only=True)
    assert found["format"] == 1
    assert [(found["epoch"], found["step"])] == asked


def test_progress_is_told_about_twice_a_second(run, drawn_data, monkeypatch):
    """And at each epoch's end; the speed is that of the steps after the first."""
    moments = iter(range(10_000))
    monkeypatch.setattr(session.time, "monotonic", lambda: next(moments) / 20)
    told = []
    run_training(
        quick(drawn_data, epochs=1, limit=390, batch_size=4), run, Listener(progress=told.append)
    )
    assert 8 <= len(told) <= 40
    assert told[-1].step == told[-1].steps == 97
    assert told[0].seconds_left > told[-1].seconds_left == 0
    assert told[-1].images_per_second == pytest.approx(4 * 20 / 3, rel=0.5)


@pytest.mark.parametrize("how", ["missing", "not a data set"])
def test_without_data_it_says_so(run, tmp_path, how):
    place = tmp_path / "data"
    if how != "missing":
        place.mkdir()
    with pytest.raises(CodedError) as raised:
        run_training(quick(place), run)
    assert raised.value.code in ("data-not-found", "data-not-recognised")
    state = run.state()
    assert (state.state, state.code) == ("failed", raised.value.code)
    assert str(place) in state.message
    assert not run.has_begun()


def test_divergence_is_a_sentence(run, drawn_data):
    config = quick(drawn_data, optimizer="sgd", learning_rate=1e9)
    with pytest.raises(CodedError) as raised:
        run_training(config, run)
    assert raised.value.code == "diverged"
    assert run.state().state == "failed"
    assert run.metrics() == []


def test_weights_too_large_for_the_file_are_a_divergence(run, drawn_data, monkeypatch):
    real = loop.Trainer.result

    def large(trainer):
        network = real(trainer)
        next(network.parameters()).data.mul_(1e9)  # infinite in float16
        return network

    monkeypatch.setattr(loop.Trainer, "result", large)
    with pytest.raises(CodedError) as raised:
        run_training(quick(drawn_data, epochs=1), run)
    assert raised.value.code == "diverged"
    assert not run.weights.exists()


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError(28, "No space left on device"), "disk-full"),
        (OSError(5, "Input/output error"), "file-trouble"),
        (MemoryError(), "out-of-memory"),
        (torch.OutOfMemoryError("CUDA out of memory."), "out-of-memory"),
        (RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried…"), "out-of-memory"),
        (RuntimeError("shapes differ\nin two lines"), "run-crashed"),
        (KeyError("x"), "run-crashed"),
    ],
)
def test_whatever_fails_becomes_one_sentence(run, drawn_data, monkeypatch, error, code):
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(loop.Trainer, "step", fail)
    with pytest.raises(CodedError) as raised:
        run_training(quick(drawn_data), run)
    state = run.state()
    assert raised.value.code == state.code == code
    assert raised.value.__cause__ is error
    assert state.state == "failed"
    assert len(state.message.splitlines()) == 1
    log = run.path / "log.txt"
    assert ("Traceback" in log.read_text() if log.exists() else False) == (code == "run-crashed")
    assert not run.alive()


def test_a_disk_that_fills_up_keeps_the_last_checkpoint(run, drawn_data, monkeypatch):
    with monkeypatch.context() as patch:
        ask_after(patch, 2)
        run_training(quick(drawn_data), run)

    def full(path: Path, *_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", str(path))

    with monkeypatch.context() as patch:
        patch.setattr("app.training.run_folder.write_whole", full)
        with pytest.raises(CodedError) as raised:
            run_training(quick(drawn_data), run)
        assert raised.value.code == "disk-full"
    assert run_training(quick(drawn_data), run) == "done"


def test_a_reader_that_is_gone_is_the_callers_matter(run, drawn_data):
    def print_into_nothing(_: object) -> None:
        raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        run_training(quick(drawn_data), run, Listener(epoch=print_into_nothing))
    assert run.state().state == "interrupted"


def test_a_run_in_another_thread_leaves_signals_alone(run, drawn_data):
    states: list[str] = []
    thread = threading.Thread(
        target=lambda: states.append(run_training(quick(drawn_data, epochs=1), run))
    )
    thread.start()
    thread.join(60)
    assert states == ["done"]


def test_the_loop_cannot_see_test_pictures():
    for module in (loop, session):
        assert not {"load_split", "find_data", "read_split"} & set(vars(module))


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("arguments", [{}, {"batch_norm": True}])
def test_what_is_begun_with_may_have_other_classes(tmp_path, model, arguments):
    if arguments and model != "lenet5":
        return
    small = {"vgg16": 0.125, "alexnet": 0.125, "googlenet": 0.125, "resnet18": 8, "resnet9": 8}
    small["resnet50"] = 8
    width = {"width": small[model]} if model in small else {}
    path = tmp_path / "ten.safetensors"
    ten = spec(model).build(**width, **arguments)
    info = WeightsInfo(model, {**width, **arguments}, CLASSES, (0.5,) * 3, (0.5,) * 3)
    save_weights(path, ten, info)
    two = spec(model).build(classes=2, **width, **arguments)
    before = {name: tensor.clone() for name, tensor in two.state_dict().items()}
    transfer.begin_with(two, str(path))
    given = load_weights(path)[0].state_dict()
    fresh = [n for n, t in two.state_dict().items() if t.shape != given[n].shape]
    assert len(fresh) == 2  # weights and biases of the last layer
    for name, tensor in two.state_dict().items():
        assert tensor.equal(before[name] if name in fresh else given[name])
