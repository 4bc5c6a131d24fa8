"""What docs/results.md and its Chinese sister say around their figures."""

from typing import Any

WORDS: dict[str, dict[str, Any]] = {
    "en": {
        "title": "# What the published networks are worth",
        "about": "Written by `make docs` from `docs/results/<network>.json`, which `make reports` "
        "measures. The {images} test pictures of CIFAR-10 took no part in training or in the "
        "choice of its settings (how confidence is fitted was chosen with their calibration errors "
        "in sight: [training notes](training-notes.md)); they were measured after the rounding to "
        "float16. Pages with charts and the worst "
        "mistakes: `.venv/bin/python main.py evaluate all --report DIR`. What the "
        "probabilities and the familiarity mean: [questions and answers](faq.md).",
        "accuracy": "## Accuracy",
        "accuracy-head": (
            *("network", "accuracy", "95 % interval", "one view", "first two", "loss"),
            "validation",
        ),
        "accuracy-note": "Accuracy is that of the answer which the program gives: the "
        "probabilities for the picture and for its mirror image, averaged. The interval (Wilson, "
        "1927) says how much other pictures of the same kind could change it. *One view*: without "
        "the mirror image. *First two*: the true class is the first or the second choice. *Loss*: "
        "−ln of the probability of the true class, on average. *Validation*: accuracy on 2,000 "
        "other pictures, by which temperature and threshold are chosen.",
        "sure": "## Do the probabilities mean what they say?",
        "sure-head": (
            *("network", "calibration error before", "error after", "by chance"),
            *("temperature", "power", "loss before", "loss after"),
        ),
        "sure-note": "The calibration error says how far the probabilities are, on average, from "
        "how often the answers are right (15 groups of equal width; Guo et al., 2017). *Before*: "
        "the outputs as they are; *after*: with the temperature and the power that were fitted on "
        "2,000 other pictures. *By chance*: what exactly right probabilities would show on so many "
        "pictures; less is luck.",
        "unfitted": "not fitted",
        "strange": "## Does it notice what it does not know?",
        "strange-head": (
            *("network", "area under the ROC curve", "known accepted", "others refused"),
            *("other pictures", "threshold"),
        ),
        "strange-note": "*Area*: how probably a picture of a known class looks more familiar than "
        "one of another thing; 50 % is guessing. *Known accepted*: test pictures at or above the "
        "threshold. *Others refused*: pictures of other things below it, of which the program says "
        "“probably none of the 10”.",
        "others": "The {count} pictures of other things are of {kinds_count} classes of "
        "CIFAR-100's training set, 32×32 pixels: {kinds}. The measure of familiarity was developed "
        "with these very pictures. Classes that played no part in that may do worse.",
        "others-else": "The {count} pictures of other things show: {kinds}.",
        "others-none": "Not measured for these files.",
        "speed": "## Speed and size",
        "speed-head": (
            *("network", "pictures a second", "ms for one picture", "file", "parameters"),
            "multiply-adds",
        ),
        "speed-note": "Measured on {device} ({machine}). Many at once: {threads} threads, 128 "
        "pictures together, mirror images included. One picture: the whole answer as in "
        "the window, on one core, the median of thirty. Both take longer while the "
        "computer does other work.",
        "training": "## Training",
        "training-head": ("network", "size", "epochs", "minutes", "teacher", "trained on"),
        "usual": "as in `models/`",
        "training-note": "Times include whatever else the machine did meanwhile. What was tried on "
        "the way: [training notes](training-notes.md). `weights/<network>.md` has every setting "
        "and the command that trains the network again.",
        "curves": "The curves below are those of each epoch. Training: of the changed pictures "
        "(shifted, mirrored, perhaps with a hidden square) and of the weights on their way. "
        "Validation: of the averaged weights and one view of the pictures as they are. So "
        "validation can be better than training.",
        "classes-head": ("class", "precision", "recall", "F1", "most often taken for"),
        "classes-note": "Its commonest mistakes: {commonest}; in brackets: of {images} pictures. "
        "Precision: of the pictures that were called “cat”, say, the share that are cats. Recall: "
        "of the cats, the share that were called “cat”. F1 is the harmonic mean of both.",
        "classes-short": "Its commonest mistakes: {commonest}.",
        "taken": "{answer} ({count})",
        "alt": "{title}: curves of loss and accuracy",
        "threads": "{threads} processor threads, {precision}",
        "processor": "the processor alone",
        "gpu": "a graphics card, {precision}",
        "comma": ", ",
    },
    "zh": {
        "title": "# 已发布网络的表现",
        "about": "由 `make docs` 根据 `docs/results/<网络>.json` 生成，这些文件由 `make reports` "
        "测得。CIFAR-10 的 {images} 张测试图片未参与训练，也未用于选择训练设置"
        "（选择校准方法时曾看到它们的校准误差，见[训练笔记](training-notes.md)），"
        "在权重舍入为 float16 之后测量。带图表和最严重错误的网页报告："
        "`.venv/bin/python main.py evaluate all --report DIR`。"
        "概率和熟悉度的含义见[常见问题](faq.zh-CN.md)。",
        "accuracy": "## 准确率",
        "accuracy-head": (
            *("网络", "准确率", "95 % 置信区间", "单视图", "前两名准确率", "损失"),
            "验证",
        ),
        "accuracy-note": "准确率按程序实际给出的回答计算：原图与左右镜像的概率取平均。"
        "置信区间（Wilson，1927）表示换一批同类图片时准确率可能的变化范围。*单视图*：只看原图，不用镜像。"
        "*前两名准确率*：真实类别排在前两位的比例。*损失*：真实类别所得概率取 −ln 后的平均值。"
        "*验证*：在另外 2,000 张图片上的准确率，温度和阈值就是用这些图片确定的。",
        "sure": "## 概率可信吗？",
        "sure-head": (
            *("网络", "校准误差（校准前）", "校准误差（校准后）", "偶然误差"),
            *("温度", "幂", "损失（校准前）", "损失（校准后）"),
        ),
        "sure-note": "校准误差表示网络所说的概率与实际正确率平均相差多少"
        "（按概率等宽分为 15 组；Guo 等，2017）。*校准前*直接使用网络的输出；"
        "*校准后*使用温度和幂，它们是用另外 2,000 张图片拟合的。"
        "*偶然误差*：即使概率完全准确，在这么多图片上也会测得的误差，比它更小只是运气。",
        "unfitted": "未拟合",
        "strange": "## 遇到陌生事物能察觉吗？",
        "strange-head": (
            *("网络", "ROC 曲线下面积", "已知类别被接受", "其他事物被拒绝"),
            *("其他图片数", "阈值"),
        ),
        "strange-note": "*面积*：任取一张已知类别的图片和一张其他事物的图片，前者熟悉度更高的概率；"
        "50 % 为随意猜测。*已知类别被接受*：达到阈值的测试图片所占的比例。*其他事物被拒绝*："
        "其他事物的图片中低于阈值的比例，程序会说它们“很可能不属于这 10 类”。",
        "others": "这 {count} 张其他事物的图片来自 CIFAR-100 训练集的 {kinds_count} 个类别，"
        "均为 32×32 像素：{kinds}。"
        "熟悉度正是用这些图片研究出来的，换成没有用过的类别，效果可能会差一些。",
        "others-else": "这 {count} 张其他事物的图片包括：{kinds}。",
        "others-none": "这些文件尚未测量。",
        "speed": "## 速度与规模",
        "speed-head": (
            *("网络", "每秒图片数", "单张用时（毫秒）", "文件大小", "参数量"),
            "乘加次数",
        ),
        "speed-note": "测量环境：{machine}，{device}。批量识别用 {threads} 个线程，每批 128 张，"
        "包括镜像。"
        "识别一张图片是指与窗口中一样、用一个处理器核心给出完整回答的时间，取三十次的中位数。"
        "电脑同时做其他工作时，两者都会变慢。",
        "training": "## 训练",
        "training-head": ("网络", "规模", "轮数", "用时（分钟）", "教师网络", "训练设备"),
        "usual": "同 `models/`",
        "training-note": "机器同时还在做其他工作，用时因此偏长。尝试过的各种做法见"
        "[训练笔记](training-notes.md)（英文）。全部设置和重新训练的命令见 "
        "`weights/<网络>.md`（英文）。",
        "curves": "下面是逐轮的曲线。训练曲线（training）对应增强后的图片（平移、翻转，"
        "有时遮挡一块）和训练过程中（未平均）的权重；验证曲线（validation）对应滑动平均后的权重和"
        "未经变化的图片，因此验证结果可能优于训练结果。"
        "loss 为损失，accuracy 为准确率，epoch 为轮次。",
        "classes-head": ("类别", "精确率", "召回率", "F1 值", "最常误认为"),
        "classes-note": "最常见的错误：{commonest}；括号中是张数，测试图片共 {images} 张。"
        "精确率：以“猫”为例，被答为“猫”的图片中确实是猫的比例。"
        "召回率：猫的图片中被答为“猫”的比例。F1 值是两者的调和平均。",
        "classes-short": "最常见的错误：{commonest}。",
        "taken": "{answer}（{count}）",
        "alt": "{title}：损失与准确率曲线",
        "threads": "{threads} 个处理器线程，{precision}",
        "processor": "只用处理器",
        "gpu": "显卡，{precision}",
        "comma": "、",
    },
}
