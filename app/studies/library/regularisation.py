"""Regularisation: what keeps a network from learning its pictures by heart."""

from app.studies.results import ArmResult, Results
from app.studies.study import BASE, Arm, Panel, Sentence, Study, Words, same

_DECAYS = (0.01, 0.1, 0.3, 1.0)
_DROPOUTS = (0.1, 0.3, 0.5)
_AUGMENTED = {"flip": "random", "translate": 4}


def _decay(value: float) -> Arm:
    label = Words(f"weight decay {value:g}", f"权重衰减 {value:g}")
    return Arm(f"decay-{value:g}".replace(".", "_"), label, {"weight_decay": value})


def _dropout(value: float) -> Arm:
    label = Words(f"dropout {value:g}", f"dropout {value:g}")
    return Arm(f"dropout-{value:g}".replace(".", "_"), label, {"arguments": {"dropout": value}})


_SINGLE = (
    Arm("none", Words("none", "无")),
    *(_decay(value) for value in _DECAYS),
    *(_dropout(value) for value in _DROPOUTS),
    Arm("augmented", Words("augmentation", "数据增强"), _AUGMENTED),
    Arm("smooth", Words("label smoothing 0.1", "标签平滑 0.1"), {"label_smoothing": 0.1}),
)
_ALL = Arm(
    "all",
    Words("all together", "全部一起"),
    {
        **_AUGMENTED,
        "weight_decay": 0.1,
        "label_smoothing": 0.1,
        "arguments": {"dropout": 0.1},
    },
)
_DECAY_KEYS = tuple(_decay(value).key for value in _DECAYS)
_DROPOUT_KEYS = tuple(_dropout(value).key for value in _DROPOUTS)


def _next(results: Results) -> ArmResult:
    """The best of the single ones but for augmentation."""
    return results.best(arm.key for arm in _SINGLE if arm.key != "augmented")


