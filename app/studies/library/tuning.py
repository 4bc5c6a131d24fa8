"""The tuning walk of a course report on LeNet-5, one change at a time, carried on to the end."""

import itertools
from typing import Any

from app.studies.results import Results
from app.studies.study import BASE, Arm, Panel, Sentence, Study, Words

# each step keeps what the earlier ones changed; from the teacher on, they are for CIFAR-10 alone
_STEPS: tuple[tuple[str, Words, dict[str, Any]], ...] = (
    (
        "start",
        Words("start: SGD, momentum, 0.01", "起点：SGD，动量，0.01"),
        {"optimizer": "sgd", "momentum": 0.9, "learning_rate": 0.01},
    ),
    ("schedule", Words("+ one-cycle schedule", "+ one-cycle 学习率"), {"schedule": "one-cycle"}),
    ("leaky", Words("+ leaky ReLU", "+ leaky ReLU"), {"arguments": {"activation": "leaky-relu"}}),
    ("longer", Words("+ 20 epochs for 10", "+ 从 10 轮到 20 轮"), {"epochs": 20}),
    (
        "adamw",
        Words(
            "+ AdamW at 0.003, decay 0.01, a tenth of rise",
            "+ AdamW 0.003，衰减 0.01，前十分之一上升",
        ),
        {"optimizer": "adamw", "learning_rate": 3e-3, "weight_decay": 0.01, "warmup": 0.1},
    ),
    (
        "augmented",
        Words("+ mirror images, ±2 pixels", "+ 左右翻转，±2 像素"),
        {"flip": "alternating", "translate": 2},
    ),
    ("norm", Words("+ batch norm", "+ 批归一化"), {"arguments": {"batch_norm": True}}),
    ("average", Words("+ moving average of weights", "+ 权重滑动平均"), {"ema_decay": 0.999}),
    (
        "relu",
        Words("+ ReLU again for leaky ReLU", "+ 从 leaky ReLU 换回 ReLU"),
        {"arguments": {"activation": "relu"}},
    ),
    ("views", Words("+ 16 fixed views of a picture", "+ 每张图片 16 个固定视图"), {"views": 16}),
    ("long", Words("+ 60 epochs for 20", "+ 从 20 轮到 60 轮"), {"epochs": 60}),
    (
        "taught",
        Words("+ ResNet-18 as teacher", "+ 以 ResNet-18 为教师"),
        {"teacher": "resnet18", "teacher_share": 0.9, "teacher_temperature": 2.0},
    ),
    ("longest", Words("+ 150 epochs for 60", "+ 从 60 轮到 150 轮"), {"epochs": 150}),
)


def _arms() -> tuple[Arm, ...]:
    arms = []
    settings: dict[str, Any] = {"arguments": {}}
    for key, label, changes in _STEPS:
        arguments = {**settings["arguments"], **changes.get("arguments", {})}
        settings = {**settings, **changes, "arguments": arguments}
        arms.append(Arm(key, label, settings))
    return tuple(arms)


def _published(language: str) -> str:
    """How far the published file has got, from what the file itself says."""
    from app.inference.resolve import resolve_weights
    from models.weights import read_info

    info = read_info(resolve_weights("lenet5"))
    values = {
        "accuracy": 100 * info.results["validation"]["accuracy_single_view"],
        "flip": 100 * info.results["validation"]["accuracy"],
        "test": 100 * info.results["test"]["accuracy"],
        "epochs": info.training["epochs"],
    }
    said = Words(
        "The published LeNet-5 is one step further: the last recipe, {epochs} epochs, with 48,000 "
        "pictures. On the 2,000 pictures that neither it nor its teacher was trained on it names "
        "{accuracy:.2f} % right, and {flip:.2f} % when a picture and its mirror image are both "
        "looked at, as the program does. It is the best of five seeds on these very pictures; of "
        "the 10,000 test pictures it names {test:.2f} % right.",
        "发布的 LeNet-5 再进一步：同样的最后方案（{epochs} 轮），但用 48,000 张图片训练。"
        "在它和教师都没有见过的 2,000 张图片上，它的准确率为 {accuracy:.2f} %；"
        "像本程序那样同时看图片及其镜像时为 {flip:.2f} %。"
        "它是五个随机种子中在这些图片上最好的一个；在 10,000 张测试图片上为 {test:.2f} %。",
    )
    return said.of(language).format(**values)


