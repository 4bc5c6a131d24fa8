"""Epochs: when a network stops learning and begins to learn by heart."""

from app.studies.study import BASE, Arm, Panel, Sentence, Study, Words

_MARKS = tuple(f"at{epoch}" for epoch in (5, 10, 20, 50, 100))

STUDY = Study(
    name="epochs",
    title=Words("Epochs and over-fitting", "训练轮数与过拟合"),
    question=Words(
        "Does a network get better the longer it trains? And what changes when it never sees the "
        "same picture twice?",
        "训练得越久，网络就越好吗？如果它每次看到的图片都不完全一样，又会怎样？",
    ),
    setup=Words(
        "LeNet-5 with Adam at a constant 0.001 for a hundred epochs; with a constant rate the "
        "first 5, 10, 20 and 50 of them are what a shorter training would have been. Once plain, "
        "once with augmentation: half of the pictures mirrored, all shifted by up to four pixels.",
        "LeNet-5，Adam，学习率固定为 0.001，共一百轮；由于学习率不变，其中前 5、10、20、50 "
        "轮就等于较短的训练。"
        "一组不做数据增强，另一组做：一半图片左右翻转，所有图片随机平移至多四个像素。",
    ),
    base={**BASE, "epochs": 100},
    arms=(
        Arm("plain", Words("as they are", "原样")),
        Arm("augmented", Words("augmented", "数据增强"), {"flip": "random", "translate": 4}),
    ),
    panels=(
        Panel(
            "epochs",
            Words("A hundred epochs", "一百轮"),
            ("plain", "augmented"),
            (*_MARKS, "train_accuracy", "loss"),
        ),
    ),
    lessons=(
        Sentence(
            Words(
                "Without augmentation the accuracy on unseen pictures is highest early "
                "({plain:best} %) and has fallen to {plain:accuracy} % in the end, while that on "
                "the training pictures rises to {plain:train} %: it learns them by heart.",
                "不做增强时，未见图片上的准确率很早就达到最高（{plain:best} %），最后降到 "
                "{plain:accuracy} %，"
                "而训练图片上的准确率升到 {plain:train} %：它在死记硬背。",
            ),
            lambda r: (
                r["plain"].best > r["plain"].accuracy + 0.01
                and r["plain"].best_epoch < len(r["plain"].curves["epoch"]) / 3
                and r["plain"].gap > 0.15
            ),
        ),
        Sentence(
            Words(
                "The loss says it more loudly than the accuracy: at its lowest it was {lowest}, in "
                "the end {plain:loss}. The network is not only wrong more often, it is wrong with "
                "more confidence.",
                "损失比准确率更能说明问题：最低时为 {lowest}，最后升到 {plain:loss}。"
                "网络不仅错得更多，而且错得更自信。",
            ),
            lambda r: (
                min(r["plain"].curves["loss"]) < r["plain"].loss - 0.2
                and r["plain"].accuracy < r["plain"].best
            ),
            lambda r: {"lowest": f"{min(r['plain'].curves['loss']):.2f}"},
        ),
        Sentence(
            Words(
                "With augmentation a hundred epochs reach {augmented:accuracy} %, and training and "
                "validation stay {augmented:gap} points apart instead of {plain:gap}.",
                "做增强时，一百轮达到 {augmented:accuracy} %，训练与验证的差距为 {augmented:gap} "
                "个百分点，"
                "而不做增强时是 {plain:gap}。",
            ),
            lambda r: (
                r["augmented"].accuracy > r["plain"].accuracy + 0.02
                and r["augmented"].gap < r["plain"].gap / 2
            ),
        ),
        Sentence(
            Words(
                "It pays only later: after five epochs {augmented:at5} % against {plain:at5} %, "
                "after twenty {augmented:at20} % against {plain:at20} %. Who trains for five "
                "epochs only gains nothing by augmentation.",
                "它的好处来得较晚：五轮之后为 {augmented:at5} %，不做增强为 {plain:at5} %；"
                "二十轮之后为 {augmented:at20} % 对 {plain:at20} %。只训练五轮的话，增强没有好处。",
            ),
            lambda r: (
                r["augmented"].at(5) < r["plain"].at(5)
                and r["augmented"].at(20) > r["plain"].at(20) + 0.02
            ),
        ),
    ),
    limits=Words(
        "The smaller the training set, the earlier over-fitting comes; the page says how many "
        "pictures there were. Larger networks learn by heart faster. With augmentation, training "
        "accuracy is that on the pictures as they were shown, which are harder.",
        "训练集越小，过拟合来得越早；本页注明了所用图片数。更大的网络死记硬背得更快。做增强时，"
        "训练准确率是在增强后（更难）的图片上测得的。",
    ),
)
