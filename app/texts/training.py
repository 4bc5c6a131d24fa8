"""What `main.py train` and `main.py evaluate` say: their options and their lines."""

TEXTS: dict[str, tuple[str, str]] = {
    "help-train": (
        "train a network; a setting that is not given is the one of its usual recipe",
        "训练网络；未指定的设置采用该网络的默认方案",
    ),
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
    "help-tensorboard": (
        "also write the curves for TensorBoard, in the run's folder tensorboard",
        "同时为 TensorBoard 写出曲线，存放在训练文件夹的 tensorboard 中",
    ),
    "tensorboard-missing": (
        "TensorBoard is not installed. Install it with: .venv/bin/pip install tensorboard",
        "尚未安装 TensorBoard。请运行：.venv/bin/pip install tensorboard",
    ),
    "help-train-json": ("print a JSON object an epoch", "每轮输出一个 JSON 对象"),
    "help-width": (
        "how wide the network is: a factor, for ResNet the maps of its first stage",
        "网络宽度：倍数；ResNet 为第一阶段的特征图数",
    ),
    "help-epochs": (
        "how often the network sees every training picture; more takes longer, and is better up "
        "to a point",
        "每张训练图片被看几遍（轮次）；越多越慢，通常也越好，但有限度",
    ),
    "help-batch-size": (
        "how many pictures the network looks at before each correction of its weights; more need "
        "more memory",
        "每看多少张图片修正一次权重（批大小）；越大越占内存",
    ),
    "help-optimizer": (
        "by which rule mistakes become corrections of the weights; SGD and AdamW are good to "
        "begin with",
        "按哪种规则根据误差修正权重（优化器）；可先试 SGD 或 AdamW",
    ),
    "help-loss": (
        "how a mistake is measured: the number that training makes as small as it can",
        "怎样衡量错误（损失函数）：训练就是尽量让这个数变小",
    ),
    "help-initialisation": (
        "which weights the network begins with; from zeros nothing can be learned, which is "
        "worth seeing once",
        "权重的初始值怎样选取；全零（zeros）学不到任何东西，值得试一次看看",
    ),
    "help-start": (
        "weights to begin with instead of chance, which have learned something already: of a "
        "published network, a file or a run",
        "不从随机权重开始，而从已经学过的权重开始：已发布的网络、权重文件或某次训练",
    ),
    "help-pretrained": (
        "weights learnt on ImageNet to begin with: imagenet fetches them (98 MB), a file of "
        "torchvision's is taken as it is, none begins by chance",
        "以在 ImageNet 上学到的权重为起点（预训练）：imagenet 为下载（98 MB），"
        "也可给出 torchvision 的权重文件；none 表示从随机权重开始",
    ),
    "help-frozen-epochs": (
        "for how many epochs the last layer learns alone, where the others begin with learned "
        "weights: what it says by chance would spoil them",
        "以学过的权重为起点时，前几轮只训练最后一层（冻结其余各层），"
        "以免新层的随机输出破坏已学到的权重",
    ),
    "help-body-rate": (
        "learning rate of all layers but the last, as a share of the usual one, where they begin "
        "with learned weights, 0…1",
        "以学过的权重为起点时，除最后一层外各层的学习率占通常学习率的比例，0…1",
    ),
    "help-enlarge-to": (
        "to how many pixels a side the network enlarges its pictures; larger is nearer to what "
        "its filters have learned and slower",
        "网络先把图片放大到边长多少像素；越大越接近卷积核学习时所见，也越慢",
    ),
    "pretrained-fetching": ("ImageNet weights", "ImageNet 权重"),
    "pretrained-fetched": (
        "ImageNet weights: {done} of {total} MB",
        "ImageNet 权重：{done} / {total} MB",
    ),
    "help-activation": (
        "the curve that every layer bends its values with; without one, many layers could do no "
        "more than one",
        "每一层对数值所做的非线性变换（激活函数）；没有它，许多层也只相当于一层",
    ),
    "help-dropout": (
        "share of the values that are left out by chance in training, so that the network does "
        "not learn pictures by heart, 0…1",
        "训练时随机置零的数值比例（随机失活，dropout），防止网络死记硬背图片，0…1",
    ),
    "help-batch-norm": (
        "whether every layer's values are brought to mean 0 and spread 1 over a batch, which "
        "makes larger steps possible",
        "是否在每层按批次把数值调整为均值 0、标准差 1（批归一化），从而可以用更大的步子学习",
    ),
    "help-convolutions": (
        "how many convolutions stand one after the other, each with more filters than the one "
        "before: the network's depth",
        "卷积层的个数，后一层的卷积核比前一层多：即网络的深度",
    ),
    "help-stem-stride": (
        "by how many pixels the first layer's filters move on; 1 sees finer and takes four times "
        "as long as 2",
        "第一层卷积核每次移动几个像素（步幅）；1 看得更细，耗时是 2 的四倍",
    ),
    "help-lr": (
        "how large a correction is at most; if it is too large nothing is learned, if too small "
        "it takes for ever",
        "每次修正最大有多大（学习率）；太大则学不会，太小则学得极慢",
    ),
    "help-momentum": (
        "how much of the last correction goes on in the next one, which smooths the way; for SGD "
        "and RMSprop, 0…1",
        "上一次修正有多少延续到下一次（动量），使路径更平稳；用于 SGD 和 RMSprop，0…1",
    ),
    "help-schedule": (
        "how the learning rate changes: up and then down to zero (one-cycle), only down "
        "(linear), or not at all (constant)",
        "学习率怎样变化（学习率调度）：先升后降到零（one-cycle）、只降（linear）或不变（constant）",
    ),
    "help-warmup": (
        "share of the training in which a one-cycle rate rises before it falls, 0…1",
        "one-cycle 中学习率先上升的部分占整个训练的比例，0…1",
    ),
    "help-device": (
        "where the numbers are computed; auto takes the fastest that this computer has",
        "用什么计算；auto 取这台电脑上最快的设备",
    ),
    "help-weight-decay": (
        "how strongly the weights are pulled towards zero, which keeps the network from learning "
        "by heart; 0: not at all",
        "把权重拉向零的力度（权重衰减），防止死记硬背；0 表示不拉",
    ),
    "help-label-smoothing": (
        "share of the target that goes to all classes alike, so that the network does not become "
        "too sure of itself, 0…1",
        "目标中平均分给所有类别的份额（标签平滑），防止网络过于自信，0…1",
    ),
    "help-ema-decay": (
        "how slowly the average of the weights forgets earlier steps; that average is the "
        "result, 0…1; 0: no average",
        "最终结果是各步权重的滑动平均；此值越大，忘掉早先各步就越慢，0…1；0 表示不平均",
    ),
    "help-flip": (
        "whether pictures are also shown as in a mirror: in every other epoch (alternating), by "
        "chance (random), or never (none)",
        "是否也看左右翻转的图片：隔轮（alternating）、随机（random）或从不（none）",
    ),
    "help-translate": (
        "by how many pixels a picture is moved aside at most, so that it does not matter where "
        "things are",
        "图片最多平移几个像素，使物体的位置不影响判断",
    ),
    "help-scale": (
        "by how much pictures are shown larger or smaller at most, a little stretched as well, as "
        "things in photographs are; 0.25: a quarter; 0: not at all",
        "图片最多放大或缩小多少（并略作拉伸），就像照片里的物体有大有小；0.25 表示四分之一，0 "
        "表示不变",
    ),
    "help-cutout": (
        "side in pixels of a square that is hidden in every picture, so that the network relies "
        "on no single part; 0: none",
        "每张图片中遮住的方块边长（像素），避免网络只依赖某一处；0 表示不遮",
    ),
    "help-views": (
        "how many changed versions of each picture are shown in turn; the teacher looks at each "
        "once; 0: new ones in every epoch",
        "每张图片轮流使用几个变换版本；教师网络对每个版本只看一次；0 表示每轮重新生成",
    ),
    "help-teacher": (
        "a trained network whose answers this one learns from besides the labels (distillation)",
        "教师网络：除标签外，还向这个已训练好的网络的回答学习（知识蒸馏）",
    ),
    "help-teacher-share": (
        "how much the teacher's answers count: 0 not at all, 1 alone, without the labels",
        "教师回答所占的分量：0 为不算，1 为只看教师、不看标签",
    ),
    "help-teacher-temperature": (
        "how much the answers of both are softened before they are compared; more shows what "
        "else the teacher thought of",
        "比较前把双方的回答软化多少（温度）；越高越能看出教师还考虑了哪些类别",
    ),
    "help-keep": (
        "whose weights become the result: those of the last epoch, or of the epoch that did best "
        "on the validation pictures",
        "最终采用哪一轮的权重：最后一轮，或在验证图片上表现最好的一轮",
    ),
    "help-split": (
        "published: learn from 96 %% of the training pictures and validate on the rest; study: "
        "from 90 %%",
        "published：用 96 %% 的训练图片学习，其余用于验证；study：用 90 %%",
    ),
    "help-limit": (
        "learn from that many training pictures only, chosen by chance; good for quick trials",
        "只用随机选出的这么多张训练图片学习；适合快速试验",
    ),
    "help-seed": (
        "the number that chance begins with: with the same one, and the same settings, a "
        "training gives the same result",
        "随机数的起点（随机种子）：种子和设置都相同，训练结果就相同",
    ),
    "help-precision": (
        "how exactly numbers are computed: bfloat16 rounds more and is faster on some computers; "
        "auto tries which is faster here",
        "计算的精确程度：bfloat16 舍入更多，在有些电脑上更快；auto 会试出此处较快的一种",
    ),
    "help-threads": (
        "how many parts of the processor compute at once; 0: as many as usual",
        "同时使用的处理器线程数；0 为默认",
    ),
    "estimate": (
        "{model}: about {time} (epochs: {epochs}, {speed} images/s, {device}, {precision})",
        "{model}：约 {time}（{epochs} 轮，{speed} 张/秒，{device}，{precision}）",
    ),
    "train-headline": (
        "{model}: {images} pictures, epochs: {epochs}, {device}, {precision}, threads: {threads}\n"
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
    "help-calibrate": (
        "fit how sure networks may be, and how they tell strange pictures",
        "校准网络的置信度，并拟合识别陌生图片的标准",
    ),
    "help-calibrate-long": (
        "Fits, on the pictures that the training held out, how sure a network may be and from "
        "where on a picture is a strange one, and writes both into its weights file. Trainings do "
        "that at their end by themselves; this is for files from before.",
        "在训练时留出的图片上拟合网络的置信度和识别陌生图片的阈值，并写入权重文件。"
        "训练结束时会自动完成这一步；此命令用于更早的文件。",
    ),
    "help-calibrate-model": ("a weights file or a run", "权重文件或训练文件夹"),
    "calibrate-published": (
        "The published networks are calibrated. To change one nevertheless, name its file: {path}",
        "已发布的网络都已校准。如仍要修改，请直接指定文件：{path}",
    ),
    "calibrate-unknown": (
        "{path} does not say how it was trained, so the pictures held out are not known. Train it "
        "again with this program.",
        "{path} 没有记录训练方式，无法得知哪些图片是留出的。请用本程序重新训练。",
    ),
    "calibrate-other-data": (
        "The pictures in {data} are not those that {path} was trained with, so nobody knows which "
        "of them it has not learnt from. Name the data set of its training with --data DIR.",
        "{data} 中的图片不是训练 {path} 时所用的图片，无法得知其中哪些没有参与训练。"
        "请用 --data DIR 指定训练时的数据集。",
    ),
    "calibrated": (
        "{model}: temperature {temperature}, power {power}, threshold {threshold}; calibration "
        "error {ece} % on the pictures held out; written to {file}",
        "{model}：温度 {temperature}，幂 {power}，阈值 {threshold}；留出图片上的校准误差 {ece} %；"
        "已写入 {file}",
    ),
    "calibrate-few": (
        "The training of {path} held out fewer than {fewest} pictures: too few to calibrate it. "
        "Train it on more pictures.",
        "{path} 的训练留出的图片不足 {fewest} 张，无法校准。请用更多图片训练。",
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
