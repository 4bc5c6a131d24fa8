"""Learning from a teacher: a small network is shown how sure a better one is of every class.

Hinton, Vinyals and Dean, 2015, "Distilling the Knowledge in a Neural Network" (arXiv 1503.02531).
Teacher and student see the same view of a picture, and the schedule is long (Beyer et al., 2022,
"Knowledge distillation: A good teacher is patient and consistent").
"""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save
from torch import nn

from app.files import file_digest, write_whole
from app.inference.resolve import resolve_weights
from app.paths import cache_folder
from app.training.augment import Augmenter, Batch, plan_epoch
from app.training.config import TrainConfig
from app.training.devices import Preparation, autocast, faster_precision
from app.training.run_folder import RunFolder
from models.errors import CodedError
from models.weights import load_weights, read_info

_BATCH = 500
COPY = "teacher.safetensors"  # in the run's folder


def distillation_loss(
    student: torch.Tensor, teacher: torch.Tensor, temperature: float
) -> torch.Tensor:
    """How far the student's answers are from the teacher's; both B×classes logits.

    The Kullback-Leibler divergence of the softened answers in nats, a mean over pictures, times
    the temperature squared, so that its gradient keeps its size at any temperature (section 2).
    """
    return temperature**2 * nn.functional.kl_div(
        (student / temperature).log_softmax(1),
        (teacher / temperature).log_softmax(1),
        reduction="batchmean",
        log_target=True,
    )


class Teacher(Protocol):
    """Whoever knows an answer to each picture of a batch."""

    def prepare(self, epoch: int, augment: Augmenter, asked: Callable[[], bool]) -> bool:
        """Before an epoch; False where it was `asked` to stop meanwhile."""

    def answers(self, batch: Batch) -> torch.Tensor:
        """B×classes logits."""


def take_teacher(config: TrainConfig, run: RunFolder) -> TrainConfig:
    """Copies the teacher's file (of a key, a weights file or a run) into the run's folder.

    There it stays the same whatever becomes of the original. Returns the settings with the file's
    SHA-256, and with the precision in which the teacher is faster on this machine.
    """
    copy = run.path / COPY
    write_whole(copy, resolve_weights(str(config.teacher)).read_bytes())
    precision = teacher_precision(config, copy)
    return replace(config, teacher_digest=file_digest(copy), teacher_precision=precision)


def teacher_precision(config: TrainConfig, path: Path) -> str:
    """In what the teacher in a weights file is faster here; the student may be a tenth of it."""
    info = read_info(path)
    arguments = {name: value for name, value in info.arguments.items() if name != "classes"}
    return faster_precision(replace(config, model=info.key, arguments=arguments))


def teacher_file(config: TrainConfig, run: RunFolder) -> Path:
    """The run's own copy of its teacher; where that is gone, the original."""
    copy = run.path / COPY
    return copy if copy.exists() else resolve_weights(str(config.teacher))


def make_teacher(config: TrainConfig, path: Path, fingerprint: str) -> Teacher:
    """The teacher in a weights file; `fingerprint` is that of the training set.

    Raises CodedError: "classes-differ" for other classes, "teacher-changed" where the file is not
    the one that the training began with, and what reading a weights file raises.
    """
    network, info = load_weights(path, config.device)
    if info.classes != tuple(config.classes):
        raise CodedError(
            "classes-differ", data=", ".join(config.classes), network=", ".join(info.classes)
        )
    if config.teacher_digest not in (None, file_digest(path)):
        raise CodedError("teacher-changed", path=str(path))
    if config.channels_last:
        network = network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    how = replace(config, precision=config.teacher_precision)
    at_hand = PresentTeacher(network, how, Preparation(how, info.mean, info.std))
    return RememberedTeacher(at_hand, config, fingerprint) if config.views else at_hand


class PresentTeacher:
    """Looks at every batch when it comes."""

    def __init__(self, network: nn.Module, config: TrainConfig, prepare: Preparation) -> None:
        self.network, self.config, self._normalise = network, config, prepare

    def prepare(self, epoch: int, augment: Augmenter, asked: Callable[[], bool]) -> bool:
        """There is nothing to prepare."""
        return True

    def answers(self, batch: Batch) -> torch.Tensor:
        """B×classes float32 logits to the batch's pictures."""
        return self.look(batch.images)

    @torch.no_grad()
    def look(self, images: torch.Tensor) -> torch.Tensor:
        """B×S×S×3 uint8 → B×classes float32 logits."""
        with autocast(self.config):
            return self.network(self._normalise(images)).float()


class RememberedTeacher:
    """Answers each of a limited number of views once; then a student's epochs cost nothing more.

    The answers are kept in the cache (a megabyte a view for all of CIFAR-10), where the next
    training with the same teacher, pictures and views finds them.
    """

    def __init__(self, teacher: PresentTeacher, config: TrainConfig, fingerprint: str) -> None:
        self._teacher, self._config = teacher, config
        self._folder = cache_folder() / "teacher" / _name(config, fingerprint)
        self._known: dict[int, torch.Tensor] = {}
        self._view = 0

    def prepare(self, epoch: int, augment: Augmenter, asked: Callable[[], bool]) -> bool:
        """All answers to the epoch's view, from memory, from the cache or by looking."""
        self._view = epoch % self._config.views
        if self._view in self._known:
            return True
        answers = self._read(len(augment.images))
        if answers is None:
            answers = self._look(epoch, augment, asked)
            if answers is None:
                return False
            self._write(answers)
        self._known[self._view] = answers.to(self._config.device)
        return True

    def answers(self, batch: Batch) -> torch.Tensor:
        """B×classes float32 logits, rounded to float16 since they were kept."""
        known = self._known[self._view]
        return known[batch.chosen.to(known.device)].float()

    def _look(
        self, epoch: int, augment: Augmenter, asked: Callable[[], bool]
    ) -> torch.Tensor | None:
        """In the order of the set, not of the epoch: the same numbers whenever it is done."""
        plan = plan_epoch(self._config, len(augment.images), epoch)
        answers = []
        for chosen in torch.arange(len(augment.images)).split(_BATCH):
            if asked():
                return None
            answers.append(self._teacher.look(augment(chosen, plan)).half().cpu())
        return torch.cat(answers)

    @property
    def _file(self) -> Path:
        return self._folder / f"{self._view}.safetensors"

    def _read(self, count: int) -> torch.Tensor | None:
        try:
            answers = load_file(self._file)["answers"]
        except (OSError, SafetensorError, KeyError):  # not there, or damaged: made anew
            return None
        return answers if answers.shape == (count, len(self._config.classes)) else None

    def _write(self, answers: torch.Tensor) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_whole(self._file, save({"answers": answers}))
        except OSError:  # a full disk: it will be looked at again
            pass


def _name(config: TrainConfig, fingerprint: str) -> str:
    """Of all that the answers depend on."""
    shown: tuple[object, ...] = (config.views, config.flip, config.translate, config.cutout)
    if config.scale:
        shown += (config.scale,)
    pictures = (fingerprint, config.split, config.limit, config.limit and config.seed)
    how = (
        *(config.teacher_digest, config.teacher_precision, config.device),
        *(config.threads, config.channels_last, torch.__version__),
    )
    return hashlib.sha256(repr((shown, pictures, how)).encode()).hexdigest()[:24]
