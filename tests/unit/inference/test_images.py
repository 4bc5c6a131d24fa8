"""`read_image` takes what people have."""

import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app.inference.images import read_image, to_rgb

LOSSLESS = {"PNG": {}, "WEBP": {"lossless": True}, "BMP": {}, "TIFF": {}}


def pixels(image: Image.Image) -> np.ndarray:
    assert image.mode == "RGB"
    return np.asarray(image).astype(int)


@pytest.mark.parametrize("form", LOSSLESS)
def test_lossless_formats_pixel_for_pixel(scene, tmp_path, form):
    scene.save(tmp_path / "picture", form, **LOSSLESS[form])
    assert (pixels(read_image(tmp_path / "picture")) == pixels(scene)).all()


@pytest.mark.parametrize("options", [{}, {"progressive": True}])
def test_jpeg(scene, tmp_path, options):
    scene.resize((120, 80), Image.Resampling.NEAREST).save(
        tmp_path / "p.jpg", quality=95, subsampling=0, **options
    )
    image = read_image(tmp_path / "p.jpg")
    assert image.size == (120, 80)
    assert np.abs(pixels(image)[5, 5] - (250, 20, 20)).max() < 12


@pytest.mark.parametrize("form", ["GIF", "WEBP", "TIFF"])
def test_first_of_several_frames(scene, tmp_path, form):
    options = {"lossless": True} if form == "WEBP" else {}
    other = Image.new("RGB", scene.size, "yellow")
    scene.save(tmp_path / "p", form, save_all=True, append_images=[other], **options)
    assert np.abs(pixels(read_image(tmp_path / "p")) - pixels(scene)).max() < 3


@pytest.mark.parametrize("mode", ["L", "1"])
def test_grey_and_bilevel(scene, tmp_path, mode):
    scene.convert(mode).save(tmp_path / "p.png")
    assert (
        pixels(read_image(tmp_path / "p.png")) == pixels(scene.convert(mode).convert("RGB"))
    ).all()


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_transparent_parts_over_white(scene, tmp_path, mode):
    image = scene.convert(mode)
    image.putalpha(Image.fromarray(np.repeat([[0, 128, 255]], 8, 0).repeat(4, 1).astype(np.uint8)))
    image.save(tmp_path / "p.png")
    seen, bare = pixels(read_image(tmp_path / "p.png")), pixels(image.convert("RGB"))
    assert (seen[:, :4] == 255).all()
    assert np.abs(seen[:, 4:8] - (bare[:, 4:8] * 128 + 255 * 127) / 255).max() <= 1
    assert (seen[:, 8:] == bare[:, 8:]).all()


def test_palette_with_a_transparent_entry(tmp_path):
    image = Image.new("P", (4, 4), 1)
    image.putpalette([10, 20, 30, 200, 100, 50])
    image.paste(0, (0, 0, 2, 4))
    for name in ("p.png", "p.gif"):
        image.save(tmp_path / name, transparency=0)
        seen = pixels(read_image(tmp_path / name))
        assert (seen[:, :2] == 255).all()
        assert (seen[:, 2:] == (200, 100, 50)).all()


def test_palette_with_many_alphas(tmp_path):
    image = Image.new("P", (2, 1))
    image.putpalette([0, 0, 0, 0, 0, 0])
    image.putpixel((1, 0), 1)
    image.save(tmp_path / "p.png", transparency=bytes([255, 51]))
    assert pixels(read_image(tmp_path / "p.png"))[0].tolist() == [[0] * 3, [204] * 3]


def test_a_colour_that_stands_for_transparent(scene, tmp_path):
    scene.save(tmp_path / "p.png", transparency=(90, 90, 90))
    assert pixels(read_image(tmp_path / "p.png"))[7, 11].tolist() == [255, 255, 255]


@pytest.mark.parametrize("form", ["JPEG", "TIFF"])
def test_cmyk(tmp_path, form):
    Image.new("CMYK", (16, 16), (0, 255, 255, 0)).save(tmp_path / "p", form)
    assert np.abs(pixels(read_image(tmp_path / "p")) - (255, 0, 0)).max() < 8


def test_cmyk_as_adobe_writes_it(tmp_path):
    """An Adobe marker says that the inks are stored inverted."""
    Image.new("CMYK", (16, 16), (255, 0, 0, 255)).save(tmp_path / "plain.jpg")
    stored = (tmp_path / "plain.jpg").read_bytes()
    marker = b"\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00\x00"
    if b"Adobe" not in stored:
        stored = stored[:2] + marker + stored[2:]
    (tmp_path / "adobe.jpg").write_bytes(stored)
    with Image.open(tmp_path / "adobe.jpg") as image:
        expected = pixels(image.convert("RGB"))
        assert "adobe" in image.info
    assert (pixels(read_image(tmp_path / "adobe.jpg")) == expected).all()


