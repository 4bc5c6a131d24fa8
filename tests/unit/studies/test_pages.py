"""Pages: sentences with figures, judged by the figures; tables and pictures."""

import csv
import io
import json
from dataclasses import replace

import pytest

from app.studies import charts, tables
from app.studies.pages import command, page, said, verdicts, write
from app.studies.results import Results, gather
from app.studies.study import Arm, same
from models.registry import CLASSES
from tests.made_studies import ABOUT, SMALL, STUDY, results, trial


def test_a_sentence_that_holds_stands_among_the_lessons():
    english = page(STUDY, results(), "en")
    lessons, otherwise = english.split("## What these figures do not confirm")
    assert "- Large is best: 60.0 %." in lessons
    assert "- Small is best: 40.0 ± 10.0 %, by much." in otherwise


def test_the_chinese_page_is_chinese():
    chinese = page(STUDY, results(), "zh")
    assert "大的最好：60.0 %。" in chinese
    assert "小的最好：40.0 ± 10.0 %，好得多。" in chinese
    assert "[English](made.md)" in chinese
    assert "Which" not in chinese


def test_the_page_states_the_size_and_the_command():
    english = page(STUDY, results(), "en")
    assert "9,000 of the 45,000 training pictures (20 %), 3 seeds" in english
    assert "\n.venv/bin/python main.py study made --limit 9000\n" in english
    assert "commit 0123456789ab, torch 2.15.0" in english
    assert "All 45,000 training pictures" in page(STUDY, results(pictures=45_000), "en")


def test_the_command_says_what_else_was_shortened():
    short = results(longest=2, seeds=1)
    assert command(STUDY, short).endswith("study made --limit 9000 --epochs 2 --seeds 1")


def test_figures_of_other_pictures_need_these_again():
    assert command(STUDY, results(classes=["a", "b"])).endswith("--limit 9000 --data DIR")
    assert "--data" not in command(STUDY, results(classes=list(CLASSES)))


def test_a_sentence_about_other_pictures_is_not_said():
    silent = replace(STUDY.lessons[0], fits=lambda r: r.cifar10)
    study = replace(STUDY, lessons=(silent,))
    assert "Large is best" in page(study, results(), "en")
    assert "Large is best" not in page(study, results(classes=["a", "b"]), "en")


def test_sentences_wait_for_their_figures():
    half = gather(STUDY, [(SMALL, 0, trial(0.5))], ABOUT)
    assert list(verdicts(STUDY, half)) == []
    with pytest.raises(KeyError):
        said(STUDY.lessons[0], half, "en")
    assert "| 0.001 | 50.0 | 55.0 |" in page(STUDY, half, "en")


def test_an_appendix_stands_on_the_page():
    more = replace(STUDY, appendix=lambda language: f"More in {language}.")
    assert "More in zh." in page(more, results(), "zh")
    assert "More in" not in page(more, results(classes=["a", "b"]), "zh")


def test_nothing_trained_is_a_page_without_tables():
    english = page(STUDY, Results("made", {}, ABOUT), "en")
    assert "|" not in english
    assert "Which is better?" in english


def test_the_best_is_bold_and_columns_are_as_asked_for():
    table = tables.markdown(STUDY.panels[0], results(), "en").splitlines()
    assert table[0] == "| setting | validation accuracy, % | training, % | loss | after 2, % |"
    assert table[2] == "| 0.001 | 40.0 ± 10.0 | 45.0 | 0.73 | 30.0 |"
    assert table[3] == "| large | **60.0 ± 10.0** | 65.0 | 0.73 | 30.0 |"


def test_trainings_that_diverged_are_counted():
    found = [(SMALL, seed, trial(0.5, diverged=seed == 0)) for seed in range(2)]
    assert tables.accuracy_cell(gather(STUDY, found, {})["small"], "zh").endswith("（1 次发散）")


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("gap", "5.0"),
        ("best", "40.0"),
        ("dead", "25.0"),
        ("epochs", "3"),
        ("spread2", "0.25"),
        ("spread9", "–"),
        ("memory", "–"),
        ("at9", "–"),
        ("images_per_second", "2,500"),
        ("gain", "–"),
    ],
)
def test_columns(name, cell):
    assert tables.column(name).cell(results()["small"], None) == cell


def test_a_gain_is_that_over_the_row_above():
    made = results()
    assert tables.column("gain").cell(made["large"], made["small"]) == "+20.0"


def test_the_spreadsheet_has_a_line_for_each_training():
    lines = list(csv.DictReader(io.StringIO(tables.as_csv(results()))))
    assert len(lines) == 6
    assert lines[3]["settings"] == "epochs=3"
    assert [float(line["accuracy"]) for line in lines[:3]] == pytest.approx([0.3, 0.4, 0.5])


def test_everything_is_written_and_the_figures_are_read_back(tmp_path):
    names = {path.name for path in write(STUDY, results(), tmp_path)}
    assert names == {
        *("made.md", "made.zh-CN.md", "made.csv", "made.json"),
        *("made-both.svg", "made-both.zh-CN.svg"),
    }
    assert {path.name for path in tmp_path.iterdir()} == names
    assert Results.from_json(json.loads((tmp_path / "made.json").read_text())) == results()
    assert "](made-both.zh-CN.svg)" in (tmp_path / "made.zh-CN.md").read_text("utf-8")


def test_a_picture_has_a_line_and_a_band_for_each_arm_and_names_what_it_shows():
    drawn = charts.draw(STUDY.panels[0], results(), "zh")
    assert drawn.count("FillBetweenPolyCollection") == 4  # two arms, two halves
    assert "验证准确率，%" in drawn
    assert ">大<" in drawn
    assert charts.digest(STUDY.panels[0], results()) in drawn
    assert drawn == charts.draw(STUDY.panels[0], results(), "zh")


def test_another_course_is_another_picture():
    before = charts.digest(STUDY.panels[0], results())
    found = [(SMALL, 0, trial(0.2, 0.3, 0.4))]
    assert charts.digest(STUDY.panels[0], gather(STUDY, found, ABOUT)) != before


def test_a_training_of_one_epoch_and_one_without_any_can_be_drawn():
    arms = (SMALL, Arm("large", same("1")))
    found = [(arms[0], 0, trial(0.2)), (arms[1], 0, trial(diverged=True))]
    assert "<svg" in charts.draw(STUDY.panels[0], gather(STUDY, found, ABOUT), "en")


def test_the_memory_of_a_graphics_card_is_shown_where_there_was_one():
    panel = replace(STUDY.panels[0], columns=("memory", "gpu_memory"))
    without = gather(STUDY, [(SMALL, 0, trial(0.5, memory=6e8))], ABOUT)
    there = gather(STUDY, [(SMALL, 0, trial(0.5, memory=6e8, gpu_memory=2.5e8))], ABOUT)
    assert "graphics memory" not in tables.markdown(panel, without, "en")
    assert "| memory, MB | graphics memory, MB |" in tables.markdown(panel, there, "en")
    assert tables.rows(panel, there, "en") == [["50.0", "600", "250"]]
    lines = list(csv.DictReader(io.StringIO(tables.as_csv(there))))
    assert [line["gpu_memory"] for line in lines] == ["250000000.0"]
