"""The soak test notices what grows."""

import mmap
import random
from types import SimpleNamespace

import pytest

from tests.soak.__main__ import LIMIT, Memory, report, resident


def memory(growth: float) -> Memory:
    chance = random.Random(3)
    samples = [600 + growth * n / 199 + chance.uniform(-3, 3) for n in range(200)]
    samples[100] += 80  # a large picture was there
    return Memory(samples)


def status(samples: Memory, problem: str = "") -> int:
    walk = SimpleNamespace(memory=samples, problem=problem, answered=11_000, warm_up=1000)
    return report(walk, 60.0, LIMIT)  # type: ignore[arg-type]


def test_growth_is_measured_past_the_noise() -> None:
    assert memory(0).growth == pytest.approx(0, abs=2)
    assert memory(40).growth == pytest.approx(36, abs=3)
    assert memory(0).highest > 670


def test_a_single_sample_has_not_grown() -> None:
    assert Memory([600.0]).growth == 0


@pytest.mark.parametrize(("growth", "expected"), [(0, 0), (15, 0), (40, 1)])
def test_exit_status(growth: float, expected: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert status(memory(growth)) == expected
    printed = capsys.readouterr().out
    assert "10,000 after a warm-up of 1,000" in printed
    assert printed.endswith("FAILED\n" if expected else "passed\n")


def test_an_answer_that_does_not_come_fails(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(Memory(), "after 7 answers: an answer did not come") == 1
    assert "after 7 answers" in capsys.readouterr().out


def test_memory_of_this_process_is_seen() -> None:
    before = resident()
    # pages of its own: what Python allocates may lie where something else was before
    with mmap.mmap(-1, 50 * 2**20) as filled:
        filled.write(b"x" * len(filled))
        assert resident() - before == pytest.approx(50, abs=15)
