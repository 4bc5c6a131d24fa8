"""Sentences about starting the program: its verbs, its display, its installation."""

TEXTS: dict[str, tuple[str, str]] = {
    "help-program": (
        "Classify pictures into the ten classes of CIFAR-10. "
        "Without a verb the window opens, on the pictures if any are named.",
        "把图片分到 CIFAR-10 的十个类别。不带子命令时打开窗口（可附带图片）。",
    ),
    "help-pictures": (
        "main.py PICTURE… opens the window on these pictures.",
        "main.py 图片… 会打开窗口并载入这些图片。",
    ),
    "help-language": (
        "language of the program (default: the system's)",
        "程序使用的语言（默认与系统一致）",
    ),
    "help-verbs": ("verbs", "子命令"),
    "wrong-verb": (
        "There is no verb and no picture “{word}”. {hint}",
        "没有名为“{word}”的子命令或图片。{hint}",
    ),
    "verb-close": ("Did you mean “{verb}”?", "您是不是想输入“{verb}”？"),
    "verbs-are": ("The verbs are: {verbs}.", "可用的子命令：{verbs}。"),
    "wrong-option": (
        "{option} belongs behind a verb, or is none of the program's options",
        "{option} 应写在子命令之后，或者不是本程序的选项",
    ),
    "dependency-missing": (
        "The Python package “{name}” is not installed here. Run “make setup”, then start with "
        "“make run” or “.venv/bin/python main.py”.",
        "当前环境没有安装 Python 包“{name}”。请先运行“make setup”，"
        "再用“make run”或“.venv/bin/python main.py”启动。",
    ),
    "no-display": (
        "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), "
        "so no window can open.",
        "这里没有显示器（未设置 DISPLAY 或 WAYLAND_DISPLAY），无法打开窗口。",
    ),
    "display-unreachable": (
        "The display {display} does not answer, so no window can open.",
        "显示器 {display} 没有响应，无法打开窗口。",
    ),
    "display-libraries": (
        "The system library {library} is missing, so no window can open; "
        "“make setup” installs it or names the command that does.",
        "缺少系统库 {library}，无法打开窗口；“make setup” 会安装它，或给出安装命令。",
    ),
}
