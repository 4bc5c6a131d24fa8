"""What `main.py train` and `main.py evaluate` say: their options and their lines."""

TEXTS: dict[str, tuple[str, str]] = {
    "help-train": ("train a network", "训练网络"),
    "help-run": (
        "the run folder to make, or with --resume to go on in (usual: a new one)",
        "要新建的训练文件夹；与 --resume 合用时为要继续的文件夹（默认：新建）",
    ),
    "help-resume": (
        "go on from the run's last checkpoint with its own settings",
        "用原设置从上一个检查点继续训练",
    ),
    "help-estimate": (
        "only say how long it will take here, measured by a few steps",
        "只通过试跑几步来估计所需时间",
    ),
    "help-queue": (
        "wait until no other training that was queued is running",
        "等待排在前面的训练结束后再开始",
    ),
    "help-background": (
        "leave the processor to other programs when they want it",
        "其他程序需要处理器时让它们优先",
    ),
    "help-train-json": ("print a JSON object an epoch", "每个轮次输出一个 JSON 对象"),
    "help-width": (
        "how wide the network is: a factor, for ResNet the maps of its first stage",
        "网络宽度：倍数；ResNet 为第一阶段的特征图数",
    ),
    "help-epochs": ("how often every picture is seen", "每张图片被看几遍（轮次）"),
    "help-batch-size": ("pictures in one step", "每一步的图片数"),
    "help-optimizer": ("how a step follows from the gradient", "由梯度得出更新的方法"),
    "help-loss": (
        "what counts as a mistake: what the training makes small",
        "损失函数：训练要尽量减小的误差",
    ),
    "help-initialisation": (
        "how the weights start; zeros: nothing can be learned from them",
        "权重的初始化方式；用 zeros 则什么也学不到",
    ),
    "help-start": (
        "begin with the weights of a published network, a file or a run instead of chance",
        "从已发布的网络、权重文件或某次训练的权重开始，而不是随机开始",
    ),
    "help-activation": (
        "the function between the layers, without which many would do no more than one",
        "层与层之间的激活函数；没有它，多层的作用与一层无异",
    ),
    "help-dropout": (
        "share of values left out by chance in training, against learning by heart, 0…1",
        "训练时随机置零的激活值比例，防止死记硬背，0…1",
    ),
    "help-lr": ("the largest size of a step", "最大学习率"),
    "help-momentum": ("how much of the last step stays in the next, 0…1", "动量，0…1"),
    "help-schedule": ("how the learning rate changes while it trains", "学习率的变化方式"),
    "help-warmup": (
        "share of the steps in which a one-cycle rate rises, 0…1",
        "one-cycle 中学习率上升所占的比例，0…1",
    ),
    "help-device": (
        "where to compute; auto: the fastest there is",
        "计算设备；auto：取最快的",
    ),
    "help-weight-decay": ("how strongly weights are drawn to zero", "权重衰减的强度"),
    "help-label-smoothing": (
        "share of the target spread over all classes, 0…1",
        "标签平滑：分给所有类别的目标份额，0…1",
    ),
    "help-ema-decay": (
        "memory of the averaged weights, 0…1; 0: publish the last weights",
        "权重滑动平均的记忆，0…1；0 表示不平均",
    ),
    "help-flip": ("whether pictures are mirrored", "是否左右翻转图片"),
    "help-translate": ("largest shift of a picture, in pixels", "图片平移的最大像素数"),
    "help-cutout": (
        "side of a hidden square, in pixels; 0: none",
        "遮挡方块的边长（像素）；0 为无",
    ),
    "help-views": (
        "how many views of each picture are shown in turn; 0: new ones in every epoch",
        "每张图片固定的变换版本数，轮流使用；0 表示每轮重新生成",
    ),
    "help-teacher": (
        "a network from which this one learns (distillation)",
        "教师网络：让本网络向它学习（知识蒸馏）",
    ),
    "help-teacher-share": (
        "share of the loss that compares with the teacher, 0…1",
        "教师损失在总损失中的比例，0…1",
    ),
    "help-teacher-temperature": (
        "how much both answers are softened before they are compared",
        "比较前对双方输出的软化程度（温度）",
    ),
    "help-keep": (
        "whose weights become the result: the last epoch's, or the one's that validated best",
        "最终采用哪一轮的权重：最后一轮，或验证准确率最高的一轮",
    ),
    "help-split": (
        "published: train on 96 %% of the pictures; study: on 90 %%",
        "published：用 96 %% 的图片训练；study：用 90 %%",
    ),
    "help-limit": (
        "train on the first N pictures of the shuffled set",
        "只用打乱后的前 N 张图片训练",
    ),
    "help-seed": ("where chance starts: equal seeds, equal trainings", "随机种子：相同则训练相同"),
    "help-precision": (
        "of matrix products; auto: what is faster here",
        "矩阵运算的精度；auto：取此机器上较快者",
    ),
    "help-threads": ("processor threads; 0: as many as usual", "处理器线程数；0 为默认"),
    "estimate": (
        "{model}, {epochs} epochs: about {time} ({speed} images/s, {device}, {precision})",
        "{model}，{epochs} 轮：约 {time}（{speed} 张/秒，{device}，{precision}）",
    ),
    "train-headline": (
        "{model}: {images} pictures, {epochs} epochs, {device}, {precision}, {threads} threads\n"
        "run folder: {run}",
        "{model}：{images} 张图片，{epochs} 轮，{device}，{precision}，{threads} 线程\n"
        "训练文件夹：{run}",
    ),
    "train-epoch": (
        "epoch {epoch}: loss {train_loss}, accuracy {train_accuracy} %; validation loss "
        "{validation_loss}, accuracy {validation_accuracy} %; {speed} images/s, {time}",
        "第 {epoch} 轮：损失 {train_loss}，准确率 {train_accuracy} %；验证损失 "
        "{validation_loss}，准确率 {validation_accuracy} %；{speed} 张/秒，{time}",
    ),
    "train-bar": (
        "loss {loss}  accuracy {accuracy} %  {speed} images/s  {left} left",
        "损失 {loss}  准确率 {accuracy} %  {speed} 张/秒  剩余 {left}",
    ),
    "help-evaluate": (
        "measure a network on the test pictures",
        "在测试图片上评估网络",
    ),
    "help-evaluate-model": (
        "{known}, a weights file, the folder of a run, or all",
        "{known}、权重文件、训练文件夹，或 all",
    ),
    "help-evaluate-json": ("print a JSON object a network", "每个网络输出一个 JSON 对象"),
    "evaluate-title": ("On the test pictures", "在测试图片上"),
    "evaluate-classes": ("Accuracy by class", "各类别准确率"),
    "column-network": ("network", "网络"),
    "column-accuracy": ("accuracy", "准确率"),
    "column-single-view": ("one view", "单视图"),
    "column-loss": ("loss", "损失"),
    "column-ece": ("calibration error", "校准误差"),
    "column-speed": ("images/s", "张/秒"),
    "column-class": ("class", "类别"),
    "help-train-all": (
        "train all published networks and measure them; goes on where it was stopped",
        "训练并评估所有已发布的网络；可从中断处继续",
    ),
    "help-train-all-models": ("only these networks", "只训练这些网络"),
    "help-plan": (
        "published: the settings of weights/; full: as wide as in the papers, for a graphics card",
        "published：weights/ 中的设置；full：与论文同宽，适合显卡",
    ),
    "help-train-all-to": (
        "where runs and weights go (usual: a folder in build/)",
        "训练与权重的存放文件夹（默认在 build/ 中）",
    ),
    "help-minutes": (
        "stop with a checkpoint after X minutes; the same command goes on",
        "X 分钟后保存检查点并停止；再次运行同一命令即可继续",
    ),
    "help-rehearse": (
        "a few steps of each training, to see that everything is in its place",
        "每次训练只跑几步，检查一切是否就绪",
    ),
    "train-all-later": (
        "Stopped with a checkpoint. The same command goes on from here.",
        "已保存检查点并停止。再次运行同一命令即可继续。",
    ),
    "train-all-there": (
        "{model}: trained already, in {folder}",
        "{model}：已训练，位于 {folder}",
    ),
    "train-all-teacher": (
        "{model} learns from the published {teacher}, as none was trained here",
        "{model} 向已发布的 {teacher} 学习，因为此处没有训练过教师网络",
    ),
    "teacher-failed": (
        "Its teacher, {teacher}, could not be trained.",
        "其教师网络 {teacher} 未能完成训练。",
    ),
    "train-all-seeds": (
        "{model}: {mean} ± {deviation} % on the validation pictures ({count} seeds)",
        "{model}：验证准确率 {mean} ± {deviation} %（{count} 个随机种子）",
    ),
    "help-publish": (
        "measure finished runs on the test pictures and publish their weights",
        "在测试图片上评估已完成的训练并发布其权重",
    ),
    "help-publish-run": ("the folder of a finished run", "已完成的训练文件夹"),
    "help-publish-to": ("where to (usual: weights/)", "目标文件夹（默认 weights/）"),
    "published": (
        "{model}: {accuracy} % on the test pictures, published in {folder}",
        "{model}：测试准确率 {accuracy} %，已发布到 {folder}",
    ),
    "run-not-found": (
        "There is no training in {run}. Name the folder of a finished one.",
        "{run} 中没有训练。请指定一次已完成训练的文件夹。",
    ),
    "run-unfinished": (
        "The run in {run} is not finished. Resume it with --resume, then publish it.",
        "{run} 中的训练尚未完成。请先用 --resume 继续，完成后再发布。",
    ),
}
