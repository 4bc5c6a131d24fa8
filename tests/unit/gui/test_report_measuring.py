"""Measuring in the report's window: again, given up, gone wrong, and how far it is."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PyQt5.QtCore import QProcess
from PyQt5.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.gui import report_cache, report_process
from app.gui.report_cache import Target, look
from app.gui.report_process import ReportProcess
from app.gui.report_window import ReportWindow
from tests.report_fixtures import TARGET, button, made, offered, opened, text, window
from tests.window_fixtures import PATIENCE

__all__ = ["window"]  # of a report: it stands for the main window


def test_cancel_before_the_process_has_begun(
    qtbot: QtBot, window: ReportWindow, data: Path, process: Callable[[str], None]
) -> None:
    process("import time; time.sleep(600)")
    opened(qtbot, window)
    with qtbot.waitSignal(window.files.ready, timeout=PATIENCE):
        button(window, "reportBegin").click()
        button(window, "reportCancel").click()  # while the folder is being made
    assert window.process.plan is None
    assert offered(window) == {"reportBegin"}
    button(window, "reportBegin").click()
    qtbot.waitUntil(lambda: window.process.plan is not None, timeout=PATIENCE)


def test_last_problem_goes_with_the_next_measurement(
    qtbot: QtBot, window: ReportWindow, data: Path, process: Callable[[str], None]
) -> None:
    opened(qtbot, window)
    window.start.show_problem("it was raining")
    process("import time; time.sleep(600)")
    button(window, "reportBegin").click()
    assert text(window, "reportProblem") == ""
    qtbot.waitUntil(lambda: window.process.plan is not None, timeout=PATIENCE)


def test_program_that_fails_inside_start(
    qtbot: QtBot, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Windows tells of it: before start() has come back."""

    def start(process: QProcess, *_: object) -> None:
        process.errorOccurred.emit(QProcess.ProcessError.FailedToStart)

    plan = look(TARGET).plan
    assert plan is not None
    monkeypatch.setattr(QProcess, "start", start)
    process = ReportProcess()
    with qtbot.waitSignal(process.ended) as ended:
        process.measure(plan)
    assert ended.args[0] == plan
    assert process.plan is None
    with qtbot.assertNotEmitted(process.advanced, wait=700):
        process._tell()


def test_measured_again_with_pictures_of_other_things(
    qtbot: QtBot,
    window: ReportWindow,
    finished: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ready, asked = made(tmp_path / "ready"), []
    (ready / "new.txt").write_text("")
    code = f"import shutil, sys; shutil.copytree({str(ready)!r}, sys.argv[1] + '/lenet5')"

    def command(model: str, folder: Path, data: str | None, others: Path | None) -> list[str]:
        asked.append(others)
        return [sys.executable, "-c", code, str(folder)]

    monkeypatch.setattr(report_process, "report_command", command)
    opened(qtbot, window)
    window.pages.go("familiarity")
    button(window, "reportChooseOthers").click()
    dialog = window.findChild(QFileDialog, "chooseReportOthers")
    dialog.reject()
    for others in (None, str(tmp_path)):
        with qtbot.waitSignal(window.said, timeout=PATIENCE):
            if others is None:
                button(window, "reportMeasureAgain").click()
            else:
                window.measure_again(others)
        assert window.report is not None
        assert (finished / "new.txt").exists()
    assert asked == [None, tmp_path]


def test_report_stays_where_measuring_it_again_fails(
    qtbot: QtBot, window: ReportWindow, finished: Path, process: Callable[[str], None]
) -> None:
    process("import sys; sys.exit('The pictures are gone.')")
    opened(qtbot, window)
    button(window, "reportMeasureAgain").click()
    qtbot.waitUntil(lambda: "The pictures are gone." in window.news, timeout=PATIENCE)
    qtbot.waitUntil(lambda: window.report is not None, timeout=PATIENCE)
    assert finished.is_dir()


def test_report_is_not_measured_again_without_its_pictures(
    qtbot: QtBot, window: ReportWindow, finished: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(qtbot, window)
    monkeypatch.delenv("CIFAR_LAB_DATA")
    button(window, "reportMeasureAgain").click()
    qtbot.waitUntil(lambda: "not on this computer" in window.news, timeout=PATIENCE)
    assert window.report is not None


def test_what_is_measured_again_can_be_given_up(
    qtbot: QtBot, window: ReportWindow, finished: Path, process: Callable[[str], None]
) -> None:
    process("import time; time.sleep(600)")
    opened(qtbot, window)
    button(window, "reportMeasureAgain").click()
    qtbot.waitUntil(lambda: window.process.plan is not None, timeout=PATIENCE)
    opened(qtbot, window, Target("vgg16", "VGGNet"))
    opened(qtbot, window)
    assert offered(window) == {"reportCancel"}
    button(window, "reportCancel").click()
    qtbot.waitUntil(lambda: window.report is not None, timeout=PATIENCE)
    assert window.news == ""


def test_progress_that_the_process_tells(
    qtbot: QtBot, window: ReportWindow, data: Path, process: Callable[[str], None]
) -> None:
    process(
        "import json, time\n"
        "for done in range(0, 1000, 10):\n"
        "    print(json.dumps({'step': 'test', 'done': done, 'total': 1000}), flush=True)\n"
        "    time.sleep(0.05)"
    )
    opened(qtbot, window)
    button(window, "reportBegin").click()
    with qtbot.waitSignal(
        window.process.advanced,
        timeout=PATIENCE,
        check_params_cb=lambda share, seconds, whole: seconds > 0.9 and 5 < whole < 60,
    ):
        pass
    window.process.cancel()
    qtbot.waitUntil(lambda: window.process.plan is None, timeout=PATIENCE)


@pytest.mark.parametrize("name", ["look", "prepare", "adopt"])
def test_error_that_nobody_has_thought_of_ends_the_wait(
    qtbot: QtBot,
    window: ReportWindow,
    data: Path,
    process: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("it was raining")

    logged: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda *error: logged.append(error[1]))
    monkeypatch.setattr(report_cache, name, fail)
    process("pass")
    opened(qtbot, window)
    button(window, "reportBegin").click()
    qtbot.waitUntil(lambda: "it was raining" in text(window, "reportProblem"), timeout=PATIENCE)
    assert offered(window) == ({"reportAgain"} if name == "look" else {"reportBegin"})
    assert len(logged) == 1
