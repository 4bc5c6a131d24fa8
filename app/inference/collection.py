"""The user's own networks: weights files taken out of runs or brought from other computers.

Each is one file of the networks folder, named as people know it. The published ones are not among
them and stay as they are. Needs neither torch nor Qt.
"""

from dataclasses import dataclass
from filecmp import cmp
from pathlib import Path

from app.files import write_whole
from app.paths import NETWORK_SUFFIX, networks_folder
from models.errors import CodedError
from models.registry import MODELS, spec
from models.weights import WeightsError, WeightsInfo, read_info


@dataclass(frozen=True)
class OwnNetwork:
    """One of them, and what its file says; or why it cannot be used."""

    path: Path
    info: WeightsInfo | None = None
    error: CodedError | None = None

    @property
    def name(self) -> str:
        """As it is called in the window and behind `--model`."""
        return self.path.name.removesuffix(NETWORK_SUFFIX)

    @property
    def title(self) -> str:
        """Of the kind of network that it is."""
        return MODELS[self.info.key].title if self.info is not None else ""

    @property
    def accuracy(self) -> float | None:
        """On the test pictures, 0…1, where that was measured."""
        if self.info is None:
            return None
        value = self.info.results.get("test", {}).get("accuracy")
        return float(value) if isinstance(value, int | float) else None


def own_networks() -> tuple[OwnNetwork, ...]:
    """All of them, by name; only their headers are read."""
    try:
        files = list(networks_folder().glob(f"[!.]*{NETWORK_SUFFIX}"))
    except OSError:
        return ()
    return tuple(_look(path) for path in sorted(files, key=lambda path: path.stem.casefold()))


def _look(path: Path) -> OwnNetwork:
    try:
        return OwnNetwork(path, _usable(path))
    except CodedError as error:
        return OwnNetwork(path, error=error)


def _usable(path: Path) -> WeightsInfo:
    info = read_info(path)
    spec(info.key)
    return info


def keep_network(source: Path, name: str = "") -> OwnNetwork:
    """Copies a weights file among the user's own, as `name` (the file's own by default).

    Where that name is taken by another file, a number is added; the same file is not kept twice.
    Raises WeightsError or CodedError("unknown-network") for a file that cannot be used, and
    CodedError("network-not-kept") where the disk refuses.
    """
    info = _usable(source)
    stem = name or source.name.removesuffix(NETWORK_SUFFIX)
    try:
        target = _free_place(source, stem)
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            write_whole(target, source.read_bytes())
    except OSError as error:
        reason = error.strerror or str(error)
        raise CodedError("network-not-kept", path=str(source), reason=reason) from error
    return OwnNetwork(target, info)


def _free_place(source: Path, stem: str) -> Path:
    """The first name that is free, or that the same network has already."""
    number = 1
    while True:
        shown = stem if number == 1 else f"{stem} {number}"
        target = networks_folder() / f"{shown}{NETWORK_SUFFIX}"
        # a network of this name would be taken for published ones behind `--model`
        reserved = shown in MODELS or shown == "all"
        if not reserved and (not target.exists() or cmp(source, target, shallow=False)):
            return target
        number += 1


def save_copy(network: Path, target: Path) -> None:
    """Writes a network as one file, which this program opens on any computer.

    Raises WeightsError where there is no network, CodedError("network-not-saved") where the disk
    refuses.
    """
    read_info(network)
    try:
        write_whole(target, network.read_bytes())
    except OSError as error:
        reason = error.strerror or str(error)
        raise CodedError("network-not-saved", path=str(target), reason=reason) from error


def take_out(network: Path) -> None:
    """Removes one of the user's own. Raises CodedError("network-stuck") where the disk refuses,
    and WeightsError("weights-missing") for a file that is none of theirs."""
    if network.parent != networks_folder():
        raise WeightsError("weights-missing", path=str(network))
    try:
        network.unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise CodedError("network-stuck", path=str(network), reason=reason) from error
