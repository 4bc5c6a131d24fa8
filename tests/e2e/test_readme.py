"""The pages about the networks say what was measured, and that belongs to the files in weights/.

Else: `make reports`, or `make docs` where only a page has changed.
"""

import pytest

from app.files import read_json_lines
from app.paths import checkout
from docs import cards, curves, results
from docs.measure import picture_counts, rounded
from docs.published import FOLDER, report_of
from docs.tables import READMES, filled, make_tables
from models.registry import PUBLISHED
from models.weights import published_path, read_info

_TIPPED = 0.00051  # of ten thousand pictures five may tip over on another processor
_EARLIER = 0.01  # figures of a file without a temperature: views were then averaged otherwise


@pytest.mark.parametrize("language", READMES)
def test_readme_agrees_with_what_was_measured(language: str) -> None:
    text = (checkout() / READMES[language]).read_text("utf-8")
    assert filled(text, language, make_tables()) == text


@pytest.mark.parametrize("language", results.PAGES)
def test_results_agree_with_what_was_measured(language: str) -> None:
    assert results.PAGES[language].read_text("utf-8") == results.page(language)


@pytest.mark.parametrize("key", PUBLISHED)
def test_card_agrees_with_what_was_measured(key: str) -> None:
    assert published_path(key).with_suffix(".md").read_text("utf-8") == cards.card(key)


@pytest.mark.parametrize("key", PUBLISHED)
def test_curves_are_those_of_the_training(key: str) -> None:
    report, drawn = report_of(key), (FOLDER / f"{key}.svg").read_text("utf-8")
    assert report["curves"] == rounded(
        read_json_lines(published_path(key).with_suffix(".metrics.jsonl"))
    )
    assert curves.digest(report) in drawn
    assert curves.draw(key, report).count("<path") == drawn.count("<path")


@pytest.mark.parametrize("key", PUBLISHED)
def test_what_was_measured_is_the_published_file(key: str) -> None:
    report, info = report_of(key), read_info(published_path(key))
    told = info.to_json()
    for name in (
        *("key", "arguments", "classes", "resizing", "views", "parameters", "multiply_adds"),
        *("temperature", "power", "threshold", "commit"),
    ):
        said = told[name]
        assert report[name] == (list(said) if isinstance(said, tuple) else rounded(said)), name
    assert report["training"] == {n: v for n, v in told["training"].items() if n != "data"}
    assert report["validation"] == told["results"]["validation"]
    assert report["bytes"] == published_path(key).stat().st_size


@pytest.mark.parametrize("key", PUBLISHED)
def test_its_figures_are_those_of_the_published_file(key: str) -> None:
    report, info = report_of(key), read_info(published_path(key))
    claimed = info.results["test"]
    assert report["data"]["images"] == claimed["images"]
    single = claimed["accuracy_single_view"]
    assert report["accuracy_single_view"] == pytest.approx(single, abs=_TIPPED)
    allowed = _TIPPED if info.temperature is not None else _EARLIER
    for name in ("accuracy", "loss", "ece"):
        assert report[name] == pytest.approx(claimed[name], abs=allowed), name


def test_the_networks_still_see_so_many_bundled_pictures() -> None:
    named, count = picture_counts()
    counted = {key: {"right": number, "images": count} for key, number in named.items()}
    assert counted == {key: report_of(key)["bundled"] for key in PUBLISHED}
