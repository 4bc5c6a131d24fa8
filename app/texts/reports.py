"""What `main.py evaluate --report` says, and every sentence of the pages that it writes."""

TEXTS: dict[str, tuple[str, str]] = {
    # the command
    "help-evaluate-report": (
        "also write pages with charts and the worst mistakes into DIR",
        "同时把带图表和最严重错误的网页报告写入 DIR",
    ),
    "help-evaluate-others": (
        "a folder with pictures of things that are none of the classes, for --report: does the "
        "network notice? (usual: CIFAR_LAB_OTHERS)",
        "存放不属于任何类别的图片的文件夹，与 --report 合用：看网络能否察觉"
        "（默认：CIFAR_LAB_OTHERS）",
    ),
    "evaluate-others-alone": (
        "--others belongs to --report DIR: add it.",
        "--others 须与 --report DIR 合用，请加上。",
    ),
    "evaluate-not-kept": (
        "The figures could not be kept in {run}. {reason}",
        "结果无法保存到 {run}。{reason}",
    ),
    "evaluate-reported": ("The report is in {path}", "报告已写入 {path}"),
    "evaluate-step-test": (
        "{model}: {done} of {total} test pictures",
        "{model}：测试图片 {done}/{total}",
    ),
    "evaluate-step-read": (
        "{model}: reading other pictures, {done} of {total}",
        "{model}：读取其他图片 {done}/{total}",
    ),
    "evaluate-step-others": (
        "{model}: {done} of {total} views of other pictures",
        "{model}：其他图片的视图 {done}/{total}",
    ),
    "evaluate-step-pages": (
        "{model}: writing the pages, {done} of {total}",
        "{model}：正在写报告 {done}/{total}",
    ),
    "report-not-writable": (
        "The report cannot be written to {path}: {reason}. Choose another folder.",
        "无法将报告写入 {path}：{reason}。请选择其他文件夹。",
    ),
    "report-foreign": (
        "{path} is there already and was not written by this program; it stays as it is. Choose "
        "another folder for the report.",
        "{path} 已存在，且不是由本程序写入的，因此保持原样。请为报告选择其他文件夹。",
    ),
    "report-other-data": (
        "{path} holds a report on other test pictures, which would be mixed with this one. Choose "
        "another folder for the report.",
        "{path} 中已有基于其他测试图片的报告，不能与本次的混在一起。请为报告选择其他文件夹。",
    ),
    "measured-outdated": (
        "The network or the pictures were replaced during the measurement. Measure again.",
        "评估期间网络或图片已被替换，请重新评估。",
    ),
    "others-not-found": (
        "There is no folder {path} with pictures of other things. Check --others or "
        "CIFAR_LAB_OTHERS.",
        "找不到存放其他图片的文件夹 {path}。请检查 --others 或 CIFAR_LAB_OTHERS。",
    ),
    "others-empty": (
        "No picture in {path} can be read. Choose a folder with pictures for --others.",
        "{path} 中没有可以读取的图片。请为 --others 选择含有图片的文件夹。",
    ),
    # on every page
    "report-other-language": ("中文", "English"),
    "report-nav": ("Pages", "页面"),
    "report-overview": ("All networks", "全部网络"),
    "report-data": ("The data", "数据"),
    "report-again": ("Make these pages again", "重新生成这些页面"),
    "report-again-how": (
        "Run it in the program's folder. The same weights and pictures give the same figures; only "
        "the speed differs from time to time.",
        "请在程序文件夹中运行。权重和图片相同，结果就相同；只有速度每次会略有不同。",
    ),
    "report-scroll": ("{what}: can be scrolled sideways", "{what}：可左右滚动"),
    # the overview
    "report-index-title": ("How good the networks are", "各网络的表现"),
    "report-index-lead": (
        "Each network was asked about the same {images} test pictures. Choose one to see where it "
        "is right, how sure it is, and which pictures it gets wrong.",
        "每个网络都识别了同样的 {images} 张测试图片。点击网络名称，可以看到它在哪里答对、"
        "有多大把握、又认错了哪些图片。",
    ),
    "report-network": ("Network", "网络"),
    # one network
    "report-title": ("{title}: test report", "{title}：测试报告"),
    "report-lead": (
        "{title} was asked about {images} test pictures in {classes} classes: it was right about "
        "{right} of them and wrong about {wrong}.",
        "{title} 识别了 {classes} 个类别的 {images} 张测试图片：认对 {right} 张，认错 {wrong} 张。",
    ),
    "report-glance": ("At a glance", "概览"),
    "report-figure": ("Figure", "指标"),
    "report-value": ("Value", "数值"),
    "report-accuracy": ("Accuracy", "准确率"),
    "report-accuracy-what": (
        "The share of pictures with the right answer. The program asks about a picture and about "
        "its mirror image and averages both answers.",
        "答对的图片所占的比例。程序会让网络分别看原图和左右镜像，再取两次回答的平均。",
    ),
    "report-single": ("Accuracy, one view", "单视图准确率"),
    "report-single-what": (
        "The same without the mirror image.",
        "只看原图、不用镜像时的准确率。",
    ),
    "report-interval": ("95 % interval {low} to {high}", "95 % 置信区间 {low} 至 {high}"),
    "report-interval-name": ("95 % interval", "95 % 置信区间"),
    "report-interval-what": (
        "Other pictures of the same kind would give a slightly different accuracy. If the test "
        "were made again and again with new ones, 95 of 100 such intervals would hold the true "
        "value (Wilson, 1927). The more pictures, the narrower it is.",
        "换一批同类图片，准确率会略有不同。如果用新图片反复测试，一百个这样的区间中约有九十五个"
        "包含真实值（Wilson，1927）。图片越多，区间越窄。",
    ),
    "report-top2": ("Right with two guesses", "前两名准确率"),
    "report-top2-what": (
        "The share of pictures whose true class is the network's first or second choice.",
        "真实类别排在网络答案前两位的图片所占的比例。",
    ),
    "report-loss": ("Loss", "损失"),
    "report-loss-what": (
        "What training makes small: −ln of the probability that the true class was given, on "
        "average over the pictures. 0 would be perfect; whoever calls all {classes} classes "
        "equally probable gets {guess}.",
        "训练要减小的数：真实类别所得概率取 −ln，再对全部图片求平均。0 为完美；"
        "认为 {classes} 个类别同样可能时为 {guess}。",
    ),
    "report-ece": ("Calibration error", "校准误差"),
    "report-ece-what": (
        "How far the stated probabilities are, on average, from how often the answers are right. "
        "At 0 %, answers called “80 % sure” are right eight times out of ten (expected "
        "calibration error; Guo et al., 2017).",
        "网络所说的概率与实际正确率平均相差多少。误差为 0 % 时，“有 80 % 的把握”的回答"
        "十次中对八次（期望校准误差 ECE；Guo 等，2017）。",
    ),
    "report-ece-chance": (
        "On {images} pictures, even exactly right probabilities would show about {chance}, by "
        "chance.",
        "仅用 {images} 张图片测量时，即使概率完全准确，偶然误差也会使它约为 {chance}。",
    ),
    "report-temperature": ("Temperature", "温度"),
    "report-temperature-what": (
        "The outputs are divided by this number before they become probabilities: above 1 the "
        "network speaks more carefully, below 1 more boldly. A power, if there is one, stretches "
        "the distances between the classes’ outputs. Neither changes which class of a view comes "
        "first, so the answer, a mean over views, hardly ever changes. “Before” is without them.",
        "输出先除以这个数，再变成概率：大于 1 时网络说得更谨慎，小于 1 时更大胆。"
        "若另有“幂”，它会拉开各类别输出之间的距离。两者都不改变一个视图中各类别的先后，因此"
        "（由各视图平均而来的）回答几乎不变。“校准前”指不使用它们。",
    ),
    "report-power-value": ("power: {power}", "幂：{power}"),
    "report-no-temperature": ("No temperature was fitted", "未拟合温度"),
    "report-no-temperature-what": (
        "none was fitted: the outputs are taken as they are",
        "尚未拟合，直接使用原输出",
    ),
    "report-before": ("Before the temperature", "校准前"),
    "report-after": ("After it", "校准后"),
    "report-before-value": ("before the temperature: {value}", "校准前：{value}"),
    "report-classes": ("Class by class", "各类别"),
    "report-class": ("Class", "类别"),
    "report-precision": ("Precision", "精确率"),
    "report-recall": ("Recall", "召回率"),
    "report-f1": ("F1", "F1 值"),
    "report-images": ("Pictures", "图片数"),
    "report-classes-what": (
        "Precision: of the pictures that were called “cat”, say, the share that are cats. Recall: "
        "of the cats, the share that were called “cat”. F1 is high only where both are (their "
        "harmonic mean). A dash: there was nothing to count.",
        "精确率：以“猫”为例，被答为“猫”的图片中确实是猫的比例。召回率：猫的图片中被答为“猫”"
        "的比例。F1 值是两者的调和平均，只有两者都高时才高。横线表示没有可以统计的图片。",
    ),
    "report-confusion": ("Confusion matrix", "混淆矩阵"),
    "report-confusion-what": (
        "A row for each true class, a column for each answer; the numbers are pictures. Those on "
        "the diagonal are right, all others are mistakes. The stronger the colour, the larger the "
        "share of the row.",
        "每行是一个真实类别，每列是一种回答，数字是图片张数。对角线上的是答对的，其余都是错误。"
        "颜色越深，占该行的比例越大。",
    ),
    "report-true": ("true class", "真实类别"),
    "report-answer": ("answer", "回答"),
    "report-cell": (
        "{true}, answered {answer}: {count} pictures, {share} of the row",
        "{true}，回答为{answer}：{count} 张，占该行 {share}",
    ),
    "report-reliability": ("Do the probabilities mean what they say?", "概率可信吗？"),
    "report-reliability-what": (
        "A reliability diagram: the answers are sorted by their probability into {bins} groups. A "
        "bar says how often the answers of a group were right. Where it ends on the dashed line, "
        "the probability means what it says; below the line the network was too sure of itself, "
        "above it too cautious. The small bars below say how many answers each group has.",
        "这是可靠性图：按概率把回答分成 {bins} 组，每个柱表示该组回答的正确率。柱顶落在虚线上，"
        "说明概率名副其实；低于虚线说明网络过于自信，高于虚线说明过于谨慎。下方的小柱表示各组"
        "回答所占的比例。",
    ),
    "report-reliability-alt": (
        "Reliability diagram, {when}: calibration error {ece}",
        "可靠性图（{when}）：校准误差 {ece}",
    ),
    "report-reliability-caption": (
        "{when}: calibration error {ece}, loss {loss}",
        "{when}：校准误差 {ece}，损失 {loss}",
    ),
    "report-axis-confidence": ("probability of the answer, %", "回答的概率（%）"),
    "report-axis-right": ("right, %", "正确率（%）"),
    "report-axis-share": ("answers, %", "占比（%）"),
    "report-familiarity": ("Does it notice what it does not know?", "遇到陌生事物能察觉吗？"),
    "report-familiarity-what": (
        "Familiarity says how much a picture looks like one of the known classes. The curve (ROC; "
        "Fawcett, 2006) shows for every possible threshold which share of the known pictures is "
        "accepted (upwards) and which share of the other things slips through as well (to the "
        "right). The nearer it comes to the upper left corner the better; the dashed line is "
        "guessing.",
        "熟悉度表示一张图片有多像已知的类别。曲线（ROC；Fawcett，2006）对每个可能的阈值给出："
        "已知类别的图片有多大比例被接受（纵轴），其他事物又有多大比例被误放过去（横轴）。"
        "曲线越靠近左上角越好，虚线相当于随意猜测。",
    ),
    "report-familiarity-kept": (
        "Measured when these weights were published, with pictures of: {kinds}. To measure it with "
        "pictures of your own, name their folder (--others DIR).",
        "这是发布权重时测得的结果，所用图片为：{kinds}。"
        "要用您自己的图片来测，请指明其文件夹（--others DIR）。",
    ),
    "report-familiarity-none": (
        "Not measured: that takes a weights file with a measure of familiarity, and a folder with "
        "pictures of things that are none of the classes (--others DIR).",
        "未测量：这需要带有熟悉度信息的权重文件，以及一个存放不属于任何类别的图片的文件夹"
        "（--others DIR）。",
    ),
    "report-familiarity-short": ("Familiarity (area)", "熟悉度（面积）"),
    "report-familiarity-short-what": (
        "How well the network tells known things from others: the probability that a picture of "
        "a known class looks more familiar than one of another thing. 50 % is guessing; a dash: "
        "not measured (--others DIR).",
        "网络区分已知类别与其他事物的能力：任取一张已知类别的图片和一张其他事物的图片，"
        "前者熟悉度更高的概率。50 % 为随意猜测；横线表示未测量（--others DIR）。",
    ),
    "report-auroc": ("Area under the curve", "曲线下面积"),
    "report-auroc-what": (
        "The probability that a picture of a known class looks more familiar than one of another "
        "thing: 50 % is guessing, 100 % perfect.",
        "任取一张已知类别的图片和一张其他事物的图片，前者熟悉度更高的概率：50 % 为随意猜测，"
        "100 % 为完美。",
    ),
    "report-accepted": ("Known pictures accepted", "已知类别被接受"),
    "report-accepted-what": (
        "The share of the test pictures that lie at or above the threshold; the others would be "
        "called “none of these”.",
        "达到阈值的测试图片所占的比例；其余的会被判为“都不是”。",
    ),
    "report-refused": ("Other things refused", "其他事物被拒绝"),
    "report-refused-what": (
        "The share of the {others} pictures of other things that lie below the threshold, and are "
        "rightly called “none of these”.",
        "{others} 张其他事物的图片中低于阈值、被正确判为“都不是”的比例。",
    ),
    "report-threshold-mark": (
        "The dot is the threshold of this network ({threshold}).",
        "圆点是此网络的阈值（{threshold}）。",
    ),
    "report-roc-alt": (
        "ROC curve of familiarity: area {auroc}",
        "熟悉度的 ROC 曲线：面积 {auroc}",
    ),
    "report-axis-others": ("other things accepted, %", "误放过的其他事物（%）"),
    "report-axis-known": ("known pictures accepted, %", "被接受的已知类别图片（%）"),
    "report-curves": ("Training curves", "训练曲线"),
    "report-curves-what": (
        "An epoch is one pass through all training pictures. The training curve is measured on "
        "pictures that were shifted or mirrored, and while the weights were changing; the "
        "validation curve on pictures that were held out. If the validation loss rises while the "
        "training loss falls, the network is learning by heart.",
        "把全部训练图片看一遍称为一轮（epoch）。训练曲线是在经过平移、翻转等变化的图片上、"
        "权重还在变化时测得的；验证曲线则用没有参与学习的图片测得。如果训练损失下降而验证损失上升，"
        "说明网络在死记硬背（过拟合）。",
    ),
    "report-curves-none": (
        "There is no record of this network's training (metrics.jsonl) beside its weights.",
        "权重旁边没有此网络的训练记录（metrics.jsonl）。",
    ),
    "report-curve-alt": (
        "{quantity}, epoch by epoch; in the end {train} in training and {validation} in validation",
        "各轮次的{quantity}；最后训练为 {train}，验证为 {validation}",
    ),
    "report-train": ("training", "训练"),
    "report-validation": ("validation", "验证"),
    "report-axis-epoch": ("epoch", "轮次"),
    "report-axis-loss": ("loss", "损失"),
    "report-axis-accuracy": ("accuracy, %", "准确率（%）"),
    "report-speed": ("Speed and size", "速度与规模"),
    "report-per-second": ("Many pictures at once", "批量识别"),
    "report-per-second-value": ("{count} pictures a second", "每秒 {count} 张"),
    "report-per-second-what": (
        "Each picture counts once, though the network looks at its mirror image as well.",
        "网络还会看镜像，但每张图片只计一次。",
    ),
    "report-one": ("One picture", "识别一张图片"),
    "report-one-value": ("{milliseconds} ms", "{milliseconds} 毫秒"),
    "report-one-what": (
        "The whole answer, from the 32×32 pixels to the probabilities, on one core as in the "
        "window: the median of thirty.",
        "从 32×32 像素到给出概率的全过程，与窗口中一样用一个处理器核心，取三十次的中位数。",
    ),
    "report-machine": ("Measured on", "测量环境"),
    "report-machine-value": (
        "{machine}, {device}, threads: {threads}",
        "{machine}，{device}，线程数：{threads}",
    ),
    "report-parameters": ("Parameters", "参数量"),
    "report-parameters-what": (
        "The numbers that training has set.",
        "训练所确定的数值的个数。",
    ),
    "report-multiply-adds": ("Multiply-adds", "乘加次数"),
    "report-multiply-adds-what": (
        "Multiplications with an addition that one view of a picture takes.",
        "处理一张图片的一个视图所需的乘法与加法（成对计算）次数。",
    ),
    "report-bytes": ("File size", "文件大小"),
    "report-worst": ("The worst mistakes", "最严重的错误"),
    "report-worst-what": (
        "Of all wrong answers, the {count} of which the network was surest, the surest first. "
        "Each says what the picture is → what the network answered, and with which probability. "
        "Look whether you would have known better, and what the pictures have in common.",
        "全部错误回答中网络最有把握的 {count} 个，把握最大的在前。每张图片下写着：真实类别 → "
        "网络的回答，以及回答的概率。看看您自己能否认对，这些图片又有什么共同之处。",
    ),
    "report-worst-none": (
        "There are none: every answer was right.",
        "没有错误：全部答对。",
    ),
    "report-worst-alt": (
        "Test picture number {index}: {true}, taken for {answer}",
        "第 {index} 张测试图片：真实类别为{true}，被认作{answer}",
    ),
    "report-worst-true": ("true class: {share}", "真实类别：{share}"),
    "report-weights": (
        "Weights: {key}, commit {commit}. Test pictures: fingerprint {fingerprint}.",
        "权重：{key}，提交 {commit}。测试图片：指纹 {fingerprint}。",
    ),
    "report-unknown": ("unknown", "未知"),
    # the data
    "report-data-title": ("The pictures", "图片"),
    "report-data-lead": (
        "What the networks were measured on: {images} test pictures in {classes} classes. A "
        "network learns from training pictures alone; test pictures are kept apart from them, as "
        "an exam is from the exercises.",
        "评估所用的数据：{classes} 个类别的 {images} 张测试图片。网络只从训练图片中学习，"
        "测试图片与之分开，就像考题不同于练习题。",
    ),
    "report-data-counts": ("How many there are", "图片数量"),
    "report-data-train": ("Training", "训练"),
    "report-data-test": ("Test", "测试"),
    "report-data-sum": ("All", "合计"),
    "report-data-no-train": (
        "There are no training pictures beside the test pictures.",
        "测试图片旁边没有训练图片。",
    ),
    "report-data-unreadable": (
        "{count} files that cannot be read as pictures were left out of the test.",
        "有 {count} 个文件无法作为图片读取，未计入测试。",
    ),
    "report-data-samples": ("Some of each class", "各类别的一些图片"),
    "report-data-samples-what": (
        "Test pictures chosen by chance, up to {count} of each class, and always the same ones. "
        "They are shown enlarged: each has 32×32 pixels.",
        "随机选出的测试图片，每类至多 {count} 张，每次选出的都相同。每张图片只有 32×32 像素，"
        "此处放大显示。",
    ),
    "report-data-none": ("no test pictures", "没有测试图片"),
    "report-data-alt": (
        "{name}: {count} test pictures side by side",
        "{name}：{count} 张并排的测试图片",
    ),
    "report-data-origin": ("Where they come from", "来源"),
    "report-data-cifar": (
        "These are the test pictures of CIFAR-10, collected by Alex Krizhevsky, Vinod Nair and "
        "Geoffrey Hinton (A. Krizhevsky, Learning Multiple Layers of Features from Tiny Images, "
        "2009).",
        "这是 CIFAR-10 的测试图片，由 Alex Krizhevsky、Vinod Nair 和 Geoffrey Hinton 收集"
        "（A. Krizhevsky，Learning Multiple Layers of Features from Tiny Images，2009）。",
    ),
    "report-data-place": ("Read from", "读取自"),
    "report-data-fingerprint": ("Fingerprint of the test pictures", "测试图片的指纹"),
    "report-data-fingerprint-what": (
        "A number (SHA-256) computed from classes, labels and pixels. Where it is the same, the "
        "pictures are the same, wherever they lie and in whatever order.",
        "由类别、标签和像素算出的数（SHA-256）。指纹相同，图片就相同，与存放位置和顺序无关。",
    ),
}
