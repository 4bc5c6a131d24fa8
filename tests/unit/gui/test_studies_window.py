"""The window of the studies: real folders, real threads; what trains is only made up."""

import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from PyQt5.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QTabWidget,
)
from pytestqt.qtbot import QtBot

from app.gui.studies_window import StudiesWindow
from app.studies.launch import Size
from app.studies.library import STUDIES
from app.studies.own import own_study, parse
from app.studies.runner import study_folder
from app.studies.study import Study
from models.errors import CodedError
from tests.marked_texts import marked_texts
from tests.studies_on_disk import keep_results, made_study, publish, results_of
from tests.studies_window_fixtures import button, choose, offered
from tests.training_window_fixtures import label
from tests.window_fixtures import PATIENCE

Opened = Callable[[], StudiesWindow]
RATES = STUDIES["learning-rate"]


def own(values: str = "lr=0.01,0.003", epochs: int = 2) -> Study:
    return own_study("lenet5", parse([values]), epochs)


def lines(window: StudiesWindow) -> dict[str, str]:
    """What the list says of each study."""
    from app.gui.study_wording import state_line

    return {study.name: state_line(study) for study in window.list.studies()}


def test_all_ten_are_there_though_nothing_was_run(
    qtbot: QtBot, studies: Opened, published: Path
) -> None:
    publish(published, "optimizer")
    window = studies()
    assert [study.name for study in window.list.studies()] == list(STUDIES)
    assert lines(window)["optimizer"] == "published figures"
    assert lines(window)["depth"] == "not run yet"
    choose(qtbot, window, "depth")
    assert label(window, "studyQuestion") == STUDIES["depth"].question.en
    assert label(window, "studyEmpty").startswith("Start the study")
    assert offered(window) == {"start", "vary", "more"}
    choose(qtbot, window, "optimizer")
    assert label(window, "studySourceSaid").startswith("The figures that the program comes with")
    assert len(window.figures.curves.lines) == 7
    assert "SGD's step is the rate times" in window.figures.page.toPlainText()


@pytest.mark.parametrize(
    ("state", "start", "said"),
    [
        ("done", "S&tart", "done · 2,000 pictures"),
        ("stopped", "Go &on", "stopped · 5 of 18 trainings"),
        ("interrupted", "Go &on", "interrupted · 5 of 18 trainings"),
        ("failed", "Go &on", "failed · 5 of 18 trainings"),
    ],
)
def test_what_every_state_offers(
    qtbot: QtBot, studies: Opened, state: str, start: str, said: str
) -> None:
    made_study("loss", state, done=5)
    window = studies()
    choose(qtbot, window, "loss")
    assert label(window, "studyState") == said
    assert offered(window) == {"start", "vary", "more"}
    assert button(window, "study-start").text() == start
    assert button(window, "study-start").isEnabled() == (state != "done")
    bar = window.findChild(QProgressBar, "studyProgress")
    assert bar.isVisible() == (state != "done")
    if state == "failed":
        assert "ended unexpectedly" in label(window, "studyAdvice")


def test_a_study_under_way_is_watched_and_stopped(qtbot: QtBot, studies: Opened) -> None:
    made_study("loss")
    folder = made_study("activation", "interrupted", done=3, arms=["relu", "tanh"])
    folder.acquire()
    try:
        folder.write_state("running")
        window = studies()
        qtbot.waitUntil(lambda: window.list.current().name == "activation", timeout=PATIENCE)
        said = "training · 3 of 18 trainings · about 5 minutes left"
        qtbot.waitUntil(lambda: label(window, "studyState") == said, timeout=PATIENCE)
        assert offered(window) == {"stop", "vary", "more"}
        qtbot.waitUntil(lambda: len(window.figures.curves.lines) == 2, timeout=PATIENCE)
        keep_results(folder.path, results_of("activation"))
        folder.write_progress({"done": 17, "trials": 18, "seconds_left": 4.0})
        qtbot.waitUntil(lambda: len(window.figures.curves.lines) == 6, timeout=PATIENCE)
        bar = window.findChild(QProgressBar, "studyProgress")
        qtbot.waitUntil(lambda: bar.value() == 17, timeout=PATIENCE)
        button(window, "study-stop").click()
        assert not button(window, "study-stop").isEnabled()
        assert label(window, "studyState").startswith("stopping…")
        qtbot.waitUntil(lambda: folder.requested() == "stop", timeout=PATIENCE)
        folder.write_state("stopped")
    finally:
        folder.release()
    qtbot.waitUntil(lambda: button(window, "study-start").text() == "Go &on", timeout=PATIENCE)


def test_a_failure_is_said_though_something_else_is_under_way(
    qtbot: QtBot, studies: Opened
) -> None:
    made_study("loss", "failed", done=5)
    folder = made_study("activation", "interrupted")
    folder.acquire()
    try:
        folder.write_state("running")
        window = studies()
        choose(qtbot, window, "loss")
        said = label(window, "studyAdvice")
        assert "ended unexpectedly" in said
        assert "would wait for its end" in said
    finally:
        folder.release()


