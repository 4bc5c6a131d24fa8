"""What the program says of itself."""

import importlib.metadata
import tomllib

import pytest
from PyQt5.QtGui import QGuiApplication
from PyQt5.QtWidgets import QLabel, QPushButton, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from app import __version__
from app.gui.about import COMPONENTS, open_about, versions
from app.paths import checkout


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_everything_that_is_used_is_named() -> None:
    project = tomllib.loads((checkout() / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = {line.split(">")[0] for line in project["dependencies"]}
    assert {c.distribution for c in COMPONENTS if c.distribution} == wanted


@pytest.mark.parametrize("component", [c for c in COMPONENTS if c.distribution])
def test_licences_are_those_that_the_projects_state(component: object) -> None:
    data = importlib.metadata.metadata(component.distribution)
    stated = (
        " ".join(
            [data.get("License-Expression") or "", data.get("License") or ""]
            + [line for line in data.get_all("Classifier") or [] if line.startswith("License")]
        )
        .replace("GPL v3", "GPL-3.0")
        .replace("Apache Software", "Apache-2.0")
        .replace("Python Software Foundation", "PSF")
    )
    family = component.licence.split("-")[0]
    assert family in stated, stated


def test_versions_are_those_in_use() -> None:
    found = {title: number for title, number, _ in versions()}
    assert found["PyTorch"] == importlib.metadata.version("torch")
    assert all(number not in ("", "–") for number in found.values())


def test_a_missing_library_is_no_reason_to_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "version", missing)
    assert ("PyTorch", "–", "BSD-3-Clause") in versions()


def test_dialog_says_it_all(parent: QWidget) -> None:
    dialog = open_about(parent)
    assert f"CIFAR Lab {__version__}" in dialog.findChild(QLabel, "aboutHead").text()
    said = dialog.findChild(QTextBrowser).toPlainText()
    for title, number, licence in versions():
        assert title in said
        assert number in said
        assert licence in said
    assert "Krizhevsky" in said
    dialog.close()


def test_copy(parent: QWidget) -> None:
    dialog = open_about(parent)
    dialog.findChild(QPushButton, "aboutCopy").click()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0] == f"CIFAR Lab {__version__}"
    assert len(copied) == 2 + len(COMPONENTS)
    dialog.close()
