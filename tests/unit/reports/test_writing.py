"""The folder of a report: whole files, nobody else's touched, one sentence where it fails."""

import errno
import os
import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app.messages import error_text
from app.reports import writing
from app.reports.data_set import about_data
from app.reports.figures import answer_tensors
from app.reports.writing import ReportFolder, folder_name
from app.training.sources import Source, find_data, load_split
from models.errors import CodedError
from tests.unit.reports.made import COMMAND, measured_report, written

FILES = {
    *("report.json", "answers.safetensors", "report.html", "report.zh-CN.html"),
    *("confusion.png", "reliability.png", "worst.png"),
}


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_files(make):
    made = make()
    assert {path.name for path in made.folder.iterdir()} == FILES
    assert {path.name for path in made.top.iterdir()} == {
        *("mine", "index.html", "index.zh-CN.html", "data.html", "data.zh-CN.html")
    }
    for path in made.folder.glob("*.png"):
        with Image.open(path) as picture:
            picture.load()
            assert min(picture.size) >= 80
    with Image.open(made.folder / "worst.png") as sheet:
        assert sheet.size[0] > 10 * 32


def test_strange_files_stay_as_they_are(make, tmp_path):
    notes = [tmp_path / "reports" / name for name in ("notes.txt", "mine/curves.txt")]
    for path in notes:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("mine")
    make()
    assert [path.read_text() for path in notes] == ["mine", "mine"]


@pytest.mark.parametrize("name", ["index.html", "data.zh-CN.html", "mine/report.html"])
def test_a_page_of_somebody_else_s_is_not_overwritten(make, tmp_path, name):
    page = tmp_path / "reports" / name
    page.parent.mkdir(parents=True)
    page.write_text("<p>my home page</p>")
    with pytest.raises(CodedError) as raised:
        make()
    assert raised.value.code == "report-foreign"
    assert str(page) in error_text(raised.value, "en")
    assert contents(tmp_path / "reports") == {name: b"<p>my home page</p>"}


def test_a_picture_of_somebody_else_s_is_not_overwritten(make, tmp_path):
    picture = tmp_path / "reports/mine/worst.png"
    picture.parent.mkdir(parents=True)
    picture.write_bytes(b"holiday")
    with pytest.raises(CodedError) as raised:
        make()
    assert raised.value.code == "report-foreign"
    assert picture.read_bytes() == b"holiday"


def test_what_is_no_longer_true_goes(make, tmp_path):
    folder = tmp_path / "reports/mine"
    folder.mkdir(parents=True)
    (folder / "report.json").write_text('{"format": 1, "model": "mine", "confusion": []}')
    (folder / "familiarity.png").write_bytes(b"of a call with --others")
    made = make()
    assert {path.name for path in made.folder.iterdir()} == FILES


def test_reliability_before_and_after_side_by_side(make, tmp_path):
    sizes = []
    for temperature in (None, 2.0):
        (tmp_path / str(temperature)).mkdir()
        made = written(measured_report(tmp_path / str(temperature), temperature=temperature))
        with Image.open(made.folder / "reliability.png") as picture:
            sizes.append(picture.size)
    assert sizes == [(750, 750), (1350, 750)]


def test_earlier_networks_stay_in_the_overview(make, tmp_path):
    made = make()
    folder = ReportFolder(made.top, {"theirs": tmp_path / "theirs.safetensors"})
    folder.refuse_other_data("f00d")
    report = made.report | {"model": "theirs"}
    folder.add(report, answer_tensors(made.measured), made.dataset.images.numpy(), COMMAND)
    damaged = {"damaged": "{", "of others": '{"format": 1}', "strange": '{"format": 1, "data": 5}'}
    for name, content in damaged.items():
        (made.top / name).mkdir()
        (made.top / name / "report.json").write_text(content)
    folder.finish(about_data(Source("folders", tmp_path), made.dataset), COMMAND)
    for suffix in (".html", ".zh-CN.html"):
        page = (made.top / f"index{suffix}").read_text("utf-8")
        links = re.findall(rf'href="([a-z]+)/report{suffix}"', page)
        assert links == ["theirs", "mine"]


