"""`main.py publish RUN…`: finished runs become the weights files that the program ships."""

import argparse

from app.messages import text


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Its options."""
    parser = subparsers.add_parser(
        "publish", help=text("help-publish"), description=text("help-publish")
    )
    parser.add_argument("runs", metavar="RUN", nargs="+", help=text("help-publish-run"))
    parser.add_argument("--to", metavar="DIR", help=text("help-publish-to"))
    parser.add_argument("--data", metavar="DIR", help=text("help-data-place"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Exit status 0 when every run was published."""
    from app.paths import expanded
    from app.training.publishing import publish
    from app.training.run_folder import RunFolder
    from models.weights import weights_folder

    folder = expanded(arguments.to) if arguments.to else weights_folder()
    for path in arguments.runs:
        info = publish(RunFolder(expanded(path)), folder, arguments.data)
        accuracy = f"{100 * info.results['test']['accuracy']:.2f}"
        print(text("published", model=info.key, accuracy=accuracy, folder=folder), flush=True)
    return 0
