"""Places as people write them."""

import os
from pathlib import Path

import pytest

from app import paths


def test_the_home_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert paths.expanded("~/x") == tmp_path / "x"
    assert paths.expanded(tmp_path / "x") == tmp_path / "x"


def test_the_home_folder_of_nobody_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    assert paths.expanded("~nobody-here/x") == Path("~nobody-here/x")
    monkeypatch.setenv("CIFAR_LAB_HOME", "~nobody-here/x")
    assert paths.data_folder() == Path("~nobody-here/x/data").absolute()


def test_full_paths_of_what_is_there_and_of_what_is_not(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "folder")
    assert paths.real_path(str(tmp_path / "link" / "x")) == os.path.realpath(tmp_path / "folder/x")
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    assert paths.real_path(str(tmp_path / "circle")).endswith("circle")


def test_what_the_environment_names_is_found_from_elsewhere(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for number, name in enumerate(("HOME", "DATA", "OTHERS", "WEIGHTS")):
        monkeypatch.setenv(f"CIFAR_LAB_{name}", f"folder {number}")
    monkeypatch.delenv("CIFAR_LAB_OTHERS")
    monkeypatch.chdir(tmp_path)
    paths.settle_environment()
    monkeypatch.chdir("/")
    assert os.environ["CIFAR_LAB_DATA"] == str(tmp_path / "folder 1")
    assert os.environ["CIFAR_LAB_WEIGHTS"] == str(tmp_path / "folder 3")
    assert paths.runs_folder() == tmp_path / "folder 0" / "runs"
    assert "CIFAR_LAB_OTHERS" not in os.environ
