"""The window of a report: from nothing to pictures, and everything that can come between."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PyQt5.QtCore import Qt, QUrl
from PyQt5.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from app.gui import report_process
from app.gui.report_cache import Plan, Target, look
from app.gui.report_saving import save_in, write_curves
from app.gui.report_window import ReportWindow
from app.training.sources import find_data, read_split
from models.registry import MODELS
from models.weights import WeightsInfo, save_weights
from tests.made_reports import make_report
from tests.report_fixtures import TARGET, button, made, offered, opened, text, window
from tests.window_fixtures import PATIENCE

__all__ = ["window"]  # of a report: it stands for the main window


def test_finished_report_is_shown_at_once(
    qtbot: QtBot, window: ReportWindow, finished: Path
) -> None:
    opened(qtbot, window)
    assert window.report is not None
    assert window.report.folder == finished
    assert text(window, "reportHead").startswith("LeNet-5: ")
    assert "of 100 test pictures" in text(window, "reportHead")
    assert button(window, "reportSave").isEnabled()


def test_pictures_of_a_cell(qtbot: QtBot, window: ReportWindow, finished: Path) -> None:
    opened(qtbot, window)
    with qtbot.waitSignal(window.files.pictures_read, timeout=PATIENCE):
        window.pages.go("confusions")
    page = window.pages.page("confusions")
    with qtbot.waitSignal(window.files.pictures_read, timeout=PATIENCE):
        page.matrix.setCurrentIndex(page.matrix.rows.index(3, 3))
    answers = page.answers()
    assert len(page.grid.rows.images) == len(answers) > 0
    assert [each.probability for each in answers] == sorted(
        (each.probability for each in answers), reverse=True
    )
    decoded = read_split(find_data(), "test")
    for row, answer in enumerate(answers):
        colour = page.grid.rows.images[row].pixelColor(5, 6)
        pixels = decoded.images[answer.index][6, 5].tolist()
        assert [colour.red(), colour.green(), colour.blue()] == pixels
    qtbot.keyClick(page.matrix, Qt.Key.Key_Return)
    with qtbot.waitSignal(window.picture_wanted) as wanted:
        qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    assert wanted.args[0].label == "cat"
    assert wanted.args[0].title == f"test picture {answers[0].index} (cat)"


def test_worst_mistakes(qtbot: QtBot, window: ReportWindow, finished: Path) -> None:
    opened(qtbot, window)
    with qtbot.waitSignal(window.files.pictures_read, timeout=PATIENCE):
        window.pages.go("mistakes")
    page = window.pages.page("mistakes")
    assert window.report is not None
    assert len(page.grid.rows.images) == len(window.report.worst) > 0


def test_pictures_that_are_others_are_not_shown(
    qtbot: QtBot, window: ReportWindow, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The report of pictures that have gone is shown, without them."""
    plan = look(TARGET).plan
    assert plan is not None
    make_report(plan.folder / "lenet5", np.arange(10).repeat(3))
    opened(qtbot, window)
    with qtbot.waitSignal(window.files.pictures_failed, timeout=PATIENCE):
        window.pages.go("mistakes")
    page = window.pages.page("mistakes")
    assert "any more" in page.problem.text()
    monkeypatch.delenv("CIFAR_LAB_DATA")
    with qtbot.waitSignal(window.files.pictures_failed, timeout=PATIENCE):
        window.pages.go("confusions")
    assert "any more" in window.pages.page("confusions").problem.text()


def test_other_pictures_with_the_same_labels_are_not_shown(
    qtbot: QtBot, window: ReportWindow, data: Path
) -> None:
    plan = look(TARGET).plan
    assert plan is not None
    make_report(plan.folder / "lenet5", read_split(find_data(), "test").labels)  # "ffff…"
    opened(qtbot, window)
    with qtbot.waitSignal(window.files.pictures_failed, timeout=PATIENCE):
        window.pages.go("mistakes")
    assert "any more" in window.pages.page("mistakes").problem.text()


