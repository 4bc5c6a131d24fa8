"""`read_image` refuses with a code, within two seconds, and never with anything else."""

import io
import os
import random
import socket
import struct
import time
import zlib

import numpy as np
import pytest
from PIL import Image

from app.inference import images
from app.inference.images import ImageReadError, read_image


@pytest.fixture(autouse=True)
def within_two_seconds(request):
    if "damage" in request.node.name:  # hundreds of files
        yield
        return
    start = time.process_time()  # of the processor: other programs take none of it
    yield
    assert time.process_time() - start < 2


def encoded(image: Image.Image, form: str, **options) -> bytes:
    stream = io.BytesIO()
    image.save(stream, form, **options)
    return stream.getvalue()


def test_no_such_file(tmp_path, refusal):
    assert refusal(tmp_path / "nothing.png") == "image-missing"


def test_a_file_where_a_folder_is_meant(tmp_path, refusal):
    (tmp_path / "file").write_bytes(b"x")
    assert refusal(tmp_path / "file" / "picture.png") == "image-missing"


def test_a_link_to_nothing(tmp_path, refusal):
    (tmp_path / "link.png").symlink_to(tmp_path / "nothing.png")
    assert refusal(tmp_path / "link.png") == "image-missing"


def test_a_link_to_itself(tmp_path, refusal):
    (tmp_path / "link.png").symlink_to(tmp_path / "link.png")
    assert refusal(tmp_path / "link.png") == "image-bad-name"


def test_folder(tmp_path, refusal):
    assert refusal(tmp_path) == "image-folder"


@pytest.mark.parametrize("name", ["", "a\0b.png", "x" * 5000 + ".png"])
def test_names_that_no_file_has(name, refusal):
    assert refusal(name) in ("image-missing", "image-bad-name")


def test_empty(tmp_path, refusal):
    (tmp_path / "p.png").touch()
    assert refusal(tmp_path / "p.png") == "image-empty"


@pytest.mark.parametrize(
    "content",
    [
        b"hello",
        b"\0" * 1000,
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
        b"P6 1 1 255 abc",
    ],
)
def test_not_a_picture(tmp_path, refusal, content):
    (tmp_path / "p.png").write_bytes(content)
    assert refusal(tmp_path / "p.png") == "image-not-a-picture"


