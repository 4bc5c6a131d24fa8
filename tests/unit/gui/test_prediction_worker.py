"""The worker reads, shows and prepares a picture once, and lets the large ones go."""

import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PyQt5.QtGui import QImage

from app.gui import prediction_worker
from app.gui.prediction_worker import PredictionWorker
from app.gui.requests import Picture, Request
from app.inference import images, predictor
from app.inference.predictor import Predictor
from models.registry import PUBLISHED


class Listener:
    """A worker in this thread, and what it has said."""

    def __init__(self) -> None:
        self.worker = PredictionWorker()
        self.said: list[tuple[Any, ...]] = []
        for name in ("picture_read", "picture_failed", "predicted", "prediction_failed"):
            signal = getattr(self.worker, name)
            signal.connect(lambda number, what, name=name: self.said.append((name, number, what)))

    def ask(self, number: int, picture: Path | QImage, network: str | None = "lenet5") -> None:
        source = picture if isinstance(picture, QImage) else str(picture)
        self.worker.announce(number)
        self.worker.answer(Request(number, number // 10, Picture(source), network))

    def names(self) -> list[tuple[str, int]]:
        return [(name, number) for name, number, _ in self.said]


@pytest.fixture
def listener(weights: Path) -> Listener:
    return Listener()


@pytest.fixture
def prepared(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The pictures that were prepared, one entry each time."""
    seen: list[object] = []
    prepare = predictor.prepare
    monkeypatch.setattr(
        predictor, "prepare", lambda image, info: seen.append(image) or prepare(image, info)
    )
    return seen


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were read, one entry each time."""
    seen: list[str] = []
    read_image = images.read_image
    monkeypatch.setattr(images, "read_image", lambda path: seen.append(path) or read_image(path))
    return seen


def test_one_core_answers_for_beside_a_training_more_would_wait(
    listener: Listener, pictures: list[Path]
) -> None:
    import torch

    usual = torch.get_num_threads()
    torch.set_num_threads(2)
    try:
        listener.ask(10, pictures[0])
        assert torch.get_num_threads() == 1
    finally:
        torch.set_num_threads(usual)


@pytest.mark.parametrize("kept", [2**24, 100])  # a picture above that is let go
def test_networks_share_a_picture(
    listener: Listener, pictures: list[Path], prepared: list[object], reads: list[str],
    monkeypatch: pytest.MonkeyPatch, kept: int,
) -> None:  # fmt: skip
    monkeypatch.setattr(prediction_worker, "_KEPT", kept)
    for step, key in enumerate(PUBLISHED):
        listener.ask(10 + step, pictures[0], key)
    assert listener.names() == [("picture_read", 1)] + [("predicted", 10 + n) for n in range(5)]
    assert len(prepared) == len(reads) == 1
    assert (listener.worker._look.image is None) == (kept == 100)
    wanted = Predictor("cpu").predict(images.read_image(pictures[0]), PUBLISHED[-1])
    assert listener.said[-1][2].probabilities == wanted.probabilities


def test_a_picture_let_go_is_read_again_for_another_preprocessing(
    listener: Listener, pictures: list[Path], reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prediction_worker, "_KEPT", 100)
    listener.ask(10, pictures[0])
    listener.worker._look._prepared.clear()
    listener.ask(11, pictures[0])
    assert reads == [str(pictures[0])] * 2
    assert listener.names() == [("picture_read", 1), ("predicted", 10), ("predicted", 11)]
    assert listener.said[1][2].probabilities == listener.said[2][2].probabilities


def test_a_picture_overtaken_while_it_is_read_is_not_shown(
    listener: Listener, pictures: list[Path], prepared: list[object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    read_image = images.read_image

    def slowly(path: str) -> Image.Image:
        listener.worker.announce(20)  # meanwhile somebody went on
        return read_image(path)

    monkeypatch.setattr(images, "read_image", slowly)
    listener.ask(10, pictures[0])
    assert listener.said == []
    listener.ask(20, pictures[1])
    assert listener.names() == [("picture_read", 2), ("predicted", 20)]
    assert len(prepared) == 1
    assert listener.said[0][2].width() == 120


def test_a_network_that_overtakes_still_shows_the_picture(
    listener: Listener, pictures: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    read_image = images.read_image

    def slowly(path: str) -> Image.Image:
        listener.worker.announce(11)
        return read_image(path)

    monkeypatch.setattr(images, "read_image", slowly)
    listener.ask(10, pictures[0])
    listener.ask(11, pictures[0], "vgg16")
    assert listener.names() == [("picture_read", 1), ("predicted", 11)]


def test_a_bad_picture_is_told_once(listener: Listener, tmp_path: Path) -> None:
    listener.ask(10, tmp_path / "none.png")
    listener.ask(11, tmp_path / "none.png", "vgg16")
    assert listener.names() == [("picture_failed", 1)]


def test_without_a_network_there_is_a_picture(listener: Listener, pictures: list[Path]) -> None:
    listener.ask(10, pictures[0], None)
    assert listener.names() == [("picture_read", 1)]


def test_pasted_images_have_the_same_limit(
    listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(images, "LARGEST", 2_000_000)
    listener.ask(10, QImage(2000, 1000, QImage.Format.Format_RGB32))
    listener.ask(20, QImage(2000, 2000, QImage.Format.Format_RGB32))
    assert listener.names()[-1] == ("picture_failed", 2)
    assert listener.names()[:1] == [("picture_read", 1)]
    assert "4 megapixels" in listener.said[-1][2]


@pytest.mark.parametrize("place", ["_image_of", "to_qimage"])
def test_the_view_hears_of_what_nobody_foresaw(
    listener: Listener, pictures: list[Path], monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    def fail(*_: object) -> None:
        raise MemoryError("no room")

    monkeypatch.setattr(prediction_worker, place, fail)
    monkeypatch.setattr(sys, "excepthook", lambda *_: None)
    listener.ask(10, pictures[0])
    assert listener.said == [
        ("picture_failed", 1, "MemoryError: no room"),
        ("prediction_failed", 10, "MemoryError: no room"),
    ]