def test_every_page_in_both_languages_and_themes(
    qtbot: QtBot, window: ReportWindow, finished: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.gui.theme import palette

    opened(qtbot, window)
    for number in range(window.pages.count()):
        window.pages.setCurrentIndex(number)
    heads = {text(window, "reportHead")}
    monkeypatch.setenv("CIFAR_LAB_LANGUAGE", "zh")
    for dark in (True, False):
        window.setPalette(palette(dark))
        window.retranslate()
        for number in range(window.pages.count()):
            window.pages.setCurrentIndex(number)
            assert not window.grab().isNull()
    assert text(window, "reportHead") in heads  # the translations are the application's
    assert window.pages.page("confusions").said.text() != ""


def test_what_will_be_measured_is_said_first(
    qtbot: QtBot, window: ReportWindow, data: Path
) -> None:
    opened(qtbot, window)
    assert window.report is None
    assert offered(window) == {"reportBegin"}
    assert "no report on LeNet-5" in text(window, "reportSaid")
    assert "100 test pictures" in text(window, "reportAbout")
    assert "takes about" in text(window, "reportAbout")
    assert not button(window, "reportOpenPage").isEnabled()


def test_measuring_and_its_progress(
    qtbot: QtBot,
    window: ReportWindow,
    data: Path,
    process: Callable[[str], None],
    tmp_path: Path,
) -> None:
    ready = made(tmp_path / "ready")
    process(
        "import shutil, sys, time; time.sleep(1.2); "
        f"shutil.copytree({str(ready)!r}, sys.argv[1] + '/lenet5')"
    )
    opened(qtbot, window)
    with qtbot.waitSignal(window.process.advanced, timeout=PATIENCE) as advanced:
        button(window, "reportBegin").click()
    assert 0 < advanced.args[0] < 1
    assert offered(window) == {"reportCancel"}
    assert "left" in text(window, "reportLeft")
    with qtbot.waitSignal(window.said, timeout=PATIENCE) as said:
        pass
    assert "LeNet-5" in said.args[0]
    assert window.report is not None
    assert look(TARGET).report is not None


def test_cancel(
    qtbot: QtBot, window: ReportWindow, data: Path, process: Callable[[str], None]
) -> None:
    process("import time; time.sleep(600)")
    opened(qtbot, window)
    button(window, "reportBegin").click()
    qtbot.waitUntil(lambda: window.process.plan is not None, timeout=PATIENCE)
    with qtbot.waitSignal(window.process.ended, timeout=PATIENCE):
        button(window, "reportCancel").click()
    assert offered(window) == {"reportBegin"}
    assert text(window, "reportProblem") == ""
    plan = window.start.plan
    assert plan is not None
    qtbot.waitUntil(lambda: not plan.part.exists(), timeout=PATIENCE)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import sys; sys.exit('The pictures are gone.')", "The pictures are gone."),
        ("import os; os._exit(3)", "exit status 3"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "failed"),
        ("import errno, os, sys; sys.exit(os.strerror(errno.ENOSPC))", "too full"),
        ("pass", "cannot be read"),
        (
            "import os, sys; os.mkdir(sys.argv[1] + '/x'); "
            "open(sys.argv[1] + '/x/report.json', 'w').write('{}')",
            "cannot be read",
        ),
    ],
)
def test_process_that_fails_says_why(
    qtbot: QtBot,
    window: ReportWindow,
    data: Path,
    process: Callable[[str], None],
    code: str,
    said: str,
) -> None:
    process(code)
    opened(qtbot, window)
    button(window, "reportBegin").click()
    qtbot.waitUntil(lambda: text(window, "reportProblem") != "", timeout=PATIENCE)
    assert said in text(window, "reportProblem")
    assert offered(window) == {"reportBegin"}
    assert button(window, "reportBegin").isEnabled()


def test_program_that_cannot_be_started(
    qtbot: QtBot, window: ReportWindow, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report_process, "report_command", lambda *_: ["/no/such/program"])
    opened(qtbot, window)
    button(window, "reportBegin").click()
    qtbot.waitUntil(lambda: text(window, "reportProblem") != "", timeout=PATIENCE)
    assert "/no/such/program could not be started" in text(window, "reportProblem")


def test_folder_that_cannot_be_made(
    qtbot: QtBot, window: ReportWindow, data: Path, own_folders: Path
) -> None:
    opened(qtbot, window)
    plan = window.start.plan
    assert plan is not None
    plan.folder.parent.parent.mkdir(parents=True, exist_ok=True)
    plan.folder.parent.write_text("a file")
    button(window, "reportBegin").click()
    qtbot.waitUntil(lambda: text(window, "reportProblem") != "", timeout=PATIENCE)
    assert offered(window) == {"reportBegin"}


