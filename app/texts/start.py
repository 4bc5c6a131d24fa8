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
    "file-error": (
        "A file could not be read or written ({reason}). Check its folder and the room on the "
        "disk, then try again.",
        "无法读写文件（{reason}）。请检查其所在文件夹和磁盘剩余空间，然后重试。",
    ),
    "library-missing": (
        "The system library {library} is missing; “make setup” installs it or names the command "
        "that does.",
        "缺少系统库 {library}；“make setup”会安装它，或给出安装命令。",
    ),
    "display-libraries": (
        "The system library {library} is missing, so no window can open; "
        "“make setup” installs it or names the command that does.",
        "缺少系统库 {library}，无法打开窗口；“make setup”会安装它，或给出安装命令。",
    ),
    "desktop-install": (
        "CIFAR Lab is now in the menu of the desktop ({path}); “make remove-desktop-entry” takes "
        "it out again.",
        "CIFAR Lab 已加入桌面菜单（{path}）；用“make remove-desktop-entry”可移除。",
    ),
    "desktop-remove": (
        "CIFAR Lab is no longer in the menu of the desktop ({path}).",
        "CIFAR Lab 已从桌面菜单中移除（{path}）。",
    ),
    "desktop-linux": (
        "Menu entries are for Linux. On Windows start run.bat, on macOS “CIFAR Lab.command”.",
        "菜单项只用于 Linux。Windows 请运行 run.bat，macOS 请运行“CIFAR Lab.command”。",
    ),
    "desktop-path": (
        "The folder of the program has a name that no menu entry can hold: {path}",
        "程序文件夹的名称无法写入菜单项：{path}",
    ),
    "setup-begins": (
        "Setting up CIFAR Lab. This takes several minutes, once.",
        "正在安装 CIFAR Lab，只需一次，要几分钟。",
    ),
    "setup-32-bit": (
        "This Python is a 32-bit one, and torch needs a 64-bit one. Get it from python.org.",
        "当前 Python 是 32 位的，而 torch 需要 64 位。请从 python.org 下载 64 位版本。",
    ),
    "setup-venv": (
        "The folder .venv could not be made. Close what uses it, delete it, and start again.",
        "无法建立 .venv 文件夹。请关闭正在使用该文件夹的程序，删除该文件夹，再重新启动。",
    ),
    "setup-pip": (
        "The installation failed; the lines above say why. Is this computer online? Start again "
        "to go on.",
        "安装失败，原因见上面几行。请检查网络连接，然后重新启动以继续。",
    ),
    "setup-libraries": (
        "PyTorch or Qt cannot be loaded. Install the “Microsoft Visual C++ Redistributable” "
        "(x64), then start again.",
        "无法加载 PyTorch 或 Qt。请安装“Microsoft Visual C++ Redistributable”（x64），再重新启动。",
    ),
}
