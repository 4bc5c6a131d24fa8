"""Depth: one to four convolutions, and the way from LeNet-5 to ResNet-18."""

from app.studies.results import Results
from app.studies.study import BASE, Arm, Panel, Sentence, Study, Words, same
from models.registry import MODELS, PUBLISHED

_DEPTHS = (1, 2, 3, 4)
_START = {"model": "cnn2", "epochs": 10}
# three epochs on 5,000 pictures: how fast each begins, in minutes instead of hours
_RACE = {"epochs": 3, "limit": 5000, "precision": "auto"}
_LATER = tuple(key for key in PUBLISHED if key != "lenet5")
_WIDTHS = {"vgg16": {"width": 0.5}, "googlenet": {"width": 0.5}, "resnet18": {"width": 32}}


def _deep(count: int) -> Arm:
    label = Words(f"{count} convolution{'s' if count > 1 else ''}", f"{count} 个卷积层")
    return Arm(f"deep-{count}", label, {**_START, "arguments": {"convolutions": count}})


def _racer(key: str) -> Arm:
    return Arm(
        key,
        same(MODELS[key].title),
        {"model": key, **_RACE, "arguments": _WIDTHS.get(key, {})},
    )


def _range_at_first(results: Results) -> float:
    """Between the best and the worst of the larger ones after an epoch."""
    accuracies = [results[key].at(1) for key in _LATER]
    return max(accuracies) - min(accuracies)


_TABLE = {
    "en": ("| network | year | parameters | multiply-adds | test accuracy |", "million"),
    "zh": ("| 网络 | 年份 | 参数量 | 乘加次数 | 测试准确率 |", "百万"),
}
_BELOW = Words(", as the table below says", "，见下表")


