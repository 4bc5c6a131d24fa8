"""The studies that come with the program: pages, figures and sentences agree."""

import json

import pytest

from app.studies import charts
from app.studies.library import STUDIES
from app.studies.pages import (
    SUFFIXES,
    index,
    page,
    picture_name,
    published,
    published_folder,
    verdicts,
)
from app.studies.tables import as_csv

FOLDER = published_folder()


def test_all_ten_are_there_and_nothing_else():
    assert {path.stem for path in FOLDER.glob("*.json")} == set(STUDIES)


@pytest.fixture(params=list(STUDIES))
def study(request):
    return STUDIES[request.param]


def test_a_page_says_what_was_measured(study):
    results = published(study.name)
    for language, suffix in SUFFIXES.items():
        written = (FOLDER / f"{study.name}{suffix}.md").read_text("utf-8")
        assert written == page(study, results, language)


def test_every_sentence_holds(study):
    judged = list(verdicts(study, published(study.name)))
    assert len(judged) == len(study.lessons)
    failing = [sentence.text.en for sentence, holds in judged if not holds]
    assert failing == []


def test_every_value_that_is_shown_has_three_seeds(study):
    results = published(study.name)
    shown = {key for panel in study.panels for key in panel.arms}
    assert all(len(results[key].runs) >= 3 for key in shown)


def test_pictures_and_spreadsheet_show_these_figures(study):
    results = published(study.name)
    for panel in study.panels:
        for language in SUFFIXES:
            picture = (FOLDER / picture_name(study, panel, language)).read_text("utf-8")
            assert charts.digest(panel, results) in picture
            assert "$" not in picture  # formulas in TeX would stand there as they are
    assert (FOLDER / f"{study.name}.csv").read_text("utf-8") == as_csv(results)


def test_no_figure_stands_in_a_sentence_by_hand(study):
    """What was measured comes from the figures: a number with a decimal and a per cent sign that
    is written out would go stale."""
    import re

    for sentence in study.lessons:
        for words in sentence.text:
            assert not re.search(r"\d+\.\d+ ?%", words)


def test_the_list_of_studies_is_current():
    for language, suffix in SUFFIXES.items():
        assert (FOLDER / f"README{suffix}.md").read_text("utf-8") == index(language, tuple(STUDIES))


def test_the_figures_are_those_of_one_data_set_and_one_size():
    sizes = set()
    for path in FOLDER.glob("*.json"):
        about = json.loads(path.read_text("utf-8"))["about"]
        assert (about["whole"], about["validation"]) == (45_000, 5000)
        assert about["longest"] is None
        sizes.add(about["pictures"])
    assert len(sizes) == 1
