"""`python -m assets.translations check` finds what is missing; `… update` brings the files up to
date with the window's code, for somebody to fill in what is new."""

import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

from assets.translations.check import messages, problems
from assets.translations.sources import all_sources

_HERE = Path(__file__).resolve().parent
_ROOT = _HERE.parent.parent
_CODE = _ROOT / "app" / "gui"
_USAGE = "usage: python -m assets.translations check|update"
_NO_LRELEASE = "lrelease is missing. On Debian: sudo apt-get install qttools5-dev-tools"


def check() -> int:
    """Prints what is wrong; exit status 1 if anything is."""
    found = [line for path in _files() for line in problems(_CODE, path)]
    for line in found:
        print(line, file=sys.stderr)
    if found:
        print("make translations brings the files up to date", file=sys.stderr)
    return 1 if found else 0


def update() -> int:
    """New sentences go into the .ts files, old ones out, and the .qm files are made anew."""
    release = shutil.which("lrelease") or shutil.which("lrelease", path="/usr/lib/qt5/bin")
    if release is None:
        print(_NO_LRELEASE, file=sys.stderr)
        return 1
    for path in _files():
        path.write_text(updated(path, _CODE), encoding="utf-8", newline="\n")
        subprocess.run(
            [release, "-silent", str(path), "-qm", str(path.with_suffix(".qm"))], check=True
        )
    return check()


def updated(path: Path, code: Path) -> str:
    """The .ts file's text with the sentences of the code: no more, no less, in their order.

    pylupdate5 would do it if it did not pass over calls that begin on a new line.
    """
    known = {(each.context, each.source): each for each in messages(path)}
    wanted: set[tuple[str, str]] = set().union(*(each.found for each in all_sources(code)))
    root = ElementTree.parse(path).getroot()
    for context in root.findall("context"):
        root.remove(context)
    for name in sorted({context for context, _ in wanted}):
        context = ElementTree.SubElement(root, "context")
        ElementTree.SubElement(context, "name").text = name
        for source in sorted(source for where, source in wanted if where == name):
            message = ElementTree.SubElement(context, "message")
            ElementTree.SubElement(message, "source").text = source
            translation = ElementTree.SubElement(message, "translation")
            if (name, source) in known and not known[name, source].kind:
                translation.text = known[name, source].translation
            else:
                translation.set("type", "unfinished")
    ElementTree.indent(root, "    ")
    body = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n'


def _files() -> list[Path]:
    return sorted(_HERE.glob("*.ts"))


if __name__ == "__main__":
    verbs = {"check": check, "update": update}
    if len(sys.argv) != 2 or sys.argv[1] not in verbs:
        sys.exit(_USAGE)
    sys.exit(verbs[sys.argv[1]]())
