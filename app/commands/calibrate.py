"""`main.py calibrate MODEL…`: networks of earlier versions learn how sure they may be."""

import argparse
import sys

from app.messages import error_text, text
from models.errors import CodedError
from models.registry import MODELS
from models.weights import published_path


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Its options."""
    parser = subparsers.add_parser(
        "calibrate", help=text("help-calibrate"), description=text("help-calibrate-long")
    )
    parser.add_argument("models", metavar="FILE|RUN", nargs="+", help=text("help-calibrate-model"))
    parser.add_argument("--data", metavar="DIR", help=text("help-data-place"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Exit status 0 when every network was calibrated, 1 when one could not be, 2 for a name that
    stands for no network."""
    from app.commands.fetching import fetch_if_missing
    from app.inference.resolve import ResolveError, resolve_weights
    from app.training.publishing import calibrate

    try:
        for model in arguments.models:
            if model in MODELS:  # the shipped files are not changed by the way
                raise ResolveError("calibrate-published", path=published_path(model))
        files = {model: resolve_weights(model) for model in arguments.models}
    except ResolveError as error:
        print(error_text(error), file=sys.stderr)
        return 2
    fetch_if_missing(arguments.data)
    failed = False
    for model, file in files.items():
        try:
            info = calibrate(file, arguments.data)
        except (CodedError, OSError) as error:
            print(f"{model}: {error_text(error)}", file=sys.stderr)
            failed = True
            continue
        figures = {
            "temperature": f"{info.temperature:.3f}",
            "power": f"{info.power:.3f}",
            "threshold": f"{info.threshold:.3f}",
            "ece": f"{100 * info.results['validation']['ece']:.2f}",
        }
        print(text("calibrated", model=model, file=file, **figures), flush=True)
    return 1 if failed else 0
