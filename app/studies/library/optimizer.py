"""Optimizers: compared at one learning rate, as reports do, and each at its own."""

from typing import Any

from app.studies.results import Results
from app.studies.study import SEEDS, Arm, Panel, Sentence, Study, Words, same

_REPORTED = 1e-3
# name → settings, and the rates among which its own is looked for
_OPTIMIZERS: dict[str, tuple[Words, dict[str, Any], tuple[float, ...]]] = {
    "sgd": (same("SGD"), {"optimizer": "sgd", "momentum": 0.0}, (0.01, 0.03, 0.1, 0.3)),
    "momentum": (
        Words("SGD, momentum", "SGD，动量"),
        {"optimizer": "sgd", "momentum": 0.9},
        (3e-3, 0.01, 0.03, 0.1),
    ),
    "rmsprop": (same("RMSprop"), {"optimizer": "rmsprop", "momentum": 0.0}, (3e-4, 1e-3, 3e-3)),
    "adagrad": (same("Adagrad"), {"optimizer": "adagrad"}, (3e-3, 0.01, 0.03)),
    "adadelta": (same("Adadelta"), {"optimizer": "adadelta"}, (0.1, 0.3, 1.0)),
    "adam": (same("Adam"), {"optimizer": "adam"}, (3e-4, 1e-3, 3e-3)),
    "adamw": (same("AdamW"), {"optimizer": "adamw", "weight_decay": 0.01}, (3e-4, 1e-3, 3e-3)),
}
_AT_ONE = tuple(f"{name}-1e-3" for name in _OPTIMIZERS)
_OWN = tuple(f"{name}-own" for name in _OPTIMIZERS)
_FIRST = SEEDS[:1]


def _at(title: Words, rate: float) -> Words:
    return Words(f"{title.en}, {rate:g}", f"{title.zh}，{rate:g}")


def _tried_key(name: str, rate: float) -> str:
    return f"{name}-at-{rate:g}".replace(".", "_")


def _at_one() -> tuple[Arm, ...]:
    return tuple(
        Arm(f"{name}-1e-3", title, {**settings, "learning_rate": _REPORTED})
        for name, (title, settings, _) in _OPTIMIZERS.items()
    )


def _tried() -> tuple[Arm, ...]:
    """One seed of each rate, to find each optimizer's own."""
    return tuple(
        Arm(_tried_key(name, rate), _at(title, rate), changes, _FIRST)
        for name, (title, settings, rates) in _OPTIMIZERS.items()
        for rate in rates
        for changes in ({**settings, "learning_rate": rate},)
    )


def own_rates(results: Results) -> dict[str, float]:
    """The rate that was best for each optimizer, with the first seed."""
    return {
        name: max(rates, key=lambda rate: results[_tried_key(name, rate)].accuracy)
        for name, (_, _, rates) in _OPTIMIZERS.items()
    }


def _edges(results: Results) -> list[str]:
    """The optimizers whose own rate is the largest that was tried."""
    try:
        own = own_rates(results)
    except KeyError:  # not all are trained yet
        return []
    return [name for name, rate in own.items() if rate == max(_OPTIMIZERS[name][2])]


def _at_the_edge(results: Results) -> Words:
    titles = [_OPTIMIZERS[name][0] for name in _edges(results)]
    return Words(" and for ".join(t.en for t in titles), "、".join(t.zh for t in titles))


def _at_their_own(results: Results) -> tuple[Arm, ...]:
    rates = own_rates(results)
    return tuple(
        Arm(
            f"{name}-own",
            _at(title, rates[name]),
            {**settings, "learning_rate": rates[name]},
        )
        for name, (title, settings, _) in _OPTIMIZERS.items()
    )


