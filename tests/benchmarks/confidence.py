"""What was tried for confidence, familiarity and photographs, as tables: `python -m
tests.benchmarks.confidence [KEY…] --others DIR`.

Everything is measured on the 2,000 pictures held out; the test pictures take no part. `--others`
names pictures of things that are none of the classes. It measures, and has no limits to fail.
"""

import argparse
from collections.abc import Callable

import numpy as np
import torch
from PIL import Image
from torch import nn

from app.inference.confidence import soften
from app.inference.familiarity import SHRINKAGE, familiarity, remember
from app.inference.outputs import Outputs, outputs
from app.inference.preprocess import preprocess_views
from app.reports.measures import area_under_roc
from app.reports.others import Others, find_others
from app.training.calibration import REMEMBERED, fit_confidence
from app.training.dataset import DataSet, split
from app.training.evaluation import accuracy, expected_calibration_error, mean_loss
from app.training.sources import find_data, load_split
from docs.tables import table
from models.layers import last_layer
from models.registry import PUBLISHED
from models.weights import VIEWS, WeightsInfo, load_weights, published_path

HALVES = 6  # times that the pictures held out are divided into one half to fit, one to measure
PHOTOGRAPHS = 400
_DOUBT = -5.0  # ln of the share that is expected before anything is known
_Fit = Callable[[torch.Tensor, torch.Tensor], Callable[[torch.Tensor], torch.Tensor]]


def _temperature_alone(logits: torch.Tensor, labels: torch.Tensor) -> float:
    """The temperature with the least loss, to a hundredth."""
    tried = torch.arange(0.4, 2.5, 0.01).tolist()
    return min(tried, key=lambda t: mean_loss(soften(logits, t).mean(1), labels))


def _logits_averaged(logits: torch.Tensor, labels: torch.Tensor) -> Callable:
    found = _temperature_alone(logits.mean(1, keepdim=True), labels)
    return lambda some: soften(some.mean(1), found)


def _temperature(logits: torch.Tensor, labels: torch.Tensor) -> Callable:
    found = _temperature_alone(logits, labels)
    return lambda some: soften(some, found).mean(1)


def _and_power(logits: torch.Tensor, labels: torch.Tensor) -> Callable:
    found = fit_confidence(logits, labels)
    return lambda some: soften(some, *found).mean(1)


def _wider(sharpness: bool, doubt: bool) -> _Fit:
    """Temperature and power with one number more, or two: a power of the average (`sharpness`), or
    a share of probability that is spread over all classes alike (`doubt`)."""
    free = torch.tensor([1.0, 1.0, sharpness, doubt])
    usual = torch.tensor([0.0, 0.0, 0.0, _DOUBT if doubt else -torch.inf])

    def answers(chosen: torch.Tensor, logits: torch.Tensor) -> torch.Tensor:
        behind = (logits.amax(-1, keepdim=True) - logits).clamp(min=1e-6)
        seen = (-(((behind.log() - chosen[0]) * chosen[1].exp()).exp())).softmax(-1).mean(1)
        sharpened = (seen.clamp(min=1e-12).log() * chosen[2].exp()).softmax(-1)
        doubted = chosen[3].exp()
        return (1 - doubted) * sharpened + doubted / logits.shape[-1]

    def fit(logits: torch.Tensor, labels: torch.Tensor) -> Callable:
        apart = torch.zeros(4, requires_grad=True)  # ln of each, from its usual value
        optimizer = torch.optim.LBFGS([apart], max_iter=100, line_search_fn="strong_wolfe")

        def surprise() -> torch.Tensor:
            optimizer.zero_grad()
            picked = answers(usual + apart * free, logits)[torch.arange(len(labels)), labels]
            loss = -picked.clamp(min=1e-12).log().mean() + (apart**2).sum() / (2 * len(labels))
            loss.backward()
            return loss

        optimizer.step(surprise)
        found = (usual + apart * free).detach()
        return lambda some: answers(found, some)

    return fit


FITS: dict[str, _Fit] = {
    "nothing fitted": lambda logits, labels: lambda some: soften(some).mean(1),
    "temperature, logits averaged": _logits_averaged,
    "temperature, probabilities averaged": _temperature,
    "temperature and power, probabilities averaged": _and_power,
    "temperature, power, and a power of the average": _wider(sharpness=True, doubt=False),
    "temperature, power, and a share of doubt": _wider(sharpness=False, doubt=True),
}


