"""Learning from a teacher: the loss, what is remembered, and going on in the middle."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from app.files import file_digest
from app.paths import cache_folder
from app.training import estimate as estimating
from app.training.augment import Augmenter, Batch, plan_epoch
from app.training.config import TrainConfig
from app.training.devices import Preparation, resolve
from app.training.distillation import (
    PresentTeacher,
    RememberedTeacher,
    distillation_loss,
    make_teacher,
)
from app.training.engine import load_data, run_training
from app.training.estimate import estimate
from app.training.loop import Trainer
from app.training.run_folder import RunFolder
from models.errors import CodedError
from models.registry import CLASSES, spec
from models.weights import WeightsInfo, load_weights, read_info, save_weights
from tests.trainings import STEPS, ask_after, averages, equal, quick, resume

COUNT = 64


@pytest.fixture
def teacher_file(tmp_path: Path) -> Path:
    """A LeNet-5 that knows nothing yet, but says it decidedly."""
    torch.manual_seed(5)
    network = spec("lenet5").build()
    network.fc3.weight.data *= 20
    path = tmp_path / "teacher.safetensors"
    info = WeightsInfo("lenet5", {"classes": 10}, CLASSES, (0.5,) * 3, (0.25,) * 3)
    save_weights(path, network, info)
    return path


def taught(data: Path, teacher: Path, **changes: object) -> TrainConfig:
    settings = {"teacher": str(teacher), "views": 2, "epochs": 3}
    return quick(data, **(settings | changes))


def test_the_loss_is_the_divergence_of_the_softened_answers():
    generator = torch.Generator().manual_seed(0)
    student = torch.randn(5, 10, generator=generator)
    teacher = torch.randn(5, 10, generator=generator)
    p, q = (teacher / 4).softmax(1), (student / 4).softmax(1)
    by_hand = 16 * (p * (p / q).log()).sum() / 5
    assert float(distillation_loss(student, teacher, 4.0)) == pytest.approx(float(by_hand))
    assert float(distillation_loss(teacher, teacher, 2.0)) == pytest.approx(0.0, abs=1e-6)


def test_the_share_mixes_labels_and_teacher(drawn_data, teacher_file):
    losses = {}
    for share in (0.0, 0.25, 1.0):
        config = taught(drawn_data, teacher_file, views=0, teacher_share=share)
        train_set, _, config = load_data(config)
        teacher = make_teacher(resolve(config), teacher_file, train_set.fingerprint)
        trainer = Trainer(resolve(config), train_set, teacher)
        batch = Batch(0, train_set.images[:16], train_set.labels[:16], torch.arange(16))
        with torch.no_grad():
            losses[share] = float(
                trainer.loss(trainer.network(trainer.prepare(batch.images)), batch)
            )
    assert losses[0.25] == pytest.approx(0.75 * losses[0.0] + 0.25 * losses[1.0], rel=1e-5)
    assert losses[1.0] != pytest.approx(losses[0.0], rel=0.01)


def test_a_student_comes_to_answer_as_its_teacher(tmp_path, drawn_data, teacher_file):
    """Though labels say something else: only the teacher counts here."""
    run = RunFolder(tmp_path / "run")
    plain = {"views": 1, "translate": 0, "flip": "none"}
    config = taught(drawn_data, teacher_file, teacher_share=1.0, epochs=60, **plain)
    run_training(config, run)
    losses = [line["train_loss"] for line in run.metrics()]
    assert losses[-1] < 0.2 * losses[0]
    train_set, _, config = load_data(config)
    agree = [
        PresentTeacher(network, resolve(config), Preparation(resolve(config), info.mean, info.std))
        .look(train_set.images)
        .argmax(1)
        for network, info in map(load_weights, (teacher_file, run.weights))
    ]
    assert float((agree[0] == agree[1]).float().mean()) > 0.8


def test_what_is_remembered_is_what_was_said(drawn_data, teacher_file):
    config = taught(drawn_data, teacher_file, translate=3, cutout=8)
    train_set, _, config = load_data(config)
    config = replace(resolve(config), teacher_digest=file_digest(teacher_file))
    augment = Augmenter(train_set.images, config)
    remembering = make_teacher(config, teacher_file, train_set.fingerprint)
    looking = make_teacher(replace(config, views=0), teacher_file, train_set.fingerprint)
    assert isinstance(remembering, RememberedTeacher)
    assert isinstance(looking, PresentTeacher)
    for epoch in (0, 1, 2):
        assert remembering.prepare(epoch, augment, lambda: False)
        chosen = torch.tensor([7, 0, 63])
        shown = augment(chosen, plan_epoch(config, COUNT, epoch))
        batch = Batch(0, shown, train_set.labels[chosen], chosen)
        answers = remembering.answers(batch)
        torch.testing.assert_close(answers, looking.answers(batch), rtol=2e-3, atol=2e-3)


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many pictures the teacher was shown each time."""
    counts: list[int] = []
    look = PresentTeacher.look

    def counted(self: PresentTeacher, images: torch.Tensor) -> torch.Tensor:
        counts.append(len(images))
        return look(self, images)

    monkeypatch.setattr(PresentTeacher, "look", counted)
    return counts


