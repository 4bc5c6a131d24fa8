"""Losses: four that learn, and one that was fed with the wrong thing."""

from app.studies.results import Results
from app.studies.study import Arm, Panel, Sentence, Study, Words

_GOOD = ("ce", "smooth", "mse", "bce", "margin")


def _uniform(results: Results) -> float:
    """The loss of a uniform guess against the label's number."""
    return sum((number - results.guess) ** 2 for number in range(results.classes)) * results.guess


def _count(results: Results, before: str = "") -> Words:
    """Of the classes, in words for ten; `before` a Chinese numeral in digits stands a space."""
    number = results.classes
    return Words("ten", "十") if number == 10 else Words(f"{number}", f"{before}{number} ")


def _share(results: Results) -> str:
    """One of as many as there are classes: 0.1, 1/3."""
    decimal = f"{results.guess:.3g}"
    return decimal if float(decimal) * results.classes == 1 else f"1/{results.classes}"


STUDY = Study(
    name="loss",
    title=Words("Loss", "损失函数"),
    question=Words(
        "Cross-entropy is what everybody uses. Do other losses learn as well? A known report says "
        "that mean squared error cannot learn at all. Is that true?",
        "大家都用交叉熵。其他损失函数也能学好吗？有一份流传的报告说用均方误差根本学不会。"
        "真是这样吗？",
    ),
    setup=Words(
        "LeNet-5 with Adam at 0.001 and batches of 128. Mean squared error and binary "
        "cross-entropy compare with a one for the right class and zeros for the others (one-hot). "
        "The last row is the report's mistake: mean squared error against the label's number. "
        "Both squared errors look at the probabilities; that of one-hot targets and binary "
        "cross-entropy are summed over the classes, the report's is averaged.",
        "LeNet-5，Adam，学习率 0.001，批大小 128。均方误差和二元交叉熵与独热目标（正确类别为 1，"
        "其余为 0）比较。"
        "最后一行是那份报告的错误：拿均方误差去比较类别的编号。两种均方误差都作用于概率；"
        "独热的均方误差和二元交叉熵对各类别求和，报告中的则取平均。",
    ),
    arms=(
        Arm("ce", Words("cross-entropy", "交叉熵")),
        Arm("smooth", Words("label smoothing 0.1", "标签平滑 0.1"), {"label_smoothing": 0.1}),
        Arm("mse", Words("mean squared error, one-hot", "均方误差（独热）"), {"loss": "mse"}),
        Arm("bce", Words("binary cross-entropy", "二元交叉熵"), {"loss": "bce"}),
        Arm("margin", Words("multi-class margin", "多类间隔"), {"loss": "multi-margin"}),
        Arm(
            "integers",
            Words("mean squared error, label's number", "均方误差（类别编号）"),
            {"loss": "mse-integers"},
        ),
    ),
    panels=(
        Panel("losses", Words("Five losses", "五种损失函数"), _GOOD, ("train_accuracy", "loss")),
        Panel(
            "mistake",
            Words("Mean squared error, right and wrong", "均方误差：正确与错误的用法"),
            ("mse", "integers"),
            ("train_accuracy", "loss"),
        ),
    ),
    lessons=(
        Sentence(
            Words(
                "Mean squared error learns: {mse:accuracy} % against {ce:accuracy} % of "
                "cross-entropy, once it is told what the answer should be for each of the "
                "{classes} classes.",
                "只要告诉均方误差{classes}个类别各自应有的答案，它就能学会：{mse:accuracy} %，"
                "交叉熵为 {ce:accuracy} %。",
            ),
            lambda r: r["mse"].accuracy > r["ce"].accuracy - 0.1,
            lambda r: {"classes": _count(r, before=" ")},
        ),
        Sentence(
            Words(
                "Fed with the label's number it stays at {integers:accuracy} %, and its loss at "
                "{integers:loss}. That is exactly the loss of a uniform guess: the mean of "
                "(k − {share})² over k = 0…{last} is {uniform}. Every one of the {classes} "
                "probabilities is compared with the number, so no class is preferred, and as they "
                "add up to one, a uniform guess is the best there is. The network did not fail to "
                "learn. It learned what it was asked.",
                "如果喂给它类别编号，准确率停在 {integers:accuracy} %，损失停在 {integers:loss}。"
                "这恰好是均匀猜测的损失：k = 0…{last} 时 (k − {share})² 的平均值为 {uniform}。"
                "{classes}个概率都与同一个编号比较，没有哪个类别更占优；而它们之和为一，"
                "均匀猜测就是最优解。"
                "网络并不是学不会，它学会的正是我们要求它学的。",
            ),
            lambda r: (
                r["integers"].accuracy < r.level(0.13)
                and abs(r["integers"].loss - _uniform(r)) < max(0.02, _uniform(r) / 2000)
            ),
            lambda r: {
                "classes": _count(r),
                "last": r.classes - 1,
                "share": _share(r),
                "uniform": f"{_uniform(r):.2f}",
            },
        ),
        Sentence(
            Words(
                "All losses that ask the right question lie within {spread} points of each other. "
                "Their own numbers ({ce:loss} and {mse:loss}, say) have different units and must "
                "not be compared.",
                "只要目标设得对，各种损失函数的准确率相差不超过 {spread} 个百分点。"
                "它们自身的数值（例如 {ce:loss} 与 "
                "{mse:loss}）单位不同，不能互相比较。",
            ),
            lambda r: r.range(_GOOD) < 0.08,
            lambda r: {"spread": f"{100 * r.range(_GOOD):.1f}"},
        ),
    ),
    limits=Words(
        "One learning rate for all: a loss whose gradients are smaller may like a larger one. Ten "
        "epochs are too short for label smoothing to show what it is for (over-confidence).",
        "所有损失函数共用一个学习率：梯度较小的损失可能更适合较大的学习率。十轮太短，"
        "看不出标签平滑的用处（抑制过度自信）。",
    ),
)
