"""The pages: whole, readable by machines, in two languages, and safe from names."""

import json
import re
from html import unescape
from pathlib import Path

import pytest
from PIL import Image

from app.messages import class_title
from app.paths import checkout
from app.reports import charts
from app.reports.others import Others
from app.reports.pages import Entry, report_page
from app.texts.reports import TEXTS
from models.registry import CLASSES
from tests.made_runs import metrics
from tests.unit.reports.made import (
    COMMAND,
    NASTY,
    Page,
    measured_report,
    written,
)

TEMPLATES = sorted((checkout() / "app/reports/templates").iterdir())
LANGUAGES = {"en": (".html", "en"), "zh": (".zh-CN.html", "zh-CN")}


def pages(top: Path) -> list[Path]:
    return sorted(top.rglob("*.html"))


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    """A report with everything: temperature, familiarity, curves. Read only: tests share it."""
    place = tmp_path_factory.mktemp("full")
    for name in ("networks", "strangers"):
        (place / name).mkdir()
    for number in range(3):
        picture = Image.new("RGB", (32, 32), (80 * number, 10, 200))
        picture.save(place / "strangers" / f"{number}.png")
    rows = "".join(json.dumps(line) + "\n" for line in metrics(4))
    (place / "networks/mine.metrics.jsonl").write_text(rows)
    settings = {"temperature": 1.5, "power": 1.2, "threshold": 0.9, "memory": True}
    others = Others(place / "strangers")
    return written(measured_report(place, CLASSES, 60, others=others, **settings))


def test_a_page_in_each_language(full):
    names = [str(page.relative_to(full.top)) for page in pages(full.top)]
    assert names == [
        *("data.html", "data.zh-CN.html", "index.html", "index.zh-CN.html"),
        *("mine/report.html", "mine/report.zh-CN.html"),
    ]
    for path in pages(full.top):
        page = Page(path.read_text("utf-8"))
        assert page.wrong == []
        suffix = "zh-CN" if "zh-CN" in path.name else "en"
        assert page.all("html")[0]["lang"] == suffix


def test_nothing_is_loaded_from_elsewhere(full):
    for path in pages(full.top):
        html = path.read_text("utf-8")
        page = Page(html)
        assert not page.all("script")
        assert not page.all("link")
        assert "@import" not in html
        assert "url(http" not in html
        assert "default-src 'none'" in html
        for tag, attributes in page.tags:
            source = attributes.get("src")
            assert source is None or source.startswith("data:image/png;base64,"), tag
            link = attributes.get("href")
            if tag != "a" and link is not None:
                assert link.startswith("#"), tag  # within a chart
        for link in (anchor["href"] for anchor in page.all("a")):
            assert (path.parent / link).is_file(), link


def test_what_helps_those_who_cannot_see_or_use_a_mouse(full):
    for path in pages(full.top):
        page = Page(path.read_text("utf-8"))
        assert all(picture["alt"] for picture in page.all("img"))
        corners = [th for th in page.all("th") if "scope" not in th]
        assert len(corners) == path.name.startswith("report")  # of the confusion matrix
        for chart in page.all("svg"):
            assert chart["role"] == "img"
            assert chart["aria-label"]
        ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
        assert len(ids) == len(set(ids))
        for _, attributes in page.tags:
            for name in ("aria-labelledby", "href"):
                target = attributes.get(name) or ""
                if (name == "aria-labelledby" and target) or target.startswith("#"):
                    assert target.lstrip("#") in ids
        assert len(page.all("h1")) == 1


def test_charts_are_drawn_with_the_page_s_words_and_colours(full):
    for language in LANGUAGES:
        html = full.page(language)
        charts = re.findall(r"<svg.*?</svg>", html, re.DOTALL)
        assert len(charts) == 5  # reliability twice, ROC, loss, accuracy
        for chart in charts:
            assert "<text" in chart
            assert "var(--text)" in chart
            colours = set(re.findall(r"#[0-9a-fA-F]{6}", chart))
            assert not {colour for colour in colours if colour.startswith("#0102")}
        words = "".join(charts)
        for code in ("report-axis-confidence", "report-axis-known", "report-axis-epoch"):
            assert TEXTS[code][language == "zh"] in unescape(words)


