"""What `main.py study search` says."""

TEXTS: dict[str, tuple[str, str]] = {
    "search-options": (
        "search: the best settings, found by trying",
        "search：通过试验寻找最佳设置",
    ),
    "help-search-trials": (
        "how many trainings the search has in all, the recipe's own first (usual: {usual})",
        "搜索总共进行多少次训练，第一次采用默认方案（默认 {usual}）",
    ),
    "help-search-storage": (
        "database that several machines share, as a URL: postgresql://… or sqlite:///FILE "
        "(usual: a file in the user's studies folder)",
        "多台机器共用的数据库 URL：postgresql://… 或 sqlite:///文件（默认：用户研究文件夹中的文件）",
    ),
    "help-search-name": (
        "name of the study; who names the same one takes part in it (usual: from the settings)",
        "研究的名称；名称相同即参与同一项研究（默认由设置得出）",
    ),
    "help-search-sampler": (
        "how settings are chosen: tpe (usual) learns from the trials before, random does not",
        "怎样选取设置：tpe（默认）从已有试验中学习，random 完全随机",
    ),
    "help-search-pruner": (
        "how poor trials are cut short: below the median at the same epoch, by hyperband, or none",
        "怎样提前结束较差的试验：低于同轮次的中位数（median）、hyperband，或从不（none）",
    ),
    "search-model-missing": (
        "Name the network whose settings are to be searched: --model KEY",
        "请指定要搜索设置的网络：--model KEY",
    ),
    "search-option": (
        "{option} does not go with search.",
        "{option} 不能与 search 一起使用。",
    ),
    "search-name": (
        "{name} is no name for a study: use letters, digits, points and dashes, 100 at most.",
        "{name} 不能作为研究名称：请使用字母、数字、点和连字符，最多 100 个字符。",
    ),
    "search-storage-url": (
        "{url} is no URL of a database that can be shared. Examples: sqlite:////home/me/study.db, "
        "postgresql://user:password@host/name",
        "{url} 不是可共用的数据库 URL。例如：sqlite:////home/me/study.db、"
        "postgresql://user:password@host/name",
    ),
    "search-storage-driver": (
        "Nothing here can speak with such a database: {name} is missing. Install it, or use "
        "sqlite:///FILE.",
        "无法访问这种数据库：缺少 {name}。请安装它，或改用 sqlite:///文件。",
    ),
    "search-storage-version": (
        "The database {url} was made by another version of Optuna. Name another one.",
        "数据库 {url} 由另一版本的 Optuna 创建。请指定其他数据库。",
    ),
    "search-storage-closed": (
        "The database {url} cannot be opened: {reason}.",
        "无法打开数据库 {url}：{reason}。",
    ),
    "search-storage-trouble": (
        "The database {url} has failed: {reason}. What was trained is kept; the same command "
        "goes on.",
        "数据库 {url} 出错：{reason}。已训练的内容都会保留；再次运行同一命令即可继续。",
    ),
    "search-other-model": (
        "The study {name} is about another network, {model}. Choose another --study-name.",
        "研究 {name} 针对的是另一个网络 {model}。请换一个 --study-name。",
    ),
    "search-differs": (
        "The study {study} was begun with another value: --{name} {old}. Leave the option out, or "
        "choose another --study-name.",
        "研究 {study} 开始时用的是另一个值：--{name} {old}。请去掉该选项，或换一个 --study-name。",
    ),
    "search-foreign": (
        "There is a study {name} in this database that this program did not begin. Choose another "
        "--study-name.",
        "数据库中的研究 {name} 不是由本程序创建的。请换一个 --study-name。",
    ),
    "search-worker-failed": (
        "A process of the search ended: {reason}",
        "搜索的一个进程已结束：{reason}",
    ),
    "search-workers-gone": (
        "All processes of the search were killed. The same command goes on.",
        "搜索的所有进程都被终止。再次运行同一命令即可继续。",
    ),
    "search-headline": (
        "{model}: trials {trials}, finished {done}, epochs of each {epochs}\n{folder}",
        "{model}：共 {trials} 次试验，每次 {epochs} 轮，已完成 {done} 次\n{folder}",
    ),
    "search-trial": (
        "trial {number}: {accuracy}, epochs {epochs}, {time}, {state}: {settings}",
        "试验 {number}：{accuracy}，{epochs} 轮，{time}，{state}：{settings}",
    ),
    "search-bar": (
        "best {best}  {left} left",
        "最佳 {best}  剩余 {left}",
    ),
    "search-running": ("trial {number}, epoch {epoch}", "试验 {number}，第 {epoch} 轮"),
    "search-recipe": ("the recipe", "默认方案"),
    "search-complete": ("whole", "完整"),
    "search-pruned": ("cut short", "提前结束"),
    "search-diverged": ("diverged", "发散"),
    "search-out-of-memory": ("out of memory", "内存不足"),
    "search-best": ("The best on the validation pictures", "验证图片上的最佳结果"),
    "search-none": (
        "No trial was trained to its end with a result.",
        "没有一次试验训练到底并得出结果。",
    ),
    "search-column-trial": ("trial", "试验"),
    "search-column-accuracy": ("accuracy", "准确率"),
    "search-column-settings": ("other than the recipe", "与默认方案的不同"),
    "search-mattered": ("What mattered: {shares}", "影响最大的设置：{shares}"),
    "search-caution": (
        "The recipe itself had {recipe}. Each is one training: a few tenths of a per cent may be "
        "chance.",
        "默认方案的结果为 {recipe}。每组设置只训练了一次：相差零点几个百分点可能只是偶然。",
    ),
    "search-command": (
        "Train with the best settings, at the recipe's full length:\n  {command}",
        "用最佳设置、按默认方案的完整轮数训练：\n  {command}",
    ),
    "search-later": (
        "Stopped; what was trained is kept. The same command goes on from here.",
        "已停止；已训练的内容都会保留。再次运行同一命令即可继续。",
    ),
}