def calibration(said: Outputs, labels: torch.Tensor) -> list[tuple[str, ...]]:
    """Rows: fit, calibration error and loss on the halves that it was not fitted on."""
    rows = []
    for name, fit in FITS.items():
        chance, found = torch.Generator().manual_seed(0), []
        for _ in range(HALVES):
            halves = torch.randperm(len(labels), generator=chance).chunk(2)
            for one, other in (halves, halves[::-1]):
                answers = fit(said.logits[one], labels[one])(said.logits[other])
                error = expected_calibration_error(answers, labels[other])
                found.append((error, mean_loss(answers, labels[other])))
        error, loss = np.mean(found, axis=0)
        rows.append((name, f"{100 * error:.2f} %", f"{loss:.4f}"))
    return rows


def last_features(
    network: nn.Module, info: WeightsInfo, images: torch.Tensor
) -> tuple[Outputs, torch.Tensor]:
    """What the network says of N pictures, and N×2×D: what its last layer is given."""
    given: list[torch.Tensor] = []
    handle = last_layer(network).register_forward_pre_hook(
        lambda layer, inputs: given.append(inputs[0].unflatten(0, (2, -1)).transpose(0, 1))
    )
    said = outputs(network, info, images)
    handle.remove()
    return said, torch.cat(given)


def _mahalanobis(known: torch.Tensor, labels: torch.Tensor, some: torch.Tensor) -> torch.Tensor:
    """Lee et al., 2018, "A Simple Unified Framework for Detecting Out-of-Distribution Samples"."""
    known, some = known.mean(1).double(), some.mean(1).double()
    means = torch.stack([known[labels == each].mean(0) for each in labels.unique()])
    spread = torch.cov((known - means[labels]).T)
    ball = spread.diagonal().mean() * torch.eye(len(spread))
    precision = torch.linalg.inv(torch.lerp(spread, ball.to(spread), SHRINKAGE))
    apart = some[:, None] - means
    return -((apart @ precision) * apart).sum(-1).amin(1)


def _neighbours(known: torch.Tensor, some: torch.Tensor) -> torch.Tensor:
    """Sun et al., 2022, "Out-of-Distribution Detection with Deep Nearest Neighbors", but for the
    features' centre, which is taken off first: the mean cosine with the ten nearest."""
    centre = known.mean((0, 1))
    known, some = (
        nn.functional.normalize(nn.functional.normalize(each - centre, dim=-1).mean(1), dim=-1)
        for each in (known, some)
    )
    return (some @ known.T).topk(10, dim=1).values.mean(1)


def strangers(
    network: nn.Module, info: WeightsInfo, train: DataSet, held_out: DataSet, others: Others
) -> list[tuple[str, ...]]:
    """Rows: score, area under the ROC curve of the pictures held out against the others."""
    labels = train.labels[:REMEMBERED]
    strange = torch.cat([each[:1] for each in others.pictures(info)])
    seen, last_seen = last_features(network, info, train.images[:REMEMBERED])
    unit = nn.functional.normalize(last_seen, dim=-1)
    scores: dict[str, list[torch.Tensor]] = {}
    for images in (held_out.images, strange):
        said, last = last_features(network, info, images)
        answers, logits = said.probabilities(info), said.logits.mean(1)
        for name, score in {
            "probability of the answer": answers.amax(1),
            "entropy": (answers * answers.clamp(min=1e-12).log()).sum(1),
            "energy (Liu et al., 2020)": logits.logsumexp(1),
            "last features: Mahalanobis": _mahalanobis(last_seen, labels, last),
            "last features: relative Mahalanobis": familiarity(
                nn.functional.normalize(last, dim=-1), remember(unit, labels)
            ),
            "last features: nearest neighbours": _neighbours(last_seen, last),
            "several depths: nearest neighbours": _neighbours(seen.features, said.features),
            "several depths: Mahalanobis": _mahalanobis(seen.features, labels, said.features),
            "several depths: relative Mahalanobis": familiarity(
                said.features, remember(seen.features, labels)
            ),
        }.items():
            scores.setdefault(name, []).append(score)
    return [(name, f"{100 * area_under_roc(*both):.1f} %") for name, both in scores.items()]


def photographs(images: torch.Tensor) -> list[Image.Image]:
    """Stand-ins for photographs: each picture ten times as large, amid its mirror images, framed
    closer or wider, off the centre, in another shape. No substitute for real ones."""
    chance, made = np.random.default_rng(0), []
    for pixels in images.numpy():
        large = np.asarray(Image.fromarray(pixels).resize((320, 320), Image.Resampling.LANCZOS))
        large = np.pad(large, ((320, 320), (320, 320), (0, 0)), mode="reflect")
        scale, shape = chance.uniform(0.55, 1.15), np.exp(chance.uniform(-0.35, 0.35))
        sides = np.array([320 / scale * shape**0.5, 320 / scale / shape**0.5])
        middle = 480 + chance.uniform(-0.4, 0.4, 2) * np.abs(sides - 320)
        left, top = (int(edge) for edge in np.maximum(middle - sides / 2, 0))
        right, bottom = (int(edge) for edge in middle + sides / 2)
        made.append(Image.fromarray(np.ascontiguousarray(large[top:bottom, left:right])))
    return made


