"""Sentences about data sets: where they are, what is wrong with them, and their download."""

TEXTS: dict[str, tuple[str, str]] = {
    # where it is
    "data-missing": (
        "There is no data set yet. Fetch CIFAR-10 with “main.py data fetch” (170 MB), bring one "
        "in with “main.py data import PATH”, or name one with --data. Looked in: {path}",
        "还没有数据集。请用“main.py data fetch”下载 CIFAR-10（170 MB），用“main.py data import "
        "路径”导入已有的数据集，或用 --data 指定。已查找：{path}",
    ),
    "data-not-found": (
        "There is no such data set: {path}",
        "找不到数据集：{path}",
    ),
    "data-not-recognised": (
        "This is no data set: {path}. Expected are the folders train and test with a folder of "
        "pictures for each class, or the CIFAR-10 archive (Python version) or its folder.",
        "这不是数据集：{path}。需要 train 和 test 文件夹（每个类别一个图片文件夹），"
        "或 CIFAR-10 的 Python 版压缩包或解压后的文件夹。",
    ),
    "data-no-folder": (
        "This part of the data set is missing: {path}",
        "数据集缺少这一部分：{path}",
    ),
    # what is wrong with it
    "data-few-classes": (
        "A data set needs at least two class folders; {path} has {count}.",
        "数据集至少需要两个类别文件夹；{path} 中有 {count} 个。",
    ),
    "data-classes-differ": (
        "The classes for training and for testing differ ({names}): {path}",
        "训练和测试的类别不一致（{names}）：{path}",
    ),
    "data-class-empty": (
        "The class “{name}” has no picture that can be read: {path}",
        "类别“{name}”中没有可以读取的图片：{path}",
    ),
    "data-too-few": (
        "The class “{name}” has too few pictures ({count}): some are needed for training and "
        "some for validation.",
        "类别“{name}”的图片太少（{count} 张）：训练和验证都需要图片。",
    ),
    "data-archive": (
        "This is not the CIFAR-10 archive (Python version), or it is damaged: {path} ({reason})",
        "这不是 CIFAR-10 的 Python 版压缩包，或文件已损坏：{path}（{reason}）",
    ),
    # bringing one in
    "data-present": (
        "There is a data set already in {path}. Use --replace to put the new one in its place.",
        "{path} 中已有数据集。加上 --replace 可用新的替换它。",
    ),
    "data-import": (
        "The data set could not be brought in: {path} ({reason})",
        "无法导入数据集：{path}（{reason}）",
    ),
    "data-import-no-space": (
        "The disk has {free} MB free, but {needed} MB are needed: {path}",
        "磁盘剩余 {free} MB，但需要 {needed} MB：{path}",
    ),
    "data-import-busy": (
        "Another program is bringing in a data set already.",
        "另一个程序正在导入数据集。",
    ),
    "data-import-cancelled": (
        "The import was stopped; nothing has changed.",
        "导入已停止，没有任何改动。",
    ),
    # the download
    "download-offline": (
        "The server does not answer; is this computer online? {url} ({reason})",
        "服务器没有响应，请检查网络连接：{url}（{reason}）",
    ),
    "download-broken": (
        "The connection broke again and again. What has arrived is kept: run the download again "
        "and it goes on there. {url} ({reason})",
        "连接多次中断。已下载的部分会保留，再次下载时从中断处继续。{url}（{reason}）",
    ),
    "download-refused": (
        "The server refuses the download (status {status}): {url}",
        "服务器拒绝下载（状态码 {status}）：{url}",
    ),
    "download-damaged": (
        "What arrived is not the CIFAR-10 archive (MD5 {found} instead of {expected}) and was "
        "removed. Run the download again.",
        "下载到的不是 CIFAR-10 压缩包（MD5 为 {found}，应为 {expected}），已删除。请重新下载。",
    ),
    "download-no-space": (
        "The disk has {free} MB free, but the download needs {needed} MB: {path}",
        "磁盘剩余 {free} MB，但下载需要 {needed} MB：{path}",
    ),
    "download-busy": (
        "Another program is downloading the data set already.",
        "另一个程序正在下载数据集。",
    ),
    "download-cancelled": (
        "The download was stopped. What has arrived is kept, and the next download goes on there.",
        "下载已停止。已下载的部分会保留，下次从中断处继续。",
    ),
    "download-write": (
        "The download cannot be written: {path} ({reason})",
        "无法写入下载的文件：{path}（{reason}）",
    ),
    "download-address": (
        "This is no http or https address: {url}",
        "这不是 http 或 https 地址：{url}",
    ),
    # the command
    "help-data": (
        "the data set: look at it, fetch it, bring it in",
        "数据集：查看、下载、导入",
    ),
    "data-not-readable": (
        "{path} cannot be read ({reason}). Check its permissions, or choose another data set.",
        "无法读取 {path}（{reason}）。请检查其权限，或选择其他数据集。",
    ),
    "data-fetching-first": (
        "There is no data set yet: fetching CIFAR-10 (170 MB). Ctrl-C keeps what has arrived.",
        "还没有数据集：正在下载 CIFAR-10（170 MB）。按 Ctrl-C 会保留已下载的部分。",
    ),
    "help-data-info": ("say where it is and what is in it", "显示数据集的位置和内容"),
    "help-data-fetch": ("download CIFAR-10 (170 MB)", "下载 CIFAR-10（170 MB）"),
    "help-data-import": (
        "bring an archive or a folder into the user's data folder",
        "把压缩包或文件夹导入用户的数据文件夹",
    ),
    "help-data-place": (
        "a folder with train and test, or the archive",
        "含有 train 和 test 的文件夹，或压缩包",
    ),
    "help-data-url": ("another address of the same archive", "同一压缩包的其他下载地址"),
    "help-data-link": ("link instead of copying", "创建链接，不复制"),
    "help-data-replace": ("replace what is there", "替换已有的数据集"),
    "help-data-json": ("write JSON", "输出 JSON"),
    "data-place": ("Data set: {path} ({kind})", "数据集：{path}（{kind}）"),
    "data-kind-folders": ("class folders", "类别文件夹"),
    "data-kind-batches": ("the official folder", "官方文件夹"),
    "data-kind-archive": ("the official archive", "官方压缩包"),
    "data-part-train": ("training", "训练"),
    "data-part-test": ("test", "测试"),
    "data-column-class": ("class", "类别"),
    "data-sum": ("all", "合计"),
    "data-fingerprint": ("Fingerprint, {part}: {value}", "指纹（{part}）：{value}"),
    "data-unreadable": (
        "{count} files could not be read ({part}):",
        "{count} 个文件无法读取（{part}）：",
    ),
    "data-unreadable-more": ("… and {count} more", "……另有 {count} 个"),
    "data-fetched": ("The data set is in {path}.", "数据集已保存在 {path}。"),
    "data-fetching": ("CIFAR-10", "CIFAR-10"),
}
