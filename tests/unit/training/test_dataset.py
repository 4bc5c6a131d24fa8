"""The division into training and validation pictures."""

import numpy as np
import pytest
import torch

from app.training.dataset import DataSet, split
from app.training.decoded import picture_digests
from app.training.sources import find_data, load_split
from models.errors import CodedError


def random_set(per_class: int, classes: int = 3, seed: int = 0) -> DataSet:
    generator = torch.Generator().manual_seed(seed)
    count = per_class * classes
    images = torch.randint(0, 256, (count, 32, 32, 3), generator=generator, dtype=torch.uint8)
    labels = torch.arange(count) % classes
    names = tuple(f"{n}.png" for n in range(count))
    return DataSet(images, labels, tuple("abcdefgh"[:classes]), "f" * 64, (), names)


def contents(dataset: DataSet) -> list[bytes]:
    return picture_digests(dataset.images.numpy())


@pytest.mark.parametrize(("kind", "held_out"), [("study", 10), ("published", 4)])
def test_sizes_and_classes(kind, held_out):
    training, validation = split(random_set(per_class=100), kind)
    assert validation.labels.bincount().tolist() == [held_out] * 3
    assert training.labels.bincount().tolist() == [100 - held_out] * 3
    assert training.classes == validation.classes == ("a", "b", "c")
    assert training.fingerprint == validation.fingerprint == "f" * 64


def test_nothing_is_lost_and_nothing_is_on_both_sides():
    whole = random_set(per_class=50)
    training, validation = split(whole, "study")
    assert sorted(contents(training) + contents(validation)) == sorted(contents(whole))
    assert not set(contents(training)) & set(contents(validation))


def test_published_validation_is_part_of_the_study_validation():
    whole = random_set(per_class=50)
    assert set(contents(split(whole, "published")[1])) < set(contents(split(whole, "study")[1]))


@pytest.mark.parametrize("kind", ["study", "published"])
def test_the_order_of_the_source_does_not_count(kind):
    whole = random_set(per_class=30)
    mixed = whole.take(np.random.default_rng(1).permutation(len(whole)))
    for one, other in zip(split(whole, kind), split(mixed, kind), strict=True):
        assert contents(one) == contents(other)
        assert one.labels.equal(other.labels)
        assert one.names == other.names


def test_class_folders_and_the_archive_divide_alike(class_folders, official_archive):
    one, other = (
        split(load_split(find_data(path), "train"), "study")
        for path in (class_folders, official_archive)
    )
    for side in (0, 1):
        assert contents(one[side]) == contents(other[side])
        assert one[side].labels.equal(other[side].labels)


def test_small_classes_give_one_picture_each():
    training, validation = split(random_set(per_class=2), "published")
    assert validation.labels.bincount().tolist() == [1, 1, 1]
    assert training.labels.bincount().tolist() == [1, 1, 1]


def test_a_class_of_one_picture_is_an_error():
    whole = random_set(per_class=4).take([0, 1, 3, 4, 2])
    with pytest.raises(CodedError) as raised:
        split(whole, "study")
    assert raised.value.code == "data-too-few"
    assert raised.value.data == {"name": "c", "count": 1}


def test_take_keeps_pictures_labels_and_names_together():
    whole = random_set(per_class=4)
    for indices in ([5, 0], np.array([5, 0]), torch.tensor([5, 0])):
        taken = whole.take(indices)
        assert len(taken) == 2
        assert taken.images.equal(torch.stack([whole.images[5], whole.images[0]]))
        assert taken.labels.tolist() == [2, 0]
        assert taken.names == ("5.png", "0.png")
