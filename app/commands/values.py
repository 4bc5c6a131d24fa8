"""Options with a range: a value outside it is refused with a sentence in the user's language."""

import argparse
from collections.abc import Callable
from typing import Any

from app.messages import error_text
from app.training.settings import Setting
from models.errors import CodedError


def within(setting: Setting) -> Callable[[str], Any]:
    """What argparse is to take for an option's type."""

    def read(words: str) -> Any:
        try:
            return setting.read(words)
        except CodedError as error:
            raise argparse.ArgumentTypeError(error_text(error)) from error

    return read
