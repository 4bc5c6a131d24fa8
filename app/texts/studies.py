"""Sentences about studies."""

TEXTS: dict[str, tuple[str, str]] = {
    "help-study": (
        "show what a setting does: several values, several seeds each",
        "展示某个设置的作用：若干取值，每个取值若干随机种子",
    ),
    "help-study-what": (
        "{known}; “all”, whose pages replace those of the program in docs/studies unless --to "
        "names another folder; “search” for the best settings; nothing lists them",
        "{known}；all（全部，页面会替换程序自带的 docs/studies，除非用 --to 指定其他文件夹）；"
        "search（搜索最佳设置）；不写则列出所有研究",
    ),
    "help-study-vary": (
        "a study of your own: values of a setting, e.g. lr=0.01,0.003; may be given twice",
        "自定义研究：某个设置的若干取值，例如 lr=0.01,0.003；可给出两次",
    ),
    "help-study-model": (
        "the network of your own study or search",
        "自定义研究或搜索所用的网络",
    ),
    "help-study-budget": (
        "time for all of it, e.g. 30m or 2h: uses fewer training pictures, never fewer seeds",
        "总时间，例如 30m 或 2h：只减少训练图片数，绝不减少种子数",
    ),
    "help-study-limit": (
        "use so many of the training pictures",
        "只使用这么多张训练图片",
    ),
    "help-study-epochs": (
        "at most so many epochs for each training; with --vary and in a search just so many",
        "每次训练至多这么多轮；使用 --vary 或 search 时正好这么多轮",
    ),
    "help-study-workers": (
        "how many processes train at once on this computer, sharing its threads; studies that "
        "measure time or memory use one",
        "本机同时训练的进程数，平分处理器线程；测量时间或内存的研究只用一个",
    ),
    "help-study-seeds": (
        "so many seeds for each value (usual: 3, and fewer say little)",
        "每个取值的种子数（默认 3，更少则说明不了什么）",
    ),
    "help-study-to": (
        "write the pages there, instead of the user's folder or, with “all”, of the program's "
        "docs/studies",
        "把页面写到该文件夹，而不是用户文件夹（all 则是程序的 docs/studies）",
    ),
    "help-study-estimate": (
        "say how long it will take, and do nothing",
        "只估计所需时间，不做其他事",
    ),
    "help-study-json": (
        "one line of JSON for each training that ends, or for each study that is estimated",
        "每次训练结束（或每项研究的估计）输出一行 JSON",
    ),
    "study-options": (
        "studies: what a setting does",
        "研究：展示某个设置的作用",
    ),
    "study-question": ("Question.", "问题。"),
    "study-setup": ("Set-up.", "实验设置。"),
    "study-limits": ("Limits.", "局限。"),
    "study-lessons": ("What to take from it", "从中学到什么"),
    "study-otherwise": ("What these figures do not confirm", "这些数据未能证实的说法"),
    "study-again": ("The same again", "如何复现"),
    "study-size": (
        "{pictures:,} of the {whole:,} training pictures ({share} %), {seeds} seeds, "
        "each with a draw of its own; figures are means ± standard deviations over the seeds on "
        "{validation:,} validation pictures, after the last epoch.",
        "{whole:,} 张训练图片中的 {pictures:,} 张（{share} %），{seeds} 个种子，每个种子各自抽取；"
        "数字为最后一轮之后在 "
        "{validation:,} 张验证图片上的准确率等，取各随机种子的平均值 ± 标准差。",
    ),
    "study-size-whole": (
        "All {pictures:,} training pictures, {seeds} seeds; figures are means ± standard "
        "deviations over the seeds on {validation:,} validation pictures, after the last epoch.",
        "全部 {pictures:,} 张训练图片，{seeds} 个种子；数字为最后一轮之后在 {validation:,} "
        "张验证图片上的准确率等，取各随机种子的平均值 ± 标准差。",
    ),
    "study-made": (
        "Measured with commit {commits}, torch {torch}, on {machine} ({device}).",
        "测量所用版本：提交 {commits}，torch {torch}，{machine}（{device}）。",
    ),
    "study-index": ("Studies", "研究"),
    "study-index-intro": (
        "What a setting does, shown by several trainings of each value. Every figure is written by "
        "the command that stands at the end of its page; the sentences are a person's, and a test "
        "fails when the figures no longer say so.",
        "每个取值训练若干次，展示某个设置的作用。所有数据都由页末的命令得出；文字由人撰写，"
        "一旦数据不再支持文字，测试就会失败。",
    ),
    "study-unknown": (
        "There is no study “{name}”. There are: {known}.",
        "没有名为“{name}”的研究。现有：{known}。",
    ),
    "study-no-setting": (
        "“{name}” is no setting that can be varied. There are: {known}.",
        "“{name}”不是可以改变的设置。现有：{known}。",
    ),
    "study-no-values": (
        "Which values of {name}? Give them after an equals sign, e.g. {name}=a,b,c.",
        "{name} 取哪些值？请写在等号之后，例如 {name}=a,b,c。",
    ),
    "study-too-many": (
        "{count} combinations are too many to be told apart. Choose at most {most}.",
        "{count} 种组合太多，难以分辨。请至多选择 {most} 种。",
    ),
    "study-bad-budget": (
        "“{budget}” is no length of time. Write it like 90m, 2h or 1h30m.",
        "“{budget}”不是时间长度。请写成 90m、2h 或 1h30m 的形式。",
    ),
    "study-small-budget": (
        "{budget} is too short: even with the fewest pictures it takes about {minutes} minutes. "
        "Choose a longer time, or a single study.",
        "{budget} 太短：即使用最少的图片也需要大约 {minutes} 分钟。请延长时间，或只选一项研究。",
    ),
    "study-trial-lost": (
        "The training in {path} has disappeared. Start the study again; it goes on with the "
        "others.",
        "{path} 中的训练不见了。请重新启动该研究；其余训练的结果仍然有效。",
    ),
    "study-process-died": (
        "A training's process ended unexpectedly; the memory may not suffice. Start the study "
        "again with fewer --workers; it goes on where it was.",
        "一个训练进程意外结束，可能是内存不足。请减小 --workers 后重新启动该研究；"
        "它会从中断处继续。",
    ),
    "study-not-written": (
        "The pages cannot be written to {path} ({reason}). Choose another folder with --to; the "
        "trainings are kept.",
        "无法把页面写到 {path}（{reason}）。请用 --to 选择其他文件夹；训练结果都会保留。",
    ),
    "study-alone": (
        "{what} does not go with {with_}. Leave one of them out.",
        "{what} 不能与 {with_} 一起使用。请去掉其中一个。",
    ),
    "study-model-alone": (
        "--model goes with --vary or search; a named study has its own network. Leave it out.",
        "--model 只用于 --vary 或 search；有名称的研究自带网络。请去掉它。",
    ),
    "study-search-alone": (
        "{name} goes with “search” alone. Leave it out.",
        "{name} 只用于 search。请去掉它。",
    ),
    "study-seed-alone": (
        "{name} goes with “search” alone. Leave it out; --seeds says how many seeds a value gets.",
        "{name} 只用于 search。请去掉它；--seeds 指定每个取值的种子数。",
    ),
    "study-needs-name": (
        "The list of the studies has no use for {name}. Leave it out, or name a study: {known}, "
        "all or search.",
        "列出研究时用不到 {name}。请去掉它，或写明一项研究：{known}、all 或 search。",
    ),
    "study-short": (
        "No training was longer than {longest} epochs: what is said below was written for the full "
        "length.",
        "每次训练至多 {longest} 轮：下面的文字是针对完整长度写的。",
    ),
    "study-diverged": ("({count} diverged)", "（{count} 次发散）"),
    "study-needs-model": (
        "Which network? Add --model KEY ({known}).",
        "使用哪种网络？请加上 --model KEY（{known}）。",
    ),
    "study-stopped": (
        "Stopped. The same command goes on from here.",
        "已停止。再次运行同一命令即可从这里继续。",
    ),
    "study-estimated": (
        "{study}: {trials} trainings, about {time}",
        "{study}：{trials} 次训练，约 {time}",
    ),
    "study-pictures": (
        "With {pictures:,} training pictures.",
        "使用 {pictures:,} 张训练图片。",
    ),
    "study-standing": (
        "{study}: {done} of {trials} trainings",
        "{study}：已完成 {done}/{trials} 次训练",
    ),
    "study-left": (", {time} left", "，剩余 {time}"),
    "study-written": ("Written: {path}", "已写入：{path}"),
    "study-state-done": ("done", "已完成"),
    "study-state-begun": ("begun", "已开始"),
}