@pytest.mark.parametrize(
    ("form", "options"), [("PNG", {}), ("TIFF", {}), ("TIFF", {"compression": "tiff_lzw"})]
)
def test_16_bit_grey_is_scaled_not_clipped(tmp_path, form, options):
    values = np.array([[0, 257, 32896, 65535]], np.uint16)
    Image.fromarray(values).save(tmp_path / "p", form, **options)
    assert pixels(read_image(tmp_path / "p"))[0, :, 0].tolist() == [0, 1, 128, 255]


def test_16_bit_big_endian_tiff(tmp_path):
    image = Image.frombytes("I;16B", (3, 1), bytes([0, 0, 0x80, 0x80, 0xFF, 0xFF]))
    image.save(tmp_path / "p.tif")
    assert pixels(read_image(tmp_path / "p.tif"))[0, :, 0].tolist() == [0, 128, 255]


def test_16_bit_tiff_where_white_is_zero(tmp_path):
    Image.fromarray(np.array([[0, 65535]], np.uint16)).save(tmp_path / "p.tif", tiffinfo={262: 0})
    with Image.open(tmp_path / "p.tif") as image:
        assert image.tag_v2[262] == 0
    assert pixels(read_image(tmp_path / "p.tif"))[0, :, 0].tolist() == [255, 0]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (np.array([[0, 32768, 65535]], np.int32), [0, 128, 255]),
        (np.array([[0, 501_000, 1_000_000]], np.int32), [0, 128, 255]),
        (np.array([[-100, 0, 100]], np.int32), [0, 128, 255]),
        (np.array([[0, 0.5, 1]], np.float32), [0, 128, 255]),
        (np.array([[0, 128, 255]], np.float32), [0, 128, 255]),
        (np.array([[-3, np.nan, 3]], np.float32), [0, 128, 255]),
    ],
)
def test_deep_and_floating_grey(tmp_path, values, expected):
    Image.fromarray(values).save(tmp_path / "p.tif")
    assert pixels(read_image(tmp_path / "p.tif"))[0, :, 0].tolist() == expected


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_exif_orientation(scene, tmp_path, form, orientation):
    """Stored as a camera held that way would have stored it, every picture comes out upright."""
    turned = {
        1: lambda p: p,
        2: np.fliplr,
        3: lambda p: np.rot90(p, 2),
        4: np.flipud,
        5: lambda p: p.transpose(1, 0, 2),
        6: lambda p: np.rot90(p, 1),
        7: lambda p: np.rot90(p, 2).transpose(1, 0, 2),
        8: lambda p: np.rot90(p, -1),
    }[orientation]
    upright = np.asarray(scene).repeat(8, 0).repeat(8, 1)
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored = Image.fromarray(np.ascontiguousarray(turned(upright)))
    stored.save(tmp_path / "p", form, exif=exif)
    seen = pixels(read_image(tmp_path / "p"))
    assert seen.shape == upright.shape
    assert np.abs(seen[4::8, 4::8] - upright[4::8, 4::8]).max() < 40


@pytest.mark.filterwarnings("ignore:Corrupt EXIF")
def test_broken_exif_is_no_reason_to_refuse(scene, tmp_path):
    scene.save(tmp_path / "p.jpg", exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff\x01\x12")
    assert read_image(tmp_path / "p.jpg").size == scene.size


@pytest.mark.parametrize("name", ["two words.png", "图片 猫.png", "no_suffix", "#?%.png"])
def test_any_name(scene, tmp_path, name):
    scene.save(tmp_path / name, "PNG")
    for path in (tmp_path / name, str(tmp_path / name), os.fsencode(tmp_path / name)):
        assert read_image(path).size == scene.size


def test_a_name_that_is_no_utf8(scene, tmp_path, refusal):
    path = os.fsencode(tmp_path) + b"/caf\xe9.png"
    scene.save(tmp_path / "plain.png")
    os.rename(tmp_path / "plain.png", path)
    assert read_image(path).size == scene.size
    assert read_image(os.fsdecode(path)).size == scene.size
    assert refusal(path + b"x") == "image-missing"


@pytest.mark.parametrize("size", [(1, 1), (1, 5000), (5000, 1)])
def test_small_and_narrow(tmp_path, size):
    Image.new("RGB", size, "red").save(tmp_path / "p.png")
    assert read_image(tmp_path / "p.png").size == size


def test_the_file_can_go_afterwards(scene, tmp_path):
    scene.save(tmp_path / "p.png")
    image = read_image(tmp_path / "p.png")
    Path(tmp_path / "p.png").unlink()
    assert image.getpixel((0, 0)) == (250, 20, 20)


def test_to_rgb_leaves_its_argument_alone(scene):
    copy = to_rgb(scene)
    copy.putpixel((0, 0), (1, 2, 3))
    assert scene.getpixel((0, 0)) == (250, 20, 20)
