"""Numbers as people read them."""

import pytest

from app.gui.wording import compact, duration, folded, percent


@pytest.mark.parametrize(
    ("fraction", "said"),
    [
        (0.915, "91.5 %"),
        (1.0, "100.0 %"),
        (0.99996, "> 99.9 %"),
        (0.9994, "99.9 %"),
        (0.0, "0.0 %"),
        (0.0001, "< 0.1 %"),
    ],
)
def test_percent_never_says_all_of_nearly_all(fraction: float, said: str) -> None:
    assert percent(fraction) == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.2, "1 s"), (42.4, "42 s"), (720, "12 minutes"), (3600, "60 minutes"), (9000, "2.5 hours")],
)
def test_duration_has_one_unit(seconds: float, said: str) -> None:
    assert duration(seconds) == said


@pytest.mark.parametrize(
    ("count", "english", "chinese"),
    [
        (0, "0", "0"),
        (950, "950", "950"),
        (1_499, "1.5 k", "1499"),
        (62_006, "62 k", "6.2 万"),
        (948_170, "948 k", "95 万"),
        (999_600, "1.0 M", "100 万"),
        (4_100_000, "4.1 M", "410 万"),
        (11_173_962, "11 M", "1117 万"),
        (1_500_000_000, "1.5 G", "15 亿"),
    ],
)
def test_large_counts_are_short(
    monkeypatch: pytest.MonkeyPatch, count: int, english: str, chinese: str
) -> None:
    assert compact(count) == english
    monkeypatch.setenv("CIFAR_LAB_LANGUAGE", "zh")
    assert compact(count) == chinese


def test_folded_english_breaks_between_words() -> None:
    lines = folded("word " * 40).splitlines()
    assert len(lines) == 4
    assert all(len(line) <= 60 and set(line.split()) == {"word"} for line in lines)


def test_folded_chinese_breaks_anywhere_but_before_a_stop() -> None:
    lines = folded("字" * 30 + "，" + "字" * 20 + "。").splitlines()
    assert lines == ["字" * 30 + "，", "字" * 20 + "。"]


def test_folded_keeps_lines_and_long_words() -> None:
    assert folded("one\ntwo") == "one\ntwo"
    assert folded("x" * 100) == "x" * 100
    assert folded("") == ""
