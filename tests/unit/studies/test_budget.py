"""A budget takes pictures away, never seeds."""

import threading
from dataclasses import replace

import pytest
from filelock import FileLock

from app.files import read_json, write_json
from app.paths import studies_folder
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


def test_another_arm_is_another_decision():
    first = affordable([(STUDY, Crew())], PLAN, "1h")
    longer = replace(STUDY, arms=(*STUDY.arms, *STUDIES["epochs"].arms))
    assert affordable([(longer, Crew())], PLAN, "1h") < first


def test_what_another_study_decides_meanwhile_is_kept(monkeypatch):
    """Measuring takes seconds, and the other one is measured just then."""
    made = studies_folder() / "budgets.json"
    measure = budget._most

    def meanwhile(*asked):
        monkeypatch.setattr(budget, "_most", measure)
        affordable([(STUDIES["epochs"], Crew())], PLAN, "9h")
        return measure(*asked)

    monkeypatch.setattr(budget, "_most", meanwhile)
    affordable([(STUDY, Crew())], PLAN, "1h")
    assert sorted(key.split("×")[0] for key in read_json(made)) == ["epochs", "loss"]


def test_the_same_study_started_twice_is_decided_once(monkeypatch):
    measure = budget._most

    def meanwhile(*asked):
        monkeypatch.setattr(budget, "_most", measure)
        affordable([(STUDY, Crew())], PLAN, "1h")
        monkeypatch.setattr(budget, "speed", lambda config: 500.0)  # slower, beside the other
        return measure(*asked)

    monkeypatch.setattr(budget, "_most", meanwhile)
    begun_second = affordable([(STUDY, Crew())], PLAN, "1h")
    monkeypatch.setattr(budget, "speed", lambda config: 1000.0)
    assert affordable([(STUDY, Crew())], PLAN, "1h") == begun_second
    assert begun_second == affordable([(STUDY, Crew())], replace(PLAN, fingerprint="g"), "1h")


def test_whoever_writes_has_the_file_to_himself():
    folder = studies_folder()
    folder.mkdir(parents=True)
    ask = threading.Thread(target=lambda: affordable([(STUDY, Crew())], PLAN, "1h"))
    with FileLock(folder / ".budgets.lock"):
        ask.start()
        ask.join(0.5)
        assert ask.is_alive()
        write_json(folder / "budgets.json", {"of another": 500})
    ask.join(30)
    made = read_json(folder / "budgets.json")
    assert made["of another"] == 500
    assert len(made) == 2


def test_a_second_stage_counts():
    optimizer = STUDIES["optimizer"]
    alone = replace(optimizer, then_arms=0)
    costs = Costs(PLAN)
    later = costs.seconds(optimizer, Crew(), 1000) - costs.seconds(alone, Crew(), 1000)
    assert later == pytest.approx(14 * (1.5 + 10 * (1000 + 0.35 * 5000) / 1000))


@pytest.mark.parametrize("name", ["studies", "studies/.budgets.lock"])
def test_a_folder_that_takes_no_files_is_told(own_folders, name):
    if name == "studies":
        own_folders.mkdir()
        (own_folders / name).touch()
    else:
        (own_folders / name).mkdir(parents=True)
    with pytest.raises(CodedError, match="file-trouble") as raised:
        affordable([(STUDY, Crew())], PLAN, "1h")
    assert str(own_folders / name) in raised.value.data["reason"]
