"""Activations: from the sigmoid of the textbooks to what is used today."""

from app.studies.study import Arm, Panel, Sentence, Study, Words, same

_NAMES = {
    "sigmoid": "sigmoid",
    "tanh": "tanh",
    "relu": "ReLU",
    "leaky-relu": "leaky ReLU",
    "gelu": "GELU",
    "silu": "SiLU",
}
_MODERN = ("relu", "leaky-relu", "gelu", "silu")

STUDY = Study(
    name="activation",
    title=Words("Activation", "激活函数"),
    question=Words(
        "Why ReLU? LeNet-5 was made with tanh, textbooks begin with the sigmoid, today's networks "
        "use GELU and SiLU.",
        "为什么用 ReLU？LeNet-5 当年用的是 tanh，教科书从 sigmoid 讲起，如今的网络用 GELU 和 "
        "SiLU。",
    ),
    setup=Words(
        "LeNet-5 with Adam at 0.001 and batches of 128; only the activation changes. A unit counts "
        "as dead when it gives the same answer to a thousand pictures.",
        "LeNet-5，Adam，学习率 0.001，批大小 128；只改变激活函数。"
        "如果一个单元对一千张图片的输出都相同，就算作“死亡”。",
    ),
    arms=tuple(
        Arm(key, same(title), {"arguments": {"activation": key}}) for key, title in _NAMES.items()
    ),
    panels=(
        Panel(
            "activations",
            Words("Six activations", "六种激活函数"),
            tuple(_NAMES),
            ("train_accuracy", "loss", "dead"),
        ),
    ),
    lessons=(
        Sentence(
            Words(
                "The sigmoid is last: {sigmoid:accuracy} % against {relu:accuracy} % of ReLU. Its "
                "slope is at most a quarter and its answers are never negative: what flows back is "
                "weak and noisy after a few layers. It is slow, not stuck: from the fifth epoch to "
                "the last it still gains {gained} points.",
                "sigmoid 垫底：{sigmoid:accuracy} %，ReLU 为 {relu:accuracy} %。"
                "它的斜率至多四分之一，"
                "而且输出从不为负：过了几层，反向传播的信号又弱又杂。它是学得慢，而不是停住了："
                "从第五轮到最后一轮仍提高了 {gained} 个百分点。",
            ),
            lambda r: (
                all(
                    r["sigmoid"].accuracy < r[key].accuracy - 0.05
                    for key in _NAMES
                    if key != "sigmoid"
                )
                and r["sigmoid"].accuracy > r["sigmoid"].at(5) + 0.03
            ),
            lambda r: {"gained": f"{100 * (r['sigmoid'].accuracy - r['sigmoid'].at(5)):.1f}"},
        ),
        Sentence(
            Words(
                "tanh, which is steeper and centred, reaches {tanh:accuracy} % and is not behind "
                "ReLU: in a network of five layers its slopes do not vanish yet. ReLU was taken up "
                "for deeper ones (Krizhevsky et al., 2012).",
                "tanh 更陡且以零为中心，达到 {tanh:accuracy} %，并不落后于 ReLU："
                "只有五层时，它的梯度还不会消失。"
                "ReLU 是为更深的网络而普及的（Krizhevsky 等，2012）。",
            ),
            lambda r: (
                r["tanh"].accuracy > r["sigmoid"].accuracy + 0.05
                and r["tanh"].accuracy > r["relu"].accuracy - 0.01
            ),
        ),
        Sentence(
            Words(
                "ReLU, leaky ReLU, GELU and SiLU lie within {spread} points. The largest share of "
                "dead units in a layer is {relu:dead} % with ReLU.",
                "ReLU、leaky ReLU、GELU 和 SiLU 之间相差不超过 {spread} 个百分点。使用 ReLU 时，"
                "死亡单元最多的一层占 {relu:dead} %。",
            ),
            lambda r: r.range(_MODERN) < 0.06,
            lambda r: {"spread": f"{100 * r.range(_MODERN):.1f}"},
        ),
    ),
    limits=Words(
        "One learning rate and one start for all. Five layers are few: what the sigmoid does to "
        "twenty is far worse.",
        "所有激活函数共用一个学习率和一种初始化。五层不算深：sigmoid 对二十层网络的伤害要大得多。",
    ),
)
