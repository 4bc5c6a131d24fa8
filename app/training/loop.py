"""The training itself. It never sees a test picture: it is given a training and a validation set.

Reads from top to bottom as the recipe: an epoch is its steps, a step is forward, loss, backward,
update; what surrounds it (progress, checkpoints, requests to stop) is `Session`'s.
"""

import copy
from collections.abc import Callable
from typing import TypedDict

import torch
from torch import nn

from app.training.augment import Augmenter, Batch, batches, steps_per_epoch
from app.training.config import TrainConfig
from app.training.dataset import DataSet
from app.training.devices import Preparation, autocast, build
from app.training.distillation import Teacher, distillation_loss
from app.training.losses import make_loss
from app.training.optim import MovingAverage, make_optimizer, rate_of_step, set_learning_rate
from app.training.session import Session, Sums
from app.training.transfer import begin, prepare_epoch
from models.errors import CodedError

PARTS_OF_STATE = (*("network", "optimizer", "average", "updates", "random", "random_cuda"),)
_EVALUATION_BATCH = 500


class Best(TypedDict):
    """The epoch that validated best so far."""

    epoch: int
    accuracy: float  # 0…1
    weights: dict[str, torch.Tensor]  # averaged


class Trainer:
    """A network on its way: all that a checkpoint has to hold."""

    def __init__(
        self,
        config: TrainConfig,
        train_set: DataSet,
        teacher: Teacher | None = None,
        fresh: bool = True,
    ) -> None:
        """`fresh`: it starts here, and is not about to be restored from a checkpoint."""
        torch.manual_seed(config.seed)
        self.config = config
        self.mean, self.std = statistics(config, train_set)
        self.best: Best | None = None  # kept where the settings ask for it
        self.prepare = Preparation(config, self.mean, self.std)
        self.network = build(config)
        if fresh:
            begin(self.network, config)
        self.optimizer = make_optimizer(self.network, config)
        self.loss_to_labels = make_loss(config.loss, config.label_smoothing)
        self.plain_loss = make_loss(config.loss)  # of what is evaluated
        self.average = MovingAverage(self.network, config.ema_decay)
        self.teacher = teacher
        self.steps = steps_per_epoch(config, len(train_set.labels))

    def train(self, train_set: DataSet, validation_set: DataSet, session: Session) -> str:
        """Trains to the end ("done") or until somebody asks ("paused", "stopped").

        Raises CodedError("diverged") where the loss is no longer a number.
        """
        config = self.config
        augment = Augmenter(train_set.images.to(config.device), config)
        labels = train_set.labels.to(config.device)
        for epoch in range(session.epoch, config.epochs):
            prepare_epoch(self.network, head_alone=epoch < config.epochs_of_head)
            if self.teacher and not self.teacher.prepare(epoch, augment, session.asked):
                return session.leave()
            for batch in batches(augment, labels, epoch, after=session.step):
                session.stepped(self.step(batch, epoch * self.steps + batch.step))
                if session.asked():
                    return session.leave()
            figures = self.evaluate(validation_set, session.asked)
            if figures is None:
                return session.leave()  # at the epoch's end: resuming evaluates again
            session.finish_epoch(figures)
            if config.keep == "best":
                self.remember(epoch + 1, figures)
        return "done"

    def remember(self, epoch: int, figures: Sums) -> None:
        """Keeps the averaged weights of the epoch that validated best; of equal ones the first."""
        _, accuracy = figures.means()
        if self.best is None or accuracy > self.best["accuracy"]:
            weights = {n: t.clone() for n, t in self.average.network.state_dict().items()}
            self.best = {"epoch": epoch, "accuracy": accuracy, "weights": weights}

    def result(self) -> nn.Module:
        """The network that is published: the averaged weights, of the last epoch or the best."""
        network = self.average.network
        if self.best is not None:
            network = copy.deepcopy(network)
            network.load_state_dict(self.best["weights"])
        return network

    def step(self, batch: Batch, number: int) -> Sums:
        """One update; `number` counts the steps from the start of the training."""
        rate = rate_of_step(self.config, number, self.steps)
        set_learning_rate(self.optimizer, rate)
        with autocast(self.config):
            logits = self.network(self.prepare(batch.images)).float()
        loss = self.loss(logits, batch)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        self.optimizer.step()
        self.average.update()
        correct = (logits.argmax(1) == batch.labels).sum()
        return Sums(loss.detach() * len(batch.labels), correct, len(batch.labels), rate)

    def loss(self, logits: torch.Tensor, batch: Batch) -> torch.Tensor:
        """How far B×classes logits are from the labels, and from the teacher's answers if any."""
        config, loss = self.config, self.loss_to_labels(logits, batch.labels)
        if self.teacher is None:
            return loss
        taught = distillation_loss(logits, self.teacher.answers(batch), config.teacher_temperature)
        return torch.lerp(loss, taught, config.teacher_share)

    @torch.inference_mode()
    def evaluate(self, dataset: DataSet, asked: Callable[[], bool] = lambda: False) -> Sums | None:
        """Sums of loss and right answers of the averaged network, one view a picture.

        None where it was `asked` to stop before the end.
        """
        network = self.average.network
        loss, correct = torch.zeros(()), torch.zeros(())
        parts = zip(
            dataset.images.split(_EVALUATION_BATCH),
            dataset.labels.split(_EVALUATION_BATCH),
            strict=True,
        )
        for images, targets in parts:
            if asked():
                return None
            with autocast(self.config):
                logits = network(self.prepare(images.to(self.config.device))).float().cpu()
            loss += self.plain_loss(logits, targets) * len(targets)
            correct += (logits.argmax(1) == targets).sum()
        return Sums(loss, correct, len(dataset.labels))

    def state(self) -> dict[str, object]:
        """For the checkpoint: tensors and plain values alone."""
        return {
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "average": self.average.network.state_dict(),
            "updates": self.average.updates,
            "best": self.best,
            "random": torch.get_rng_state(),
            "random_cuda": torch.cuda.get_rng_state_all() if torch.cuda.is_available() else [],
        }

    def restore(self, state: dict[str, object]) -> None:
        """From `state()`; raises CodedError("checkpoint-damaged")."""
        try:
            self.network.load_state_dict(state["network"])  # type: ignore[arg-type]
            self.optimizer.load_state_dict(state["optimizer"])  # type: ignore[arg-type]
            self.average.network.load_state_dict(state["average"])  # type: ignore[arg-type]
            self.average.updates = int(state["updates"])  # type: ignore[call-overload]
            self.best = state.get("best")  # type: ignore[assignment]
            torch.set_rng_state(state["random"])  # type: ignore[arg-type]
            if torch.cuda.is_available() and state["random_cuda"]:
                torch.cuda.set_rng_state_all(state["random_cuda"])  # type: ignore[arg-type]
        except (KeyError, RuntimeError, TypeError, ValueError) as error:
            raise CodedError("checkpoint-damaged") from error


def statistics(
    config: TrainConfig, train_set: DataSet
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Mean and deviation that the first weights are used to, or else those of the pictures."""
    if config.mean is not None and config.std is not None:
        return config.mean, config.std
    return channel_statistics(train_set.images)


def channel_statistics(
    images: torch.Tensor,
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Mean and standard deviation of each channel, 0…1, of N×S×S×3 uint8 pictures."""
    total, squares = torch.zeros(3, dtype=torch.float64), torch.zeros(3, dtype=torch.float64)
    for part in images.split(5000):
        values = part.double() / 255
        total += values.sum(dim=(0, 1, 2))
        squares += values.square().sum(dim=(0, 1, 2))
    count = images.numel() / 3
    mean = total / count
    std = (squares / count - mean.square()).clamp(min=1e-6).sqrt()
    return tuple(round(v, 5) for v in mean.tolist()), tuple(round(v, 5) for v in std.tolist())