def test_missing_pictures_are_offered(
    qtbot: QtBot, window: ReportWindow, weights: Path, drawn_data: Path
) -> None:
    opened(qtbot, window)
    assert offered(window) == {"reportGetData", "reportChooseData", "reportAgain"}
    assert "not on this computer" in text(window, "reportProblem")
    with qtbot.waitSignal(window.data_wanted):
        button(window, "reportGetData").click()
    with qtbot.waitSignal(window.files.looked, timeout=PATIENCE):
        window.choose_data(str(drawn_data))
    assert offered(window) == {"reportBegin"}


def test_pictures_arrive_while_it_is_open(
    qtbot: QtBot,
    window: ReportWindow,
    weights: Path,
    drawn_data: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened(qtbot, window)
    monkeypatch.setenv("CIFAR_LAB_DATA", str(drawn_data))
    with qtbot.waitSignal(window.files.looked, timeout=PATIENCE):
        window.data_arrived()
    assert offered(window) == {"reportBegin"}


def test_other_classes(qtbot: QtBot, window: ReportWindow, data: Path, tmp_path: Path) -> None:
    own, classes = tmp_path / "own.safetensors", ("left", "right")
    arguments = {"classes": 2}
    info = WeightsInfo("lenet5", arguments, classes, mean=(0.5,) * 3, std=(0.25,) * 3)
    save_weights(own, MODELS["lenet5"].build(**arguments), info)
    opened(qtbot, window, Target(str(own), "own"))
    assert "left, right" in text(window, "reportProblem")
    assert offered(window) == {"reportChooseData", "reportAgain"}


def test_another_network_waits_for_the_one_that_is_measured(
    qtbot: QtBot, window: ReportWindow, data: Path, process: Callable[[str], None]
) -> None:
    process("import time; time.sleep(600)")
    opened(qtbot, window)
    button(window, "reportBegin").click()
    qtbot.waitUntil(lambda: window.process.plan is not None, timeout=PATIENCE)
    opened(qtbot, window, Target("vgg16", "VGGNet"))
    assert not button(window, "reportBegin").isEnabled()
    assert "LeNet-5 is being measured first" in text(window, "reportAbout")
    window.process.cancel()
    qtbot.waitUntil(lambda: button(window, "reportBegin").isEnabled(), timeout=PATIENCE)
    plan: Plan | None = window.start.plan
    assert plan is not None
    assert plan.target.model == "vgg16"


def test_page_opens_in_the_language_of_now(
    qtbot: QtBot, window: ReportWindow, finished: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def open_url(url: QUrl) -> bool:
        asked.append(Path(url.toLocalFile()).name)
        return len(asked) < 3

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    opened(qtbot, window)
    button(window, "reportOpenPage").click()
    monkeypatch.setenv("CIFAR_LAB_LANGUAGE", "zh")
    button(window, "reportOpenPage").click()
    assert asked == ["report.html", "report.zh-CN.html"]
    assert window.news == ""
    button(window, "reportOpenPage").click()  # nothing opens it
    assert str(finished) in window.news


def test_save_the_report(
    qtbot: QtBot, window: ReportWindow, finished: Path, tmp_path: Path
) -> None:
    opened(qtbot, window)
    target = tmp_path / "target"
    target.mkdir()
    for name in ("report-LeNet-5", "report-LeNet-5-2"):
        with qtbot.waitSignal(window.files.written, timeout=PATIENCE):
            save_in(window, target)
        assert (target / name / "report.html").is_file()
        assert name in window.news
    (finished.parent / "index.html").write_text("all")
    with qtbot.waitSignal(window.files.written, timeout=PATIENCE):
        save_in(window, target)
    assert (target / "report-LeNet-5-3" / "lenet5" / "report.html").is_file()


def test_export_the_curves(
    qtbot: QtBot, window: ReportWindow, finished: Path, tmp_path: Path
) -> None:
    opened(qtbot, window)
    window.pages.go("course")
    for kind, start in (("csv", b"epoch,"), ("png", b"\x89PNG")):
        with qtbot.waitSignal(window.files.written, timeout=PATIENCE):
            write_curves(window, tmp_path / f"curves.{kind}", kind)
        assert (tmp_path / f"curves.{kind}").read_bytes().startswith(start)


def test_network_that_has_changed_is_looked_at_again(
    qtbot: QtBot, window: ReportWindow, finished: Path
) -> None:
    opened(qtbot, window)
    window.pages.go("classes")
    opened(qtbot, window)
    assert window.report is not None
    assert window.pages.currentIndex() == 1  # whoever comes back is where they were
    (finished / "report.json").unlink()
    opened(qtbot, window)
    assert window.report is None
    assert offered(window) == {"reportBegin"}
