"""Initialisation: where a training starts decides whether it gets anywhere."""

from app.studies.results import Results
from app.studies.study import Arm, Panel, Sentence, Study, Words

_GOOD = ("xavier", "he", "orthogonal", "default")


def _behind(results: Results) -> float:
    """How far small normal weights are behind the best of the others."""
    return results.best(_GOOD).accuracy - results["normal"].accuracy


STUDY = Study(
    name="initialisation",
    title=Words("Initialisation", "权重初始化"),
    question=Words(
        "Weights have to start somewhere. Why not at zero? And what do the named recipes do better "
        "than small random numbers?",
        "权重总得有个起点。为什么不能全设为零？那些有名字的初始化方法比小随机数好在哪里？",
    ),
    setup=Words(
        "LeNet-5 with Adam at 0.001 and batches of 128; biases start at zero (PyTorch's own way "
        "starts them at random). The spread is the "
        "standard deviation of what leaves each layer of the untrained network.",
        "LeNet-5，Adam，学习率 0.001，批大小 128；偏置初始为零（PyTorch 默认方式中为随机值）。"
        "“离散度”是未训练网络各层输出的标准差。",
    ),
    arms=(
        Arm("zeros", Words("zeros", "全零"), {"initialisation": "zeros"}),
        Arm("normal", Words("normal, 0.01", "正态分布，0.01"), {"initialisation": "normal"}),
        Arm("xavier", Words("Xavier", "Xavier"), {"initialisation": "xavier"}),
        Arm("he", Words("He", "He"), {"initialisation": "he"}),
        Arm("orthogonal", Words("orthogonal", "正交"), {"initialisation": "orthogonal"}),
        Arm("default", Words("PyTorch's own", "PyTorch 默认")),
    ),
    panels=(
        Panel(
            "starts",
            Words("Six ways to start", "六种初始化"),
            ("zeros", "normal", *_GOOD),
            ("train_accuracy", "spread1", "spread2", "spread3", "spread4"),
        ),
    ),
    lessons=(
        Sentence(
            Words(
                "From zeros nothing is learned ({zeros:accuracy} %). All units of a layer say the "
                "same, get the same correction and stay alike for ever; and behind a layer of "
                "zeros no gradient arrives at all. Only the last bias moves.",
                "权重全为零时什么也学不到（{zeros:accuracy} %）。同一层的所有单元输出相同、"
                "得到的修正也相同，永远一样；"
                "而且梯度传到权重全为零的层就断了，到不了更前面的层，只有最后一层的偏置在变。",
            ),
            lambda r: r["zeros"].accuracy < r.level(0.13),
        ),
        Sentence(
            Words(
                "With normal weights of 0.01 the signal fades from layer to layer: {first} after "
                "the first, {last} after the fourth. It starts slowly and is at "
                "{normal:at1} % after one epoch, when He's start is at {he:at1} %.",
                "用 0.01 的正态分布时，信号逐层衰减：第一层之后为 {first}，第四层之后为 {last}。"
                "它起步缓慢，一轮之后为 {normal:at1} %，而 He 初始化已有 {he:at1} %。",
            ),
            lambda r: (
                r["normal"].spread(3) < r["normal"].spread(0) / 5
                and r["normal"].at(1) < r["he"].at(1)
            ),
            lambda r: {
                "first": f"{r['normal'].spread(0):.3f}",
                "last": f"{r['normal'].spread(3):.5f}",
            },
        ),
        Sentence(
            Words(
                "He's start, made for ReLU, keeps the spread: {first} after the first layer, "
                "{last} after the fourth.",
                "为 ReLU 设计的 He 初始化能保持离散度：第一层之后 {first}，第四层之后 {last}。",
            ),
            lambda r: 0.3 < r["he"].spread(3) / r["he"].spread(0) < 3,
            lambda r: {
                "first": f"{r['he'].spread(0):.2f}",
                "last": f"{r['he'].spread(3):.2f}",
            },
        ),
        Sentence(
            Words(
                "In the end the four starts whose signal does not fade away lie within {spread} "
                "points, and normal weights of 0.01 end {behind} points behind the best of them: "
                "in five layers Adam makes up for much, but not for everything.",
                "最后，信号没有衰减殆尽的四种初始化相差不超过 {spread} 个百分点，"
                "而 0.01 的正态分布比其中最好的低 {behind} 个百分点："
                "只有五层时，Adam 能弥补很多，但不是全部。",
            ),
            lambda r: r.range(_GOOD) < 0.04 and _behind(r) > 0.06,
            lambda r: {
                "spread": f"{100 * r.range(_GOOD):.1f}",
                "behind": f"{100 * _behind(r):.1f}",
            },
        ),
        Sentence(
            Words(
                "But a spread that stays is not all that counts. He's start is behind Xavier's "
                "from the first epoch on ({he:at1} % against {xavier:at1} %) and in the end "
                "({he:accuracy} % against {xavier:accuracy} %), although it knows its training "
                "pictures as well ({he:train} % and {xavier:train} %).",
                "但保持离散度并不是全部。He 初始化从第一轮起就落后于 Xavier（{he:at1} % 对 "
                "{xavier:at1} %），最后也是如此（{he:accuracy} % 对 {xavier:accuracy} %），"
                "尽管它对训练图片掌握得一样好（{he:train} % 和 {xavier:train} %）。",
            ),
            lambda r: (
                r["he"].at(1) < r["xavier"].at(1) - 0.02
                and r["he"].accuracy < r["xavier"].accuracy - 0.02
                and r["he"].train_accuracy > r["xavier"].train_accuracy - 0.01
            ),
        ),
    ),
    limits=Words(
        "Batch norm, which most networks have today, hides most of these differences.",
        "如今大多数网络都有批归一化，它会掩盖大部分这类差别。",
    ),
)
