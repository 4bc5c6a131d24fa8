"""The page of questions: it opens, and what it says is true of the program."""

import re
from itertools import pairwise
from pathlib import Path

import platformdirs.macos
import platformdirs.unix
import platformdirs.windows
import pytest
from PyQt5.QtCore import QUrl
from PyQt5.QtGui import QPalette, QTextDocument
from PyQt5.QtWidgets import QPushButton, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from app.commands.cli import VERBS, build_parser
from app.gui import faq
from app.gui.faq import open_faq, page
from app.inference.images import FORMATS
from app.messages import class_title
from app.paths import checkout
from models.registry import CLASSES, PUBLISHED

LANGUAGES = ("en", "zh")
FOLDERS = {
    "data/data": 0,
    "data/runs": 1,
    "data/studies": 2,
    "data/networks": 3,
    "config/settings": 4,
    "log/log": 5,
    "cache/cache": 6,
}


def text(language: str) -> str:
    return page(language).read_text("utf-8")


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_pages_that_were_left_take_no_memory(qtbot: QtBot, parent: QWidget) -> None:
    window = open_faq(parent, "en")
    for language in ("zh", "en", "zh"):
        window.show_page(language)
    browser = window.findChild(QTextBrowser)
    qtbot.waitUntil(lambda: len(browser.findChildren(QTextDocument)) == 1)
    window.close()


@pytest.mark.parametrize(
    ("language", "title"), [("en", "Questions and answers"), ("zh", "常见问题")]
)
def test_it_opens_in_the_language_asked_for(parent: QWidget, language: str, title: str) -> None:
    window = open_faq(parent, language)
    shown = window.findChild(QTextBrowser).toPlainText()
    assert shown.startswith(title)
    assert not window.findChild(QPushButton, "faqBack").isEnabled()
    assert window.isVisible()
    window.close()


def test_it_is_opened_once(parent: QWidget) -> None:
    window = open_faq(parent, "en")
    assert open_faq(parent, "zh") is window
    assert window.findChild(QTextBrowser).toPlainText().startswith("常见问题")
    window.close()


def test_links_lead_to_other_pages_and_back(parent: QWidget) -> None:
    window = open_faq(parent, "en")
    browser, back = window.findChild(QTextBrowser), window.findChild(QPushButton, "faqBack")
    browser.anchorClicked.emit(QUrl("faq.zh-CN.md"))
    assert browser.toPlainText().startswith("常见问题")
    back.click()
    assert browser.toPlainText().startswith("Questions")
    window.close()


def test_web_addresses_open_in_the_browser(
    parent: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(faq.QDesktopServices, "openUrl", opened.append)
    window = open_faq(parent, "en")
    window.findChild(QTextBrowser).anchorClicked.emit(QUrl("https://pytorch.org"))
    assert opened == [QUrl("https://pytorch.org")]
    window.close()


def test_a_missing_page_is_said(parent: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(faq._PAGES, "en", "gone.md")
    window = open_faq(parent, "en")
    assert "gone.md" in window.findChild(QTextBrowser).toPlainText()
    window.close()


def test_code_takes_the_colours_of_a_new_theme(parent: QWidget) -> None:
    window = open_faq(parent, "en")
    palette = QPalette(window.palette())
    palette.setColor(QPalette.ColorRole.AlternateBase, palette.color(QPalette.ColorRole.Link))
    window.setPalette(palette)
    html = window.findChild(QTextBrowser).toHtml()
    assert f"background-color:{palette.color(QPalette.ColorRole.Link).name()}" in html
    window.close()


def test_both_languages_answer_the_same_questions() -> None:
    def shape(language: str) -> list[tuple[str, int]]:
        parts = re.split(r"^(#+) .*$", text(language), flags=re.MULTILINE)[1:]
        return [(level, len(re.findall("^- ", body, re.M))) for level, body in pairs(parts)]

    def pairs(parts: list[str]) -> list[tuple[str, str]]:
        return list(pairwise(parts))[::2]

    assert shape("en") == shape("zh")
    assert len(shape("en")) > 20


def test_both_languages_name_the_same_commands_and_places() -> None:
    def code(language: str) -> set[str]:
        found = re.findall(r"`([^`\n]+)`", text(language))
        return {piece for piece in found if not re.search("[<一-鿿]|ADDRESS", piece)}

    assert code("en") == code("zh")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_somewhere(language: str) -> None:
    for target in re.findall(r"\]\(([^)]+)\)", text(language)):
        assert (page(language).parent / target).is_file(), target


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_are_those_of_the_repository(language: str) -> None:
    readme = (checkout() / "README.md").read_text("utf-8")
    measured_of = dict(re.findall(r"\| (\S+) \(\d{4}\).*\*\*(\d\d\.\d\d %)\*\*", readme))
    best = max(measured_of, key=measured_of.__getitem__)
    assert best in text(language)
    assert re.findall(r"\d\d\.\d\d %", text(language)) == [
        measured_of["LeNet-5"],
        measured_of[best],
    ]
    measured = (checkout() / "docs/measurements.md").read_text("utf-8")
    (seconds,) = re.findall(r"(\d\.\d) (?:seconds|秒)", text(language))
    assert f"| first answer after the start | {seconds} s |" in measured
    assert {"170 MB", "5 GB"} <= set(re.findall(r"\d+ [MG]B", text(language)))
    assert "170 MB" in readme
    assert "5 GB" in readme


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_classes_and_formats_are_named(language: str) -> None:
    for name in (*(class_title(name, language) for name in CLASSES), *FORMATS):
        assert name.lower() in text(language).lower()


@pytest.mark.parametrize("language", LANGUAGES)
def test_commands_are_understood(language: str) -> None:
    commands = re.findall(r"main\.py ([a-z][^`\n]*)", text(language))
    assert len(commands) > 7
    for command in commands:
        words = command.replace("地址", "ADDRESS").split()
        assert words[0] in VERBS
        build_parser(words[0]).parse_args(words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_folders_are_where_the_program_puts_them(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind in ("CACHE", "CONFIG", "DATA", "STATE"):  # where nobody has chosen others
        monkeypatch.delenv(f"XDG_{kind}_HOME", raising=False)
    rows = [
        [cell.strip(" `") for cell in line.strip("|").split("|")][1:]
        for line in text(language).splitlines()
        if line.startswith("|") and "cifar-lab" in line
    ]
    for kind, row in FOLDERS.items():
        user, name = kind.split("/")
        assert rows[row] == [f"{place}/{name}" if "/" in place else f"{place}\\{name}"
                             for place in places(user)]  # fmt: skip


def places(kind: str) -> list[str]:
    """The folder of that kind on Linux, Windows and macOS, as people write it."""
    home = str(Path.home())
    found = []
    for system in (platformdirs.unix.Unix, platformdirs.macos.MacOS):
        folder = getattr(system("cifar-lab", appauthor=False), f"user_{kind}_dir")
        found.append(folder.replace(home, "~"))
    names = {"log": "\\Logs", "cache": "\\Cache"}
    windows = rf"%LOCALAPPDATA%\cifar-lab{names.get(kind, '')}"
    return [found[0], windows, found[1]]


@pytest.mark.parametrize(("language", "network"), [("en", "<network>"), ("zh", "<网络>")])
def test_paths_in_the_text_exist(language: str, network: str) -> None:
    named = re.findall(r"`((?:weights|docs|assets)/[^` ]*)`", text(language))
    ours = {name.replace(network, key) for name in named for key in PUBLISHED}
    assert ours >= {f"weights/{key}.md" for key in PUBLISHED}
    assert [name for name in ours if not (checkout() / name).exists()] == []