STUDY = Study(
    name="optimizer",
    title=Words("Optimizer", "优化器"),
    question=Words(
        "Which optimizer is best? Reports try all of them at a learning rate of 0.001 and find "
        "Adam far ahead of SGD. Is that so?",
        "哪种优化器最好？许多报告让所有优化器都用 0.001 的学习率，发现 Adam 远远领先于 SGD。"
        "真是这样吗？",
    ),
    setup=Words(
        "LeNet-5, batches of 128, a constant rate, no augmentation; momentum is 0.9, AdamW's decay "
        "0.01. First all seven at 0.001. Then each at three or four rates around its usual one "
        "with one seed, and at the best of these with three seeds.",
        "LeNet-5，批大小 128，学习率不变，没有数据增强；动量 0.9，AdamW 的衰减 0.01。"
        "先让七种优化器都用 0.001；然后每种优化器在其常用值附近"
        "试三到四种学习率（一个种子），再用其中最好的学习率训练三个种子。",
    ),
    arms=(*_at_one(), *_tried()),
    then=_at_their_own,
    then_arms=len(_OPTIMIZERS),
    panels=(
        Panel("one", Words("All at 0.001", "都用 0.001"), _AT_ONE),
        Panel("own", Words("Each at its own rate", "各用各的学习率"), _OWN),
    ),
    lessons=(
        Sentence(
            Words(
                "At 0.001 Adam reaches {adam-1e-3:accuracy} % and plain SGD {sgd-1e-3:accuracy} %. "
                "Whoever stops here concludes that SGD is a poor optimizer.",
                "都用 0.001 时，Adam 达到 {adam-1e-3:accuracy} %，普通 SGD 只有 "
                "{sgd-1e-3:accuracy} %。"
                "到此为止的人会得出结论：SGD 是很差的优化器。",
            ),
            lambda r: r["adam-1e-3"].accuracy > r["sgd-1e-3"].accuracy + 0.1,
        ),
        Sentence(
            Words(
                "At its own rate plain SGD reaches {sgd-own:accuracy} %, with momentum "
                "{momentum-own:accuracy} %, and Adam {adam-own:accuracy} %. What the first table "
                "compared was not optimizers but how well 0.001 fits each of them.",
                "用各自合适的学习率时，普通 SGD 达到 {sgd-own:accuracy} %，加动量后 "
                "{momentum-own:accuracy} %，Adam 为 {adam-own:accuracy} %。"
                "第一张表比较的其实不是优化器，"
                "而是 0.001 对每种优化器有多合适。",
            ),
            lambda r: (
                r["momentum-own"].accuracy > r["adam-own"].accuracy - 0.03
                and r["sgd-own"].accuracy > r["sgd-1e-3"].accuracy + 0.1
            ),
        ),
        Sentence(
            Words(
                "Why: SGD's step is the rate times the gradient, and gradients are small. Adam and "
                "RMSprop divide by the size of the recent gradients, so that their step is about "
                "the rate itself; Adagrad divides by all gradients so far, so that its steps "
                "shrink. A rate is a number with a unit, and the unit is the optimizer's.",
                "原因：SGD 的步长等于学习率乘以梯度，而梯度通常很小；Adam 和 RMSprop "
                "会除以近期梯度的大小，步长大致就是学习率本身；Adagrad 除以迄今所有梯度的累积，"
                "步长会越来越小。学习率是带“单位”的数，单位由优化器决定。",
            ),
        ),
        Sentence(
            Words(
                "Adadelta was made to need no rate and expects 1.0: at 0.001 it is still at "
                "{adadelta-1e-3:accuracy} %, at its own rate it reaches {adadelta-own:accuracy} %.",
                "Adadelta 的设计本意是不需要学习率，默认值为 1.0：用 0.001 时仍停在 "
                "{adadelta-1e-3:accuracy} %，用合适的学习率可达 {adadelta-own:accuracy} %。",
            ),
            lambda r: r["adadelta-own"].accuracy > r["adadelta-1e-3"].accuracy + 0.1,
        ),
        Sentence(
            Words(
                "Between all seven at their own rates lie {spread} points; at 0.001 it was "
                "{before}.",
                "各用合适的学习率时，七种优化器之间只差 {spread} 个百分点；都用 0.001 时相差 "
                "{before} 个百分点。",
            ),
            lambda r: r.range(_OWN) < r.range(_AT_ONE) / 2,
            lambda r: {
                "spread": f"{100 * r.range(_OWN):.1f}",
                "before": f"{100 * r.range(_AT_ONE):.1f}",
            },
        ),
        Sentence(
            Words(
                "The search was short: for {edge} the best rate was the largest tried, and a "
                "larger one may be better still.",
                "搜索范围有限：{edge} 的最佳学习率已是试过的最大值，更大的也许更好。",
            ),
            values=lambda r: {"edge": _at_the_edge(r)},
            fits=lambda r: bool(_edges(r)),
        ),
    ),
    limits=Words(
        "Ten epochs at a constant rate favour optimizers that start fast. Each own rate was chosen "
        "among few, by one seed, on the same validation pictures that the table shows.",
        "十轮、学习率不变，有利于起步快的优化器。各自的学习率只在少数几个值中用一个种子选出，"
        "而且选择所用的验证图片与表中的相同。",
    ),
)
