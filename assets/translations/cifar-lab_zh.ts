<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>AboutDialog</name>
        <message>
            <source>&amp;Copy</source>
            <translation>复制(&amp;C)</translation>
        </message>
        <message>
            <source>A laboratory for the classic convolutional networks on CIFAR-10.</source>
            <translation>基于 CIFAR-10 的经典卷积神经网络实验室。</translation>
        </message>
        <message>
            <source>About CIFAR Lab</source>
            <translation>关于 CIFAR Lab</translation>
        </message>
        <message>
            <source>CIFAR-10 was collected by Alex Krizhevsky, Vinod Nair and Geoffrey Hinton (A. Krizhevsky, Learning Multiple Layers of Features from Tiny Images, 2009). It is not part of the program.</source>
            <translation>CIFAR-10 由 Alex Krizhevsky、Vinod Nair 和 Geoffrey Hinton 收集（A. Krizhevsky，Learning Multiple Layers of Features from Tiny Images，2009），不是本程序的一部分。</translation>
        </message>
        <message>
            <source>Copy the versions and licences</source>
            <translation>复制版本与许可信息</translation>
        </message>
        <message>
            <source>Free software under the GNU GPL, version 3 or later, without any warranty. The bundled pictures and weights are part of it.</source>
            <translation>自由软件，以 GNU GPL 第 3 版或更新版本发布，不提供任何担保。自带的图片和权重是程序的一部分。</translation>
        </message>
        <message>
            <source>Made with these works of others:</source>
            <translation>本程序使用了以下软件：</translation>
        </message>
        <message>
            <source>Versions and licences</source>
            <translation>版本与许可</translation>
        </message>
    </context>
    <context>
        <name>Actions</name>
        <message>
            <source>&amp;About CIFAR Lab</source>
            <translation>关于 CIFAR Lab(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Actual size</source>
            <translation>实际大小(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Dark</source>
            <translation>深色(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>编辑(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>文件(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Fit to the window</source>
            <translation>适合窗口(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Get the CIFAR-10 pictures…</source>
            <translation>获取 CIFAR-10 图片(&amp;G)…</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>帮助(&amp;H)</translation>
        </message>
        <message>
            <source>&amp;Keyboard shortcuts</source>
            <translation>键盘快捷键(&amp;K)</translation>
        </message>
        <message>
            <source>&amp;Language</source>
            <translation>语言(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Light</source>
            <translation>浅色(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Next picture</source>
            <translation>下一张图片(&amp;N)</translation>
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
            <source>&amp;Previous picture</source>
            <translation>上一张图片(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Questions and answers</source>
            <translation>常见问题(&amp;Q)</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>退出(&amp;Q)</translation>
        </message>
        <message>
            <source>&amp;Reset settings…</source>
            <translation>恢复默认设置(&amp;R)…</translation>
        </message>
        <message>
            <source>&amp;Sort classes by probability</source>
            <translation>类别按概率排序(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Stop the training</source>
            <translation>停止训练(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Thumbnails</source>
            <translation>缩略图(&amp;T)</translation>
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
            <source>&amp;View</source>
            <translation>视图(&amp;V)</translation>
        </message>
        <message>
            <source>Copy the answer as &amp;text</source>
            <translation>以文字复制结果(&amp;T)</translation>
        </message>
        <message>
            <source>Copy the answer as a p&amp;icture</source>
            <translation>以图片复制结果(&amp;I)</translation>
        </message>
        <message>
            <source>F&amp;ull screen</source>
            <translation>全屏(&amp;U)</translation>
        </message>
        <message>
            <source>Like the &amp;system</source>
            <translation>跟随系统(&amp;S)</translation>
        </message>
        <message>
            <source>Open &amp;folder…</source>
            <translation>打开文件夹(&amp;F)…</translation>
        </message>
        <message>
            <source>Open &amp;log folder</source>
            <translation>打开日志文件夹(&amp;L)</translation>
        </message>
        <message>
            <source>Open &amp;recent</source>
            <translation>最近打开(&amp;R)</translation>
        </message>
        <message>
            <source>Other &amp;random test pictures</source>
            <translation>换一批测试图片(&amp;R)</translation>
        </message>
        <message>
            <source>The&amp;me</source>
            <translation>主题(&amp;M)</translation>
        </message>
        <message>
            <source>Zoom &amp;in</source>
            <translation>放大(&amp;I)</translation>
        </message>
        <message>
            <source>Zoom &amp;out</source>
            <translation>缩小(&amp;O)</translation>
        </message>
    </context>
    <context>
        <name>AnswerBar</name>
        <message>
            <source>the true class</source>
            <translation>真实类别</translation>
        </message>
    </context>
    <context>
        <name>AnswerPanel</name>
        <message>
            <source>&amp;Most probable first</source>
            <translation>按概率排序(&amp;M)</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>识别结果</translation>
        </message>
        <message>
            <source>Copy answer as &amp;text</source>
            <translation>复制结果文字(&amp;T)</translation>
        </message>
        <message>
            <source>Copy answer as pict&amp;ure</source>
            <translation>复制结果图片(&amp;U)</translation>
        </message>
        <message>
            <source>Most probable first</source>
            <translation>按概率排序</translation>
        </message>
        <message>
            <source>Most probable first, or always in the same order</source>
            <translation>按概率从高到低，或保持固定顺序</translation>
        </message>
        <message>
            <source>One moment…</source>
            <translation>请稍候…</translation>
        </message>
    </context>
    <context>
        <name>AnswerText</name>
        <message>
            <source>True class: {name} – right</source>
            <translation>真实类别：{name}，判断正确</translation>
        </message>
        <message>
            <source>True class: {name} – wrong</source>
            <translation>真实类别：{name}，判断错误</translation>
        </message>
        <message>
            <source>answered in {time} ms</source>
            <translation>识别用时 {time} ms</translation>
        </message>
    </context>
    <context>
        <name>Browsing</name>
        <message>
            <source>Open or drop pictures of your own: they appear here.</source>
            <translation>打开或拖入您自己的图片，它们会显示在这里。</translation>
        </message>
        <message>
            <source>There are no pictures in this folder.</source>
            <translation>此文件夹中没有图片。</translation>
        </message>
    </context>
    <context>
        <name>Data</name>
        <message>
            <source>&amp;Close</source>
            <translation>关闭(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Download</source>
            <translation>下载(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Hide</source>
            <translation>隐藏(&amp;H)</translation>
        </message>
        <message>
            <source>&amp;Import</source>
            <translation>导入(&amp;I)</translation>
        </message>
        <message>
            <source>&amp;Keep the old one</source>
            <translation>保留原有的(&amp;K)</translation>
        </message>
        <message>
            <source>&amp;Replace it</source>
            <translation>替换(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Stop</source>
            <translation>停止(&amp;S)</translation>
        </message>
        <message>
            <source>A data set is here already.</source>
            <translation>数据集已经在这里了。</translation>
        </message>
        <message>
            <source>Check &amp;again</source>
            <translation>重新检查(&amp;A)</translation>
        </message>
        <message>
            <source>Go on &amp;downloading</source>
            <translation>继续下载(&amp;D)</translation>
        </message>
        <message>
            <source>It lies in {path}</source>
            <translation>保存在 {path}</translation>
        </message>
        <message>
            <source>It will lie in {path}</source>
            <translation>将保存到 {path}</translation>
        </message>
        <message>
            <source>It will lie in {path} ({free} free there, {needed} needed)</source>
            <translation>将保存到 {path}（剩余空间 {free}，需要 {needed}）</translation>
        </message>
        <message>
            <source>Stopped. What has arrived is kept, and the next download goes on there.</source>
            <translation>已停止。已下载的部分会保留，下次从这里继续。</translation>
        </message>
        <message>
            <source>The connection broke again and again. What has arrived is kept: try again.</source>
            <translation>连接多次中断。已下载的部分会保留，请重试。</translation>
        </message>
        <message>
            <source>The data set is here: everything is ready.</source>
            <translation>数据集已就绪，可以使用了。</translation>
        </message>
        <message>
            <source>The disk is too full: the download needs {needed}, and {free} are free. Make room, then check again.</source>
            <translation>磁盘空间不足：下载需要 {needed}，只剩 {free}。请先清理磁盘，再重新检查。</translation>
        </message>
        <message>
            <source>The import was stopped; nothing has changed.</source>
            <translation>导入已停止，没有任何改动。</translation>
        </message>
        <message>
            <source>The server does not answer. Is this computer online?</source>
            <translation>服务器没有响应。请检查这台电脑是否已联网。</translation>
        </message>
        <message>
            <source>The server is often slow. You can also fetch the archive (“Python version”) with a browser from {link}, or copy it from a colleague, and import it here.</source>
            <translation>服务器有时很慢。也可以用浏览器从 {link} 下载压缩包（“Python version”），或从别人那里拷贝一份，然后在这里导入。</translation>
        </message>
        <message>
            <source>There is a data set already. Shall the new one take its place?</source>
            <translation>已经有一个数据集了。要用新的替换它吗？</translation>
        </message>
        <message>
            <source>Try &amp;again</source>
            <translation>重试(&amp;A)</translation>
        </message>
        <message>
            <source>What arrived was damaged on the way and has been removed. Try again.</source>
            <translation>文件在下载途中损坏，已删除。请重试。</translation>
        </message>
        <message>
            <source>You can close this dialog; the download goes on. Where it ends early, it goes on from there the next time.</source>
            <translation>可以关闭此对话框，下载会继续进行。如果中途停止，下次会从中断处继续。</translation>
        </message>
        <message>
            <source>You can close this dialog; the import goes on.</source>
            <translation>可以关闭此对话框，导入会继续进行。</translation>
        </message>
        <message>
            <source>about {time} left</source>
            <translation>大约还需 {time}</translation>
        </message>
        <message>
            <source>asking the server…</source>
            <translation>正在连接服务器…</translation>
        </message>
        <message>
            <source>finishing…</source>
            <translation>即将完成…</translation>
        </message>
        <message>
            <source>looking into it…</source>
            <translation>正在查看内容…</translation>
        </message>
        <message>
            <source>waiting…</source>
            <translation>等待中…</translation>
        </message>
        <message>
            <source>{done} of {total}</source>
            <translation>{done}，共 {total}</translation>
        </message>
    </context>
    <context>
        <name>DataDialog</name>
        <message>
            <source>A folder with train and test…</source>
            <translation>含有 train 和 test 的文件夹…</translation>
        </message>
        <message>
            <source>Archives</source>
            <translation>压缩包</translation>
        </message>
        <message>
            <source>CIFAR-10 is a collection of 60,000 small photographs in ten classes, from airplanes to trucks. The networks learn from 50,000 of them; the other 10,000 show how good they have become. The download has 170 MB.</source>
            <translation>CIFAR-10 收录了 60,000 张小照片，分为飞机、卡车等十个类别。网络用其中的 50,000 张学习，其余 10,000 张用来检验学得怎么样。下载大小为 170 MB。</translation>
        </message>
        <message>
            <source>Import a folder</source>
            <translation>导入文件夹</translation>
        </message>
        <message>
            <source>Import the archive</source>
            <translation>导入压缩包</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>进度</translation>
        </message>
        <message>
            <source>The CIFAR-10 data set</source>
            <translation>CIFAR-10 数据集</translation>
        </message>
        <message>
            <source>The archive cifar-10-python.tar.gz…</source>
            <translation>压缩包 cifar-10-python.tar.gz…</translation>
        </message>
    </context>
    <context>
        <name>Dialogs</name>
        <message>
            <source>Forget the window's size, language, theme and recent pictures?</source>
            <translation>要清除窗口大小、语言、主题和最近打开的图片吗？</translation>
        </message>
        <message>
            <source>Pictures, data and trainings stay as they are.</source>
            <translation>图片、数据和训练都会保留。</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>恢复默认</translation>
        </message>
        <message>
            <source>Reset settings</source>
            <translation>恢复默认设置</translation>
        </message>
        <message>
            <source>The training is being started…</source>
            <translation>正在启动训练…</translation>
        </message>
    </context>
    <context>
        <name>ErrorDialog</name>
        <message>
            <source>Copy details</source>
            <translation>复制详情</translation>
        </message>
        <message>
            <source>Details of the error</source>
            <translation>错误详情</translation>
        </message>
        <message>
            <source>Something went wrong</source>
            <translation>出错了</translation>
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
        <name>FaqWindow</name>
        <message>
            <source>&amp;Back</source>
            <translation>返回(&amp;B)</translation>
        </message>
        <message>
            <source>Questions and answers</source>
            <translation>常见问题</translation>
        </message>
    </context>
    <context>
        <name>Headline</name>
        <message>
            <source>Device that computed the answer</source>
            <translation>所用的计算设备</translation>
        </message>
        <message>
            <source>Its probability</source>
            <translation>该类别的概率</translation>
        </message>
        <message>
            <source>Most probable class</source>
            <translation>最可能的类别</translation>
        </message>
    </context>
    <context>
        <name>HelpDialog</name>
        <message>
            <source>Choose a network</source>
            <translation>选择网络</translation>
        </message>
        <message>
            <source>Copy the answer</source>
            <translation>复制结果</translation>
        </message>
        <message>
            <source>Double click</source>
            <translation>双击</translation>
        </message>
        <message>
            <source>Drag</source>
            <translation>拖动</translation>
        </message>
        <message>
            <source>Drop</source>
            <translation>拖入窗口</translation>
        </message>
        <message>
            <source>Fit, or show at full size</source>
            <translation>适合窗口或原始大小</translation>
        </message>
        <message>
            <source>Keys and mouse</source>
            <translation>快捷键与鼠标操作</translation>
        </message>
        <message>
            <source>Move an enlarged picture</source>
            <translation>移动放大的图片</translation>
        </message>
        <message>
            <source>Networks and answer</source>
            <translation>网络与结果</translation>
        </message>
        <message>
            <source>Open pictures or a folder</source>
            <translation>打开图片或文件夹</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>图片</translation>
        </message>
        <message>
            <source>Pinch</source>
            <translation>双指捏合</translation>
        </message>
        <message>
            <source>Questions and &amp;answers</source>
            <translation>常见问题(&amp;Q)</translation>
        </message>
        <message>
            <source>Right click</source>
            <translation>右键单击</translation>
        </message>
        <message>
            <source>Shift+arrow keys</source>
            <translation>Shift+方向键</translation>
        </message>
        <message>
            <source>Tab goes from one control to the next, Space or the arrow keys use it.</source>
            <translation>按 Tab 键在各个控件间移动，用空格键或方向键操作。</translation>
        </message>
        <message>
            <source>Wheel</source>
            <translation>滚轮</translation>
        </message>
        <message>
            <source>Zoom</source>
            <translation>缩放</translation>
        </message>
    </context>
    <context>
        <name>Hint</name>
        <message>
            <source>Close the hint</source>
            <translation>关闭提示</translation>
        </message>
        <message>
            <source>Now your own picture: drop it here, press Ctrl+O, or paste one with Ctrl+V. Keys 1 to 5 ask another network, F1 shows all keys.</source>
            <translation>现在试试您自己的图片：拖到这里，按 Ctrl+O 打开，或按 Ctrl+V 粘贴。按 1 到 5 换一个网络，按 F1 查看全部快捷键。</translation>
        </message>
    </context>
    <context>
        <name>ImageView</name>
        <message>
            <source>Opening…</source>
            <translation>正在打开…</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>图片</translation>
        </message>
        <message>
            <source>{width} × {height} pixels</source>
            <translation>{width} × {height} 像素</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Get the pictures…</source>
            <translation>获取图片…</translation>
        </message>
        <message>
            <source>Loading the networks…</source>
            <translation>正在载入网络…</translation>
        </message>
        <message>
            <source>None of the networks can be used.</source>
            <translation>没有可用的网络。</translation>
        </message>
        <message>
            <source>The answer was copied.</source>
            <translation>结果已复制。</translation>
        </message>
        <message>
            <source>The settings could not be read. They were put aside as {path}.</source>
            <translation>无法读取设置，原文件已另存为 {path}。</translation>
        </message>
        <message>
            <source>There is no picture in what was pasted or dropped.</source>
            <translation>其中没有图片。</translation>
        </message>
    </context>
    <context>
        <name>ModelPicker</name>
        <message>
            <source>Accuracy</source>
            <translation>准确率</translation>
        </message>
        <message>
            <source>Key: {key}</source>
            <translation>快捷键：{key}</translation>
        </message>
        <message>
            <source>Names {share} of the test pictures correctly.</source>
            <translation>测试图片识别正确率 {share}。</translation>
        </message>
        <message>
            <source>Networks</source>
            <translation>网络</translation>
        </message>
        <message>
            <source>Not measured on the test pictures yet.</source>
            <translation>尚未用测试图片测量准确率。</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>参数量</translation>
        </message>
        <message>
            <source>Year</source>
            <translation>年份</translation>
        </message>
        <message>
            <source>weights cannot be used</source>
            <translation>权重不可用</translation>
        </message>
        <message>
            <source>weights damaged</source>
            <translation>权重已损坏</translation>
        </message>
        <message>
            <source>weights missing</source>
            <translation>缺少权重</translation>
        </message>
    </context>
    <context>
        <name>OpenDialog</name>
        <message>
            <source>All files</source>
            <translation>所有文件</translation>
        </message>
        <message>
            <source>Open a folder of pictures</source>
            <translation>打开图片文件夹</translation>
        </message>
        <message>
            <source>Open pictures</source>
            <translation>打开图片</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>图片</translation>
        </message>
    </context>
    <context>
        <name>PictureBar</name>
        <message>
            <source>Name of the picture</source>
            <translation>图片名称</translation>
        </message>
        <message>
            <source>Place among the pictures</source>
            <translation>图片序号</translation>
        </message>
        <message>
            <source>Zoom</source>
            <translation>缩放</translation>
        </message>
        <message>
            <source>Zoom: turn the wheel, or press Ctrl with + or −</source>
            <translation>缩放：滚动鼠标滚轮，或按 Ctrl 与 +、−</translation>
        </message>
        <message>
            <source>pasted image</source>
            <translation>粘贴的图片</translation>
        </message>
        <message>
            <source>{index} of {count}</source>
            <translation>第 {index} 张，共 {count} 张</translation>
        </message>
        <message>
            <source>{zoom} %</source>
            <translation>{zoom} %</translation>
        </message>
    </context>
    <context>
        <name>PictureShelf</name>
        <message>
            <source>CIFAR-10 test pictures</source>
            <translation>CIFAR-10 测试图片</translation>
        </message>
        <message>
            <source>Examples</source>
            <translation>示例图片</translation>
        </message>
        <message>
            <source>Other pictures, drawn at random</source>
            <translation>随机抽取另一批图片</translation>
        </message>
        <message>
            <source>Shuffle</source>
            <translation>换一批</translation>
        </message>
        <message>
            <source>Thumbnails: {source}</source>
            <translation>缩略图：{source}</translation>
        </message>
        <message>
            <source>Where the pictures come from</source>
            <translation>图片来源</translation>
        </message>
        <message>
            <source>Your pictures</source>
            <translation>我的图片</translation>
        </message>
        <message>
            <source>pasted</source>
            <translation>粘贴的图片</translation>
        </message>
    </context>
    <context>
        <name>RecentMenu</name>
        <message>
            <source>&amp;Clear the list</source>
            <translation>清空列表(&amp;C)</translation>
        </message>
        <message>
            <source>Nothing yet</source>
            <translation>暂无记录</translation>
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
            <source>Training {network} is about to start</source>
            <translation>{network} 训练即将开始</translation>
        </message>
        <message>
            <source>Training {network} is being stopped…</source>
            <translation>正在停止 {network} 训练…</translation>
        </message>
        <message>
            <source>Training {network} is done</source>
            <translation>{network} 训练完成</translation>
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
            <source>Training {network} was interrupted</source>
            <translation>{network} 训练已中断</translation>
        </message>
        <message>
            <source>Training {network} was stopped</source>
            <translation>{network} 训练已停止</translation>
        </message>
        <message>
            <source>Training {network}: epoch {epoch} of {epochs}</source>
            <translation>{network} 训练：第 {epoch} 轮，共 {epochs} 轮</translation>
        </message>
        <message>
            <source>Training {network}: preparing…</source>
            <translation>{network} 训练：正在准备…</translation>
        </message>
        <message>
            <source>about {time} left</source>
            <translation>约剩 {time}</translation>
        </message>
        <message>
            <source>{speed} images/s</source>
            <translation>{speed} 张/秒</translation>
        </message>
    </context>
    <context>
        <name>TestPictures</name>
        <message>
            <source>The test pictures of CIFAR-10 are not on this computer yet.</source>
            <translation>这台电脑上还没有 CIFAR-10 测试图片。</translation>
        </message>
    </context>
    <context>
        <name>TrainDialog</name>
        <message>
            <source>&amp;Epochs</source>
            <translation>轮次(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;Get the data…</source>
            <translation>获取数据集(&amp;G)…</translation>
        </message>
        <message>
            <source>&amp;Network</source>
            <translation>网络(&amp;N)</translation>
        </message>
        <message>
            <source>Epochs</source>
            <translation>轮次</translation>
        </message>
        <message>
            <source>Estimated time</source>
            <translation>预计时间</translation>
        </message>
        <message>
            <source>How often the network sees every training picture</source>
            <translation>每张训练图片被学习的次数</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>网络</translation>
        </message>
        <message>
            <source>Start training</source>
            <translation>开始训练</translation>
        </message>
        <message>
            <source>Starting from random weights, the network learns from the training pictures of CIFAR-10. It goes on when you close the window.</source>
            <translation>网络将用 CIFAR-10 的训练图片从零开始学习。关闭窗口后训练仍会继续。</translation>
        </message>
        <message>
            <source>The time could not be measured.</source>
            <translation>无法测算时间。</translation>
        </message>
        <message>
            <source>There is no data set yet that a network could learn from.</source>
            <translation>还没有可供网络学习的数据集。</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Train a network</source>
            <translation>训练网络</translation>
        </message>
        <message>
            <source>about {time} ({speed} images/s)</source>
            <translation>约 {time}（{speed} 张/秒）</translation>
        </message>
        <message>
            <source>measuring…</source>
            <translation>正在测算…</translation>
        </message>
    </context>
    <context>
        <name>Wording</name>
        <message>
            <source>{count} hours</source>
            <translation>{count} 小时</translation>
        </message>
        <message>
            <source>{count} minutes</source>
            <translation>{count} 分钟</translation>
        </message>
        <message>
            <source>{count} s</source>
            <translation>{count} 秒</translation>
        </message>
    </context>
</TS>