STUDY = Study(
    name="regularisation",
    title=Words("Regularisation", "正则化"),
    question=Words(
        "Weight decay, dropout, augmentation, label smoothing: all are said to help against "
        "over-fitting. Which does, how much, and do they add up?",
        "权重衰减、dropout、数据增强、标签平滑：据说都能防止过拟合。哪些真的有用、有多大用，"
        "效果能叠加吗？",
    ),
    setup=Words(
        "LeNet-5 with AdamW at a constant 0.001, batches of 128, twenty epochs, so that there is "
        "something to prevent. AdamW takes the decay apart from the gradient (Loshchilov and "
        "Hutter, 2019); each step shrinks the weights by the rate times the decay. "
        "Augmentation: half of the pictures mirrored, all shifted by up to four pixels. All "
        "together: augmentation, decay 0.1, dropout 0.1, smoothing 0.1.",
        "LeNet-5，AdamW，学习率固定为 0.001，批大小 128，训练二十轮，好让过拟合出现。AdamW "
        "把衰减与梯度分开"
        "（Loshchilov 与 Hutter，2019），每一步把权重按“学习率 × 衰减”的比例减小。"
        "数据增强：一半图片左右翻转，所有图片随机平移至多四个像素。"
        "“全部一起”：数据增强、衰减 0.1、dropout 0.1、标签平滑 0.1。",
    ),
    base={**BASE, "optimizer": "adamw", "epochs": 20},
    arms=(*_SINGLE, _ALL),
    panels=(
        Panel(
            "decay",
            Words("Weight decay", "权重衰减"),
            ("none", *_DECAY_KEYS),
            ("best", "train_accuracy", "gap", "loss"),
        ),
        Panel(
            "dropout",
            same("Dropout"),
            ("none", *_DROPOUT_KEYS),
            ("best", "train_accuracy", "gap", "loss"),
        ),
        Panel(
            "all",
            Words("Augmentation, smoothing, all", "数据增强、标签平滑与全部"),
            ("none", "augmented", "smooth", "all"),
            ("best", "train_accuracy", "gap", "loss"),
        ),
    ),
    lessons=(
        Sentence(
            Words(
                "Without any, training is {none:gap} points ahead of validation after twenty "
                "epochs ({none:train} % against {none:accuracy} %).",
                "什么都不用时，二十轮之后训练比验证高出 {none:gap} 个百分点（{none:train} % 对 "
                "{none:accuracy} %）。",
            ),
            lambda r: r["none"].gap > 0.05,
        ),
        Sentence(
            Words(
                "Of the single ones, augmentation has the best mean: {augmented:pm} %; the next is "
                "{next} with {next_accuracy} %. With augmentation the gap is {augmented:gap} "
                "points. It is also the only one that gives the network more to learn from.",
                "单独使用时，数据增强的平均值最高：{augmented:pm} %；其次是 {next}，"
                "为 {next_accuracy} %。使用数据增强时差距为 {augmented:gap} 个百分点。"
                "它也是唯一能让网络有更多东西可学的方法。",
            ),
            lambda r: r.best(a.key for a in _SINGLE).key == "augmented",
            lambda r: {"next": _next(r).label, "next_accuracy": f"{_next(r):pm}"},
        ),
        Sentence(
            Words(
                "Weight decay narrows the gap, to {strongest_gap} points with {strongest}, and "
                "moves the accuracy little: at best {best} % ({which}), without any {none:pm} %. "
                "To know less by heart is not yet to know more.",
                "权重衰减会缩小差距，用 {strongest} 时降到 {strongest_gap} 个百分点，"
                "但对准确率影响不大：最好为 {best} %（{which}），不用时为 {none:pm} %。"
                "背得少，不等于懂得多。",
            ),
            lambda r: (
                r[_DECAY_KEYS[-1]].gap < r["none"].gap / 2
                and abs(r.best(_DECAY_KEYS).accuracy - r["none"].accuracy) < 0.02
            ),
            lambda r: {
                "strongest": r[_DECAY_KEYS[-1]].label,
                "strongest_gap": f"{r[_DECAY_KEYS[-1]]:gap}",
                "best": f"{r.best(_DECAY_KEYS):pm}",
                "which": r.best(_DECAY_KEYS).label,
            },
        ),
        Sentence(
            Words(
                "Label smoothing does not hold the network back on its training pictures: the gap "
                "is {smooth:gap} points. What it prevents is too much confidence, and so the loss "
                "on other pictures is {smooth:loss} instead of {none:loss}.",
                "标签平滑并不妨碍网络学好训练图片：差距为 {smooth:gap} 个百分点。"
                "它防止的是过度自信，因此其他图片上的损失为 {smooth:loss}，而不是 {none:loss}。",
            ),
            lambda r: (
                r["smooth"].gap > r["none"].gap - 0.01 and r["smooth"].loss < r["none"].loss - 0.03
            ),
        ),
        Sentence(
            Words(
                "Dropout of 0.5 is too much for a network this small: {dropout-0_5:accuracy} %, "
                "no more than without any, and it can no longer learn its own training pictures "
                "({dropout-0_5:train} % instead of {none:train} %, measured with units dropped). "
                "0.3 suits it ({dropout-0_3:accuracy} %).",
                "对这么小的网络，0.5 的 dropout 太强：{dropout-0_5:accuracy} %，并不比不用好，"
                "连自己的训练图片也学不好了（{dropout-0_5:train} %，不用时为 {none:train} %；"
                "测量时 dropout 仍然开启）。0.3 更合适（{dropout-0_3:accuracy} %）。",
            ),
            lambda r: (
                r["dropout-0_5"].accuracy < r["none"].accuracy + 0.005
                and r.best(_DROPOUT_KEYS).key == "dropout-0_3"
                and r["dropout-0_5"].train_accuracy < r["none"].train_accuracy - 0.1
            ),
        ),
        Sentence(
            Words(
                "In twenty epochs they do not add up: all together reach {all:accuracy} %, "
                "augmentation alone {augmented:accuracy} %. What one of them prevents, another "
                "cannot prevent again; and what holds a network back makes it slower, so both "
                "may still gain by more epochs (see the study of epochs).",
                "二十轮之内，效果不能叠加：全部一起为 {all:accuracy} %，只用数据增强为 "
                "{augmented:accuracy} %。一种方法已经防住的，另一种无法再防一次；"
                "而约束也让网络学得更慢，所以两者再多训练几轮可能还会提高（见训练轮数的研究）。",
            ),
            lambda r: (
                r["all"].accuracy < r["augmented"].accuracy + 0.01
                and all(r[key].accuracy > r[key].at(10) + 0.02 for key in ("all", "augmented"))
            ),
        ),
    ),
    limits=Words(
        "Larger networks learn far more by heart, and need such means more. Training accuracy is "
        "that on the pictures as they were shown: with augmentation they are harder, so the gap "
        "looks smaller.",
        "更大的网络更容易死记硬背，"
        "也更需要这些方法。训练准确率是在实际展示的图片上测得的："
        "数据增强后的图片更难，差距因此显得更小。",
    ),
)
