"""Which report is whose, and what it takes to make one."""

import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.gui import report_cache
from app.gui.report_cache import (
    Target,
    adopt,
    forget,
    hash_of,
    look,
    look_again,
    prepare,
    reports_folder,
    seconds_for,
    tidy,
)
from app.paths import RUN_WEIGHTS, checkout
from app.training.sources import find_data, read_split
from models.errors import CodedError
from models.registry import CLASSES, MODELS
from models.weights import WeightsInfo, load_weights, published_path, save_weights
from tests.made_reports import make_report
from tests.report_fixtures import TARGET


def labels() -> np.ndarray:
    return read_split(find_data(), "test").labels


def test_plan_first_then_the_report(data: Path) -> None:
    standing = look(TARGET)
    assert standing.report is None
    plan = standing.plan
    assert plan is not None
    assert plan.images == 100
    prepare(plan)
    make_report(plan.part / "lenet5", labels())
    report = adopt(plan)
    assert report is not None
    assert report.folder == plan.folder / "lenet5"
    assert not plan.part.exists()
    again = look(TARGET).report
    assert again is not None
    assert again.folder == report.folder


def test_damaged_report_is_measured_again(data: Path) -> None:
    plan = look(TARGET).plan
    assert plan is not None
    folder = make_report(plan.folder / "lenet5", labels())
    assert look(TARGET).report is not None
    (folder / "report.json").write_text("{")
    again = look(TARGET).plan
    assert again == replace(plan, seconds=again.seconds if again else 0)
    prepare(plan)
    make_report(plan.part / "lenet5", labels())
    assert adopt(plan) is not None


def test_what_a_process_left_half_done_is_no_report(data: Path) -> None:
    plan = look(TARGET).plan
    assert plan is not None
    prepare(plan)
    make_report(plan.part / "lenet5", labels())
    (plan.part / "lenet5" / "answers.safetensors").unlink()
    assert adopt(plan) is None
    assert not plan.part.exists()
    assert look(TARGET).plan is not None
    prepare(plan)
    forget(plan)
    assert not plan.part.exists()


def test_other_networks_and_other_pictures_have_reports_of_their_own(
    data: Path, tmp_path: Path
) -> None:
    plan = look(TARGET).plan
    other = look(Target("vgg16", "VGGNet")).plan
    assert plan is not None
    assert other is not None
    assert plan.folder != other.folder
    make_report(plan.folder / "lenet5", labels())
    added = data / "test" / "cat" / "zzz.png"
    added.write_bytes((data / "test" / "cat" / "000.png").read_bytes())
    try:
        assert look(TARGET).report is None
    finally:
        added.unlink()


def test_report_is_kept_under_the_name_of_what_was_measured(data: Path, tmp_path: Path) -> None:
    network, info = load_weights(published_path("lenet5"))
    file = tmp_path / "own.safetensors"
    save_weights(file, network, info)
    target = Target(str(file), "own")
    plan = look(target).plan
    assert plan is not None
    save_weights(file, network, replace(info, temperature=3.0))
    now = prepare(plan)
    assert now.folder != plan.folder
    make_report(now.part / "own", labels())
    kept = adopt(now)
    assert kept is not None
    assert kept.folder.parent == now.folder
    prepare(now)
    make_report(now.part / "own", labels())
    save_weights(file, network, replace(info, temperature=5.0))
    with pytest.raises(CodedError) as raised:  # replaced while it was measured
        adopt(now)
    assert raised.value.code == "measured-outdated"
    assert not now.part.exists()
    assert look(target).report is None


def test_run_whose_file_is_rewritten_by_measuring_it_keeps_its_report(
    data: Path, tmp_path: Path
) -> None:
    network, info = load_weights(published_path("lenet5"))
    file = tmp_path / "mine" / RUN_WEIGHTS
    file.parent.mkdir()
    save_weights(file, network, info)
    plan = look(Target(str(file.parent), "mine")).plan
    assert plan is not None
    plan = prepare(plan)
    make_report(plan.part / "mine", labels())
    save_weights(file, network, replace(info, commit="of another version"))
    assert adopt(plan) is not None
    assert look(plan.target).report is not None


def test_measuring_again_replaces_the_report(data: Path, tmp_path: Path) -> None:
    plan = look(TARGET).plan
    assert plan is not None
    make_report(plan.folder / "lenet5", labels())
    again = look_again(TARGET, tmp_path).plan
    assert again is not None
    assert (again.folder, again.others, again.again) == (plan.folder, tmp_path, True)
    make_report(prepare(again).part / "lenet5", labels(), top2=0.5)
    report = adopt(again)
    assert report is not None
    assert report.numbers["top2"] == 0.5


OTHER_WINDOW = """
import sys
from app.gui.report_cache import Target, look, prepare

plan = prepare(look(Target("lenet5", "LeNet-5")).plan)
(plan.part / "begun").write_text("")
print(plan.part, flush=True)
sys.stdin.read()
"""


