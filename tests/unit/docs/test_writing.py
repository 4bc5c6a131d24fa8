"""Pages made of figures are written where they differ, or only named."""

from pathlib import Path

import pytest

from docs.writing import only_checks, write


def test_only_what_differs_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pages = {tmp_path / f"{name}.md": f"{name} 图\n" for name in ("old", "new", "same")}
    (tmp_path / "old.md").write_text("before", "utf-8")
    (tmp_path / "same.md").write_text("same 图\n", "utf-8")
    assert write(pages, "figures", check=True) == 1
    assert capsys.readouterr().out == "old.md, new.md disagree with figures\n"
    assert not (tmp_path / "new.md").exists()
    assert write(pages, "figures", check=False) == 0
    assert capsys.readouterr().out == "old.md, new.md written\n"
    assert {path: path.read_text("utf-8") for path in pages} == pages
    assert write(pages, "figures", check=True) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(("words", "check"), [((), False), (("--check",), True)])
def test_check_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], check: bool
) -> None:
    monkeypatch.setattr("sys.argv", ["docs.cards", *words])
    assert only_checks("Writes pages.") is check