STUDY = Study(
    name="tuning",
    title=Words("The tuning walk", "调参之路"),
    question=Words(
        "A known course report tunes LeNet-5 from 59 to 61 % with a schedule, to 62 % with leaky "
        "ReLU and to 63 % with more epochs, one run each. Are those steps real, and where does the "
        "walk lead if one goes on?",
        "一份流传的课程报告对 LeNet-5 调参：加学习率调度从 59 % 到 61 %，换 leaky ReLU 到 62 %，"
        "多训练几轮到 63 %，"
        "每步只跑一次。这些进步是真的吗？继续走下去能到哪里？",
    ),
    setup=Words(
        "LeNet-5, batches of 128. Each row keeps what the rows above it changed, and changes one "
        "thing more; an optimizer comes with the rate, the decay and the rise that it wants.",
        "LeNet-5，批大小 128。每一行保留上面各行的改动，再多改一处；"
        "换优化器时，学习率、衰减和上升阶段随之调整。",
    ),
    base={**BASE},
    arms=_arms(),
    panels=(
        Panel(
            "report",
            Words("The report's steps", "报告中的步骤"),
            ("start", "schedule", "leaky", "longer"),
            ("gain", "train_accuracy", "epochs"),
        ),
        Panel(
            "beyond",
            Words("And on from there", "继续前进"),
            ("longer", "adamw", "augmented", "norm", "average"),
            ("gain", "train_accuracy", "epochs"),
        ),
        Panel(
            "published",
            Words("To the published recipe", "走到发布的方案"),
            ("average", "relu", "views", "long", "taught", "longest"),
            ("gain", "train_accuracy", "epochs"),
        ),
    ),
    lessons=(
        Sentence(
            Words(
                "From {start:pm} % the schedule leads to {schedule:pm} %, leaky ReLU to "
                "{leaky:pm} %, twenty epochs to {longer:pm} %. Before believing a step of a point, "
                "look at the deviation between seeds: a single run cannot tell such a step from "
                "chance.",
                "从 {start:pm} % 出发，学习率调度到 {schedule:pm} %，leaky ReLU 到 {leaky:pm} %，"
                "二十轮到 {longer:pm} %。在相信一个百分点的进步之前，先看看随机种子之间的标准差："
                "只跑一次无法把这样的进步与偶然区分开。",
            ),
        ),
        Sentence(
            Words(
                "Leaky ReLU changes the accuracy by {change} points, and the seeds differ by "
                "{leaky_deviation}: no step at all.",
                "leaky ReLU 只让准确率变化 {change} 个百分点，而随机种子之间的标准差为 "
                "{leaky_deviation}：这根本算不上进步。",
            ),
            lambda r: (
                abs(r["leaky"].accuracy - r["schedule"].accuracy)
                < 2 * max(r["leaky"].deviation, r["schedule"].deviation)
            ),
            lambda r: {
                "change": _gain(r, "schedule", "leaky"),
                "leaky_deviation": f"{100 * r['leaky'].deviation:.1f}",
            },
        ),
        Sentence(
            Words(
                "The schedule costs {loss} points here. Its highest rate is the constant rate it "
                "replaces, so on average its steps are half as long, and on {pictures} pictures "
                "ten epochs are over before it has arrived: with twenty it is at {longer:accuracy} "
                "%. A schedule wants a higher peak or more time.",
                "这里，学习率调度反而降低了 {loss} 个百分点。它的最高学习率就是原来的恒定学习率，"
                "平均步长只有一半，而只有 {pictures} 张图片时，十轮结束时它还没走到："
                "训练二十轮则达到 {longer:accuracy} %。"
                "使用调度时，峰值应当更高，或训练更久。",
            ),
            lambda r: (
                r["schedule"].accuracy < r["start"].accuracy - 0.02
                and r["longer"].accuracy > r["schedule"].accuracy + 0.04
            ),
            lambda r: {
                "loss": f"{100 * (r['start'].accuracy - r['schedule'].accuracy):.1f}",
                "pictures": f"{r.about['pictures']:,}",
            },
        ),
        Sentence(
            Words(
                "AdamW at 0.003, a large rate for it, names {adamw:train} % of the training "
                "pictures right (before: {longer:train} %) and no more of the others: it learns "
                "by heart. That is why mirror images and shifts pay so much in the next step. A "
                "step of the walk may gain nothing by itself and still make room for another.",
                "改用 AdamW（学习率 0.003，对它来说已经较大）后，"
                "训练图片的准确率达到 {adamw:train} %"
                "（之前为 {longer:train} %），其他图片却没有提高：它在死记硬背。"
                "正因如此，下一步的翻转和平移才收获很大。"
                "有的步骤单独看没有收益，却为后面的步骤创造了条件。",
            ),
            lambda r: (
                r["adamw"].train_accuracy > r["longer"].train_accuracy + 0.15
                and r["adamw"].accuracy < r["longer"].accuracy + 0.005
                and r["augmented"].accuracy > r["adamw"].accuracy + 0.05
            ),
        ),
        Sentence(
            Words(
                "The walk does not end there: after sixty epochs {long:pm} %, with the same "
                "network of {weights} weights. What paid most after the report's last step was "
                "“{best}”.",
                "路并没有到头：六十轮之后达到 {long:pm} %，还是那个 {weights} 个权重的网络。"
                "报告最后一步之后，收益最大的是“{best}”。",
            ),
            lambda r: r["long"].accuracy > r["longer"].accuracy + 0.03,
            lambda r: {"best": _largest_gain(r), "weights": f"{_weights(r.classes):,}"},
        ),
        Sentence(
            Words(
                "ReLU again for leaky ReLU changes {relu_change} points, and sixteen fixed views "
                "of a picture for ever new ones {views_change}: no steps, as the seeds differ by "
                "{relu_deviation} and {views_deviation}. The fixed views prepare what comes "
                "later: a teacher needs to look at each of them once only.",
                "从 leaky ReLU 换回 ReLU，准确率变化 {relu_change} 个百分点；"
                "用 16 个固定视图代替每次都不同的视图，变化 {views_change} 个百分点："
                "随机种子之间的标准差为 {relu_deviation} 和 {views_deviation}，所以都算不上进步。"
                "固定视图是为后面的教师准备的：每个视图教师只需看一次。",
            ),
            lambda r: all(
                abs(r[after].accuracy - r[before].accuracy)
                < 2 * max(r[before].deviation, r[after].deviation)
                for before, after in (("average", "relu"), ("relu", "views"))
            ),
            lambda r: {
                "relu_change": _gain(r, "average", "relu"),
                "views_change": _gain(r, "relu", "views"),
                "relu_deviation": f"{100 * r['relu'].deviation:.1f}",
                "views_deviation": f"{100 * r['views'].deviation:.1f}",
            },
        ),
        Sentence(
            Words(
                "A teacher brings {gain} points, without a single weight more: it says of every "
                "picture how much it resembles each class. But it brings more than its manner of "
                "teaching. It was trained on 48,000 pictures; most of them its student never saw, "
                "and 3,000 of the 5,000 validation pictures were among them.",
                "教师带来 {gain} 个百分点，而网络没有增加一个权重："
                "它对每张图片都会说出与各个类别有多像。不过，教师带来的不只是教法："
                "它用 48,000 张图片训练过，其中大部分图片学生网络从未见过，"
                "而且 5,000 张验证图片中有 3,000 张也在其中。",
            ),
            lambda r: r["taught"].accuracy > r["long"].accuracy + 0.01,
            lambda r: {"gain": _gain(r, "long", "taught")},
            fits=lambda r: r.cifar10,
        ),
        Sentence(
            Words(
                "With {pictures} pictures, 150 epochs for 60 bring nothing more ({change} points): "
                "the network names {longest:train} % of the pictures right that it is shown again "
                "and again (before: {taught:train} %), and no more of the others. More pictures "
                "are what it wants now.",
                "只有 {pictures} 张图片时，从 60 轮到 150 轮不再有收益（{change} 个百分点）："
                "网络对反复看到的图片准确率为 {longest:train} %（之前为 {taught:train} "
                "%），其他图片却没有提高。现在它需要的是更多的图片。",
            ),
            lambda r: (
                abs(r["longest"].accuracy - r["taught"].accuracy) < 0.01
                and r["longest"].train_accuracy > r["taught"].train_accuracy + 0.03
            ),
            lambda r: {
                "pictures": f"{r.about['pictures']:,}",
                "change": _gain(r, "taught", "longest"),
            },
        ),
    ),
    limits=Words(
        "The order matters: a change that comes late finds less left to gain. The walk chose "
        "nothing by these figures; its steps were fixed before, as the report's and as the "
        "published recipe's. That recipe was found with 2,000 of the validation pictures of "
        "CIFAR-10, so the last steps may look a little better than they are.",
        "顺序很重要：排在后面的改动能提升的余地更小。这条路的步骤事先就定好了："
        "先是报告的步骤，再是发布方案的步骤，没有根据这些数字挑选。"
        "不过，发布方案当初是用 CIFAR-10 验证图片中的 2,000 张挑选的，最后几步可能略显乐观。",
    ),
    appendix=_published,
)


def _weights(classes: int) -> int:
    """Of LeNet-5, in whole thousands: its last layer has 84 weights and a bias a class."""
    return round(61_156 + 85 * classes, -3)


def _gain(results: Results, before: str, after: str) -> str:
    """In points, with its sign."""
    return f"{100 * (results[after].accuracy - results[before].accuracy):+.1f}"


def _largest_gain(results: Results) -> Words:
    keys = [key for key, *_ in _STEPS if key in results.arms]
    later = keys[keys.index("longer") :]
    gains = {
        after: results[after].accuracy - results[before].accuracy
        for before, after in itertools.pairwise(later)
    }
    return results[max(gains, key=lambda key: gains[key])].label
