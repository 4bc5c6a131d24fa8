"""Sentences about pictures, what they are named and what the networks answer."""

TEXTS: dict[str, tuple[str, str]] = {
    "image-missing": (
        "There is no file {path}. Check its name, or whether it was moved.",
        "文件 {path} 不存在。请检查文件名，或确认它是否已被移动。",
    ),
    "image-folder": (
        "{path} is a folder. Choose a picture in it.",
        "{path} 是文件夹。请选择其中的一张图片。",
    ),
    "image-no-pictures": (
        "The folder {path} holds no pictures. Choose a folder with JPEG, PNG, WebP, BMP, GIF or"
        " TIFF files.",
        "文件夹 {path} 中没有图片。请选择含有 JPEG、PNG、WebP、BMP、GIF 或 TIFF 文件的文件夹。",
    ),
    "image-special-file": (
        "{path} is a device or a pipe, not a file. Choose a picture file.",
        "{path} 是设备或管道，不是普通文件。请选择图片文件。",
    ),
    "image-empty": (
        "The file {path} is empty. Copy or download it again.",
        "文件 {path} 是空的。请重新复制或下载。",
    ),
    "image-permission": (
        "You may not read {path}. Ask its owner for the permission, or copy it elsewhere.",
        "没有读取 {path} 的权限。请向文件所有者申请权限，或将其复制到别处。",
    ),
    "image-bad-name": (
        "No file can be found under the name {path}. Choose a file with a shorter, plain name.",
        "找不到名为 {path} 的文件。请选择名称较短、不含特殊字符的文件。",
    ),
    "image-unreadable": (
        "{path} cannot be read from its disk. Check the disk or the connection, and try again.",
        "无法从磁盘读取 {path}。请检查磁盘或连接后重试。",
    ),
    "image-not-a-picture": (
        "{path} is no picture that can be read. Choose a JPEG, PNG, WebP, BMP, GIF or TIFF file.",
        "{path} 不是可以读取的图片。请选择 JPEG、PNG、WebP、BMP、GIF 或 TIFF 文件。",
    ),
    "image-truncated": (
        "The picture {path} ends too early. Copy or download it again.",
        "图片 {path} 不完整。请重新复制或下载。",
    ),
    "image-damaged": (
        "The picture {path} is damaged. Copy or download it again, or save it anew.",
        "图片 {path} 已损坏。请重新复制或下载，或重新保存。",
    ),
    "image-too-large": (
        "The picture {path} has {megapixels} megapixels; {limit} is the limit. Make it smaller"
        " first.",
        "图片 {path} 有 {megapixels} 百万像素，上限为 {limit}。请先将其缩小。",
    ),
    "model-unknown": (
        "“{model}” is no network, weights file or run. Name one of {known}, or a file or folder"
        " that exists.",
        "“{model}”不是网络、权重文件或训练文件夹。请使用 {known} 之一，或已有的文件或文件夹。",
    ),
    "model-unpublished": (
        "No weights of {model} come with the program. Train it (main.py train {model}), and name "
        "the run in its place.",
        "程序不附带 {model} 的权重。请先训练（main.py train {model}），再用训练的名称代替它。",
    ),
    "model-run-unfinished": (
        "The run {path} has no finished weights. Let its training finish, or choose another run.",
        "训练 {path} 尚未完成，还没有可用的权重。请等待训练结束，或选择其他训练。",
    ),
    "device-missing": (
        "This computer has no device “{device}” that can be used. Choose “auto” or “cpu”.",
        "此电脑没有可用的设备“{device}”。请选择“auto”或“cpu”。",
    ),
    "predict-unknown": ("probably none of the {count}", "很可能不属于这 {count} 类"),
    "predict-help": ("say what is in pictures", "识别图片中的内容"),
    "predict-help-path": (
        "a picture, or a folder with pictures under it",
        "图片，或含有图片的文件夹",
    ),
    "predict-help-model": (
        "a network ({known}), a weights file, a run, or “all” for the published five"
        " (default: {default})",
        "网络（{known}）、权重文件、训练文件夹，或用 all 表示已发布的五个网络（默认：{default}）",
    ),
    "predict-help-json": (
        "a JSON object a line, for each picture and network",
        "每张图片和每个网络输出一行 JSON",
    ),
    "predict-help-csv": ("write the answers to FILE as well", "同时把结果写入文件 FILE"),
    "predict-help-device": (
        "where to compute (default: the fastest there is)",
        "计算设备（默认：可用的最快设备）",
    ),
    "predict-csv-failed": (
        "The table {path} could not be written: {reason}. Choose another place for it.",
        "无法写入表格 {path}：{reason}。请选择其他位置。",
    ),
    "info-help": (
        "describe weights files, and this installation",
        "说明权重文件及本程序的安装情况",
    ),
    "info-help-model": (
        "a network ({known}), a weights file or a run; without one, everything published",
        "网络（{known}）、权重文件或训练文件夹；省略时列出全部已发布的网络",
    ),
    "info-help-json": ("a JSON object instead of tables", "输出 JSON 而不是表格"),
    "info-network": ("Network", "网络"),
    "info-key": ("Key", "代号"),
    "info-year": ("Year", "年份"),
    "info-paper": ("Paper", "论文"),
    "info-parameters": ("Parameters", "参数量"),
    "info-multiply-adds": ("Multiply-adds", "乘加次数"),
    "info-accuracy": ("Test accuracy", "测试准确率"),
    "info-single-view": ("… without the mirror image", "…… 不使用镜像"),
    "info-calibration-error": ("Calibration error", "校准误差"),
    "info-arguments": ("Arguments", "构造参数"),
    "info-classes": ("Classes", "类别"),
    "info-input": ("Input", "输入"),
    "info-temperature": ("Temperature", "温度"),
    "info-threshold": ("Threshold of “none of these”", "“都不是”的阈值"),
    "info-training": ("Training", "训练设置"),
    "info-commit": ("Commit", "提交"),
    "info-file": ("File", "文件"),
    "info-size": ("Size", "大小"),
    "info-versions": ("Versions", "版本"),
    "info-device": ("Device", "设备"),
    "info-folder-data": ("data set", "数据集"),
    "info-folder-runs": ("runs", "训练"),
    "info-folder-studies": ("studies", "研究"),
    "info-folder-networks": ("my networks", "我的网络"),
    "info-folder-weights": ("weights", "权重"),
    "info-folder-settings": ("settings", "设置"),
    "info-folder-cache": ("cache", "缓存"),
    "info-folder-log": ("log", "日志"),
    "info-yes": ("there", "已有"),
    "info-no": ("not there yet", "尚未创建"),
    "demo-reading": (
        "The bundled pictures, as each network sees them (one a class):",
        "各网络对自带图片的识别结果（每类一张）：",
    ),
    "demo-picture": ("Picture", "图片"),
    "demo-named": (
        "{title} names {right} of the {count} pictures.",
        "{title} 正确识别了 {count} 张图片中的 {right} 张。",
    ),
    "demo-no-pictures": (
        "The bundled pictures are missing from {path}. Fetch the program again.",
        "{path} 中缺少自带图片。请重新获取本程序。",
    ),
    "demo-other-pictures": (
        "Your own: {command}",
        "识别您自己的图片：{command}",
    ),
}
