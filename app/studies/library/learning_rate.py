"""Learning rate: the setting that decides most, and the one mistake that everybody makes once."""

from app.studies.results import Results
from app.studies.study import Arm, Panel, Sentence, Study, Words, listed, same

_RATES = {"1e-4": 1e-4, "3e-4": 3e-4, "1e-3": 1e-3, "3e-3": 3e-3, "1e-2": 1e-2}
_TOO_LARGE = "1e-1"
# of the two-layer network's recipe, with half of its epochs
_GOOD = {
    "model": "cnn2",
    "optimizer": "adamw",
    "learning_rate": 5e-3,
    "weight_decay": 0.01,
    "schedule": "one-cycle",
    "warmup": 0.2,
    "ema_decay": 0.999,
    "epochs": 20,
    "flip": "alternating",
    "translate": 2,
}


def _lead(results: Results) -> float:
    """Of the best rate over the next."""
    *_, second, first = sorted(results[key].accuracy for key in _RATES)
    return first - second


def _failed(results: Results) -> int:
    """Trainings of the two-layer network at the large rate that hardly beat a guess."""
    return sum(run["accuracy"] < results.level(0.15) for run in results["cnn2-1e-1"].runs)


STUDY = Study(
    name="learning-rate",
    title=Words("Learning rate", "学习率"),
    question=Words(
        "How large should a step be? Adam is said to work with its default rate of 0.001. What "
        "happens at a tenth of it, at ten times as much, and at 0.1, which many take over from "
        "SGD?",
        "每一步应该走多大？人们常说 Adam 用默认学习率 0.001 就好。如果缩小到十分之一、放大到十倍，"
        "或者像许多人那样沿用 SGD 的 0.1，会发生什么？",
    ),
    setup=Words(
        "LeNet-5 with Adam at a constant rate, batches of 128, nothing else: no augmentation, no "
        "weight decay. A unit counts as dead when it gives the same answer to a thousand pictures.",
        "LeNet-5，Adam，学习率保持不变，批大小 128，不加任何其他技巧：没有数据增强，"
        "也没有权重衰减。如果一个单元对一千张图片的输出都相同，就算作“死亡”。",
    ),
    arms=(
        *(
            Arm(key, same(f"{rate:g}"), {"learning_rate": rate})
            for key, rate in {**_RATES, _TOO_LARGE: 0.1}.items()
        ),
        Arm("cnn2-1e-1", listed("Adam", "0.1"), {"model": "cnn2", "learning_rate": 0.1}),
        Arm("cnn2-1e-3", listed("Adam", "0.001"), {"model": "cnn2"}),
        Arm("cnn2-good", Words("good settings, 20 epochs", "合适的设置，20 轮"), _GOOD),
    ),
    panels=(
        Panel("rates", Words("Five learning rates", "五种学习率"), tuple(_RATES)),
        Panel(
            "mistake",
            Words("The classic mistake: Adam at 0.1", "经典错误：Adam 配 0.1"),
            ("1e-3", _TOO_LARGE),
            ("train_accuracy", "loss", "dead"),
        ),
        Panel(
            "two-layers",
            Words("The same in a network of two convolutions", "同样的错误，换成两个卷积层的网络"),
            ("cnn2-1e-1", "cnn2-1e-3", "cnn2-good"),
        ),
    ),
    lessons=(
        Sentence(
            Words(
                "At 0.1 Adam learns next to nothing: {1e-1:accuracy} % of the pictures are named "
                "right, and guessing names {guess} %. At 0.001 it is {1e-3:accuracy} %. Adam's "
                "step is about as long as the rate whatever the gradient is, so 0.1 moves every "
                "weight by more than most of them are large.",
                "学习率为 0.1 时 Adam 几乎什么都学不到：只有 {1e-1:accuracy} % 的图片判断正确，"
                "而瞎猜也有 {guess} %。学习率为 0.001 时则是 {1e-3:accuracy} %。无论梯度大小，"
                "Adam 每一步的长度大致等于学习率，因此 0.1 "
                "会让每个权重的变动超过大多数权重本身的大小。",
            ),
            lambda r: r["1e-1"].accuracy < r.level(0.2) and r["1e-3"].accuracy > r.level(0.4),
            lambda r: {"guess": f"{100 * r.guess:.2g}"},
        ),
        Sentence(
            Words(
                "A known report trains a network of two convolutions with Adam at 0.1 and gets 43 "
                "%, at 0.001 66 %. Here it is {cnn2-1e-1:accuracy} % and {cnn2-1e-3:accuracy} %, "
                "and {failed} of {seeds} trainings at 0.1 learn next to nothing. A rate that rises "
                "and falls, augmentation and averaged weights bring the same network to "
                "{cnn2-good:accuracy} %, here with few pictures and half of its usual epochs.",
                "一份流传的报告用 Adam 训练两个卷积层的网络，学习率 0.1 得到 43 %，0.001 得到 66 "
                "%。"
                "这里分别是 {cnn2-1e-1:accuracy} % 和 {cnn2-1e-3:accuracy} %；"
                "学习率 0.1 的 {seeds} 次训练中有 {failed} 次几乎什么都没学到。先升后降的学习率、"
                "数据增强和权重平均能让同一个网络达到 "
                "{cnn2-good:accuracy} %，而这里图片少，轮数也只有通常的一半。",
            ),
            lambda r: (
                r["cnn2-1e-1"].accuracy
                < r["cnn2-1e-3"].accuracy - 0.05
                < r["cnn2-good"].accuracy - 0.08
                and _failed(r) > 0
            ),
            lambda r: {"failed": f"{_failed(r)}", "seeds": f"{len(r['cnn2-1e-1'].runs)}"},
            fits=lambda r: r.cifar10,
        ),
        Sentence(
            Words(
                "Too small is a quieter mistake than too large. After ten epochs 0.0001 is at "
                "{1e-4:accuracy} %, 0.001 at {1e-3:accuracy} %: nothing is broken, it has only "
                "not arrived yet.",
                "学习率太小的错误比太大更不显眼。十轮之后，0.0001 达到 {1e-4:accuracy} %，"
                "而 0.001 达到 {1e-3:accuracy} %：什么都没坏，只是还没走到。",
            ),
            lambda r: r["1e-1"].accuracy < r["1e-4"].accuracy < r["1e-3"].accuracy,
        ),
        Sentence(
            Words(
                "At 0.01 the network is worse ({1e-2:accuracy} %) than at 0.001: the steps are too "
                "long to settle.",
                "学习率为 0.01 时网络（{1e-2:accuracy} %）不如 0.001：步子太大，无法稳定收敛。",
            ),
            lambda r: r["1e-2"].accuracy < r["1e-3"].accuracy - 0.01,
        ),
        Sentence(
            Words(
                "The two best of the five are only {near} points apart. Try rates in factors of "
                "three; finer steps drown in the chance of the seeds.",
                "五种学习率中最好的两个只差 {near} 个百分点。按三倍的间隔尝试即可；"
                "更细的间隔会被随机种子的偶然性淹没。",
            ),
            lambda r: _lead(r) < 0.04,
            lambda r: {"near": f"{100 * _lead(r):.1f}"},
        ),
    ),
    appendix=Words(
        "With all pictures and its usual forty epochs (`main.py train cnn2`) the network of two "
        "convolutions names 80.1 % of the 2,000 pictures right that were held out: one training, "
        "told in `docs/training-notes.md`.",
        "用全部图片和通常的四十轮训练（`main.py train cnn2`），两个卷积层的网络在留出的 2,000 "
        "张图片上准确率为 80.1 %：只训练了一次，见 `docs/training-notes.md`。",
    ).of,
    limits=Words(
        "The best rate belongs to a network, an optimizer, a batch size and a length. With a "
        "schedule that lets the rate fall, larger ones do well.",
        "最好的学习率与网络、优化器、批大小和训练长度有关。如果学习率会逐渐下降，"
        "较大的初始值也能表现良好。",
    ),
)
