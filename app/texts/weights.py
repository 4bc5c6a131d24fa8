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