def test_opening_again_finds_everything(qtbot: QtBot, studies: Opened) -> None:
    window = studies()
    choose(qtbot, window, "loss")
    window.close()
    qtbot.wait(100)
    made_study("loss", "stopped", done=4)
    qtbot.wait(1200)
    assert lines(window)["loss"] == "not run yet"  # nothing is read while nobody looks
    window.open()
    qtbot.waitUntil(lambda: lines(window)["loss"] == "stopped · 4 of 18", timeout=PATIENCE)
    assert window.list.current().name == "loss"


def test_own_figures_and_published_ones(qtbot: QtBot, studies: Opened, published: Path) -> None:
    publish(published, "loss")
    made_study("loss", arms=["ce", "mse"])
    window = studies()
    choose(qtbot, window, "loss")
    mine, theirs = (window.findChild(QRadioButton, f"study-{n}") for n in ("mine", "published"))
    assert mine.isVisible()
    assert mine.isChecked()
    assert label(window, "studySourceSaid") == "2,000 pictures, 3 seeds"
    count = len(window.figures.curves.lines)
    theirs.click()
    assert label(window, "studySourceSaid") == "45,000 pictures, 3 seeds"
    assert len(window.figures.curves.lines) > count
    assert "45,000" in window.figures.page.toPlainText()
    assert window.figures.table.rowCount() == len(window.figures.curves.lines)
    panels = window.findChild(QComboBox, "studyPanel")
    panels.setCurrentIndex(1)
    panels.activated.emit(1)
    assert len(window.figures.curves.legend.entries) == 2
    window.figures.go("page")
    assert not panels.isVisible()  # the page shows all of them


def test_as_many_pictures_as_take_a_quarter_of_an_hour(
    qtbot: QtBot, studies: Opened, estimates: list[str]
) -> None:
    window = studies()
    box = window.findChild(QComboBox, "studySizeBox")
    qtbot.waitUntil(lambda: "13 minutes" in box.currentText(), timeout=PATIENCE)
    assert box.currentText() == "10,000 pictures: 13 minutes"
    assert box.itemText(box.count() - 1) == "all 45,000 pictures: 67 minutes"
    assert label(window, "studySizeNote") == "18 trainings"
    choose(qtbot, window, "loss")
    assert list(dict.fromkeys(estimates)) == ["learning-rate", "loss"]
    qtbot.waitUntil(lambda: "13 minutes" in box.currentText(), timeout=PATIENCE)
    choose(qtbot, window, "learning-rate")
    assert "13 minutes" in box.currentText()  # known: not measured again
    assert not window.estimate.measuring("learning-rate None")


