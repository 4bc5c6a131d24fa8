"""The status bar watches run folders."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.gui.application import create_application
from app.gui.crash import CrashReporter
from app.gui.run_status import RunStatus
from app.gui.run_view import RunView
from app.gui.runs_watcher import RunsWatcher
from app.gui.window import MainWindow
from app.training import launch
from app.training.recipes import recipe
from app.training.run_folder import RunFolder, new_run_folder
from tests.made_runs import alive, view_of
from tests.window_fixtures import PATIENCE

PROGRESS = {
    "epoch": 2,
    "epochs": 4,
    "step": 50,
    "steps": 100,
    "train_loss": 1.5,
    "images_per_second": 1234.5,
    "seconds_left": 720.0,
}


@pytest.fixture
def run() -> Iterator[RunFolder]:
    with alive(new_run_folder("lenet5"), model="lenet5") as run:
        run.write_progress(PROGRESS)
        yield run


def test_progress_is_read(run: RunFolder) -> None:
    view = view_of(run)
    assert (view.title, view.state, view.active) == ("LeNet-5", "running", True)
    assert view.fraction == pytest.approx(1.5 / 4)
    assert (view.epoch, view.epochs, view.seconds_left) == (2, 4, 720.0)


def test_damaged_files_are_no_progress(run: RunFolder) -> None:
    (run.path / "progress.json").write_text('{"epoch": 2, "ep')
    (run.path / "config.json").write_text("[]")
    view = view_of(run)
    assert view.fraction == 0.0
    assert view.title == "LeNet-5"  # as the folder is named


def test_odd_values_are_no_progress(run: RunFolder) -> None:
    (run.path / "progress.json").write_text(
        '{"epoch": null, "epochs": "4", "steps": [], "images_per_second": NaN, "seconds_left": {}}'
    )
    view = view_of(run)
    assert (view.epoch, view.epochs, view.fraction) == (0, 0, 0.0)
    assert (view.images_per_second, view.seconds_left) == (None, None)


def test_stopping_a_run_whose_folder_is_gone(
    run: RunFolder, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    gone = run.path.with_name("gone")
    RunsWatcher().stop_run(gone)  # no error: there is nothing to stop
    assert not gone.exists()
    assert [record.getMessage() for record in caplog.records] == [f"could not ask {gone} to stop"]


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("queued", "Training LeNet-5 is about to start"),
        ("paused", "Training LeNet-5 is paused"),
        ("stopped", "Training LeNet-5 was stopped"),
        ("done", "Training LeNet-5 is done"),
        ("interrupted", "Training LeNet-5 was interrupted"),
        ("running", "Training LeNet-5: preparing…"),
    ],
)
def test_every_state_has_a_sentence(qtbot: QtBot, run: RunFolder, state: str, said: str) -> None:
    status = RunStatus()
    qtbot.addWidget(status)
    status.show_run(RunView(run.name, run.path, "LeNet-5", state))
    assert status.sentence == said
    status.show_run(None)
    assert status.sentence == ""


def test_a_stop_is_told_until_it_is_done(qtbot: QtBot, window: MainWindow, run: RunFolder) -> None:
    qtbot.waitUntil(lambda: "epoch 2" in window.status.sentence, timeout=PATIENCE)
    window.actions_["actionStop"].trigger()
    assert window.status.sentence == "Training LeNet-5 is being stopped…"
    qtbot.waitUntil(lambda: run.requested() == "stop", timeout=PATIENCE)
    run.write_state("stopped")
    told = "Training LeNet-5 was stopped"
    qtbot.waitUntil(lambda: window.status.sentence == told, timeout=PATIENCE)


def test_progress_then_failure(qtbot: QtBot, window: MainWindow, run: RunFolder) -> None:
    said = "Training LeNet-5: epoch 2 of 4 · 1,234 images/s · about 12 minutes left"
    qtbot.waitUntil(lambda: window.status.sentence == said, timeout=PATIENCE)
    assert window.actions_["actionStop"].isEnabled()
    run.write_state("failed", "of-tomorrow", "There is too little memory.")
    told = "Training LeNet-5 failed: There is too little memory."
    qtbot.waitUntil(lambda: window.status.sentence == told, timeout=PATIENCE)
    assert not window.actions_["actionStop"].isEnabled()


def test_training_that_ends_before_it_begins_is_told(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = launch.train_command("lenet5", None, ["--no-such-option"])
    monkeypatch.setattr(launch, "train_command", lambda *_: command)
    launch.start_run(recipe("lenet5"))
    qtbot.waitUntil(lambda: "failed" in window.status.sentence, timeout=PATIENCE)
    assert window.status.sentence.startswith("Training LeNet-5 failed: ")
    assert window.status.sentence.endswith("--no-such-option")


def test_failure_beside_a_training_is_told(
    qtbot: QtBot, window: MainWindow, run: RunFolder
) -> None:
    qtbot.waitUntil(lambda: "epoch 2" in window.status.sentence, timeout=PATIENCE)
    other = new_run_folder("vgg16")
    other.write_state("failed", "disk-full", "The disk is full.")
    told = "Training VGGNet failed: The disk is full."
    qtbot.waitUntil(lambda: window.statusBar().currentMessage() == told, timeout=PATIENCE)
    assert "epoch 2" in window.status.sentence


def test_stop_is_asked_for(qtbot: QtBot, window: MainWindow, run: RunFolder) -> None:
    qtbot.waitUntil(window.actions_["actionStop"].isEnabled, timeout=PATIENCE)
    window.actions_["actionStop"].trigger()
    qtbot.waitUntil(lambda: run.requested() == "stop", timeout=PATIENCE)


def test_window_opened_again_shows_the_run(
    qtbot: QtBot, window: MainWindow, run: RunFolder
) -> None:
    qtbot.waitUntil(lambda: "epoch 2" in window.status.sentence, timeout=PATIENCE)
    window.leave()
    run.write_progress({**PROGRESS, "epoch": 3})
    with second_window() as again:
        qtbot.waitUntil(lambda: "epoch 3" in again.status.sentence, timeout=PATIENCE)
        run.write_metrics([{"epoch": 4, "validation_accuracy": 0.5}])
        run.write_state("done")
        said = "Training LeNet-5 is done: 50.0 % of the validation pictures named correctly"
        qtbot.waitUntil(lambda: again.status.sentence == said, timeout=PATIENCE)
    with second_window() as third:  # has been told
        with qtbot.waitSignal(third.runs.changed, timeout=PATIENCE):
            pass
        assert third.status.sentence == ""


class second_window:  # noqa: N801 - a context manager reads like a function
    """Another start of the program."""

    def __enter__(self) -> MainWindow:
        _, self.window = create_application(["cifar-lab"])
        self.window.show()
        return self.window

    def __exit__(self, *_: object) -> None:
        self.window.leave()
        assert self.window.predictions.stop(PATIENCE)
        self.window.findChild(CrashReporter).uninstall()