def seen_in(network: nn.Module, info: WeightsInfo, held_out: DataSet) -> list[tuple[str, ...]]:
    """Rows: views, share of the stand-ins for photographs that is named right, calibration error,
    share that is doubted although it shows one of the classes."""
    pictures, labels = photographs(held_out.images[:PHOTOGRAPHS]), held_out.labels[:PHOTOGRAPHS]
    combined: tuple[tuple[str, ...], ...] = (*((view,) for view in VIEWS), VIEWS[:2], VIEWS)
    rows = []
    for views in combined:
        said, counts = looked_at(network, info, pictures, views)
        each = list(said.of_pictures(info, counts))
        answers = torch.stack([answer for answer, _ in each])
        known = torch.tensor([familiar for _, familiar in each])
        shares = (
            accuracy(answers, labels),
            expected_calibration_error(answers, labels),
            float((known < info.threshold).float().mean()),
        )
        rows.append((", ".join(views), *(f"{100 * share:.1f} %" for share in shares)))
    return rows


def looked_at(
    network: nn.Module, info: WeightsInfo, pictures: list[Image.Image], views: tuple[str, ...]
) -> tuple[Outputs, list[int]]:
    """What the network says of all views of the pictures, and how many each has."""
    prepared = [
        torch.from_numpy(preprocess_views(picture, info.input_size, info.resizing, views))
        for picture in pictures
    ]
    return outputs(network, info, torch.cat(prepared)), [len(each) for each in prepared]


def of_views(said: Outputs, counts: list[int]) -> dict[str, torch.Tensor]:
    """Ways to say how familiar a picture is that was seen in several views."""
    by_view = said.familiarity.split(counts)
    features = [each.flatten(0, 1)[None] for each in said.features.split(counts)]
    together = [familiarity(each, said.memory) for each in features]
    return {
        "the whole alone": torch.stack([each[0] for each in by_view]),
        "the views' features, averaged": torch.cat(together),
        "the views' mean": torch.stack([each.mean() for each in by_view]),
        "the most familiar view": torch.stack([each.max() for each in by_view]),
    }


def strange_photographs(
    network: nn.Module, info: WeightsInfo, held_out: DataSet, others: Others
) -> list[tuple[str, ...]]:
    """Rows: how views are combined; area under the ROC curve of stand-ins for photographs of known
    things against such of others; shares of both that are doubted."""
    strange = torch.cat([each[:1] for each in others.pictures(info)])
    strange = strange[:: max(1, len(strange) // PHOTOGRAPHS)]
    both = (photographs(images) for images in (held_out.images[:PHOTOGRAPHS], strange))
    known, foreign = (of_views(*looked_at(network, info, each, VIEWS)) for each in both)
    rows = []
    for name in known:
        area = area_under_roc(known[name], foreign[name])
        doubted = ((each[name] < info.threshold).float().mean() for each in (known, foreign))
        rows.append((name, *(f"{100 * float(share):.1f} %" for share in (area, *doubted))))
    return rows


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("keys", nargs="*", metavar="KEY", default=list(PUBLISHED))
    parser.add_argument("--data", metavar="DIR")
    parser.add_argument("--others", metavar="DIR")
    arguments = parser.parse_args()
    others = find_others(arguments.others)
    train, held_out = split(load_split(find_data(arguments.data), "train"), "published")
    for key in arguments.keys:
        network, info = load_weights(published_path(key))
        said = outputs(network, info, held_out.images)
        rows = calibration(said, held_out.labels)
        print(f"\n{key}\n\n" + table(("fitted", "calibration error", "loss"), rows))
        if others is not None:
            found = strangers(network, info, train, held_out, others)
            print("\n" + table(("score", "area under the ROC curve"), found))
            ways = strange_photographs(network, info, held_out, others)
            heads = ("familiar by", "area under the ROC curve", "known doubted", "others doubted")
            print("\n" + table(heads, ways))
        heads = ("views", "named right", "calibration error", "doubted")
        print("\n" + table(heads, seen_in(network, info, held_out)), flush=True)


if __name__ == "__main__":
    main()
