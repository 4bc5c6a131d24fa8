"""The menu entry of Linux desktops.

Follows freedesktop.org's Desktop Entry Specification 1.5 and Icon Theme Specification 0.13.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from models.errors import CodedError

NAME = "cifar-lab"  # also the window's class, and its application id on Wayland
_ROOT = Path(__file__).resolve().parent.parent.parent
_ICONS = _ROOT / "assets" / "icons"
# the formats that app/inference/images.py reads
_TYPES = ("jpeg", "png", "webp", "bmp", "gif", "tiff")
_ENTRY = """\
[Desktop Entry]
Type=Application
Version=1.0
Name=CIFAR Lab
Name[zh_CN]=CIFAR Lab
GenericName=Picture classification laboratory
GenericName[zh_CN]=图像分类实验室
Comment=See what classic convolutional networks make of a picture, and train them
Comment[zh_CN]=看看经典卷积神经网络怎样识别图片，并亲手训练它们
Keywords=CIFAR-10;neural network;deep learning;LeNet;AlexNet;VGG;GoogLeNet;ResNet;
Keywords[zh_CN]=CIFAR-10;神经网络;深度学习;图像分类;
Exec=/bin/sh {start} %F
Icon={name}
Terminal=false
StartupNotify=false
StartupWMClass={window_class}
Categories=Education;ArtificialIntelligence;
MimeType={types};
"""


def entry(root: Path = _ROOT) -> str:
    """The file's text, for a checkout at `root`. Raises CodedError "desktop-path"."""
    start = str(root / "assets" / "desktop" / "start.sh")
    if any(ord(letter) < 32 for letter in start):
        raise CodedError("desktop-path", path=repr(start))
    return _ENTRY.format(
        name=NAME,
        start=quoted(start),
        window_class=NAME,  # the application's name, which Qt takes for it
        types=";".join(f"image/{kind}" for kind in _TYPES),
    )


def quoted(argument: str) -> str:
    """One argument of Exec, quoted twice as the specification asks: for the command line, and as
    a string of the file."""
    for letter in '\\"`$':
        argument = argument.replace(letter, f"\\{letter}")
    return f'"{argument}"'.replace("\\", "\\\\").replace("%", "%%")


def install() -> Path:
    """Writes the entry and its icons into the user's data folder; where the entry is.

    Raises CodedError "desktop-linux" or "desktop-path", OSError.
    """
    if not sys.platform.startswith("linux"):
        raise CodedError("desktop-linux")
    path = _entry_file()
    written = entry().encode("utf-8", "surrogateescape")  # the folder's name may be no UTF-8
    for source, target in _icons():
        if source.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    beside.write_bytes(written)
    os.replace(beside, path)
    _tell_desktop()
    return path


def remove() -> Path:
    """Takes away what `install` wrote; where the entry was."""
    path = _entry_file()
    for each in (path, *(target for _, target in _icons())):
        each.unlink(missing_ok=True)
    if path.parent.is_dir():
        _tell_desktop()
    return path


def _data_home() -> Path:
    named = Path(os.environ.get("XDG_DATA_HOME") or "~/.local/share").expanduser()
    return named if named.is_absolute() else Path("~/.local/share").expanduser()


def _entry_file() -> Path:
    return _data_home() / "applications" / f"{NAME}.desktop"


def _icons() -> list[tuple[Path, Path]]:
    """Where each icon comes from, and where the desktop looks for it."""
    theme = _data_home() / "icons" / "hicolor"
    return [
        (_ICONS / f"{NAME}.svg", theme / "scalable" / "apps" / f"{NAME}.svg"),
        (_ICONS / f"{NAME}.png", theme / "256x256" / "apps" / f"{NAME}.png"),
    ]


def _tell_desktop() -> None:
    """The menus look at the folder themselves; which program opens which file is kept in a list."""
    theme = _data_home() / "icons" / "hicolor"
    if theme.is_dir():
        os.utime(theme)  # a changed folder is looked at anew
    if update := shutil.which("update-desktop-database"):
        subprocess.run([update, str(_entry_file().parent)], check=False, capture_output=True)