def test_two_windows_that_measure_the_same_do_not_meet(data: Path) -> None:
    other = subprocess.Popen(
        [sys.executable, "-c", OTHER_WINDOW],
        cwd=checkout(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert other.stdout is not None
        theirs = Path(other.stdout.readline().strip())
        plan = look(TARGET).plan
        assert plan is not None
        assert theirs.parent == plan.folder.parent
        plan = prepare(plan)
        make_report(plan.part / "lenet5", labels())
        for folder in (theirs, plan.part):  # both have been at it for days
            for path in (*folder.iterdir(), folder):
                os.utime(path, (1e9, 1e9))
        tidy()
        assert (theirs / "begun").exists()
        report = adopt(plan)
        assert report is not None
        assert sorted(path.name for path in report.folder.parent.iterdir()) == ["lenet5"]
        assert (theirs / "begun").exists()
        other.kill()
        other.wait()
        tidy()  # nobody waits for it any more
        assert not theirs.exists()
    finally:
        other.kill()
        other.communicate()


def test_report_of_another_window_may_be_there_first(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = look(TARGET).plan
    assert plan is not None
    prepare(plan)
    make_report(plan.part / "lenet5", labels())

    def move(source: Path, target: Path) -> None:
        make_report(target / "lenet5", labels())  # just now
        os.replace(source, target)

    monkeypatch.setattr(report_cache, "move", move)
    report = adopt(plan)
    assert report is not None
    assert report.folder == plan.folder / "lenet5"
    assert not plan.part.exists()


def test_what_was_just_begun_or_is_held_is_not_given_up(data: Path) -> None:
    plan = look(TARGET).plan
    assert plan is not None
    prepare(plan)
    begun = reports_folder() / "x.part"
    begun.mkdir()
    (begun / "lock").write_text("")  # its window is about to take it
    tidy()
    assert plan.part.exists()
    assert begun.exists()
    for path in (begun / "lock", begun):
        os.utime(path, (time.time() - 120,) * 2)
    tidy()
    assert not begun.exists()
    forget(plan)
    assert not plan.part.exists()


def test_old_reports_and_half_ones_go(data: Path) -> None:
    folder = reports_folder()
    for number in range(53):
        make_report(folder / f"r{number}" / "lenet5", labels())
        for path in (folder / f"r{number}", folder / f"r{number}" / "lenet5"):
            os.utime(path, (1e9 + number, 1e9 + number))
    for name, age in (("new.part", 0), ("used.part", 2e5), ("old.part", 2e5)):
        (folder / name).mkdir()
        os.utime(folder / name, (time.time() - age,) * 2)
    tidy({folder / "r0", folder / "used.part"})
    left = {path.name for path in folder.iterdir()}
    assert left == {"r0", *(f"r{n}" for n in range(3, 53)), "new.part", "used.part"}


def test_results_in_the_file_do_not_make_another_network(weights: Path, tmp_path: Path) -> None:
    copy = tmp_path / "model.safetensors"
    network, info = load_weights(published_path("lenet5"))
    save_weights(copy, network, replace(info, results={"test": {"accuracy": 0.5}}))
    assert hash_of(copy) == hash_of(published_path("lenet5"))
    save_weights(copy, network, replace(info, temperature=2.0))
    assert hash_of(copy) != hash_of(published_path("lenet5"))


def test_missing_pictures_and_the_last_report(
    data: Path, monkeypatch: pytest.MonkeyPatch, weights: Path
) -> None:
    plan = look(TARGET).plan
    assert plan is not None
    monkeypatch.delenv("CIFAR_LAB_DATA")
    missing = look(TARGET)
    assert missing.error is not None
    assert missing.error.code == "data-missing"
    make_report(plan.folder / "lenet5", np.arange(10).repeat(10))
    assert look(TARGET).report is not None  # better than none


def test_other_classes_are_said_beforehand(data: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.safetensors"
    classes = ("left", "right")
    arguments = {"classes": 2}
    info = WeightsInfo("lenet5", arguments, classes, mean=(0.5,) * 3, std=(0.25,) * 3)
    save_weights(own, MODELS["lenet5"].build(**arguments), info)
    found = look(Target(str(own), "own"))
    assert found.error is not None
    assert found.error.code == "classes-differ"


def test_network_that_is_gone(data: Path) -> None:
    found = look(Target("/nowhere/net.safetensors", "net"))
    assert found.error is not None
    assert found.error.code == "model-unknown"


def test_full_disk_is_said_beforehand(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_cache, "NEEDED", 10**30)
    assert look(TARGET).full


def test_estimate_grows_with_the_work_and_learns(data: Path) -> None:
    info = WeightsInfo("x", {}, CLASSES, (0.5,), (0.25,), multiply_adds=10**6)
    heavy = replace(info, multiply_adds=10**9)
    few, many = seconds_for(info, 10_000), seconds_for(heavy, 10_000)
    assert few < many
    plan = look(TARGET).plan
    assert plan is not None
    slow = {"pictures_per_second": 1.0}
    make_report(plan.folder / "lenet5", labels(), speed=slow)
    assert seconds_for(heavy, 10_000) > 10 * many
    make_report(plan.folder / "lenet5", labels(), speed={"pictures_per_second": "?"})
    assert seconds_for(heavy, 10_000) == many