def test_each_view_is_looked_at_once_for_all_seeds(tmp_path, drawn_data, teacher_file, looks):
    config = taught(drawn_data, teacher_file, epochs=5, limit=None)
    train_set, _, _ = load_data(config)
    for seed in (0, 1):
        run_training(replace(config, seed=seed), RunFolder(tmp_path / str(seed)))
    assert sum(looks) == 2 * len(train_set.labels)


def test_other_views_or_another_teacher_are_looked_at_anew(
    tmp_path, drawn_data, teacher_file, looks
):
    config = taught(drawn_data, teacher_file, epochs=1, views=1)
    network, info = load_weights(teacher_file)
    network.fc3.bias.data += 1
    other = tmp_path / "other.safetensors"
    save_weights(other, network, info)
    for number, changes in enumerate(
        ({}, {"translate": 1}, {"cutout": 4}, {"flip": "none"}, {"teacher": str(other)}, {})
    ):
        run_training(replace(config, **changes), RunFolder(tmp_path / str(number)))
    assert sum(looks) == 5 * COUNT  # the last ones are those of the first


def test_damaged_answers_are_made_anew(tmp_path, drawn_data, teacher_file, looks):
    config = taught(drawn_data, teacher_file, epochs=1, views=1)
    run_training(config, RunFolder(tmp_path / "0"))
    [file] = (cache_folder() / "teacher").glob("*/*")
    file.write_bytes(file.read_bytes()[:100])
    run_training(config, RunFolder(tmp_path / "1"))
    assert sum(looks) == 2 * COUNT
    assert file.stat().st_size > 1000


@pytest.mark.parametrize("looked", [1, 3, STEPS + 3])
@pytest.mark.parametrize("views", [0, 2])
def test_going_on_ends_as_an_uninterrupted_run(
    tmp_path, drawn_data, teacher_file, monkeypatch, looked, views
):
    config = taught(drawn_data, teacher_file, views=views)
    whole, parts = RunFolder(tmp_path / "whole"), RunFolder(tmp_path / "parts")
    run_training(config, whole)
    shutil.rmtree(cache_folder() / "teacher", ignore_errors=True)
    with monkeypatch.context() as patch:
        ask_after(patch, looked)
        assert run_training(config, parts) == "stopped"
    assert resume(parts) == "done"
    assert equal(averages(parts), averages(whole))
    assert parts.weights.read_bytes() == whole.weights.read_bytes()


def test_the_weights_name_their_teacher_by_its_network(tmp_path, drawn_data, teacher_file):
    run = RunFolder(tmp_path / "run")
    run_training(taught(drawn_data, teacher_file, epochs=1), run)
    training = read_info(run.weights).training
    assert training["teacher"] == "lenet5"
    assert training["teacher_digest"] == file_digest(teacher_file)
    assert (training["views"], training["teacher_share"]) == (2, 0.9)


def test_another_teacher_cannot_take_over(tmp_path, drawn_data, teacher_file, monkeypatch):
    run = RunFolder(tmp_path / "run")
    with monkeypatch.context() as patch:
        ask_after(patch, 4)
        run_training(taught(drawn_data, teacher_file), run)
    copy = run.path / "teacher.safetensors"
    network, info = load_weights(copy)
    network.fc3.bias.data += 1
    save_weights(copy, network, info)
    with pytest.raises(CodedError) as raised:
        resume(run)
    assert raised.value.code == "teacher-changed"


def test_a_teacher_that_is_gone_taught_from_its_copy(
    tmp_path, drawn_data, teacher_file, monkeypatch
):
    whole, parts = RunFolder(tmp_path / "whole"), RunFolder(tmp_path / "parts")
    config = taught(drawn_data, teacher_file)
    run_training(config, whole)
    with monkeypatch.context() as patch:
        ask_after(patch, 4)
        run_training(config, parts)
    teacher_file.unlink()
    moved = RunFolder(parts.path.rename(tmp_path / "moved"))
    assert resume(moved) == "done"
    assert moved.weights.read_bytes() == whole.weights.read_bytes()


def test_a_teacher_of_other_classes_is_refused(tmp_path, drawn_data, teacher_file):
    network, info = load_weights(teacher_file)
    save_weights(teacher_file, network, replace(info, classes=info.classes[::-1]))
    with pytest.raises(CodedError) as raised:
        run_training(taught(drawn_data, teacher_file), RunFolder(tmp_path / "run"))
    assert raised.value.code == "classes-differ"


def test_the_estimate_counts_the_teacher_once_a_view(drawn_data, teacher_file, monkeypatch):
    """Where it takes ten times as long as its student."""
    with monkeypatch.context() as patch:
        patch.setattr(estimating, "speed", lambda config: 6.4 if config.teacher else 64.0)
        few, fresh = (
            estimate(taught(drawn_data, teacher_file, epochs=100, views=views))["seconds"]
            for views in (3, 0)
        )
    assert (few, fresh) == (3 * 10 + 97 * 1, 100 * 10)


def test_noise_is_nothing_to_remember(drawn_data, teacher_file):
    assert estimate(taught(drawn_data, teacher_file))["images_per_second"] > 0
    assert not (cache_folder() / "teacher").exists()


def test_the_estimate_with_a_teacher_of_own_classes(drawn_data, teacher_file):
    network, info = load_weights(teacher_file)
    save_weights(teacher_file, network, replace(info, classes=info.classes[::-1]))
    assert estimate(taught(drawn_data, teacher_file))["images_per_second"] > 0
