"""A budget takes pictures away, never seeds."""

from dataclasses import replace

import pytest

from app.studies import budget
from app.studies.budget import Costs, affordable, seconds_of
from app.studies.crew import Crew
from app.studies.library import STUDIES
from app.studies.runner import Plan
from models.errors import CodedError
from models.registry import CLASSES

PLAN = Plan("/data", "f", CLASSES, 45_000, 5000, 45_000)
STUDY = STUDIES["loss"]  # 18 trainings of ten epochs


@pytest.fixture(autouse=True)
def pace(monkeypatch):
    """1,000 pictures a second, whatever is trained."""
    asked = []

    def speed(config):
        asked.append(config)
        return 1000.0

    monkeypatch.setattr(budget, "speed", speed)
    return asked


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("90s", 90), ("30m", 1800), ("2h", 7200), ("1h30m", 5400), (" 1.5H ", 5400)],
)
def test_times_as_people_write_them(text, seconds):
    assert seconds_of(text) == seconds


@pytest.mark.parametrize("text", ["", "2", "two hours", "2h?", "0m", "-1h", "h"])
def test_what_is_no_time_is_refused(text):
    with pytest.raises(CodedError) as caught:
        seconds_of(text)
    assert caught.value.code == "study-bad-budget"


def test_a_study_costs_its_pictures_its_validation_and_its_starts(pace):
    seconds = Costs(PLAN).seconds(STUDY, Crew(), 10_000)
    assert seconds == pytest.approx(18 * (1.5 + 10 * (10_000 + 0.35 * 5000) / 1000))
    assert len(pace) == 1  # all of the same kind


def test_more_workers_take_less_time_but_not_by_as_much():
    one = Costs(PLAN).seconds(STUDY, Crew(), 10_000)
    assert one / 2 < Costs(PLAN).seconds(STUDY, Crew(workers=2, threads=1), 10_000) < one


def test_the_most_pictures_that_end_in_time():
    pictures = affordable([(STUDY, Crew())], PLAN, "1h")
    costs = Costs(PLAN)
    assert pictures % 500 == 0
    assert costs.seconds(STUDY, Crew(), pictures) <= 3600
    assert costs.seconds(STUDY, Crew(), pictures + 1000) > 3600


def test_all_of_them_where_there_is_time():
    assert affordable([(STUDY, Crew())], PLAN, "9h") == 45_000


def test_too_little_time_says_how_much_it_takes():
    with pytest.raises(CodedError) as caught:
        affordable([(STUDY, Crew())], PLAN, "1m")
    assert caught.value.code == "study-small-budget"
    assert caught.value.data["minutes"] > 5


def test_going_on_uses_the_number_that_was_decided(monkeypatch):
    first = affordable([(STUDY, Crew())], PLAN, "1h")
    monkeypatch.setattr(budget, "speed", lambda config: 10.0)  # a busy moment
    assert affordable([(STUDY, Crew())], PLAN, "1h") == first
    with pytest.raises(CodedError):
        affordable([(STUDY, Crew())], replace(PLAN, fingerprint="other"), "1h")


def test_a_second_stage_counts():
    optimizer = STUDIES["optimizer"]
    alone = replace(optimizer, then_arms=0)
    costs = Costs(PLAN)
    later = costs.seconds(optimizer, Crew(), 1000) - costs.seconds(alone, Crew(), 1000)
    assert later == pytest.approx(14 * (1.5 + 10 * (1000 + 0.35 * 5000) / 1000))