@pytest.mark.parametrize("form", images.FORMATS)
def test_cut_off(tmp_path, refusal, form):
    noise = np.random.default_rng(0).integers(0, 256, (64, 64, 3), np.uint8)
    content = encoded(Image.fromarray(noise), form)
    (tmp_path / "p").write_bytes(content[: len(content) // 2])
    assert refusal(tmp_path / "p") in ("image-truncated", "image-damaged")


@pytest.mark.parametrize("form", ["JPEG", "PNG", "BMP"])
def test_cut_off_is_said(tmp_path, refusal, form):
    noise = np.random.default_rng(0).integers(0, 256, (64, 64, 3), np.uint8)
    content = encoded(Image.fromarray(noise), form)
    (tmp_path / "p").write_bytes(content[: len(content) * 3 // 4])
    assert refusal(tmp_path / "p") == "image-truncated"


def cut_off_files() -> dict[str, bytes]:
    noise = np.random.default_rng(0).integers(0, 256, (64, 64, 3), np.uint8)
    png = encoded(Image.fromarray(noise), "PNG")[:-100]
    tiff = encoded(Image.fromarray(noise), "TIFF", compression="tiff_lzw")
    with Image.open(io.BytesIO(tiff)) as image:
        (length,) = image.tag_v2[279]  # bytes of the only strip
    entry = struct.pack("<HHI", 279, 4, 1)
    assert tiff.count(entry + struct.pack("<I", length)) == 1
    longer = tiff.replace(entry + struct.pack("<I", length), entry + struct.pack("<I", 99_999))
    return {"PNG": png, "TIFF": longer}


@pytest.mark.parametrize("form", ["PNG", "TIFF"])
def test_cut_off_is_seen_without_decoding(tmp_path, refusal, monkeypatch, form):
    """Decoding a large one up to its gap would take longer than anyone should wait."""
    (tmp_path / "p").write_bytes(cut_off_files()[form])
    monkeypatch.setattr(Image.Image, "load", lambda *_: pytest.fail("decoded"))
    assert refusal(tmp_path / "p") == "image-truncated"


def huge_headers() -> dict[str, bytes]:
    """Small files that claim to hold 20,000×20,000 (or 16,383²) pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", 20000, 20000, 8, 2, 0, 0, 0)
    png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 999))
    small = Image.new("RGB", (16, 16))
    bmp = bytearray(encoded(small, "BMP"))
    bmp[18:26] = struct.pack("<ii", 20000, 20000)
    gif = bytearray(encoded(small, "GIF"))
    gif[6:10] = struct.pack("<HH", 20000, 20000)
    jpeg = bytearray(encoded(small, "JPEG"))
    frame = jpeg.index(b"\xff\xc0")
    jpeg[frame + 5 : frame + 9] = struct.pack(">HH", 20000, 20000)
    return {"png": png, "bmp": bytes(bmp), "gif": bytes(gif), "jpg": bytes(jpeg)}


@pytest.mark.parametrize("form", ["png", "bmp", "gif", "jpg"])
def test_over_100_megapixels_is_never_decoded(tmp_path, refusal, monkeypatch, form):
    (tmp_path / "p").write_bytes(huge_headers()[form])
    monkeypatch.setattr(Image.Image, "load", lambda *_: pytest.fail("decoded"))
    assert refusal(tmp_path / "p") == "image-too-large"


@pytest.mark.parametrize(("size", "fine"), [((100, 50), True), ((100, 51), False)])
def test_the_limit_itself(tmp_path, refusal, monkeypatch, size, fine):
    monkeypatch.setattr(images, "LARGEST", 5000)
    Image.new("RGB", size).save(tmp_path / "p.png")
    if fine:
        assert read_image(tmp_path / "p.png").size == size
    else:
        assert refusal(tmp_path / "p.png") == "image-too-large"


@pytest.mark.parametrize("function", ["open", "stat"])
def test_no_permission(tmp_path, refusal, monkeypatch, function):
    """The superuser may read everything, so the refusal is played."""
    Image.new("RGB", (4, 4)).save(tmp_path / "p.png")

    def refuse(path, *_, **__):
        raise PermissionError(13, "Permission denied", path)

    if function == "open":
        monkeypatch.setattr("builtins.open", refuse)
    else:
        monkeypatch.setattr(images.os, "stat", refuse)
    code = refusal(tmp_path / "p.png")
    monkeypatch.undo()
    assert code == "image-permission"


def test_a_disk_that_fails(tmp_path, refusal, monkeypatch):
    Image.new("RGB", (4, 4)).save(tmp_path / "p.png")

    def fail(path, *_, **__):
        raise OSError(5, "Input/output error", path)

    monkeypatch.setattr("builtins.open", fail)
    code = refusal(tmp_path / "p.png")
    monkeypatch.undo()
    assert code == "image-unreadable"


def test_a_fifo_does_not_hang(tmp_path, refusal):
    os.mkfifo(tmp_path / "p.png")
    assert refusal(tmp_path / "p.png") == "image-special-file"


def test_a_device(refusal):
    assert refusal("/dev/zero") == "image-special-file"


def test_a_socket(tmp_path, refusal, monkeypatch):
    monkeypatch.chdir(tmp_path)  # a socket's path is short
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("p.png")
        assert refusal(tmp_path / "p.png") == "image-special-file"


@pytest.mark.filterwarnings("ignore")  # Pillow remarks on what is odd in a damaged file
@pytest.mark.parametrize("form", images.FORMATS)
def test_any_damage_is_refused_or_read(tmp_path, form):
    """Three hundred damaged files of each format: bytes changed, cut out, repeated, cut off."""
    chance = random.Random(f"damage {form}")
    noise = np.random.default_rng(1).integers(0, 256, (24, 20, 3), np.uint8)
    exif = Image.Exif()
    exif[0x0112] = 6
    options = {} if form in ("BMP", "GIF") else {"exif": exif}
    modes = ("RGB", "P", "L") if form in ("PNG", "GIF", "BMP", "TIFF") else ("RGB",)
    wholes = [encoded(Image.fromarray(noise).convert(m), form, **options) for m in modes]
    refused = 0
    for _ in range(300):
        (tmp_path / "p").write_bytes(damaged(chance.choice(wholes), chance))
        try:
            assert read_image(tmp_path / "p").mode == "RGB"
        except ImageReadError:
            refused += 1
    assert refused > 0


def damaged(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(min(len(changed), chance.choice((40, 200, 100_000))))
        match chance.randrange(4):
            case 0:
                changed[at] = chance.randrange(256)
            case 1:
                changed[at : at + 4] = chance.choice(
                    (b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff")
                )
            case 2 if len(changed) > 60:
                del changed[at : at + chance.randint(1, 9)]
            case _:
                changed[at:at] = changed[at : at + 8]
    return bytes(changed[: chance.randrange(1, len(changed))] if chance.random() < 0.2 else changed)
