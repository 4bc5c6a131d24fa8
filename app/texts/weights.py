"""Sentences about networks and weights files."""

TEXTS: dict[str, tuple[str, str]] = {
    "unknown-network": (
        "There is no network called “{key}”. Choose one of: {known}.",
        "没有名为“{key}”的网络。请从这些中选择：{known}。",
    ),
    "weights-missing": (
        "The weights file {path} is missing. Fetch it with the program, or train the network.",
        "缺少权重文件 {path}。请重新获取程序文件，或训练该网络。",
    ),
    "weights-unreadable": (
        "The weights file {path} cannot be read ({reason}). Check its permissions, or choose "
        "another file.",
        "无法读取权重文件 {path}（{reason}）。请检查其权限，或选择其他文件。",
    ),
    "weights-damaged": (
        "The weights file {path} is damaged. Fetch it again, or train the network.",
        "权重文件 {path} 已损坏。请重新获取，或训练该网络。",
    ),
    "weights-format": (
        "{path} is not a weights file of this program, or comes from a newer version of it.",
        "{path} 不是本程序的权重文件，或来自更新的版本。",
    ),
    "weights-network": (
        "The weights in {path} do not fit the network “{key}”. Choose another file.",
        "{path} 中的权重与网络“{key}”不符。请选择其他文件。",
    ),
    "pretrained-missing": (
        "There is no file {path}. Name one after --pretrained, or write imagenet to fetch one.",
        "没有文件 {path}。请在 --pretrained 后给出文件，或写 imagenet 自动下载。",
    ),
    "pretrained-format": (
        "{path} holds no weights: expected is a state dict as torchvision saves it, as .pth or "
        ".safetensors. Name another file, or write --pretrained imagenet.",
        "{path} 中没有权重：应为 torchvision 保存的 state dict（.pth 或 .safetensors）。"
        "请换一个文件，或写 --pretrained imagenet。",
    ),
    "pretrained-own": (
        "{path} is a weights file of this program. Begin with it by --start.",
        "{path} 是本程序的权重文件。请用 --start 以它为起点。",
    ),
    "pretrained-differs": (
        "{path} holds weights of another network than {model}, or of another width (first "
        "difference: {name}). Name a file of torchvision's for {model}.",
        "{path} 中的权重属于另一种网络，或宽度与 {model} 不同（第一处差别：{name}）。"
        "请给出 torchvision 中 {model} 的权重文件。",
    ),
    "pretrained-offline": (
        "The ImageNet weights cannot be fetched, as the server does not answer; bring a file with "
        "--pretrained FILE, or begin by chance with --pretrained none. {url} ({reason})",
        "服务器没有响应，无法下载 ImageNet 权重；可用 --pretrained 给出文件，"
        "或用 --pretrained none 从随机权重开始。{url}（{reason}）",
    ),
    "pretrained-damaged": (
        "What arrived are not the ImageNet weights (SHA-256 {found} instead of {expected}…); it "
        "was removed. Start the training again.",
        "下载到的不是 ImageNet 权重（SHA-256 为 {found}，应以 {expected} 开头），已删除。"
        "请重新开始训练。",
    ),
    "pretrained-busy": (
        "Another training is fetching the ImageNet weights already. Resume this one afterwards.",
        "另一个训练正在下载 ImageNet 权重。请稍后再继续此训练。",
    ),
    "network-not-kept": (
        "{path} could not be copied to your networks: {reason}. Make room or choose another file.",
        "无法将 {path} 复制到您的网络中：{reason}。请腾出空间或选择其他文件。",
    ),
    "network-not-saved": (
        "{path} could not be written: {reason}. Choose another place.",
        "无法写入 {path}：{reason}。请选择其他位置。",
    ),
    "network-stuck": (
        "{path} could not be removed: {reason}. Close what uses it and try again.",
        "无法删除 {path}：{reason}。请关闭正在使用它的程序后重试。",
    ),
}
