"""Class folders become one array, whatever lies in them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app.training.folders import class_names, read_class_folder
from app.training.sources import count_pictures, find_data, read_split
from models.errors import CodedError
from models.registry import CLASSES


def code_of(folder: Path, **options: object) -> str:
    with pytest.raises(CodedError) as raised:
        read_class_folder(folder, **options)  # type: ignore[arg-type]
    return raised.value.code


def test_pictures_labels_and_names_are_in_one_order(class_folders):
    decoded = read_class_folder(class_folders / "train")
    assert decoded.images.shape == (18, 32, 32, 3)
    assert decoded.images.dtype == np.uint8
    assert decoded.labels.tolist() == [0] * 6 + [1] * 6 + [2] * 6
    assert decoded.classes == ("disc", "square", "stripe")
    assert list(decoded.names) == sorted(decoded.names)
    assert decoded.unreadable == ()
    for pixels, name in zip(decoded.images, decoded.names, strict=True):
        assert (pixels == np.asarray(Image.open(class_folders / "train" / name))).all()


@pytest.mark.parametrize("threads", [1, 7])
def test_the_number_of_threads_changes_nothing(class_folders, threads):
    one, other = (read_class_folder(class_folders / "train", threads=n) for n in (2, threads))
    assert (one.images == other.images).all()
    assert one.fingerprint == other.fingerprint


@pytest.mark.parametrize("suffix", [".webp", ".bmp", ".png"])
def test_lossless_formats_have_the_same_fingerprint(draw_folders, suffix):
    reference = read_class_folder(draw_folders("reference", suffix=".png") / "train")
    decoded = read_class_folder(draw_folders("other", suffix=suffix) / "train")
    assert decoded.fingerprint == reference.fingerprint


def test_cifar_classes_keep_the_order_of_the_networks(draw_folders):
    root = draw_folders(classes=CLASSES[::-1], train=1, test=1)
    assert class_names(root / "train") == CLASSES


def test_own_classes_are_sorted(draw_folders):
    root = draw_folders(classes=("zebra", "猫", "ant"), train=1, test=1)
    assert class_names(root / "train") == ("ant", "zebra", "猫")


def test_other_sizes_and_modes_are_brought_to_32_pixels(class_folders):
    folder = class_folders / "train" / "disc"
    Image.new("RGB", (64, 96), (10, 200, 30)).save(folder / "a-large.png")
    Image.new("L", (32, 32), 77).save(folder / "b-grey.png")
    Image.new("RGBA", (32, 32), (0, 0, 0, 0)).save(folder / "c-clear.png")
    decoded = read_class_folder(class_folders / "train")
    by_name = dict(zip(decoded.names, decoded.images, strict=True))
    assert (by_name["disc/a-large.png"] == (10, 200, 30)).all()
    assert (by_name["disc/b-grey.png"] == 77).all()
    assert (by_name["disc/c-clear.png"] == 255).all()  # as shown: over white


def test_a_picture_on_its_side_is_put_upright(class_folders):
    pixels = np.zeros((32, 32, 3), np.uint8)
    pixels[:16] = 255
    exif = Image.Exif()
    exif[0x0112] = 6  # turn it clockwise to see it
    path = class_folders / "train" / "disc" / "turned.png"
    Image.fromarray(pixels).save(path, exif=exif)
    decoded = read_class_folder(class_folders / "train")
    upright = decoded.images[decoded.names.index("disc/turned.png")]
    assert (upright[:, 16:] == 255).all()
    assert (upright[:, :16] == 0).all()


def test_unreadable_files_are_named_and_left_out(class_folders):
    folder = class_folders / "train" / "square"
    (folder / "notes.txt").write_text("no picture")
    (folder / "empty.png").write_bytes(b"")
    whole = (folder / "000.png").read_bytes()
    (folder / "cut.png").write_bytes(whole[: len(whole) // 2])
    (folder / ".DS_Store").write_bytes(b"hidden")
    (folder / "Thumbs.db").write_bytes(b"left behind")
    decoded = read_class_folder(class_folders / "train")
    assert decoded.unreadable == ("square/cut.png", "square/empty.png", "square/notes.txt")
    assert len(decoded.images) == len(decoded.labels) == len(decoded.names) == 18


def test_a_class_without_a_readable_picture_is_an_error(class_folders):
    (class_folders / "train" / "vase").mkdir()
    assert code_of(class_folders / "train") == "data-class-empty"
    (class_folders / "train" / "vase" / "broken.png").write_bytes(b"\x89PNG")
    assert code_of(class_folders / "train") == "data-class-empty"


def test_wrong_folders_are_errors(tmp_path):
    assert code_of(tmp_path / "nowhere") == "data-no-folder"
    (tmp_path / "single" / "cat").mkdir(parents=True)
    assert code_of(tmp_path / "single") == "data-few-classes"


def test_the_test_folder_needs_the_classes_of_the_train_folder(class_folders):
    decoded = read_class_folder(class_folders / "test", ("stripe", "square", "disc"))
    assert decoded.labels.tolist() == [0, 0, 1, 1, 2, 2]
    assert decoded.names[0].startswith("stripe/")
    classes = ("disc", "square", "star")
    assert code_of(class_folders / "test", classes=classes) == "data-classes-differ"


def test_pictures_of_32_pixels_need_no_opencv(class_folders):
    program = (
        "import sys; sys.modules.update(cv2=None, PyQt5=None, platformdirs=None, rich=None)\n"
        "from app.training.sources import find_data, load_split\n"
        "print(len(load_split(find_data(sys.argv[1]), 'train')))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program, str(class_folders)], capture_output=True, text=True
    )
    assert answer.stdout == "18\n", answer.stderr


def test_a_link_to_nothing_is_no_picture(drawn_data, tmp_path):
    shutil.copytree(drawn_data / "test", tmp_path / "train")
    (tmp_path / "train" / "cat" / "gone.png").symlink_to(tmp_path / "nowhere.png")
    found = read_split(find_data(tmp_path), "train")
    assert (len(found.labels), found.unreadable) == (100, ())


def test_files_are_counted_without_reading_them(drawn_data):
    assert count_pictures(find_data(drawn_data), "train") == 400


def test_a_class_without_files_is_counted_as_it_is_read(drawn_data, tmp_path):
    shutil.copytree(drawn_data, tmp_path, dirs_exist_ok=True)
    for file in (tmp_path / "train" / "cat").iterdir():
        file.unlink()
    for look in (count_pictures, read_split):
        with pytest.raises(CodedError, match="data-class-empty") as raised:
            look(find_data(tmp_path), "train")
        assert raised.value.data["name"] == "cat"


def test_a_class_that_must_not_be_looked_into_is_told(drawn_data, monkeypatch):
    real = os.scandir

    def scandir(folder):
        if Path(folder).name == "cat":
            raise PermissionError(13, "Permission denied", str(folder))
        return real(folder)

    source = find_data(drawn_data)
    monkeypatch.setattr(os, "scandir", scandir)
    with pytest.raises(CodedError, match="data-not-readable") as raised:
        count_pictures(source, "train")
    assert raised.value.data["path"] == str(drawn_data / "train" / "cat")
