"""The fifty test pictures: as many and as different as promised, and redrawn by their script."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
from PIL import Image

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "assets" / "test_images"
CLASSES = ("airplane", "automobile", "bird", "cat", "deer",
           "dog", "frog", "horse", "ship", "truck")  # fmt: skip
SMALL = "dog/5"  # quickly drawn
FILES = sorted(path for path in FOLDER.rglob("*") if path.is_file())


def opened() -> list[Image.Image]:
    return [Image.open(path) for path in FILES]


def test_five_pictures_for_each_class() -> None:
    assert {path.parent.name for path in FILES} == set(CLASSES)
    for name in CLASSES:
        stems = sorted(path.stem for path in (FOLDER / name).iterdir())
        assert stems == ["1", "2", "3", "4", "5"], name


def test_sizes_and_weight() -> None:
    for path in FILES:
        with Image.open(path) as image:
            assert all(200 <= side <= 1600 for side in image.size), path
    assert max(max(image.size) for image in opened()) == 1600
    assert sum(path.stat().st_size for path in FILES) < 6_000_000


def test_portrait_landscape_and_square() -> None:
    shapes = [np.sign(image.width - image.height) for image in opened()]
    assert all(shapes.count(sign) >= 5 for sign in (-1, 0, 1)), shapes


def test_formats() -> None:
    formats = [image.format for image in opened()]
    assert formats.count("JPEG") > 25
    assert formats.count("WEBP") >= 4
    assert formats.count("PNG") >= 3
    assert set(formats) == {"JPEG", "WEBP", "PNG"}


def test_the_png_files_are_cut_out() -> None:
    for path in FOLDER.rglob("*.png"):
        with Image.open(path) as image:
            alpha = np.asarray(image.getchannel("A"))
        assert min((alpha == 0).mean(), (alpha == 255).mean()) > 0.15, path


def test_one_grey_and_one_on_its_side() -> None:
    assert [image.mode for image in opened()].count("L") == 1
    turned = [image for image in opened() if image.getexif().get(0x0112, 1) in (6, 8)]
    assert len(turned) == 1
    assert turned[0].format == "JPEG"


def test_no_two_look_alike() -> None:
    small = np.stack(
        [
            np.asarray(image.convert("RGB").resize((8, 8), Image.Resampling.BOX), float)
            for image in opened()
        ]
    )
    apart = np.abs(small[:, None] - small[None]).mean(axis=(2, 3, 4))
    assert apart[~np.eye(len(small), dtype=bool)].min() > 5


def test_the_script_draws_the_same_again(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "assets.draw", "--only", SMALL, "--out", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, timeout=120)
    drawn = next(tmp_path.rglob("*.*"))
    committed = FOLDER / drawn.relative_to(tmp_path)
    with Image.open(drawn) as again, Image.open(committed) as first:
        assert (again.size, again.mode) == (first.size, first.mode)
        gap = np.abs(np.asarray(again, float) - np.asarray(first, float))
    # another processor may round otherwise, and JPEG spreads it
    assert gap.mean() < 0.5
    assert np.percentile(gap, 99) <= 8
