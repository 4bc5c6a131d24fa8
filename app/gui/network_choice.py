"""The published networks as the window offers them. Reads headers only; no torch, no Qt."""

from dataclasses import dataclass

from app.messages import catalogue, error_text, text
from models.errors import CodedError
from models.registry import MODELS, PUBLISHED
from models.weights import published_path, read_info


@dataclass(frozen=True)
class NetworkChoice:
    """One network to choose, or why it cannot be chosen."""

    key: str
    title: str
    accuracy: float | None = None  # measured on the test pictures, 0…1
    error: CodedError | None = None  # why the network cannot be used
    year: int = 0  # of the paper
    parameters: int = 0  # 0 where the weights file does not say

    @property
    def problem(self) -> str:
        """The error as a sentence in the language of now; empty if the network can be used."""
        return "" if self.error is None else error_text(self.error)


def network_choices() -> tuple[NetworkChoice, ...]:
    """The published networks in their order, each with what its weights file says."""
    return tuple(_choice(key) for key in PUBLISHED)


def idea_of(key: str) -> str:
    """Two sentences on the idea of a network; empty for one that nothing is written about."""
    code = f"idea-{key}"
    return text(code) if code in catalogue() else ""


def _choice(key: str) -> NetworkChoice:
    spec = MODELS[key]
    try:
        info = read_info(published_path(key))
    except CodedError as error:
        return NetworkChoice(key, spec.title, error=error, year=spec.year)
    accuracy = info.results.get("test", {}).get("accuracy")
    return NetworkChoice(key, spec.title, accuracy, year=spec.year, parameters=int(info.parameters))
