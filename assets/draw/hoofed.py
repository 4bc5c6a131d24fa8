"""The long-legged body that horses and deer share; shoulders at x=0.5, withers about 1.45 high."""

from dataclasses import dataclass

from .solid import Group, Model, Paint


@dataclass(frozen=True)
class Legs:
    """How far each hoof is swung forward and lifted: near fore, far fore, near hind, far hind."""

    swing: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    lift: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Build:
    coat: Paint
    shins: Paint
    hoof: Paint
    belly: Paint | None = None
    bulk: float = 1.0  # thickness of the body
    bone: float = 1.0  # thickness of the legs


def fore_leg(body: Group, build: Build, z: float, swing: float, lift: float) -> None:
    thin = build.bone
    knee = (0.54 + swing * 0.55 + lift * 0.5, 0.56 + lift * 0.35, z)
    fetlock = (0.53 + swing - lift * 0.1, 0.17 + lift * 0.8, z)
    toe = (0.58 + swing - lift * 0.35, 0.09 + lift * 0.75, z)
    body.cone((0.5, 1.05, z), knee, 0.14 * thin, 0.062 * thin, build.coat)
    body.ball(knee, 0.066 * thin, build.coat)
    body.cone(knee, fetlock, 0.05 * thin, 0.045 * thin, build.shins)
    body.cone(fetlock, toe, 0.052 * thin, 0.05 * thin, build.shins)
    body.cone(toe, (toe[0] + 0.03, toe[1] - 0.07, z), 0.055 * thin, 0.07 * thin, build.hoof)


def hind_leg(body: Group, build: Build, z: float, swing: float, lift: float) -> None:
    thin = build.bone
    stifle = (-0.42 + swing * 0.4, 0.9 + lift * 0.2, z)
    hock = (-0.72 + swing * 0.8, 0.6 + lift * 0.6, z)
    fetlock = (-0.67 + swing - lift * 0.2, 0.18 + lift, z)
    toe = (-0.61 + swing - lift * 0.4, 0.09 + lift * 0.95, z)
    body.cone((-0.56, 1.12, z * 0.8), stifle, 0.2 * thin, 0.13 * thin, build.coat)
    body.cone(stifle, hock, 0.125 * thin, 0.06 * thin, build.coat)
    body.cone(hock, fetlock, 0.06 * thin, 0.046 * thin, build.shins)
    body.cone(fetlock, toe, 0.053 * thin, 0.05 * thin, build.shins)
    body.cone(toe, (toe[0] + 0.03, toe[1] - 0.07, z), 0.055 * thin, 0.07 * thin, build.hoof)


def body_of(build: Build, legs: Legs) -> Model:
    """The trunk on its legs; its only group takes neck and tail."""
    model, bulk = Model(), build.bulk
    body = model.group(0.12)
    belly = build.belly or build.coat
    body.ball((0.4, 1.14, 0), (0.36, 0.33 * bulk, 0.24 * bulk), build.coat)
    body.cone(
        (0.4, 1.38 - 0.18 * (1 - bulk), 0),
        (-0.55, 1.37 - 0.3 * (1 - bulk), 0),
        0.1,
        0.1,
        build.coat,
    )
    body.cone((0.3, 1.12, 0), (-0.4, 1.15, 0), 0.3 * bulk, 0.28 * bulk, build.coat)
    body.ball((0.0, 1.02, 0), (0.5, 0.25 * bulk, 0.25 * bulk), belly)
    body.ball((-0.52, 1.2, 0), (0.32, 0.28 * bulk, 0.25 * bulk), build.coat)
    for i, side in enumerate((1, -1)):
        z = 0.13 * side * bulk
        fore_leg(body, build, z, legs.swing[i], legs.lift[i])
        hind_leg(body, build, z, legs.swing[i + 2], legs.lift[i + 2])
    return model
