"""Batch size: what it costs, and why comparisons of it so often mislead."""

from app.studies.study import BASE, Arm, Panel, Sentence, Study, Words, listed, same

_SIZES = (16, 32, 64, 128, 256, 512, 1024)
_STEPPED = (16, 64, 256, 1024)  # at equal steps a batch of 1,024 takes 64 times the epochs
_RATE, _USUAL = 0.01, 128
_COLUMNS = (
    "train_accuracy",
    "seconds_per_epoch",
    "images_per_second",
    "memory",
    "gpu_memory",
    "processor",
)


def _scaled(size: int) -> float:
    return _RATE * size / _USUAL


def _arms() -> tuple[Arm, ...]:
    arms = []
    for size in _SIZES:
        both = (("fixed", _RATE), ("scaled", _scaled(size)))
        for kind, rate in both:
            changes = {"batch_size": size, "learning_rate": rate}
            label = same(f"{size}") if kind == "fixed" else listed(f"{size}", f"{rate:g}")
            arms.append(Arm(f"{kind}-{size}", label, changes))
            if size in _STEPPED:
                longer = {**changes, "epochs": size // _STEPPED[0]}
                arms.append(Arm(f"{kind}-steps-{size}", label, longer))
    return tuple(arms)


def _keys(kind: str, sizes: tuple[int, ...] = _SIZES) -> tuple[str, ...]:
    return tuple(f"{kind}-{size}" for size in sizes)


STUDY = Study(
    name="batch-size",
    title=Words("Batch size", "批大小"),
    question=Words(
        "How many pictures should a step look at? Large batches use the machine better. Do they "
        "learn as well?",
        "每一步应该看多少张图片？大批量更能发挥机器的性能。它们学得一样好吗？",
    ),
    setup=Words(
        "LeNet-5 with SGD and momentum 0.9. Once every size has the rate 0.01, once a rate in "
        "proportion to the size (0.01 at 128; Goyal et al., 2017). Once all train ten epochs, once "
        "all make about as many steps as one epoch at 16 has, so that larger batches see more "
        "pictures. "
        "Nothing else was trained beside it.",
        "LeNet-5，SGD，动量 0.9。一组对所有批大小都用学习率 0.01，另一组按批大小成比例调整（128 "
        "对应 0.01；"
        "Goyal 等，2017）。一组都训练十轮，另一组步数都约等于批大小 16 时一轮的步数，"
        "因此大批量看过的图片更多。"
        "训练期间没有同时进行其他训练。",
    ),
    base={**BASE, "optimizer": "sgd", "momentum": 0.9, "learning_rate": _RATE},
    arms=_arms(),
    alone=True,
    panels=(
        Panel(
            "fixed",
            Words("Equal epochs, rate 0.01", "轮数相同，学习率 0.01"),
            _keys("fixed"),
            _COLUMNS,
        ),
        Panel(
            "scaled",
            Words("Equal epochs, rate in proportion", "轮数相同，学习率成比例"),
            _keys("scaled"),
            _COLUMNS,
        ),
        Panel(
            "fixed-steps",
            Words("Equal steps, rate 0.01", "步数相同，学习率 0.01"),
            _keys("fixed-steps", _STEPPED),
            ("train_accuracy", "epochs"),
            "step",
        ),
        Panel(
            "scaled-steps",
            Words("Equal steps, rate in proportion", "步数相同，学习率成比例"),
            _keys("scaled-steps", _STEPPED),
            ("train_accuracy", "epochs"),
            "step",
        ),
    ),
    lessons=(
        Sentence(
            Words(
                "After ten epochs at one and the same rate a batch of 1,024 is at "
                "{fixed-1024:accuracy} %, one of 16 at {fixed-16:accuracy} %. The large batch made "
                "64 times fewer steps: it is not worse, it has hardly begun.",
                "学习率相同、同样训练十轮之后，批大小 1,024 为 {fixed-1024:accuracy} %，批大小 16 "
                "为 "
                "{fixed-16:accuracy} %。大批量的步数只有六十四分之一：它不是更差，"
                "而是几乎还没开始。",
            ),
            lambda r: r["fixed-16"].accuracy > r["fixed-1024"].accuracy + 0.1,
        ),
        Sentence(
            Words(
                "With a rate in proportion to the size, 512 reaches {scaled-512:accuracy} % "
                "instead of {fixed-512:accuracy} %: most of what it lacked to 128 "
                "({fixed-128:accuracy} %) was the rate.",
                "学习率与批大小成比例时，512 从 {fixed-512:accuracy} % 提高到 "
                "{scaled-512:accuracy} %：它与 128（{fixed-128:accuracy} "
                "%）的差距大部分来自学习率。",
            ),
            lambda r: (
                r["scaled-512"].accuracy - r["fixed-512"].accuracy
                > 0.6 * (r["fixed-128"].accuracy - r["fixed-512"].accuracy)
                > 0.03
            ),
        ),
        Sentence(
            Words(
                "It ends somewhere: 1,024 at 0.08 reaches {scaled-1024:pm} %, and its seeds "
                "differ more than those of any smaller size. Such a rate wants to rise slowly at "
                "the beginning (warm-up).",
                "但这有限度：1,024 配 0.08 只有 {scaled-1024:pm} %，"
                "随机种子之间的差别比任何更小的批大小都大。"
                "这么大的学习率应当在开始时慢慢上升（预热）。",
            ),
            lambda r: (
                r["scaled-1024"].accuracy < r["scaled-512"].accuracy - 0.05
                and r["scaled-1024"].deviation
                > max(r[key].deviation for key in _keys("scaled", _SIZES[:-1]))
            ),
        ),
        Sentence(
            Words(
                "At equal steps large batches win: 256 reaches {fixed-steps-256:accuracy} % and "
                "1,024 {fixed-steps-1024:accuracy} %, 16 only {fixed-steps-16:accuracy} %. Each of "
                "their steps is surer, and they have seen 16 and 64 times as many pictures.",
                "步数相同时大批量胜出：256 达到 {fixed-steps-256:accuracy} %，1,024 为 "
                "{fixed-steps-1024:accuracy} %，16 只有 {fixed-steps-16:accuracy} %。"
                "大批量的每一步更有把握，而且看过 16 倍和 64 倍的图片。",
            ),
            lambda r: all(
                r[f"fixed-steps-{size}"].accuracy > r["fixed-steps-16"].accuracy + 0.05
                for size in (256, 1024)
            ),
        ),
        Sentence(
            Words(
                "But the largest is not always the best. With the rate in proportion, 256 "
                "reaches {scaled-steps-256:accuracy} %, 1,024 only {scaled-steps-1024:accuracy} "
                "%: in its 64 epochs it has learned the training pictures by heart "
                "({scaled-steps-1024:train} % of them are named right).",
                "但最大的未必最好。学习率成比例时，256 达到 {scaled-steps-256:accuracy} %，1,024 "
                "只有 {scaled-steps-1024:accuracy} %：它在 64 轮里把训练图片背了下来"
                "（训练准确率 {scaled-steps-1024:train} %）。",
            ),
            lambda r: (
                r["scaled-steps-1024"].accuracy < r["scaled-steps-256"].accuracy - 0.03
                and r["scaled-steps-1024"].gap > 0.2
            ),
        ),
        Sentence(
            Words(
                "An epoch takes {fixed-16:seconds} s at 16, {fixed-128:seconds} s at 128 and "
                "{fixed-1024:seconds} s at 1,024: each step has a price of its own, and at 16 it "
                "is more than half of the bill.",
                "一轮在批大小 16 时需 {fixed-16:seconds} 秒，128 时 {fixed-128:seconds} 秒，1,024 "
                "时 "
                "{fixed-1024:seconds} 秒：每一步都有固定开销，批大小为 16 时它占一半以上。",
            ),
            lambda r: (
                r["fixed-16"].mean("seconds_per_epoch")
                > 2 * r["fixed-1024"].mean("seconds_per_epoch")
            ),
        ),
    ),
    limits=Words(
        "Seconds and memory are those of one machine; on a graphics card small batches cost far "
        "more. The memory is the whole process's, with torch and the pictures.",
        "时间和内存只代表这一台机器；在显卡上小批量的代价要大得多。内存是整个进程的，包括 torch "
        "和图片。",
    ),
)
