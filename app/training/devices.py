"""Where and in which precision a training computes: resolved once, written to config.json."""

import json
import logging
import platform
import time
from contextlib import ExitStack
from dataclasses import replace

import torch
from filelock import FileLock
from torch import nn

from app.files import read_json, write_whole
from app.inference.predictor import choose_device
from app.paths import cache_folder
from app.training.config import TrainConfig
from models.layers import initialise
from models.registry import spec

_log = logging.getLogger(__name__)
_PROBE_STEPS = 3


def resolve(config: TrainConfig) -> TrainConfig:
    """The settings with device, threads and precision decided."""
    device = str(choose_device(config.device))
    threads = config.threads or torch.get_num_threads()
    torch.set_num_threads(threads)
    config = replace(config, device=device, threads=threads)
    if config.precision != "auto":
        return config
    return replace(config, precision=faster_precision(config))


def faster_precision(config: TrainConfig) -> str:
    """ "bfloat16" where a few steps of this network are faster in it, else "float32".

    Measured once for each machine, torch version, network and batch, by one process at a time, and
    kept in the cache.
    """
    cache, name = cache_folder() / "precision.json", _probe_name(config)
    with ExitStack() as held:
        try:
            cache.parent.mkdir(parents=True, exist_ok=True)
            held.enter_context(FileLock(cache.with_suffix(".lock")))
        except OSError as error:
            _log.info("no lock for the measured precision: %s", error)
        known = read_json(cache) or {}
        if known.get(name) in ("float32", "bfloat16"):
            return str(known[name])
        times = {p: _probe(replace(config, precision=p)) for p in ("float32", "bfloat16")}
        # a tie goes to float32, which rounds less
        chosen = "bfloat16" if times["bfloat16"] < 0.95 * times["float32"] else "float32"
        _log.info("precision of %s: %s, seconds a step %s", config.model, chosen, times)
        try:
            write_whole(cache, json.dumps(known | {name: chosen}, indent=1))
        except OSError as error:  # a full disk or a read-only home: measured again next time
            _log.warning("cannot keep the measured precision: %s", error)
        return chosen


def _probe_name(config: TrainConfig) -> str:
    machine = platform.processor() or platform.machine()
    if config.device == "cuda":
        machine = torch.cuda.get_device_name()
    settings = [config.model, json.dumps(config.arguments, sort_keys=True), config.batch_size]
    return " ".join(
        map(str, [platform.node(), machine, torch.__version__, config.threads, *settings])
    )


def _probe(config: TrainConfig) -> float:
    """The fastest of a few steps on noise, in seconds; infinite where the precision fails."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        try:
            network = build(config)
            optimizer = torch.optim.SGD(network.parameters(), lr=1e-3)
            images = torch.randint(256, (config.batch_size, 32, 32, 3), dtype=torch.uint8)
            labels = torch.randint(len(config.classes), (config.batch_size,))
            images, labels = images.to(config.device), labels.to(config.device)
            prepare = Preparation(config, (0.5,) * 3, (0.25,) * 3)
            times = []
            for _ in range(_PROBE_STEPS + 1):
                started = time.perf_counter()
                with autocast(config):
                    loss = nn.functional.cross_entropy(network(prepare(images)), labels)
                optimizer.zero_grad()
                loss.backward()
                optimizer.step()
                loss.item()  # waits for the device
                times.append(time.perf_counter() - started)
        except RuntimeError as error:  # a device without that precision
            _log.info("%s does not work here: %s", config.precision, error)
            return float("inf")
    return min(times[1:])


def build(config: TrainConfig) -> nn.Module:
    """The network with fresh weights, on its device and in its memory layout."""
    arguments = {"classes": len(config.classes), **config.arguments}
    network = spec(config.model).build(**arguments)
    initialise(network, config.initialisation)
    network = network.to(config.device)
    if config.channels_last:
        network = network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    return network


def autocast(config: TrainConfig) -> torch.autocast:
    """Matrix products in bfloat16 where the settings say so; the weights stay float32."""
    return torch.autocast(
        config.device.split(":")[0], torch.bfloat16, enabled=config.precision == "bfloat16"
    )


class Preparation:
    """uint8 pictures become what the network eats: B×S×S×3 → normalised B×3×S×S float32."""

    def __init__(
        self, config: TrainConfig, mean: tuple[float, ...], std: tuple[float, ...]
    ) -> None:
        self.channels_last = config.channels_last
        self.mean = torch.tensor(mean, device=config.device) * 255
        self.scale = 1 / (torch.tensor(std, device=config.device) * 255)

    def __call__(self, images: torch.Tensor) -> torch.Tensor:
        """The layout follows from the order of the picture's bytes: channels last as it is."""
        x = ((images.float() - self.mean) * self.scale).permute(0, 3, 1, 2)
        return x if self.channels_last else x.contiguous()
