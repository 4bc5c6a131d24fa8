"""Pictures of every state of the window: ``python -m docs.screenshots [--to DIR] [--tour]``.

Each variant (language, theme, size, scale) is a process of its own with folders of its own, on a
virtual display where there is one to be had. The state "training" needs the pictures of CIFAR-10
(CIFAR_LAB_DATA); without them it is left out, with a line that says so. ``--tour`` also renews
the pictures of docs/tour.md.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from tests.benchmarks.window import virtual_display

ROOT = Path(__file__).resolve().parent.parent
TOUR = ROOT / "docs" / "tour"
# name in the tour → theme; the pictures of CIFAR-10 itself are not to be in this repository
TOUR_STATES = {
    "train-dialog": "light",
    "trainings": "light",
    "start": "light",
    "answer": "dark",
    "fixed-order-zoomed": "light",
    "training": "dark",
    "error": "light",
    "missing-weights": "dark",
    "report-overview": "light",
    "studies-curves": "light",
    "studies-page": "light",
}
_SCREEN = "4000x2400"


@dataclass(frozen=True)
class Variant:
    """How the window looks."""

    language: str
    theme: str
    width: int = 1180  # logical pixels
    height: int = 780
    scale: float = 1.0

    @property
    def name(self) -> str:
        """Of the folder with its pictures."""
        size = f"{self.width}x{self.height}"
        return f"{self.language}-{self.theme}-{size}-{round(100 * self.scale)}"


VARIANTS = (
    Variant("en", "light"),
    Variant("zh", "light"),
    Variant("en", "dark"),
    Variant("zh", "dark"),
    Variant("en", "light", 900, 600),
    Variant("zh", "dark", 900, 600),
    Variant("en", "dark", 1180, 780, 2.0),
    Variant("zh", "light", 1180, 780, 2.0),
    Variant("en", "light", 900, 600, 2.5),
    Variant("en", "light", 3840, 2160),
)


def take(variant: Variant, folder: Path) -> list[Path]:
    """Writes a variant's pictures into `folder`; returns them."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as home:
        changes = {
            "CIFAR_LAB_HOME": home,
            "CIFAR_LAB_LANGUAGE": variant.language,
            "QT_SCALE_FACTOR": str(variant.scale),
        }
        size = f"{variant.width}x{variant.height}"
        subprocess.run(
            [sys.executable, "-m", "docs.screenshot_states", folder, variant.theme, size],
            env={**os.environ, **changes},
            cwd=ROOT,
            check=True,
        )
    return sorted(folder.glob("*.png"))


def renew_tour(variant: Variant, pictures: list[Path]) -> None:
    """Small enough for a repository: WebP, which browsers show."""
    if variant != Variant(variant.language, variant.theme):  # of the usual size
        return
    TOUR.mkdir(exist_ok=True)
    for picture in pictures:
        if TOUR_STATES.get(picture.stem) == variant.theme:
            target = TOUR / f"{picture.stem}.{variant.language}.webp"
            Image.open(picture).convert("RGB").save(target, quality=92, method=6)


def main() -> int:
    """Takes all pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=ROOT / "screenshots", metavar="DIR")
    parser.add_argument("--only", metavar="NAME", help="variants whose name contains this")
    parser.add_argument("--tour", action="store_true", help="renew docs/tour as well")
    arguments = parser.parse_args()
    chosen = [each for each in VARIANTS if (arguments.only or "") in each.name]
    with virtual_display(_SCREEN) as display:
        os.environ["DISPLAY"] = display
        for variant in chosen:
            pictures = take(variant, arguments.to.absolute() / variant.name)
            print(f"{variant.name}: {', '.join(picture.stem for picture in pictures)}", flush=True)
            if arguments.tour:
                renew_tour(variant, pictures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
