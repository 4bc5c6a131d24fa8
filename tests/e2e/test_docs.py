"""The pages lead where they say."""

import re
from pathlib import Path

import pytest

from app.paths import checkout

PAGES = sorted([*checkout().glob("*.md"), *(checkout() / "docs").rglob("*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_and_picture_is_there(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)", page.read_text("utf-8"))
    here = [target for target in targets if "://" not in target]
    assert [target for target in here if not (page.parent / target).exists()] == []


@pytest.mark.parametrize(
    "name", ["README", "docs/tour", "docs/faq", "docs/results", "docs/training"]
)
def test_both_languages_have_the_same_parts(name: str) -> None:
    english, chinese = (
        (checkout() / f"{name}{suffix}.md").read_text("utf-8") for suffix in ("", ".zh-CN")
    )
    for part in (r"^#+ ", r"^```", r"^!\["):
        counts = [len(re.findall(part, text, re.MULTILINE)) for text in (english, chinese)]
        assert counts[0] == counts[1], part