def test_figures_are_on_the_page(full):
    text = "\n".join(Page(full.page()).text).replace("\u00a0", " ")
    report = full.report
    for share in (report["accuracy"], report["accuracy_single_view"], report["top2"]):
        assert f"{100 * share:.2f} %" in text
    assert f"{report['loss']:.4f}" in text
    assert f"before the temperature: {100 * report['ece_before']:.2f} %" in text
    assert f"{100 * report['familiarity']['auroc']:.2f} %" in text
    assert COMMAND in text
    mistakes = report["worst"]
    assert len(Page(full.page()).all("img")) == len(mistakes) > 0
    assert f"{100 * mistakes[0]['probability']:.1f} %" in text


def test_the_matrix_has_every_cell(full):
    html = full.page()
    rows = re.findall(r"<tr>(.*?)</tr>", html.split('class="matrix"')[1].split("</table>")[0], re.S)
    numbers = [[int(n) for n in re.findall(r"<td[^>]*>(\d+)</td>", row)] for row in rows[1:]]
    assert numbers == full.report["confusion"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_classes_speak_the_language(full, language):
    text = "\n".join(Page(full.page(language)).text)
    assert all(class_title(name, language) in text for name in CLASSES)


def test_no_sentence_stays_in_the_other_language(full):
    for path in pages(full.top):
        text = "\n".join(Page(path.read_text("utf-8")).text)
        chinese = "zh-CN" in path.name
        if chinese:
            said = [sentences[0] for sentences in TEXTS.values() if len(sentences[0]) > 12]
            found = [s for s in said if s.split("{")[0].strip() and s.split("{")[0] in text]
            assert [s for s in found if len(s.split("{")[0]) > 12] == []
        else:
            left = text.replace("中文", "")
            assert not re.search(r"[\u4e00-\u9fff]", left)


def test_every_code_of_a_template_has_its_sentence_and_every_sentence_is_said():
    said = set()
    for path in TEMPLATES:
        content = path.read_text("utf-8")
        said |= {f"report-{code}" for code in re.findall(r"(?<!\w)t\('([\w-]+)'", content)}
        said |= {f"report-{code}" for code in re.findall(r"figure\('([\w-]+)'", content)}
        for names in re.findall(r"for \w+ in \(('[^)]*)\)", content):
            said |= {f"report-{name}" for name in re.findall(r"'([\w-]+)'", names)}
    said |= {f"{code}-what" for code in said}  # composed in the overview
    for path in (checkout() / "app/reports").glob("*.py"):
        said |= set(re.findall(r'"(report-[\w-]+)"', path.read_text("utf-8")))
    of_pages = {code for code in TEXTS if code.startswith("report-")}
    assert {code for code in said if not code.endswith("-what")} - {"report-interval"} <= of_pages
    composed = {"report-train", "report-validation"} | {
        f"report-axis-{quantity}" for quantity in ("loss", "accuracy")
    }
    assert of_pages - said - composed == set()


def test_names_are_words_and_no_markup(make):
    made = make((NASTY, "$x_{2}", "熊猫", "a" * 300, "</style><script>"), 30)
    for path in pages(made.top):
        html = path.read_text("utf-8")
        assert "<b>&" not in html
        assert "<script" not in html
        page = Page(html)
        assert page.wrong == []
        if not path.name.startswith("index"):
            assert NASTY in page.text
            assert "</style><script>" in page.text


def test_no_mistakes(make):
    made = make(("ant", "bee"), 20, right=True)
    assert made.report["accuracy"] == 1
    assert made.report["worst"] == []
    for language in LANGUAGES:
        assert TEXTS["report-worst-none"][language == "zh"] in Page(made.page(language)).text
    assert (made.folder / "worst.png").stat().st_size > 0


def test_what_was_not_measured_is_said(make):
    made = make()
    for language in LANGUAGES:
        text = "\n".join(Page(made.page(language)).text)
        for code in ("report-familiarity-none", "report-curves-none", "report-no-temperature-what"):
            assert TEXTS[code][language == "zh"] in text
    assert not (made.folder / "curves.png").exists()
    assert not (made.folder / "familiarity.png").exists()


@pytest.mark.parametrize("count", [2, 100])
def test_few_classes_and_many(make, count):
    made = make([f"class {n}" for n in range(count)], 20)
    assert len(made.report["confusion"]) == count
    page = Page(made.page())
    assert page.wrong == []
    assert ('class="matrix many"' in made.page()) == (count > 20)
    if count == 2:
        assert made.report["top2"] == 1
    else:
        assert made.report["per_class"]["class 99"]["recall"] is None  # no pictures
        data = "\n".join(Page((made.top / "data.html").read_text("utf-8")).text)
        assert TEXTS["report-data-none"][0] in data


def test_sizes_and_places_are_shown(full):
    index = Page((full.top / "index.html").read_text("utf-8"))
    assert {"href": "mine/report.html"} in index.all("a")
    assert "LeNet-5 · mine" in index.text
    data = Page((full.top / "data.html").read_text("utf-8")).text
    assert "f00d" in data
    assert TEXTS["report-data-no-train"][0] in data


def luminance(red: float, green: float, blue: float) -> float:
    parts = [c / 255 for c in (red, green, blue)]
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    dark, light = sorted((luminance(*one), luminance(*other)))
    return (light + 0.05) / (dark + 0.05)


def test_curves_are_drawn_as_in_the_window():
    """Training dashed, validation solid; and so says the key."""
    from matplotlib.figure import Figure

    figure = Figure()
    lines = [{"epoch": n, "train_loss": 1.0, "validation_loss": 2.0} for n in (1, 2)]
    charts.curve(lines, "loss")(figure, charts.PAPER, lambda code: code)
    drawn = {line.get_label(): line for line in figure.axes[0].lines}
    assert drawn["report-train"].get_linestyle() == "--"
    assert drawn["report-validation"].get_linestyle() == "-"
    assert drawn["report-validation"].get_color() == charts.PAPER.first
    style = next(path for path in TEMPLATES if path.name == "style.css").read_text("utf-8")
    keys = re.findall(r"\.key li[^}]*?border-top: 3px ([^;]*);", style)
    assert keys == ["dashed var(--second)", "solid var(--first)"]


def test_colours_can_be_read_by_day_and_by_night():
    style = next(path for path in TEMPLATES if path.name == "style.css").read_text("utf-8")
    themes = [dict(re.findall(r"--([\w-]+): ([^;]+);", part)) for part in style.split("@media")[:2]]
    for theme in themes:
        rgb = {
            name: tuple(int(value[n : n + 2], 16) for n in (1, 3, 5))
            for name, value in theme.items()
            if value.startswith("#")
        }
        for words in ("text", "soft", "first"):
            assert contrast(rgb[words], rgb["card"]) >= 4.5
            assert contrast(rgb[words], rgb["page"]) >= 4.5
        for line in ("first", "second", "grid"):
            assert contrast(rgb[line], rgb["card"]) >= 3
        strongest = float(theme["strongest"])
        for cell in ("right", "wrong"):
            full = [int(part) for part in theme[cell].split(",")]
            mixed = tuple(
                strongest * c + (1 - strongest) * p for c, p in zip(full, rgb["card"], strict=True)
            )
            assert contrast(rgb["text"], mixed) >= 4.5


def test_figures_of_the_day_of_publication_are_called_so(full):
    familiarity = {**full.report["familiarity"], "kinds": ["apple", "bowl"]}
    for kept in (False, True):
        report = {**full.report, "familiarity": {**familiarity, "kept": kept}}
        page = report_page(Entry("mine", report), full.dataset.images.numpy(), "en", COMMAND)
        said = page.replace("\u00a0", " ").replace("&nbsp;", " ")
        assert ("when these weights were published, with pictures of: apple, bowl." in said) is kept
