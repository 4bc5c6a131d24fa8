"""What is pasted or dropped."""

import os
from pathlib import Path

from PyQt5.QtCore import QMimeData, QUrl
from PyQt5.QtGui import QImage

from app.gui.incoming import folders_from, pictures_from
from app.gui.requests import Picture


def sources(mime: QMimeData) -> list[object]:
    return [picture.source for picture in pictures_from(mime)]


def test_files_in_their_order() -> None:
    mime = QMimeData()
    paths = ["/tmp/一 b.png", "/tmp/a%20#?.jpg"]
    mime.setUrls([QUrl.fromLocalFile(path) for path in paths])
    assert sources(mime) == paths


def test_file_name_that_is_no_utf8() -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromEncoded(b"file:///tmp/caf%E9.png")])
    assert sources(mime) == [os.fsdecode(b"/tmp/caf\xe9.png")]
    assert pictures_from(mime)[0].title == "caf?.png"


def test_image() -> None:
    mime = QMimeData()
    mime.setImageData(QImage(3, 2, QImage.Format.Format_RGB32))
    (picture,) = pictures_from(mime)
    assert isinstance(picture.source, QImage)
    assert (picture.source.width(), picture.title) == (3, "")


def test_text_of_a_path(tmp_path: Path) -> None:
    mime = QMimeData()
    for said in ("/tmp/x.png", '"/tmp/x.png"\n', "file:///tmp/x.png"):
        mime.setText(said)
        assert sources(mime) == ["/tmp/x.png"]
    there = tmp_path / "a.png"
    there.touch()
    mime.setText(f"{there}\nsome words\n{there}")
    assert sources(mime) == [str(there), str(there)]


def test_nothing() -> None:
    mime = QMimeData()
    assert pictures_from(mime) == []
    for said in ("x" * 5000, "some words", "tests/a.png", "https://example.org/a.png"):
        mime.setText(said)
        assert pictures_from(mime) == []
        assert folders_from(mime) == []
    mime.setUrls([QUrl("https://example.org/a.png")])
    assert all(isinstance(picture, Picture) for picture in pictures_from(mime))


def test_folders_are_told_apart(tmp_path: Path) -> None:
    picture, folder = tmp_path / "a.png", tmp_path / "夹 1"
    picture.touch()
    folder.mkdir()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in (folder, picture)])
    assert sources(mime) == [str(picture)]
    assert folders_from(mime) == [str(folder)]
    pasted = QMimeData()
    pasted.setText(str(folder))
    assert (sources(pasted), folders_from(pasted)) == ([], [str(folder)])


def test_image_goes_before_the_text_that_comes_with_it() -> None:
    mime = QMimeData()
    mime.setText("/tmp")
    mime.setImageData(QImage(3, 2, QImage.Format.Format_RGB32))
    assert isinstance(pictures_from(mime)[0].source, QImage)
    assert folders_from(mime) == []
