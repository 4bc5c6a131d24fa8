"""The window as people have it: a real X server, Qt's own plugin for it, the published networks,
and OpenCV, whose import changes what Qt looks for."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.inference.images import read_image
from app.inference.predictor import Predictor
from app.paths import checkout
from models.registry import PUBLISHED

PICTURE = checkout() / "assets" / "test_images" / "horse" / "1.jpg"
WALK = """
import json, sys
from PyQt5.QtCore import QTimer
from app.gui.application import create_application
from app.gui.requests import Picture

application, window = create_application(["cifar-lab"])
answers = {}

def on_predicted(prediction):
    answers[prediction.model] = prediction.probabilities
    left = [key for key in sys.argv[2:] if key not in answers]
    if left:
        window.picker.choose(left[0])
        return
    # only now: what Qt loads after OpenCV has been imported
    window.actions_["actionAbout"].trigger()
    QTimer.singleShot(300, finish)

def finish():
    picture = window.grab().toImage()
    colours = {picture.pixel(x, y) for x in range(0, 900, 9) for y in range(0, 600, 9)}
    print(json.dumps({
        "platform": application.platformName(),
        "cv2": "cv2" in sys.modules,
        "colours": len(colours),
        "answers": answers,
    }))
    window.close()

window.predictions.predicted.connect(on_predicted)
window.open_pictures([Picture(sys.argv[1])])
QTimer.singleShot(120_000, window.close)
window.show()
application.exec()
"""


@pytest.fixture(scope="module")
def walked(x_display: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What the window said of itself and of a bundled picture."""
    home = tmp_path_factory.mktemp("home")
    changes = {"DISPLAY": x_display, "QT_QPA_PLATFORM": "xcb", "CIFAR_LAB_HOME": str(home)}
    done = subprocess.run(
        [sys.executable, "-c", WALK, os.fspath(PICTURE), *PUBLISHED],
        env={**os.environ, **changes, "XDG_RUNTIME_DIR": str(home)},
        cwd=checkout(), capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    said: dict[str, object] = json.loads(done.stdout)
    return said


def test_qt_lives_with_opencv(walked: dict[str, object]) -> None:
    assert walked["platform"] == "xcb"
    assert walked["cv2"] is True
    assert int(str(walked["colours"])) > 50  # something is painted


@pytest.mark.parametrize("key", PUBLISHED)
def test_the_published_networks_answer_as_on_the_command_line(
    walked: dict[str, dict[str, dict[str, float]]], key: str
) -> None:
    expected = Predictor("cpu").predict(read_image(Path(PICTURE)), key).probabilities
    assert walked["answers"][key] == pytest.approx(expected, abs=1e-4)
