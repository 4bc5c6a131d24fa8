"""`python -m assets.desktop install` puts CIFAR Lab into the desktop's menu (Linux) and among the
programs that open pictures; `… remove` takes it out again."""

import sys

from app.messages import error_text, text
from models.errors import CodedError

from .entry import install, remove

_USAGE = "usage: python -m assets.desktop install|remove"


def main(words: list[str]) -> int:
    """Exit status 0 done, 1 failed with one sentence on stderr, 2 wrong usage."""
    verbs = {"install": install, "remove": remove}
    if len(words) != 1 or words[0] not in verbs:
        print(_USAGE, file=sys.stderr)
        return 2
    try:
        path = verbs[words[0]]()
    except CodedError as error:
        print(error_text(error), file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.strerror}: {error.filename}", file=sys.stderr)
        return 1
    print(text(f"desktop-{words[0]}", path=path))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
