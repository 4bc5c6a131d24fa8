"""Augmentation against an obvious, slow version of itself."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from app.training.augment import Augmenter, EpochPlan, batches, plan_epoch, steps_per_epoch
from app.training.config import TrainConfig

COUNT = 24


@pytest.fixture
def images() -> torch.Tensor:
    generator = torch.Generator().manual_seed(3)
    return torch.randint(256, (COUNT, 32, 32, 3), dtype=torch.uint8, generator=generator)


def config(**changes: object) -> TrainConfig:
    usual = TrainConfig("lenet5", batch_size=8, translate=0, flip="none", seed=5)
    return replace(usual, **changes)


def slowly(image: np.ndarray, plan: EpochPlan, number: int, settings: TrainConfig) -> np.ndarray:
    """One picture, pixel by pixel: shifted with a mirrored border, flipped, a square hidden."""
    size = image.shape[0]
    border = settings.translate
    down, right = (int(n) - border for n in plan.shift[number])
    result = np.zeros_like(image)
    for y in range(size):
        for x in range(size):
            source_x = size - 1 - x if plan.mirrored[number] else x
            result[y, x] = image[inside(y + down, size), inside(source_x + right, size)]
    if settings.cutout:
        top, left = (int(n) - settings.cutout // 2 for n in plan.hole[number])
        for y in range(max(top, 0), min(top + settings.cutout, size)):
            for x in range(max(left, 0), min(left + settings.cutout, size)):
                result[y, x] = 0
    return result


def inside(position: int, size: int) -> int:
    """Beyond the edge the picture is mirrored, without its edge twice."""
    position = abs(position)
    return position if position < size else 2 * (size - 1) - position


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"translate": 3},
        {"translate": 16},
        {"flip": "random"},
        {"cutout": 8},
        {"cutout": 5},
        {"translate": 4, "flip": "alternating", "cutout": 32},
    ],
)
def test_as_an_obvious_version_does_it(images, changes):
    settings = config(**changes)
    plan = plan_epoch(settings, COUNT, epoch=2)
    chosen = plan.order[:8]
    fast = Augmenter(images, settings)(chosen, plan)
    assert fast.dtype == torch.uint8
    for row, number in zip(fast.numpy(), chosen.tolist(), strict=True):
        expected = slowly(images[number].numpy(), plan, number, settings)
        np.testing.assert_array_equal(row, expected)


def test_without_any_augmentation_pictures_stay_as_they_are(images):
    plan = plan_epoch(config(), COUNT, 0)
    assert Augmenter(images, config())(torch.arange(COUNT), plan).equal(images)


def test_the_pictures_given_are_not_changed(images):
    before = images.clone()
    settings = config(cutout=32)
    Augmenter(images, settings)(torch.arange(COUNT), plan_epoch(settings, COUNT, 0))
    assert images.equal(before)


@pytest.mark.parametrize("side", [1, 2, 5, 8])
def test_so_many_pixels_are_hidden(images, side):
    settings = config(cutout=side)
    plan = plan_epoch(settings, COUNT, 0)
    inside = ((plan.hole >= side) & (plan.hole <= 32 - side)).all(1)
    shown = Augmenter(torch.full_like(images, 9), settings)(torch.arange(COUNT), plan)
    hidden = (shown[inside, ..., 0] == 0).sum((1, 2))
    assert hidden.tolist() == [side**2] * int(inside.sum())
    assert inside.any()


def ramps() -> torch.Tensor:
    """Pictures in which the red of a pixel is four times its column, and the green its row."""
    line = (4 * torch.arange(32)).to(torch.uint8)
    picture = torch.zeros(32, 32, 3, dtype=torch.uint8)
    picture[..., 0], picture[..., 1] = line[None, :], line[:, None]
    return picture.repeat(COUNT, 1, 1, 1)


def test_pictures_are_shown_larger_smaller_and_stretched():
    settings = config(scale=0.3, translate=2, flip="random")
    plan = plan_epoch(settings, COUNT, 1)
    reach = plan.reach
    shown = Augmenter(ramps(), settings)(torch.arange(COUNT), plan).float()
    away = torch.arange(32) + 0.5 - 16
    for number in range(COUNT):
        down, right = plan.shift[number] - 2
        side = -1 if plan.mirrored[number] else 1
        columns = 15.5 + right + side * away * reach[number, 1]
        rows = 15.5 + down + away * reach[number, 0]
        # at the mirrored border a ramp turns back
        inner = (columns > 1) & (columns < 30), (rows > 1) & (rows < 30)
        red, green = shown[number, ..., 0].mean(0), shown[number, ..., 1].mean(1)
        torch.testing.assert_close(red[inner[0]], 4 * columns[inner[0]], atol=1, rtol=0)
        torch.testing.assert_close(green[inner[1]], 4 * rows[inner[1]], atol=1, rtol=0)


def test_sizes_reach_as_far_as_they_may_and_no_further():
    reach = plan_epoch(config(scale=0.3), 5000, 0).reach
    size, shape = reach.log().mean(1).exp(), reach[:, 0] / reach[:, 1]
    for values, limit in ((size, 1.3), (shape, 1.3**0.5)):
        assert 1 / limit <= values.min() < 1 / limit + 0.02
        assert limit - 0.02 < values.max() <= limit + 1e-5


def test_a_resampled_picture_of_its_own_size_is_the_picture(images):
    settings = config(translate=3, flip="random")
    plan = plan_epoch(settings, COUNT, 1)
    plain = Augmenter(images, settings)(plan.order, plan)
    same = replace(plan, reach=torch.ones(COUNT, 2))
    assert Augmenter(images, replace(settings, scale=0.3))(plan.order, same).equal(plain)


def test_sizes_leave_all_else_as_it_is():
    settings = config(flip="random", translate=3)
    without, with_it = (plan_epoch(replace(settings, scale=s), 50, 3) for s in (0.0, 0.3))
    for name in ("order", "mirrored", "shift", "hole"):
        assert getattr(without, name).equal(getattr(with_it, name))
    assert without.reach is None


def test_alternating_flip_shows_both_sides_in_two_epochs():
    settings = config(flip="alternating")
    sides = [plan_epoch(settings, 1000, epoch).mirrored for epoch in range(4)]
    assert sides[0].equal(~sides[1])
    assert sides[0].equal(sides[2])
    assert 400 < int(sides[0].sum()) < 600


def test_random_flip_is_drawn_anew():
    settings = config(flip="random")
    sides = [plan_epoch(settings, 1000, epoch).mirrored for epoch in range(2)]
    assert 400 < int((sides[0] ^ sides[1]).sum()) < 600


def test_the_plan_depends_on_seed_and_epoch_alone():
    settings = config(flip="random", translate=3)

    def drawn(seed: int, epoch: int) -> tuple[list[int], ...]:
        plan = plan_epoch(replace(settings, seed=seed), 50, epoch)
        parts = (plan.order, plan.mirrored, plan.shift.flatten(), plan.hole.flatten())
        return tuple(part.tolist() for part in parts)

    first = drawn(1, 4)
    torch.manual_seed(99)
    torch.rand(7)
    drawn(1, 3)
    assert drawn(1, 4) == first
    for other in (drawn(1, 5), drawn(2, 4)):
        assert all(a != b for a, b in zip(first, other, strict=True))


def test_shifts_use_the_whole_range_evenly():
    shift = plan_epoch(config(translate=2), 5000, 0).shift
    counts = torch.bincount(shift.flatten(), minlength=5)
    assert len(counts) == 5
    assert counts.min() > 1800  # of 2000


def test_an_epoch_shows_every_picture_once_and_drops_the_rest(images):
    settings = config(batch_size=7)
    labels = torch.arange(COUNT)  # here each picture is its own class
    steps = list(batches(Augmenter(images, settings), labels, epoch=0))
    assert [batch.step for batch in steps] == [0, 1, 2]
    assert steps_per_epoch(settings, COUNT) == 3
    seen = torch.cat([batch.labels for batch in steps])
    assert len(set(seen.tolist())) == len(seen) == 21
    for batch in steps:
        assert batch.images.equal(images[batch.labels])
        assert batch.chosen.equal(batch.labels)


def test_dropped_pictures_are_others_in_the_next_epoch(images):
    settings = config(batch_size=20)
    rests = [
        set(range(COUNT)) - set(plan_epoch(settings, COUNT, e).order[:20].tolist())
        for e in range(3)
    ]
    assert len(set(map(frozenset, rests))) == 3


def test_going_on_in_the_middle_shows_what_would_have_come(images):
    settings = config(translate=3, flip="random")
    augment, labels = Augmenter(images, settings), torch.arange(COUNT)
    whole = list(batches(augment, labels, epoch=1))
    rest = list(batches(augment, labels, epoch=1, after=1))
    assert [batch.step for batch in rest] == [1, 2]
    for one, other in zip(whole[1:], rest, strict=True):
        assert one.images.equal(other.images)
        assert one.labels.equal(other.labels)
    assert list(batches(augment, labels, epoch=1, after=3)) == []


def test_a_few_views_come_round_again_for_all_seeds():
    settings = config(flip="alternating", translate=3, cutout=8, views=4)

    def drawn(seed: int, epoch: int) -> list[int]:
        plan = plan_epoch(replace(settings, seed=seed), 50, epoch)
        return [*plan.mirrored.tolist(), *plan.shift.flatten().tolist(), *plan.hole[:, 0].tolist()]

    assert drawn(0, 1) == drawn(0, 5) == drawn(3, 9)
    assert len({tuple(drawn(0, epoch)) for epoch in range(8)}) == 4
    orders = [plan_epoch(settings, 50, epoch).order.tolist() for epoch in (1, 5)]
    assert orders[0] != orders[1]


def test_fewer_pictures_than_a_batch_are_one_batch(images):
    settings = config(batch_size=256)
    [(step, shown, targets, _)] = batches(Augmenter(images, settings), torch.arange(COUNT), 0)
    assert (step, len(shown), len(targets)) == (0, COUNT, COUNT)
    assert steps_per_epoch(settings, COUNT) == 1
