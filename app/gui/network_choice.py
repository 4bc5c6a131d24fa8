"""The published networks as the window offers them. Reads headers only; no torch, no Qt."""

from dataclasses import dataclass

from app.messages import error_text
from models.errors import CodedError
from models.registry import MODELS, PUBLISHED
from models.weights import published_path, read_info


@dataclass(frozen=True)
class NetworkChoice:
    """One network to choose, or why it cannot be chosen."""

    key: str
    title: str
    accuracy: float | None = None  # measured on the test pictures, 0…1
    problem: str = ""  # a sentence; empty if the network can be used
    code: str = ""  # of the problem


def network_choices() -> tuple[NetworkChoice, ...]:
    """The published networks in their order, each with what its weights file says."""
    return tuple(_choice(key) for key in PUBLISHED)


def _choice(key: str) -> NetworkChoice:
    title = MODELS[key].title
    try:
        results = read_info(published_path(key)).results
    except CodedError as error:
        return NetworkChoice(key, title, problem=error_text(error), code=error.code)
    accuracy = results.get("test", {}).get("accuracy")
    return NetworkChoice(key, title, accuracy)
