<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>A laboratory for the classic convolutional networks on CIFAR-10.</source>
        <translation>在 CIFAR-10 上体验经典卷积网络的实验室。</translation>
    </message>
    <message>
        <source>Free software under the GNU GPL, version 3 or later.</source>
        <translation>自由软件，遵循 GNU GPL 第 3 版或更高版本。</translation>
    </message>
    <message>
        <source>About CIFAR Lab</source>
        <translation>关于 CIFAR Lab</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>P&amp;revious picture</source>
        <translation>上一张图片(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Next picture</source>
        <translation>下一张图片(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Training</source>
        <translation>训练(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Train…</source>
        <translation>训练网络(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Stop the training</source>
        <translation>停止训练(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Open &amp;log folder</source>
        <translation>打开日志文件夹(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;About CIFAR Lab</source>
        <translation>关于 CIFAR Lab(&amp;A)</translation>
    </message>
</context>
<context>
    <name>AnswerPanel</name>
    <message>
        <source>Answer</source>
        <translation>识别结果</translation>
    </message>
    <message>
        <source>Most probable class</source>
        <translation>最可能的类别</translation>
    </message>
    <message>
        <source>Its probability</source>
        <translation>该类别的概率</translation>
    </message>
    <message>
        <source>Device that computed the answer</source>
        <translation>所用的计算设备</translation>
    </message>
    <message>
        <source>answered in {time} ms</source>
        <translation>识别用时 {time} ms</translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>出错了</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Details of the error</source>
        <translation>错误详情</translation>
    </message>
    <message>
        <source>The program met an error that it did not expect; you can go on working.
{summary}

It was written to {file}</source>
        <translation>程序遇到了意外错误，但可以继续使用。
{summary}

详情已写入 {file}</translation>
    </message>
</context>
<context>
    <name>ImageView</name>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>There is no picture in what was pasted or dropped.</source>
        <translation>其中没有图片。</translation>
    </message>
    <message>
        <source>Loading the networks…</source>
        <translation>正在载入网络…</translation>
    </message>
    <message>
        <source>The training is being started…</source>
        <translation>正在启动训练…</translation>
    </message>
    <message>
        <source>None of the networks can be used.</source>
        <translation>没有可用的网络。</translation>
    </message>
</context>
<context>
    <name>ModelPicker</name>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>weights missing</source>
        <translation>缺少权重</translation>
    </message>
    <message>
        <source>weights damaged</source>
        <translation>权重已损坏</translation>
    </message>
    <message>
        <source>weights cannot be used</source>
        <translation>权重不可用</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未测量</translation>
    </message>
    <message>
        <source>Names {share} of the test pictures correctly.</source>
        <translation>测试图片识别正确率 {share}。</translation>
    </message>
</context>
<context>
    <name>OpenDialog</name>
    <message>
        <source>Open pictures</source>
        <translation>打开图片</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
</context>
<context>
    <name>PictureBar</name>
    <message>
        <source>Name of the picture</source>
        <translation>图片名称</translation>
    </message>
    <message>
        <source>pasted image</source>
        <translation>粘贴的图片</translation>
    </message>
    <message>
        <source>{name}  ({index} of {count})</source>
        <translation>{name}（第 {index} 张，共 {count} 张）</translation>
    </message>
</context>
<context>
    <name>RunStatus</name>
    <message>
        <source>Progress of the training</source>
        <translation>训练进度</translation>
    </message>
    <message>
        <source>State of the training</source>
        <translation>训练状态</translation>
    </message>
    <message>
        <source>Training {network} failed: {message}</source>
        <translation>{network} 训练失败：{message}</translation>
    </message>
    <message>
        <source>Training {network} is done: {share} of the validation pictures named correctly</source>
        <translation>{network} 训练完成：验证图片准确率 {share}</translation>
    </message>
    <message>
        <source>Training {network} is paused</source>
        <translation>{network} 训练已暂停</translation>
    </message>
    <message>
        <source>Training {network} was stopped</source>
        <translation>{network} 训练已停止</translation>
    </message>
    <message>
        <source>Training {network} is done</source>
        <translation>{network} 训练完成</translation>
    </message>
    <message>
        <source>Training {network} was interrupted</source>
        <translation>{network} 训练已中断</translation>
    </message>
    <message>
        <source>Training {network}: preparing…</source>
        <translation>{network} 训练：正在准备…</translation>
    </message>
    <message>
        <source>Training {network}: epoch {epoch} of {epochs}</source>
        <translation>{network} 训练：第 {epoch} 轮，共 {epochs} 轮</translation>
    </message>
    <message>
        <source>{speed} images/s</source>
        <translation>{speed} 张/秒</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>约剩 {time}</translation>
    </message>
    <message>
        <source>Training {network} is about to start</source>
        <translation>{network} 训练即将开始</translation>
    </message>
</context>
<context>
    <name>TrainDialog</name>
    <message>
        <source>Train a network</source>
        <translation>训练网络</translation>
    </message>
    <message>
        <source>Starting from random weights, the network learns from the training pictures of CIFAR-10. It goes on when you close the window.</source>
        <translation>网络将用 CIFAR-10 的训练图片从零开始学习。关闭窗口后训练仍会继续。</translation>
    </message>
    <message>
        <source>&amp;Network</source>
        <translation>网络(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Epochs</source>
        <translation>轮次(&amp;E)</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>How often the network sees every training picture</source>
        <translation>每张训练图片被学习的次数</translation>
    </message>
    <message>
        <source>Estimated time</source>
        <translation>预计时间</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>开始训练</translation>
    </message>
    <message>
        <source>measuring…</source>
        <translation>正在测算…</translation>
    </message>
    <message>
        <source>about {time} ({speed} images/s)</source>
        <translation>约 {time}（{speed} 张/秒）</translation>
    </message>
    <message>
        <source>The time could not be measured.</source>
        <translation>无法测算时间。</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>{count} s</source>
        <translation>{count} 秒</translation>
    </message>
    <message>
        <source>{count} minutes</source>
        <translation>{count} 分钟</translation>
    </message>
    <message>
        <source>{count} hours</source>
        <translation>{count} 小时</translation>
    </message>
</context>
</TS>
