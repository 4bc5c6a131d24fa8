"""Sentences about trainings."""

TEXTS: dict[str, tuple[str, str]] = {
    "run-busy": (
        "{run} is being trained by another process. Wait for it, or choose another folder.",
        "{run} 正由另一个进程训练。请等待其结束，或选择其他文件夹。",
    ),
    "run-stuck": (
        "{run} cannot be moved or deleted ({reason}). Close what has its files open, and try "
        "again.",
        "无法移动或删除 {run}（{reason}）。请关闭占用其文件的程序后重试。",
    ),
    "run-name-empty": ("A run needs a name.", "训练需要一个名称。"),
    "run-name-long": (
        "A run's name has at most 80 characters.",
        "训练名称最多 80 个字符。",
    ),
    "run-name-signs": (
        "“{name}” cannot be a folder's name. Leave out \\ / : * ? \" < > | and a dot or space at "
        "either end.",
        '“{name}”不能用作文件夹名。请去掉 \\ / : * ? " < > | 以及首尾的点和空格。',
    ),
    "run-name-key": (
        "“{name}” has a meaning of its own here. Choose another name.",
        "“{name}”在程序中另有含义。请另选名称。",
    ),
    "run-name-taken": (
        "There is a run named “{name}” already. Choose another name.",
        "已有名为“{name}”的训练。请另选名称。",
    ),
    "run-not-writable": (
        "The run folder {run} cannot be written to ({reason}). Choose another with --run.",
        "无法写入训练文件夹 {run}（{reason}）。请用 --run 选择其他文件夹。",
    ),
    "run-missing": (
        "There is no training to resume in {run}. Check the folder, or start one without --resume.",
        "{run} 中没有可继续的训练。请检查文件夹，或不用 --resume 新开一个。",
    ),
    "run-not-named": (
        "Which training? Name its folder: --resume --run DIR.",
        "要继续哪次训练？请指明其文件夹：--resume --run DIR。",
    ),
    "run-exists": (
        "{run} already holds a training. Add --resume to go on with it, or choose another folder.",
        "{run} 中已有一次训练。加 --resume 继续，或选择其他文件夹。",
    ),
    "run-config-damaged": (
        "The settings of this run (config.json) are damaged. Start a new training.",
        "此次训练的设置（config.json）已损坏。请重新开始训练。",
    ),
    "run-crashed": (
        "The training failed unexpectedly: {reason}. log.txt in the run folder has the details.",
        "训练意外失败：{reason}。详情见训练文件夹中的 log.txt。",
    ),
    "checkpoint-damaged": (
        "The checkpoint of this run is damaged and it cannot go on. Start a new training.",
        "此次训练的检查点已损坏，无法继续。请重新开始训练。",
    ),
    "setting-differs": (
        "This run was started with {name} = {old}, not {new}. Leave the option out to resume it.",
        "此次训练开始时 {name} = {old}，而不是 {new}。继续训练时请去掉该选项。",
    ),
    "bad-setting": (
        "{name} cannot be {value}. Allowed: {allowed}.",
        "{name} 不能是 {value}。允许的值：{allowed}。",
    ),
    "no-argument": (
        "{model} has no {option}; these have: {owners}. Leave the option out.",
        "{model} 没有 {option}；有此选项的网络：{owners}。请去掉该选项。",
    ),
    "no-width": (
        "The width of {model} is fixed. Leave out --width.",
        "{model} 的宽度是固定的。请去掉 --width。",
    ),
    "diverged": (
        "The loss is no longer a number: the training has diverged. Try a smaller learning rate.",
        "损失已不是数值：训练发散了。请尝试更小的学习率。",
    ),
    "out-of-memory": (
        "The memory does not suffice. Close other programs, or use a smaller batch size.",
        "内存不足。请关闭其他程序，或减小批大小。",
    ),
    "disk-full": (
        "The disk is full ({reason}). Free some space and resume the training.",
        "磁盘已满（{reason}）。请腾出空间后继续训练。",
    ),
    "file-trouble": (
        "A file could not be read or written ({reason}). Check the folder and resume the training.",
        "无法读写文件（{reason}）。请检查文件夹后继续训练。",
    ),
    "data-changed": (
        "The data set in {path} is not the one this run began with. Restore it, or start anew.",
        "{path} 中的数据集与此次训练开始时不同。请恢复原数据集，或重新开始。",
    ),
    "start-differs": (
        "The weights in {path} are of another network or another width. Name weights of the same "
        "one, or start by chance.",
        "{path} 中的权重来自另一种网络，或网络宽度不同。请指定同一网络的权重，或改用随机初始化。",
    ),
    "teacher-changed": (
        "The teacher in {path} is not the one this run began with. Restore it, or start anew.",
        "{path} 中的教师网络与此次训练开始时的不同。请恢复原文件，或重新开始。",
    ),
    "classes-differ": (
        "The data set's classes ({data}) are not those of the network ({network}). "
        "Choose a data set with the same classes.",
        "数据集的类别（{data}）与网络的类别（{network}）不同。请选择类别相同的数据集。",
    ),
}
