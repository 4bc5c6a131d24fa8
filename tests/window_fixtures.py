"""The real window with small networks; the tests of the window and of its parts share it."""

import logging
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from app.gui.application import create_application
from app.gui.crash import CrashReporter
from app.gui.window import MainWindow
from models.registry import CLASSES, MODELS, PUBLISHED
from models.weights import WeightsInfo, published_path, save_weights
from tests.drawing import draw_picture

SECONDS = 1000
PATIENCE = 60 * SECONDS  # milliseconds: torch may still have to be imported, on busy cores

# narrow: a test wants answers, not good ones
_ARGUMENTS: dict[str, dict[str, object]] = {
    "alexnet": {"width": 0.125},
    "vgg16": {"width": 0.125},
    "googlenet": {"width": 0.25},
    "resnet18": {"width": 8},
}


@pytest.fixture(scope="session")
def _weights_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import torch

    folder = tmp_path_factory.mktemp("weights")
    torch.manual_seed(0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CIFAR_LAB_WEIGHTS", str(folder))
        for number, key in enumerate(PUBLISHED):
            arguments = _ARGUMENTS.get(key, {})
            info = WeightsInfo(
                key,
                arguments,
                CLASSES,
                mean=(0.5, 0.5, 0.5),
                std=(0.25, 0.25, 0.25),
                results={"test": {"accuracy": 0.75 + number / 100}},
            )
            save_weights(published_path(key), MODELS[key].build(**arguments), info)
    return folder


@pytest.fixture
def weights(_weights_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Small published networks with weights drawn by chance; read only, tests share them."""
    monkeypatch.setenv("CIFAR_LAB_WEIGHTS", str(_weights_folder))
    return _weights_folder


@pytest.fixture
def pictures(tmp_path: Path) -> list[Path]:
    """Three pictures of different shapes."""
    generator = np.random.default_rng(5)
    paths = []
    for number, size in enumerate([(300, 200), (120, 160), (64, 64)]):
        path = tmp_path / f"picture {number} 图.png"
        Image.fromarray(draw_picture(number, generator)).resize(size).save(path)
        paths.append(path)
    return paths


@pytest.fixture
def crashes() -> list[str]:
    """What the window was told of; a test that provokes a crash empties it."""
    return []


@pytest.fixture
def window(
    qtbot: QtBot,
    weights: Path,
    crashes: list[str],
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[MainWindow]:
    """The real window, shown, with its workers running. No warning of Qt's passes."""
    monkeypatch.setenv("GTK_THEME", "Adwaita")  # light, whatever the developer's desktop says
    _, window = create_application(["cifar-lab"])
    reporter = window.findChild(CrashReporter)
    reporter.crashed.connect(lambda summary, details: crashes.append(details))
    with qtbot.waitSignal(window.started, timeout=PATIENCE):
        window.show()
    yield window
    window.leave()
    assert window.predictions.stop(PATIENCE)
    for part in (window.runs, window.browsing, window.appearance, window.recent, window.shelf):
        assert part.stop(PATIENCE)
    reporter.uninstall()
    window.deleteLater()
    assert crashes == []
    assert _warnings(caplog) == []


def _warnings(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Qt's, but for what the platform plugin without a screen cannot do."""
    records = (*caplog.get_records("setup"), *caplog.get_records("call"), *caplog.records)
    messages = (
        record.getMessage()
        for record in records
        if record.name == "app.qt" and record.levelno >= logging.WARNING
    )
    return [message for message in messages if "plugin does not support" not in message]