def test_other_data_are_refused(make, tmp_path):
    made = make()
    before = contents(made.top)
    with pytest.raises(CodedError) as raised:
        ReportFolder(made.top, {"x": tmp_path / "x.safetensors"}).refuse_other_data("beef")
    assert raised.value.code == "report-other-data"
    assert str(made.top) in error_text(raised.value, "en")
    assert contents(made.top) == before
    ReportFolder(made.top, {"mine": made.file}).refuse_other_data("beef")  # it is replaced


def test_a_place_that_is_no_folder(tmp_path):
    (tmp_path / "file").write_text("")
    for place in ("file", "file/deeper"):
        with pytest.raises(CodedError) as raised:
            ReportFolder(tmp_path / place, {})
        assert raised.value.code == "report-not-writable"


def test_a_folder_that_must_not_be_written_to(tmp_path, monkeypatch):
    """Root may write anywhere: the system's refusal is made here."""

    def refuse(*arguments, **options):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(tmp_path))

    monkeypatch.setattr(writing, "write_whole", refuse)
    with pytest.raises(CodedError) as raised:
        ReportFolder(tmp_path, {})
    assert raised.value.code == "report-not-writable"


def test_a_full_disk(make, monkeypatch):
    write = writing.write_whole

    def full(path, data, **options):
        if path.name == "worst.png":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        write(path, data, **options)

    monkeypatch.setattr(writing, "write_whole", full)
    with pytest.raises(CodedError) as raised:
        make()
    assert raised.value.code == "report-not-writable"
    for language in ("en", "zh"):
        assert os.strerror(errno.ENOSPC) in error_text(raised.value, language)


def test_names_of_folders(tmp_path, monkeypatch):
    published = Path("weights/lenet5.safetensors")
    assert folder_name("lenet5", published, set()) == "lenet5"
    assert folder_name("x/my net.safetensors", Path("x/my net.safetensors"), set()) == "my net"
    assert folder_name("runs/a.b", Path("runs/a.b/model.safetensors"), set()) == "a.b"
    assert folder_name("weights/lenet5.safetensors", published, {"lenet5"}) == "lenet5-2"
    assert folder_name("x", Path("x/index.html.safetensors"), set()) == "index.html-2"
    assert folder_name("x", Path("x/.hidden.safetensors"), set()) == "hidden"
    (tmp_path / "run").mkdir()
    monkeypatch.chdir(tmp_path / "run")
    assert folder_name(".", Path("model.safetensors"), set()) == "run"


def test_counts_of_class_folders(drawn_data):
    source = find_data(drawn_data)
    about = about_data(source, load_split(source, "test"))
    assert about.train == (40,) * 10
    assert about.test == (10,) * 10
    assert (about.kind, about.place, about.cifar10) == ("folders", str(drawn_data), False)


def test_counts_without_training_pictures(drawn_data, tmp_path):
    (tmp_path / "test").symlink_to(drawn_data / "test", target_is_directory=True)
    source = find_data(tmp_path)
    assert about_data(source, load_split(source, "test")).train is None


def test_counts_of_an_archive_that_is_not_there_any_more(drawn_data):
    dataset = load_split(find_data(drawn_data), "test")
    assert about_data(Source("archive", drawn_data / "gone.tar.gz"), dataset).train is None


def test_pictures_shown_of_a_class_are_always_the_same(drawn_data):
    source = find_data(drawn_data)
    dataset = load_split(source, "test")
    turned = dataset.take(list(reversed(range(len(dataset)))))
    first, again = about_data(source, dataset), about_data(source, turned)
    for label, (one, other) in enumerate(zip(first.samples, again.samples, strict=True)):
        assert np.array_equal(one, other)
        of_class = dataset.images[dataset.labels == label].numpy()
        assert all((picture == of_class).all((1, 2, 3)).any() for picture in one)


@pytest.mark.data
def test_counts_of_the_real_data(real_data):
    source = find_data(real_data)
    about = about_data(source, load_split(source, "test"))
    assert about.cifar10
    assert about.train == (5000,) * 10
    assert about.test == (1000,) * 10