def _published(language: str) -> str:
    """The five as they are shipped: what their weights files say of themselves."""
    from app.inference.resolve import resolve_weights
    from models.weights import read_info

    header, million = _TABLE[language]
    said = Words(
        "The five as they are published, trained to the end. {halved} have half as many maps as in "
        "their papers.",
        "发布的五种网络，训练到底。{halved} 的特征图数量是论文中的一半。",
    )
    titles = [MODELS[key].title for key in _WIDTHS]
    halved = Words(", ".join(titles[:-1]) + f" and {titles[-1]}", "、".join(titles))
    lines = [
        said.of(language).format(halved=halved.of(language)),
        "",
        header,
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for key in PUBLISHED:
        info, spec = read_info(resolve_weights(key)), MODELS[key]
        lines.append(
            f"| {spec.title} | {spec.year} | {info.parameters:,} "
            f"| {info.multiply_adds / 1e6:.1f} {million} "
            f"| {100 * info.results['test']['accuracy']:.2f} % |"
        )
    return "\n".join(lines)


STUDY = Study(
    name="depth",
    title=Words("Depth", "深度"),
    question=Words(
        "Why deep networks? What does a second convolution bring, and a fourth? And is the newer "
        "network the better one from the first epoch on?",
        "网络为什么要深？第二个卷积层能带来什么，第四个呢？更新的网络从第一轮起就更好吗？",
    ),
    setup=Words(
        "First a small network with one to four convolutions, each with batch norm and all with "
        "one linear layer at the end; Adam at 0.001, batches of 128. Then the five classic "
        "networks at the widths that are published, for three epochs on 5,000 pictures with the "
        "same "
        "optimizer.",
        "先用一个小网络，卷积层从一个到四个，每层都带批归一化，最后都是一个线性层；Adam，学习率 "
        "0.001，批大小 128。"
        "然后让五种经典网络（宽度与发布的相同）用同样的优化器在 5,000 张图片上训练三轮。",
    ),
    base={**BASE},
    arms=(*(_deep(count) for count in _DEPTHS), *(_racer(key) for key in PUBLISHED)),
    panels=(
        Panel(
            "convolutions",
            Words("One to four convolutions", "一到四个卷积层"),
            tuple(f"deep-{count}" for count in _DEPTHS),
            ("train_accuracy", "loss"),
        ),
        Panel(
            "classics",
            Words("Three epochs on 5,000 pictures", "在 5,000 张图片上训练三轮"),
            PUBLISHED,
            ("train_accuracy", "loss"),
        ),
    ),
    lessons=(
        Sentence(
            Words(
                "The second convolution brings {second} points, the third {third}. Each layer "
                "combines what the one before it found: edges, then corners and textures, then "
                "parts.",
                "第二个卷积层带来 {second} 个百分点，第三个带来 {third} 个。"
                "每一层都把前一层找到的东西组合起来：先是边缘，再是角点和纹理，然后是部件。",
            ),
            lambda r: (
                r["deep-2"].accuracy > r["deep-1"].accuracy + 0.02
                and r["deep-3"].accuracy > r["deep-2"].accuracy + 0.01
            ),
            lambda r: {
                "second": f"{100 * (r['deep-2'].accuracy - r['deep-1'].accuracy):+.1f}",
                "third": f"{100 * (r['deep-3'].accuracy - r['deep-2'].accuracy):+.1f}",
            },
        ),
        Sentence(
            Words(
                "The fourth is one too many for so few pictures and no augmentation: it names "
                "{deep-4:train} % of the training pictures right, and {deep-4:accuracy} % of the "
                "others instead of {deep-3:accuracy} %. What more layers could learn, they use to "
                "learn by heart.",
                "图片这么少又没有数据增强时，第四个卷积层就多余了：训练图片的准确率达到 "
                "{deep-4:train} %，其他图片却只有 {deep-4:accuracy} %，"
                "不如三层时的 {deep-3:accuracy} %。多出来的能力被用来死记硬背了。",
            ),
            lambda r: (
                r["deep-4"].accuracy < r["deep-3"].accuracy
                and r["deep-4"].gap > r["deep-3"].gap + 0.1
            ),
        ),
        Sentence(
            Words(
                "On few pictures the newest network has no lead at first. After one epoch all but "
                "LeNet-5 lie within {first} points (ResNet is at {resnet18:at1} %), after three "
                "within {later} (ResNet is at {resnet18:pm} %), and the seeds differ by up to "
                "{deviation}; LeNet-5 is at {lenet5:pm} %. What large networks can do shows only "
                "with many pictures and long trainings{table}.",
                "图片很少时，最新的网络起初并没有领先。一轮之后，除 LeNet-5 外相差不超过 {first} "
                "个百分点（ResNet 为 {resnet18:at1} %），三轮之后不超过 {later} 个百分点"
                "（ResNet 为 {resnet18:pm} %），而随机种子之间的标准差最大为 {deviation}；"
                "LeNet-5 为 {lenet5:pm} %。大网络的本领只有在图片多、训练久时才显现{table}。",
            ),
            lambda r: (
                r.range(_LATER) < 0.04
                and _range_at_first(r) < 0.04
                and r["lenet5"].accuracy < min(r[key].accuracy for key in _LATER) - 0.03
            ),
            lambda r: {
                "first": f"{100 * _range_at_first(r):.1f}",
                "later": f"{100 * r.range(_LATER):.1f}",
                "deviation": f"{100 * max(r[key].deviation for key in _LATER):.1f}",
                # the table is about CIFAR-10
                "table": _BELOW if r.cifar10 else same(""),
            },
        ),
    ),
    limits=Words(
        "More convolutions are also more weights and more work; the study does not tell depth from "
        "size. The five differ in everything at once, share one learning rate that may suit one of "
        "them better than another, and were trained in the precision that is faster for each.",
        "卷积层越多，权重和计算量也越多；本研究没有把深度和规模分开。五种网络则处处不同，"
        "而且共用一个学习率（未必对每种都同样合适），并各用对自己更快的精度训练。",
    ),
    appendix=_published,
)