def test_starting(qtbot: QtBot, studies: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[tuple[Study, Size]] = []
    monkeypatch.setattr("app.studies.launch.start_study", lambda *given: started.append(given))
    made_study("loss", "stopped", pictures=777, longest=4, data="/d")
    window = studies()
    choose(qtbot, window, "learning-rate")
    box = window.findChild(QComboBox, "studySizeBox")
    box.setCurrentIndex(box.findData(5000))
    box.activated.emit(box.currentIndex())
    button(window, "study-start").click()
    qtbot.waitUntil(lambda: started == [(RATES, Size(5000))], timeout=PATIENCE)
    assert label(window, "studyState") == "starting…"
    choose(qtbot, window, "loss")
    assert box.currentData() == 777  # as it was begun
    button(window, "study-start").click()
    wanted = (STUDIES["loss"], Size(777, None, 4, "/d"))
    qtbot.waitUntil(lambda: started[1:] == [wanted], timeout=PATIENCE)


def test_what_cannot_be_started_is_said_in_a_sentence(
    qtbot: QtBot, studies: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise CodedError("run-busy", run="here")

    monkeypatch.setattr("app.studies.launch.start_study", refuse)
    window = studies()
    choose(qtbot, window, "loss")
    button(window, "study-start").click()
    qtbot.waitUntil(lambda: bool(window.header.problem), timeout=PATIENCE)
    assert "Traceback" not in window.header.problem
    assert offered(window) == {"start", "vary", "more"}  # to be tried again


def test_without_pictures_they_are_to_be_got_first(
    qtbot: QtBot,
    studies: Opened,
    estimates: list[str],
    drawn_data: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = studies()
    monkeypatch.delenv("CIFAR_LAB_DATA")
    window.data_arrived()
    qtbot.waitUntil(lambda: "data" in offered(window), timeout=PATIENCE)
    assert "not on this computer yet" in label(window, "studyAdvice")
    assert "start" not in offered(window)
    with qtbot.waitSignal(window.data_wanted):
        button(window, "study-data").click()
    monkeypatch.setenv("CIFAR_LAB_DATA", str(drawn_data))
    window.data_arrived()
    qtbot.waitUntil(lambda: "start" in offered(window), timeout=PATIENCE)


def test_own_studies_come_back_newest_first_and_can_be_deleted(
    qtbot: QtBot, studies: Opened
) -> None:
    old, new = own(), own("batch-size=32,64")
    for study, age in ((old, 100), (new, 0)):
        path = made_study(study).path / "config.json"
        moment = path.stat().st_mtime - age
        os.utime(path, (moment, moment))
    damaged = study_folder("damaged")
    damaged.path.mkdir()
    damaged.write_state("done")
    window = studies()
    mine = [study for study in window.list.studies() if study.own]
    assert [study.name for study in mine] == [new.name, old.name, "damaged"]
    assert lines(window)["damaged"] == "cannot be read"
    assert choose(qtbot, window, old.name).study == old
    assert window.windowTitle() == "Studies"
    assert window._shown.title() == "Learning rate · LeNet-5"
    window.list.delete_wanted.emit()
    (box,) = window.findChildren(QMessageBox)
    next(each for each in box.buttons() if each.text() == "Delete").click()
    qtbot.waitUntil(lambda: old.name not in lines(window), timeout=PATIENCE)
    assert not study_folder(old.name).path.exists()
    choose(qtbot, window, "damaged")
    assert offered(window) == {"more"}
    choose(qtbot, window, "loss")
    window.act("delete")
    assert [each for each in window.findChildren(QMessageBox) if each.isVisible()] == []


@pytest.mark.parametrize("kind", ["png", "csv"])
def test_export_through_the_dialog(
    qtbot: QtBot, studies: Opened, tmp_path: Path, kind: str
) -> None:
    made_study("loss")
    window = studies()
    choose(qtbot, window, "loss")
    said: list[str] = []
    window.said.connect(said.append)
    window.figures.curves.export_wanted.emit(kind)
    (files,) = window.findChildren(QFileDialog)
    target = tmp_path / f"图 1.{kind}"
    files.setDirectory(str(tmp_path))
    files.selectFile(str(target))
    files.accept()
    qtbot.waitUntil(lambda: bool(said), timeout=PATIENCE)
    assert target.read_bytes()[:8] == (b"\x89PNG\r\n\x1a\n" if kind == "png" else b"arm,epoc")
    window.export(tmp_path / "gone" / f"x.{kind}", kind)
    qtbot.waitUntil(lambda: "could not be written" in window.header.problem, timeout=PATIENCE)


def test_what_its_process_printed(qtbot: QtBot, studies: Opened) -> None:
    folder = made_study("loss")
    folder.log("first line\n")
    window = studies()
    choose(qtbot, window, "loss")
    qtbot.waitUntil(lambda: window.figures.log.toPlainText() == "first line\n", timeout=PATIENCE)
    choose(qtbot, window, "depth")
    assert window.figures.log.toPlainText() == ""


def test_another_language_reaches_every_text(
    qtbot: QtBot, qapp: QApplication, studies: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_study("loss", "stopped")
    window = studies()
    choose(qtbot, window, "loss")
    window.make_own()
    monkeypatch.setenv("CIFAR_LAB_LANGUAGE", "zh")
    with marked_texts(qapp):
        window.retranslate()
        texts = [window.windowTitle(), window._card.title(), window.list.accessibleName()]
        texts += [each.text() for each in window.findChildren(QPushButton)]
        texts += [each.text() for each in window.findChildren(QRadioButton)]
        tabs = window.findChild(QTabWidget, "studyTabs")
        texts += [tabs.tabText(number) for number in range(tabs.count())]
        said = ("studyState", "studyAdvice", "studySourceSaid", "ownIntro", "ownCount")
        texts += [label(window, name) for name in said]
        box = window.findChild(QComboBox, "studySizeBox")
        texts += [box.itemText(number) for number in range(box.count())]
        assert [text for text in texts if text and not text.startswith("译")] == []
        assert label(window, "studyQuestion") == STUDIES["loss"].question.zh
        assert STUDIES["loss"].title.zh in window.figures.page.toPlainText()
        assert STUDIES["loss"].title.zh in window._shown.title()


def test_access_keys_are_told_apart(qtbot: QtBot, studies: Opened) -> None:
    made_study("loss", "stopped")
    window = studies()
    choose(qtbot, window, "loss")
    window.make_own()
    for root in (window, window._own):
        texts = [
            each.text()
            for kind in (QPushButton, QRadioButton, QLabel)
            for each in root.findChildren(kind)
            if each.window() is root and (kind is not QLabel or each.buddy() is not None)
        ]
        keys = Counter(text[text.index("&") + 1].lower() for text in texts if "&" in text)
        assert [key for key, count in keys.items() if count > 1] == [], texts


def test_everything_fits_into_the_smallest_window(qtbot: QtBot, studies: Opened) -> None:
    made_study("batch-size", "interrupted", done=3)
    window = studies()
    choose(qtbot, window, "batch-size")
    window.resize(window.minimumSize())
    qtbot.wait(50)
    assert (window.width(), window.height()) == (900, 560)
    for each in window.findChildren(QPushButton):
        if each.isVisible():
            assert each.width() >= each.minimumSizeHint().width(), each.text()
            place = each.mapTo(window, each.rect().bottomRight())
            assert window.rect().contains(place), each.text()
    assert window.figures.curves.view.height() > 100
