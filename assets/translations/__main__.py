"""`python -m assets.translations check` finds what is missing; `… update` brings the files up to
date with the window's code, for somebody to fill in what is new."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from assets.translations.check import problems

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
    code = [os.path.relpath(path, _ROOT) for path in sorted(_CODE.rglob("*.py"))]
    for path in _files():
        # pylupdate5 asks the locale how to write file names, and a bare "C" has no answer
        collect = [sys.executable, "-W", "ignore", "-m", "PyQt5.pylupdate_main", "-noobsolete"]
        _run([*collect, *code, "-ts", str(path)], LC_ALL="C.UTF-8")
        # without line numbers: else every edit of the code would change this file
        text = re.sub(r"\n *<location [^>]*/>", "", path.read_text(encoding="utf-8"))
        path.write_text(text, encoding="utf-8", newline="\n")
        _run([release, "-silent", str(path), "-qm", str(path.with_suffix(".qm"))])
    return check()


def _files() -> list[Path]:
    return sorted(_HERE.glob("*.ts"))


def _run(command: list[str], **environment: str) -> None:
    subprocess.run(command, cwd=_ROOT, env={**os.environ, **environment}, check=True)


if __name__ == "__main__":
    verbs = {"check": check, "update": update}
    if len(sys.argv) != 2 or sys.argv[1] not in verbs:
        sys.exit(_USAGE)
    sys.exit(verbs[sys.argv[1]]())
