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
            <source>&amp;All trainings…</source>
            <translation>全部训练(&amp;A)…</translation>
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
            <source>&amp;Report…</source>
            <translation>测试报告(&amp;R)…</translation>
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
            <source>How good the chosen network is on the test pictures, and what it confuses</source>
            <translation>所选网络在测试图片上表现如何，容易混淆哪些类别</translation>
        </message>
        <message>
            <source>Like the &amp;system</source>
            <translation>跟随系统(&amp;S)</translation>
        </message>
        <message>
            <source>Look at the &amp;data…</source>
            <translation>查看数据(&amp;D)…</translation>
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
            <source>Open a &amp;network…</source>
            <translation>打开网络(&amp;N)…</translation>
        </message>
        <message>
            <source>Other &amp;random test pictures</source>
            <translation>换一批测试图片(&amp;R)</translation>
        </message>
        <message>
            <source>Pictures of every class by chance, from the training or the test pictures</source>
            <translation>从训练图片或测试图片中随机抽取各类别的图片</translation>
        </message>
        <message>
            <source>Sa&amp;ve the network as…</source>
            <translation>将网络另存为(&amp;V)…</translation>
        </message>
        <message>
            <source>St&amp;udies…</source>
            <translation>研究(&amp;U)…</translation>
        </message>
        <message>
            <source>Ta&amp;ke out the network…</source>
            <translation>移出网络(&amp;K)…</translation>
        </message>
        <message>
            <source>The&amp;me</source>
            <translation>主题(&amp;M)</translation>
        </message>
        <message>
            <source>What a setting does: several values compared, with curves and a page</source>
            <translation>某个设置有什么作用：比较若干取值，附曲线和说明页</translation>
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
            <source>Probably none of the {count}; closest to: {name}</source>
            <translation>很可能不属于这 {count} 类；最接近：{name}</translation>
        </message>
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
        <name>ClassTable</name>
        <message>
            <source>Pictures of each class</source>
            <translation>各类别的图片</translation>
        </message>
    </context>
    <context>
        <name>ConfusionMatrix</name>
        <message>
            <source>A row for each true class, a column for each answer of the network.</source>
            <translation>每行是一个真实类别，每列是网络的一种回答。</translation>
        </message>
        <message>
            <source>Confusion matrix</source>
            <translation>混淆矩阵</translation>
        </message>
    </context>
    <context>
        <name>CurveValues</name>
        <message>
            <source>Accuracy</source>
            <translation>准确率</translation>
        </message>
        <message>
            <source>Epoch {epoch}</source>
            <translation>第 {epoch} 轮</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>损失</translation>
        </message>
        <message>
            <source>training</source>
            <translation>训练</translation>
        </message>
        <message>
            <source>validation</source>
            <translation>验证</translation>
        </message>
        <message>
            <source>{name}: training loss {train_loss}, accuracy {train_accuracy}; validation loss {validation_loss}, accuracy {validation_accuracy}</source>
            <translation>{name}：训练损失 {train_loss}，准确率 {train_accuracy}；验证损失 {validation_loss}，准确率 {validation_accuracy}</translation>
        </message>
    </context>
    <context>
        <name>Curves</name>
        <message>
            <source>&amp;Export</source>
            <translation>导出(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;Numbers (CSV)…</source>
            <translation>数据 (CSV)(&amp;N)…</translation>
        </message>
        <message>
            <source>&amp;Picture (PNG)…</source>
            <translation>图片 (PNG)(&amp;P)…</translation>
        </message>
        <message>
            <source>Accuracy in %</source>
            <translation>准确率 (%)</translation>
        </message>
        <message>
            <source>Curves of loss and accuracy</source>
            <translation>损失与准确率曲线</translation>
        </message>
        <message>
            <source>Epoch</source>
            <translation>轮次</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>损失</translation>
        </message>
        <message>
            <source>Show &amp;all epochs</source>
            <translation>显示所有轮次(&amp;A)</translation>
        </message>
        <message>
            <source>The curves begin when the first epoch is over.</source>
            <translation>第一轮结束后开始显示曲线。</translation>
        </message>
        <message>
            <source>training</source>
            <translation>训练</translation>
        </message>
        <message>
            <source>{name}: validation</source>
            <translation>{name}：验证</translation>
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
            <translation>服务器常常很慢。也可以用浏览器从 {link} 下载压缩包（“Python version”），或从别人那里拷贝一份，然后在这里导入。</translation>
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
        <name>DataChoice</name>
        <message>
            <source>&amp;Get the data…</source>
            <translation>获取数据集(&amp;G)…</translation>
        </message>
        <message>
            <source>A &amp;folder with train and test…</source>
            <translation>含 train 和 test 的文件夹(&amp;F)…</translation>
        </message>
        <message>
            <source>Archives</source>
            <translation>压缩包</translation>
        </message>
        <message>
            <source>CIFAR-10, in {path}</source>
            <translation>CIFAR-10，位于 {path}</translation>
        </message>
        <message>
            <source>Choose an&amp;other…</source>
            <translation>选择其他数据(&amp;O)…</translation>
        </message>
        <message>
            <source>Learn from a folder</source>
            <translation>用文件夹中的图片学习</translation>
        </message>
        <message>
            <source>Learn from an archive</source>
            <translation>用压缩包中的图片学习</translation>
        </message>
        <message>
            <source>The &amp;archive cifar-10-python.tar.gz…</source>
            <translation>压缩包 cifar-10-python.tar.gz(&amp;A)…</translation>
        </message>
        <message>
            <source>The &amp;usual place</source>
            <translation>默认位置(&amp;U)</translation>
        </message>
        <message>
            <source>There is no data set yet that a network could learn from.</source>
            <translation>还没有可供网络学习的数据集。</translation>
        </message>
        <message>
            <source>looking…</source>
            <translation>正在查找…</translation>
        </message>
        <message>
            <source>{count} pictures of {classes} classes, in {path}</source>
            <translation>{classes} 个类别、{count} 张图片，位于 {path}</translation>
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
        <name>DataPage</name>
        <message>
            <source>&amp;Get the pictures…</source>
            <translation>获取图片(&amp;G)…</translation>
        </message>
        <message>
            <source>&amp;Show others</source>
            <translation>换一批(&amp;S)</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Double-click one to see it in the main window.</source>
            <translation>双击图片可在主窗口中查看。</translation>
        </message>
        <message>
            <source>No network learns from these pictures: they show how good it has become.</source>
            <translation>网络不用这些图片学习：它们用来检验网络学得怎样。</translation>
        </message>
        <message>
            <source>T&amp;est pictures</source>
            <translation>测试图片(&amp;E)</translation>
        </message>
        <message>
            <source>T&amp;raining pictures</source>
            <translation>训练图片(&amp;R)</translation>
        </message>
        <message>
            <source>The data</source>
            <translation>数据</translation>
        </message>
        <message>
            <source>The networks learn from these pictures.</source>
            <translation>网络用这些图片学习。</translation>
        </message>
        <message>
            <source>The pictures are being read…</source>
            <translation>正在读取图片…</translation>
        </message>
        <message>
            <source>The pictures of CIFAR-10 are not on this computer yet.</source>
            <translation>这台电脑上还没有 CIFAR-10 图片。</translation>
        </message>
        <message>
            <source>{count} pictures, {classes} classes.</source>
            <translation>共 {count} 张图片，{classes} 个类别。</translation>
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
            <source>Your own network</source>
            <translation>您自己的网络</translation>
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
        <name>LengthChoice</name>
        <message>
            <source>&amp;Best</source>
            <translation>最佳(&amp;B)</translation>
        </message>
        <message>
            <source>&amp;Quick look</source>
            <translation>快速看看(&amp;Q)</translation>
        </message>
        <message>
            <source>1 epoch</source>
            <translation>1 轮</translation>
        </message>
        <message>
            <source>Goo&amp;d</source>
            <translation>较好(&amp;D)</translation>
        </message>
        <message>
            <source>O&amp;wn choice</source>
            <translation>自行设定(&amp;W)</translation>
        </message>
        <message>
            <source>set the epochs below</source>
            <translation>在下方设定轮数</translation>
        </message>
        <message>
            <source>{count} epochs</source>
            <translation>{count} 轮</translation>
        </message>
        <message>
            <source>{epochs}, about {time}</source>
            <translation>{epochs}，约 {time}</translation>
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
            <translation>粘贴或拖入的内容中没有图片。</translation>
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
            <translation>在测试图片上的准确率为 {share}。</translation>
        </message>
        <message>
            <source>Networks</source>
            <translation>网络</translation>
        </message>
        <message>
            <source>Not measured on the test pictures yet.</source>
            <translation>尚未在测试图片上评估。</translation>
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
        <name>MyNetworks</name>
        <message>
            <source>Its file is deleted. The training that made it, if it is still there, stays.</source>
            <translation>将删除它的文件；产生它的那次训练如果还在，不受影响。</translation>
        </message>
        <message>
            <source>Networks</source>
            <translation>网络</translation>
        </message>
        <message>
            <source>Open a network</source>
            <translation>打开网络</translation>
        </message>
        <message>
            <source>Save the network</source>
            <translation>保存网络</translation>
        </message>
        <message>
            <source>Saved as {path}.</source>
            <translation>已保存为 {path}。</translation>
        </message>
        <message>
            <source>Take out</source>
            <translation>移出</translation>
        </message>
        <message>
            <source>Take out a network</source>
            <translation>移出网络</translation>
        </message>
        <message>
            <source>Take “{name}” out of your networks?</source>
            <translation>要将“{name}”从您的网络中移出吗？</translation>
        </message>
        <message>
            <source>“{name}” is one of your networks now, and chosen.</source>
            <translation>“{name}”已加入您的网络，并已选中。</translation>
        </message>
    </context>
    <context>
        <name>NumberField</name>
        <message>
            <source>all</source>
            <translation>全部</translation>
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
        <name>OwnRow</name>
        <message>
            <source>My networks</source>
            <translation>我的网络</translation>
        </message>
        <message>
            <source>Your own networks: choose, save, take out</source>
            <translation>您自己的网络：选择、保存、移出</translation>
        </message>
        <message>
            <source>Your own {kind}, not measured on the test pictures.</source>
            <translation>您自己的 {kind}，尚未在测试图片上评估。</translation>
        </message>
        <message>
            <source>Your own {kind}. Names {share} of the test pictures correctly.</source>
            <translation>您自己的 {kind}。能正确识别 {share} 的测试图片。</translation>
        </message>
        <message>
            <source>cannot be used</source>
            <translation>无法使用</translation>
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
        <name>PictureMenu</name>
        <message>
            <source>&amp;Copy</source>
            <translation>复制(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Open in the main window</source>
            <translation>在主窗口中打开(&amp;O)</translation>
        </message>
        <message>
            <source>&amp;Save as PNG…</source>
            <translation>另存为 PNG(&amp;S)…</translation>
        </message>
        <message>
            <source>Save the picture</source>
            <translation>保存图片</translation>
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
        <name>ReportClasses</name>
        <message>
            <source>Class</source>
            <translation>类别</translation>
        </message>
        <message>
            <source>F1</source>
            <translation>F1 值</translation>
        </message>
        <message>
            <source>Figures of each class</source>
            <translation>各类别的指标</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>图片数</translation>
        </message>
        <message>
            <source>Precision</source>
            <translation>精确率</translation>
        </message>
        <message>
            <source>Precision: the share of the pictures given this answer that are of this class. Recall: the share of the pictures of this class that were given this answer. F1 brings the two together and is only high where both are. Click a heading to sort.</source>
            <translation>精确率：被答为某一类别的图片中，确实属于该类别的比例。召回率：某一类别的图片中，被答为该类别的比例。F1 值综合这两者，只有两者都高时才高。点击表头可以排序。</translation>
        </message>
        <message>
            <source>Recall</source>
            <translation>召回率</translation>
        </message>
    </context>
    <context>
        <name>ReportConfidence</name>
        <message>
            <source>A power of {power} stretches the distances between the classes’ outputs.</source>
            <translation>幂 {power} 会拉开各类别输出之间的距离。</translation>
        </message>
        <message>
            <source>After: right in %</source>
            <translation>校准后：正确率（%）</translation>
        </message>
        <message>
            <source>Before: right in %</source>
            <translation>校准前：正确率（%）</translation>
        </message>
        <message>
            <source>Calibration error before: {before}, after: {after}.</source>
            <translation>校准误差：校准前 {before}，校准后 {after}。</translation>
        </message>
        <message>
            <source>Calibration error: {share}</source>
            <translation>校准误差：{share}</translation>
        </message>
        <message>
            <source>Confidence in %</source>
            <translation>置信度（%）</translation>
        </message>
        <message>
            <source>Dividing its outputs by a temperature of {temperature} makes the network less or more sure, and hardly ever changes an answer.</source>
            <translation>把输出除以温度 {temperature}，网络会变得更谨慎或更自信，但回答几乎不变。</translation>
        </message>
        <message>
            <source>No temperature was fitted. Calibration error: {after}.</source>
            <translation>未拟合温度。校准误差：{after}。</translation>
        </message>
        <message>
            <source>Reliability diagram: of the answers that the network is 80 % sure of, 80 % should be right. Bars that end at the dashed line: its confidence can be trusted; below: it is too sure of itself; above: too modest. Faint bars stand for few pictures.</source>
            <translation>可靠性图：网络有 80 % 把握的回答，应当有 80 % 是对的。柱顶落在虚线上，说明置信度可信；低于虚线，说明网络过于自信；高于虚线，说明过于谨慎。浅色的柱只代表少数图片。</translation>
        </message>
        <message>
            <source>Right answers in %</source>
            <translation>正确率（%）</translation>
        </message>
    </context>
    <context>
        <name>ReportConfusions</name>
        <message>
            <source>Each row is a true class, each column an answer of the network: right answers stand on the diagonal, mistakes beside it. Choose a cell to see its pictures; a double click on a picture opens it in the main window.</source>
            <translation>每行是一个真实类别，每列是网络的一种回答：对角线上是答对的，其余是答错的。选择一格即可查看其中的图片；双击图片可在主窗口中查看。</translation>
        </message>
        <message>
            <source>Pictures of the chosen cell</source>
            <translation>所选格中的图片</translation>
        </message>
    </context>
    <context>
        <name>ReportCourse</name>
        <message>
            <source>An epoch is one pass over the training pictures. Dashed: on the pictures that it learned from; solid: on validation pictures, which were held out. Where the solid line gets worse while the dashed one gets better, it learns by heart.</source>
            <translation>把训练图片全部看一遍称为一轮（epoch）。虚线是训练图片上的结果，实线是留出的验证图片上的结果。如果虚线变好而实线变差，说明网络在死记硬背（过拟合）。</translation>
        </message>
        <message>
            <source>Nothing is known of the course of its training.</source>
            <translation>没有此网络的训练记录。</translation>
        </message>
    </context>
    <context>
        <name>ReportFamiliarity</name>
        <message>
            <source>&amp;Choose pictures of other things…</source>
            <translation>选择其他事物的图片(&amp;C)…</translation>
        </message>
        <message>
            <source>A folder with pictures of none of the classes; everything is measured again.</source>
            <translation>选择一个存放不属于任何类别的图片的文件夹；全部内容会重新评估。</translation>
        </message>
        <message>
            <source>Area under the curve (AUROC)</source>
            <translation>曲线下面积（AUROC）</translation>
        </message>
        <message>
            <source>Familiarity says how much a picture looks like one of the known classes. It was not measured: that takes a network that knows familiarity, and pictures of things that are none of the classes. Choose a folder with such pictures to measure it.</source>
            <translation>熟悉度表示一张图片有多像已知的类别。这里没有测量：需要带有熟悉度的网络，以及不属于任何类别的事物的图片。选择存放这类图片的文件夹即可测量。</translation>
        </message>
        <message>
            <source>Familiarity says how much a picture looks like one of the known classes. The curve (ROC) shows, for every threshold, how many known pictures are accepted and how many others with them: the closer it comes to the upper left corner, the better. On the dashed line it would be guessing. The dot is the threshold in use.</source>
            <translation>熟悉度表示一张图片有多像已知的类别。ROC 曲线对每个阈值给出：已知类别的图片有多少被接受，其他事物的图片又有多少被误放过去。曲线越靠近左上角越好，落在虚线上相当于随意猜测。圆点是当前使用的阈值。</translation>
        </message>
        <message>
            <source>How often a known picture looks more familiar than another one; guessing gives 50 %.</source>
            <translation>已知类别的图片比其他事物的图片更熟悉的概率；随意猜测为 50 %。</translation>
        </message>
        <message>
            <source>Known pictures accepted</source>
            <translation>已知类别被接受</translation>
        </message>
        <message>
            <source>Known pictures accepted in %</source>
            <translation>被接受的已知类别图片（%）</translation>
        </message>
        <message>
            <source>Other pictures accepted by mistake in %</source>
            <translation>误放过的其他图片（%）</translation>
        </message>
        <message>
            <source>Other pictures refused</source>
            <translation>其他事物被拒绝</translation>
        </message>
        <message>
            <source>ROC curve</source>
            <translation>ROC 曲线</translation>
        </message>
        <message>
            <source>These figures were measured when the weights were published, with {count} pictures; choose a folder to measure with your own.</source>
            <translation>这些数字是发布权重时用 {count} 张图片测得的；要用您自己的图片来测，请选择一个文件夹。</translation>
        </message>
        <message>
            <source>of the test pictures are not taken for something unknown.</source>
            <translation>的测试图片没有被当作陌生事物。</translation>
        </message>
        <message>
            <source>of {count} pictures of other things are noticed as “none of these”.</source>
            <translation>的其他事物图片（共 {count} 张）被正确判为“都不是”。</translation>
        </message>
    </context>
    <context>
        <name>ReportMistakes</name>
        <message>
            <source>Below each picture: its true class and what it was taken for, and how sure the network was. The surest mistakes come first; some of these pictures are hard for people, too. Double-click one to see it in the main window.</source>
            <translation>每张图片下方是真实类别、被认成的类别以及网络的把握。把握最大的错误排在最前；其中有些图片人也很难认出。双击图片可在主窗口中查看。</translation>
        </message>
        <message>
            <source>The network has made no mistake on these pictures.</source>
            <translation>网络在这些图片上没有出错。</translation>
        </message>
        <message>
            <source>The worst mistakes</source>
            <translation>最严重的错误</translation>
        </message>
    </context>
    <context>
        <name>ReportOverview</name>
        <message>
            <source>Accuracy</source>
            <translation>准确率</translation>
        </message>
        <message>
            <source>Accuracy on one view</source>
            <translation>单视图准确率</translation>
        </message>
        <message>
            <source>All its numbers (weights) take so much room on the disk.</source>
            <translation>网络的全部数值（权重）占用的磁盘空间。</translation>
        </message>
        <message>
            <source>Before the temperature was fitted: {value}.</source>
            <translation>拟合温度之前：{value}。</translation>
        </message>
        <message>
            <source>Calibration error</source>
            <translation>校准误差</translation>
        </message>
        <message>
            <source>Each comes with an addition. So much work it is to look at one view; with the mirror image it is twice as much.</source>
            <translation>每次乘法都伴有一次加法。这是处理一个视图所需的计算量；加上镜像则为两倍。</translation>
        </message>
        <message>
            <source>Exactly right probabilities would show about {value}, by chance.</source>
            <translation>即使概率完全准确，偶然误差也会使它约为 {value}。</translation>
        </message>
        <message>
            <source>File</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>How far its confidence is from its share of right answers; 0 % is best.</source>
            <translation>置信度与实际正确率之间的差距，0 % 最好。</translation>
        </message>
        <message>
            <source>How improbable the network found the true classes; 0 is best, guessing gives {chance}.</source>
            <translation>表示网络给真实类别的概率有多低；0 最好，随意猜测为 {chance}。</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>损失</translation>
        </message>
        <message>
            <source>Measured on: {computer}</source>
            <translation>测量环境：{computer}</translation>
        </message>
        <message>
            <source>Multiplications for a picture</source>
            <translation>每张图片的乘法次数</translation>
        </message>
        <message>
            <source>One picture</source>
            <translation>单张图片</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>参数量</translation>
        </message>
        <message>
            <source>Pictures a second</source>
            <translation>每秒图片数</translation>
        </message>
        <message>
            <source>Right with two guesses (top 2)</source>
            <translation>前两名准确率（top 2）</translation>
        </message>
        <message>
            <source>So many numbers the network has learned.</source>
            <translation>网络学到的数值个数。</translation>
        </message>
        <message>
            <source>The network has answered {images} test pictures, from which it has not learned.</source>
            <translation>网络识别了 {images} 张测试图片，这些图片没有用于学习。</translation>
        </message>
        <message>
            <source>The true class is the first or the second guess.</source>
            <translation>真实类别排在网络回答前两位的比例。</translation>
        </message>
        <message>
            <source>The whole answer, from the 32×32 pixels to the probabilities, on one core as in the window: the median of thirty.</source>
            <translation>从 32×32 像素到给出概率的全过程，与窗口中一样用一个处理器核心，取三十次的中位数。</translation>
        </message>
        <message>
            <source>for the picture alone, without its mirror image.</source>
            <translation>只看图片本身，不看镜像。</translation>
        </message>
        <message>
            <source>of the pictures are named correctly; the answers for a picture and its mirror image are averaged.</source>
            <translation>的图片识别正确；对图片及其镜像的结果取平均。</translation>
        </message>
        <message>
            <source>threads: {count}</source>
            <translation>线程数：{count}</translation>
        </message>
        <message>
            <source>when many are answered together, mirror images included.</source>
            <translation>同时识别许多图片时的速度，包括镜像。</translation>
        </message>
    </context>
    <context>
        <name>ReportPages</name>
        <message>
            <source>Classes</source>
            <translation>类别</translation>
        </message>
        <message>
            <source>Confidence</source>
            <translation>置信度</translation>
        </message>
        <message>
            <source>Confusions</source>
            <translation>混淆</translation>
        </message>
        <message>
            <source>Overview</source>
            <translation>概览</translation>
        </message>
        <message>
            <source>Parts of the report</source>
            <translation>报告的各部分</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>训练</translation>
        </message>
        <message>
            <source>Unknown things</source>
            <translation>陌生事物</translation>
        </message>
        <message>
            <source>Worst mistakes</source>
            <translation>最严重的错误</translation>
        </message>
    </context>
    <context>
        <name>ReportProcess</name>
        <message>
            <source>{program} could not be started. Is Python still installed there?</source>
            <translation>无法启动 {program}。请检查其中的 Python 是否仍已安装。</translation>
        </message>
    </context>
    <context>
        <name>ReportSaving</name>
        <message>
            <source>Choose where to save the report</source>
            <translation>选择报告的保存位置</translation>
        </message>
        <message>
            <source>No browser opens it. It lies here: {path}</source>
            <translation>没有浏览器能打开它。文件位置：{path}</translation>
        </message>
    </context>
    <context>
        <name>ReportStart</name>
        <message>
            <source>&amp;Get the pictures…</source>
            <translation>获取图片(&amp;G)…</translation>
        </message>
        <message>
            <source>&amp;Measure</source>
            <translation>开始评估(&amp;M)</translation>
        </message>
        <message>
            <source>&amp;Try again</source>
            <translation>重试(&amp;T)</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Choose a &amp;folder of pictures…</source>
            <translation>选择图片文件夹(&amp;F)…</translation>
        </message>
        <message>
            <source>It takes longer than usual…</source>
            <translation>比平常用时更长…</translation>
        </message>
        <message>
            <source>Looking for a report…</source>
            <translation>正在查找报告…</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>进度</translation>
        </message>
        <message>
            <source>Starting…</source>
            <translation>正在启动…</translation>
        </message>
        <message>
            <source>The disk is too full: a report takes up to 20 MB. Make room, then try again.</source>
            <translation>磁盘空间不足：一份报告最多需要 20 MB。请腾出空间后重试。</translation>
        </message>
        <message>
            <source>The measurement failed: {reason}</source>
            <translation>评估失败：{reason}</translation>
        </message>
        <message>
            <source>The network answers {images} test pictures, from which it has not learned. The report then shows how often it is right, which classes it confuses, which mistakes it is surest of, whether its confidence can be trusted, and how quick it is. That takes about {time} on this computer, less if nothing else keeps it busy; everything else can be used meanwhile.</source>
            <translation>网络将识别 {images} 张没有用于学习的测试图片。报告会显示它认对多少、容易混淆哪些类别、在哪些错误上最有把握、置信度是否可信，以及速度如何。在这台电脑上大约需要 {time}，没有其他任务时会更快；其间可以照常使用其他功能。</translation>
        </message>
        <message>
            <source>The test pictures of CIFAR-10 are not on this computer yet.</source>
            <translation>这台电脑上还没有 CIFAR-10 的测试图片。</translation>
        </message>
        <message>
            <source>There is no report on {network} yet.</source>
            <translation>还没有 {network} 的测试报告。</translation>
        </message>
        <message>
            <source>about {time} left</source>
            <translation>大约还需 {time}</translation>
        </message>
        <message>
            <source>{network} cannot be measured.</source>
            <translation>无法评估 {network}。</translation>
        </message>
        <message>
            <source>{network} is being measured first.</source>
            <translation>正在评估 {network}，完成后才能开始。</translation>
        </message>
        <message>
            <source>{network} is being measured.</source>
            <translation>正在评估 {network}。</translation>
        </message>
    </context>
    <context>
        <name>ReportWindow</name>
        <message>
            <source>&amp;Measure again</source>
            <translation>重新评估(&amp;M)</translation>
        </message>
        <message>
            <source>&amp;Open as a page</source>
            <translation>作为网页打开(&amp;O)</translation>
        </message>
        <message>
            <source>&amp;Save report…</source>
            <translation>保存报告(&amp;S)…</translation>
        </message>
        <message>
            <source>Choose a folder with pictures of other things</source>
            <translation>选择存放其他事物图片的文件夹</translation>
        </message>
        <message>
            <source>Choose a folder with test pictures</source>
            <translation>选择存放测试图片的文件夹</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Report on {network}</source>
            <translation>{network} 的测试报告</translation>
        </message>
        <message>
            <source>Saved as {path}.</source>
            <translation>已保存为 {path}。</translation>
        </message>
        <message>
            <source>The pictures of this report are not on this computer any more.</source>
            <translation>这份报告的图片已不在这台电脑上。</translation>
        </message>
        <message>
            <source>The report on {network} could not be measured.</source>
            <translation>未能评估 {network}，没有生成报告。</translation>
        </message>
        <message>
            <source>The report on {network} is finished.</source>
            <translation>{network} 的测试报告已完成。</translation>
        </message>
        <message>
            <source>what it wrote cannot be read.</source>
            <translation>写出的报告无法读取。</translation>
        </message>
        <message>
            <source>{network} is being measured first.</source>
            <translation>正在评估 {network}，完成后才能开始。</translation>
        </message>
        <message>
            <source>{network}: {share} of {images} test pictures named correctly</source>
            <translation>{network}：{images} 张测试图片中 {share} 识别正确</translation>
        </message>
    </context>
    <context>
        <name>RunActions</name>
        <message>
            <source>{file} could not be written: {reason}. Choose another place.</source>
            <translation>无法写入 {file}：{reason}。请选择其他位置。</translation>
        </message>
    </context>
    <context>
        <name>RunCompare</name>
        <message>
            <source>Both have the same settings.</source>
            <translation>两次训练的设置相同。</translation>
        </message>
        <message>
            <source>Onl&amp;y differences</source>
            <translation>只看不同(&amp;Y)</translation>
        </message>
        <message>
            <source>Option</source>
            <translation>命令行选项</translation>
        </message>
        <message>
            <source>Select two trainings (Ctrl and a click), or lay one over, to compare settings.</source>
            <translation>选中两次训练（按住 Ctrl 单击），或叠加一次训练，即可比较设置。</translation>
        </message>
        <message>
            <source>Setting</source>
            <translation>设置</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <source>Settings that differ: {count}</source>
            <translation>不同的设置：{count} 项</translation>
        </message>
        <message>
            <source>This training has not written its settings yet.</source>
            <translation>此次训练尚未写出设置。</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>值</translation>
        </message>
        <message>
            <source>differs</source>
            <translation>不同</translation>
        </message>
    </context>
    <context>
        <name>RunDetails</name>
        <message>
            <source>&amp;Delete…</source>
            <translation>删除(&amp;D)…</translation>
        </message>
        <message>
            <source>&amp;Pause</source>
            <translation>暂停(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Resume</source>
            <translation>继续(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Stop</source>
            <translation>停止(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Use this network</source>
            <translation>使用此网络(&amp;U)</translation>
        </message>
        <message>
            <source>Epoch {epoch} of {epochs}</source>
            <translation>第 {epoch} 轮，共 {epochs} 轮</translation>
        </message>
        <message>
            <source>Preparing…</source>
            <translation>正在准备…</translation>
        </message>
        <message>
            <source>Progress of the epoch</source>
            <translation>本轮进度</translation>
        </message>
        <message>
            <source>Progress of the whole training</source>
            <translation>整个训练的进度</translation>
        </message>
        <message>
            <source>Re&amp;name</source>
            <translation>重命名(&amp;N)</translation>
        </message>
        <message>
            <source>Sta&amp;rt again</source>
            <translation>重新开始(&amp;R)</translation>
        </message>
        <message>
            <source>Whole training</source>
            <translation>整个训练</translation>
        </message>
        <message>
            <source>step {step} of {steps}</source>
            <translation>第 {step} 步，共 {steps} 步</translation>
        </message>
    </context>
    <context>
        <name>RunList</name>
        <message>
            <source>F2 renames, Delete deletes, Space lays the curves of a training over others.</source>
            <translation>F2 重命名，Delete 删除，空格键叠加训练的曲线。</translation>
        </message>
        <message>
            <source>Trainings</source>
            <translation>训练</translation>
        </message>
    </context>
    <context>
        <name>RunLog</name>
        <message>
            <source>Nothing yet. Studies that were started from a shell print there instead.</source>
            <translation>尚无内容。从终端启动的研究会输出到终端。</translation>
        </message>
        <message>
            <source>Nothing yet. Trainings that were started from a shell print there instead.</source>
            <translation>尚无内容。从终端启动的训练会输出到终端。</translation>
        </message>
        <message>
            <source>What the study printed</source>
            <translation>研究的输出</translation>
        </message>
        <message>
            <source>What the training printed</source>
            <translation>训练的输出</translation>
        </message>
    </context>
    <context>
        <name>RunModel</name>
        <message>
            <source>begun {when}</source>
            <translation>开始于 {when}</translation>
        </message>
        <message>
            <source>laid over the curves</source>
            <translation>已叠加到曲线图</translation>
        </message>
    </context>
    <context>
        <name>RunNews</name>
        <message>
            <source>&amp;Use this network</source>
            <translation>使用此网络(&amp;U)</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Show the t&amp;raining</source>
            <translation>查看训练(&amp;R)</translation>
        </message>
        <message>
            <source>Training {network} failed: {message}</source>
            <translation>{network} 训练失败：{message}</translation>
        </message>
        <message>
            <source>{network} has been trained.</source>
            <translation>{network} 训练完成。</translation>
        </message>
        <message>
            <source>{network} has been trained: it names {share} of the validation pictures correctly.</source>
            <translation>{network} 训练完成：能正确识别 {share} 的验证图片。</translation>
        </message>
    </context>
    <context>
        <name>RunQuestions</name>
        <message>
            <source>Delete</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>Delete the training “{name}”?</source>
            <translation>删除训练“{name}”？</translation>
        </message>
        <message>
            <source>Delete these {count} trainings?</source>
            <translation>删除这 {count} 次训练？</translation>
        </message>
        <message>
            <source>Delete trainings</source>
            <translation>删除训练</translation>
        </message>
        <message>
            <source>Export the curves</source>
            <translation>导出曲线</translation>
        </message>
        <message>
            <source>Settings, curves, checkpoints and the network itself will be gone for good.</source>
            <translation>设置、曲线、检查点和网络本身都将永久删除。</translation>
        </message>
    </context>
    <context>
        <name>RunReport</name>
        <message>
            <source>&amp;Full report…</source>
            <translation>完整报告(&amp;F)…</translation>
        </message>
        <message>
            <source>&amp;Measure on the test pictures</source>
            <translation>在测试图片上评估(&amp;M)</translation>
        </message>
        <message>
            <source>Accuracy</source>
            <translation>准确率</translation>
        </message>
        <message>
            <source>Accuracy on one view</source>
            <translation>单视图准确率</translation>
        </message>
        <message>
            <source>Accuracy: the answers for a picture and its mirror image are averaged; on one view: for the picture alone. Calibration error: how far the network's confidence is from its share of right answers; 0 % is best.</source>
            <translation>准确率：对图片及其镜像的结果取平均；单视图：只看图片本身。校准误差：网络的置信度与实际正确率之间的差距，0 % 最好。</translation>
        </message>
        <message>
            <source>Calibration error</source>
            <translation>校准误差</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>损失</translation>
        </message>
        <message>
            <source>Measured on pictures that the network has not learnt from.</source>
            <translation>在网络未学习过的图片上测得。</translation>
        </message>
        <message>
            <source>Measured on the pictures held out. Settings are chosen by these; the test pictures are for the end, when nothing is to be changed any more.</source>
            <translation>在留出的图片上测得。设置依据这些图片来选择；测试图片留到最后，即不再改动任何设置时使用。</translation>
        </message>
        <message>
            <source>Most often taken for</source>
            <translation>最常被误认为</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>图片数</translation>
        </message>
        <message>
            <source>Right</source>
            <translation>正确率</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>测试</translation>
        </message>
        <message>
            <source>The figures are measured when the training is done.</source>
            <translation>训练完成后会测量各项指标。</translation>
        </message>
        <message>
            <source>Validation</source>
            <translation>验证</translation>
        </message>
        <message>
            <source>measuring…</source>
            <translation>正在评估…</translation>
        </message>
    </context>
    <context>
        <name>RunRow</name>
        <message>
            <source>Name of the run</source>
            <translation>训练的名称</translation>
        </message>
    </context>
    <context>
        <name>RunSettings</name>
        <message>
            <source>Classes</source>
            <translation>类别</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>数据</translation>
        </message>
        <message>
            <source>Fingerprint of the data</source>
            <translation>数据指纹</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>网络</translation>
        </message>
        <message>
            <source>Processor threads</source>
            <translation>处理器线程数</translation>
        </message>
        <message>
            <source>Split</source>
            <translation>数据划分</translation>
        </message>
        <message>
            <source>Version of the program</source>
            <translation>程序版本</translation>
        </message>
        <message>
            <source>Versions of what it stands on</source>
            <translation>依赖的版本</translation>
        </message>
        <message>
            <source>Width</source>
            <translation>宽度</translation>
        </message>
        <message>
            <source>no</source>
            <translation>否</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>是</translation>
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
        <name>RunWording</name>
        <message>
            <source>It goes on from here when you resume it.</source>
            <translation>点击“继续”即可从此处接着训练。</translation>
        </message>
        <message>
            <source>It had not come to its first checkpoint: it begins anew with its settings.</source>
            <translation>尚未保存过检查点：将用原设置重新开始。</translation>
        </message>
        <message>
            <source>Its process is gone: a crash, a shutdown, or somebody ended it. Resume it: it goes on from its last checkpoint, at most a minute back.</source>
            <translation>训练进程已不在：可能是崩溃、关机，或被结束。点击“继续”，将从上一个检查点接着训练，最多损失一分钟。</translation>
        </message>
        <message>
            <source>Its turn comes when no other training is under way: one runs at a time.</source>
            <translation>每次只进行一个训练，前面的训练结束后即轮到它。</translation>
        </message>
        <message>
            <source>Result: {result}.</source>
            <translation>结果：{result}。</translation>
        </message>
        <message>
            <source>about {time} left</source>
            <translation>约剩 {time}</translation>
        </message>
        <message>
            <source>batch {size}</source>
            <translation>批大小 {size}</translation>
        </message>
        <message>
            <source>begun {when}</source>
            <translation>开始于 {when}</translation>
        </message>
        <message>
            <source>d MMM HH:mm</source>
            <translation>M月d日 HH:mm</translation>
        </message>
        <message>
            <source>done</source>
            <translation>已完成</translation>
        </message>
        <message>
            <source>epoch {epoch} of {epochs}</source>
            <translation>第 {epoch} 轮，共 {epochs} 轮</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>失败</translation>
        </message>
        <message>
            <source>interrupted</source>
            <translation>已中断</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>已暂停</translation>
        </message>
        <message>
            <source>pausing…</source>
            <translation>正在暂停…</translation>
        </message>
        <message>
            <source>rate {rate}</source>
            <translation>学习率 {rate}</translation>
        </message>
        <message>
            <source>starting…</source>
            <translation>正在启动…</translation>
        </message>
        <message>
            <source>stopped</source>
            <translation>已停止</translation>
        </message>
        <message>
            <source>stopping…</source>
            <translation>正在停止…</translation>
        </message>
        <message>
            <source>training</source>
            <translation>训练中</translation>
        </message>
        <message>
            <source>waiting</source>
            <translation>排队中</translation>
        </message>
        <message>
            <source>{count} epochs</source>
            <translation>{count} 轮</translation>
        </message>
        <message>
            <source>{share} of the test pictures named correctly</source>
            <translation>正确识别了 {share} 的测试图片</translation>
        </message>
        <message>
            <source>{share} of the validation pictures named correctly</source>
            <translation>正确识别了 {share} 的验证图片</translation>
        </message>
        <message>
            <source>{speed} images/s</source>
            <translation>{speed} 张/秒</translation>
        </message>
    </context>
    <context>
        <name>StrangeLabel</name>
        <message>
            <source>To this network, the picture looks unlike those it has learnt from. Of pictures like those, one in twenty is marked so by mistake; of photographs of its classes, it may be twice as many.</source>
            <translation>在此网络看来，这张图片与它学过的图片都不像。与所学图片相似的图片中，约有二十分之一会被误标；属于这些类别的照片，被误标的可能多一倍。</translation>
        </message>
    </context>
    <context>
        <name>StudiesWindow</name>
        <message>
            <source>&amp;Your own…</source>
            <translation>自定义(&amp;Y)…</translation>
        </message>
        <message>
            <source>It is at work. Stop it, then delete it.</source>
            <translation>它正在运行。请先停止，再删除。</translation>
        </message>
        <message>
            <source>Looking…</source>
            <translation>正在查找…</translation>
        </message>
        <message>
            <source>No program opens the folder. It lies here: {path}</source>
            <translation>没有程序能打开该文件夹。它的位置：{path}</translation>
        </message>
        <message>
            <source>Studies</source>
            <translation>研究</translation>
        </message>
        <message>
            <source>The pictures of CIFAR-10 are not on this computer yet.</source>
            <translation>这台电脑上还没有 CIFAR-10 的图片。</translation>
        </message>
        <message>
            <source>This very study is under way already.</source>
            <translation>完全相同的研究已在运行。</translation>
        </message>
        <message>
            <source>Written: {path}</source>
            <translation>已写入：{path}</translation>
        </message>
    </context>
    <context>
        <name>StudyCurves</name>
        <message>
            <source>&amp;Export</source>
            <translation>导出(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;Numbers (CSV)…</source>
            <translation>数据 (CSV)(&amp;N)…</translation>
        </message>
        <message>
            <source>&amp;Picture (PNG)…</source>
            <translation>图片 (PNG)(&amp;P)…</translation>
        </message>
        <message>
            <source>Curves of accuracy and loss, with their deviation</source>
            <translation>准确率与损失曲线及其标准差</translation>
        </message>
        <message>
            <source>Epoch</source>
            <translation>轮次</translation>
        </message>
        <message>
            <source>Epoch {number}</source>
            <translation>第 {number} 轮</translation>
        </message>
        <message>
            <source>Sho&amp;w all</source>
            <translation>显示全部(&amp;W)</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>步</translation>
        </message>
        <message>
            <source>Step {number}</source>
            <translation>第 {number} 步</translation>
        </message>
        <message>
            <source>Validation accuracy in %</source>
            <translation>验证准确率（%）</translation>
        </message>
        <message>
            <source>Validation loss</source>
            <translation>验证损失</translation>
        </message>
    </context>
    <context>
        <name>StudyFigures</name>
        <message>
            <source>About the study that is shown</source>
            <translation>所显示研究的内容</translation>
        </message>
        <message>
            <source>Curves</source>
            <translation>曲线</translation>
        </message>
        <message>
            <source>Log</source>
            <translation>日志</translation>
        </message>
        <message>
            <source>Of this part nothing is trained yet.</source>
            <translation>这一部分还没有训练结果。</translation>
        </message>
        <message>
            <source>Page</source>
            <translation>说明页</translation>
        </message>
        <message>
            <source>Preparing the curves…</source>
            <translation>正在准备曲线…</translation>
        </message>
        <message>
            <source>Start the study: the curves begin when its first training has ended.</source>
            <translation>启动研究：第一次训练结束后即出现曲线。</translation>
        </message>
        <message>
            <source>Table</source>
            <translation>表格</translation>
        </message>
        <message>
            <source>The curves begin when the first training has ended.</source>
            <translation>第一次训练结束后即出现曲线。</translation>
        </message>
    </context>
    <context>
        <name>StudyHeader</name>
        <message>
            <source>&amp;Delete…</source>
            <translation>删除(&amp;D)…</translation>
        </message>
        <message>
            <source>&amp;Get the pictures…</source>
            <translation>获取图片(&amp;G)…</translation>
        </message>
        <message>
            <source>&amp;More</source>
            <translation>更多(&amp;M)</translation>
        </message>
        <message>
            <source>&amp;Stop</source>
            <translation>停止(&amp;S)</translation>
        </message>
        <message>
            <source>Change a &amp;value…</source>
            <translation>改个取值(&amp;V)…</translation>
        </message>
        <message>
            <source>Go &amp;on</source>
            <translation>继续(&amp;O)</translation>
        </message>
        <message>
            <source>It is done with as many. Choose another number.</source>
            <translation>已用这么多图片完成。请选择其他数量。</translation>
        </message>
        <message>
            <source>Open the &amp;folder</source>
            <translation>打开文件夹(&amp;F)</translation>
        </message>
        <message>
            <source>Progress of the study</source>
            <translation>研究的进度</translation>
        </message>
        <message>
            <source>S&amp;tart</source>
            <translation>开始(&amp;T)</translation>
        </message>
        <message>
            <source>Something else is under way: this study would wait for its end.</source>
            <translation>另有任务正在进行：本研究会等它结束。</translation>
        </message>
    </context>
    <context>
        <name>StudyList</name>
        <message>
            <source>Of this program</source>
            <translation>程序自带</translation>
        </message>
        <message>
            <source>Studies</source>
            <translation>研究</translation>
        </message>
        <message>
            <source>Your own</source>
            <translation>自定义</translation>
        </message>
    </context>
    <context>
        <name>StudyOwn</name>
        <message>
            <source>&amp;And a second setting: every value with every value</source>
            <translation>再加一个设置：所有取值两两组合(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Network</source>
            <translation>网络(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Start</source>
            <translation>开始(&amp;S)</translation>
        </message>
        <message>
            <source>A study of your own</source>
            <translation>自定义研究</translation>
        </message>
        <message>
            <source>All else is as in the study “{title}”; with another network it is not.</source>
            <translation>其余设置与研究“{title}”相同；换成别的网络则按其常用设置。</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>E&amp;pochs</source>
            <translation>轮数(&amp;P)</translation>
        </message>
        <message>
            <source>Each value is trained several times: where the curves of two values lie further apart than their bands are wide, the difference is probably more than chance.</source>
            <translation>每个取值训练若干次：如果两个取值的曲线相距超过各自误差带的宽度，差别大概就不只是偶然。</translation>
        </message>
        <message>
            <source>That is the first setting already. Choose another one.</source>
            <translation>第一个设置就是它，请选择另一个。</translation>
        </message>
        <message>
            <source>The network is trained with its usual settings.</source>
            <translation>网络按常用设置训练。</translation>
        </message>
        <message>
            <source>Tra&amp;inings of each value</source>
            <translation>每个取值的训练次数(&amp;I)</translation>
        </message>
        <message>
            <source>Type the values, separated by commas.</source>
            <translation>请输入取值，用逗号分隔。</translation>
        </message>
        <message>
            <source>What do you want to know?</source>
            <translation>您想知道什么？</translation>
        </message>
        <message>
            <source>{arms} values, {seeds} trainings each: {count} trainings.</source>
            <translation>{arms} 个取值，每个训练 {seeds} 次：共 {count} 次训练。</translation>
        </message>
    </context>
    <context>
        <name>StudyPage</name>
        <message>
            <source>The page is written when the first training has ended.</source>
            <translation>第一次训练结束后即写出说明页。</translation>
        </message>
        <message>
            <source>The page of the study</source>
            <translation>研究的说明页</translation>
        </message>
    </context>
    <context>
        <name>StudyQuestions</name>
        <message>
            <source>Delete</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>Delete the study</source>
            <translation>删除研究</translation>
        </message>
        <message>
            <source>Delete the study “{name}”?</source>
            <translation>删除研究“{name}”？</translation>
        </message>
        <message>
            <source>Its curves, table and page will be gone. What was trained for it is kept: made again, the study is there at once.</source>
            <translation>它的曲线、表格和说明页都会消失。为它所做的训练会保留：重新创建时立即可用。</translation>
        </message>
    </context>
    <context>
        <name>StudySize</name>
        <message>
            <source>Learn &amp;from</source>
            <translation>训练图片(&amp;F)</translation>
        </message>
        <message>
            <source>Measuring how long it takes here…</source>
            <translation>正在测算在这台电脑上需要多久…</translation>
        </message>
        <message>
            <source>Number of training pictures</source>
            <translation>训练图片的数量</translation>
        </message>
        <message>
            <source>all pictures</source>
            <translation>全部图片</translation>
        </message>
        <message>
            <source>all {count} pictures</source>
            <translation>全部 {count} 张</translation>
        </message>
        <message>
            <source>{count} trainings</source>
            <translation>{count} 次训练</translation>
        </message>
        <message>
            <source>{pictures}: {time}</source>
            <translation>{pictures}：{time}</translation>
        </message>
    </context>
    <context>
        <name>StudySource</name>
        <message>
            <source>&amp;Published</source>
            <translation>随程序发布(&amp;P)</translation>
        </message>
        <message>
            <source>Part of the study</source>
            <translation>研究的部分</translation>
        </message>
        <message>
            <source>There are no figures of it yet.</source>
            <translation>还没有结果。</translation>
        </message>
        <message>
            <source>You&amp;r figures</source>
            <translation>您的结果(&amp;R)</translation>
        </message>
    </context>
    <context>
        <name>StudyTable</name>
        <message>
            <source>Figures of the study</source>
            <translation>研究的结果</translation>
        </message>
    </context>
    <context>
        <name>StudyValues</name>
        <message>
            <source>Accuracy</source>
            <translation>准确率</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>损失</translation>
        </message>
        <message>
            <source>{arm}: accuracy {accuracy}, loss {loss}</source>
            <translation>{arm}：准确率 {accuracy}，损失 {loss}</translation>
        </message>
    </context>
    <context>
        <name>StudyWording</name>
        <message>
            <source>It goes on when this window, or the whole program, is closed.</source>
            <translation>关闭本窗口甚至整个程序后，它仍会继续。</translation>
        </message>
        <message>
            <source>Its process is gone: a crash, a shutdown, or somebody ended it. What is trained is kept.</source>
            <translation>它的进程不在了：可能是崩溃、关机，或被结束。已训练的部分都会保留。</translation>
        </message>
        <message>
            <source>Its turn comes when no training and no other study is under way: one runs at a time.</source>
            <translation>没有其他训练或研究在进行时就轮到它：一次只运行一个。</translation>
        </message>
        <message>
            <source>The figures that the program comes with: {pictures} pictures, {seeds} seeds.</source>
            <translation>随程序发布的结果：{pictures} 张图片，{seeds} 个随机种子。</translation>
        </message>
        <message>
            <source>What is trained is kept: it goes on from here when you want it to.</source>
            <translation>已训练的部分都会保留：需要时可从这里继续。</translation>
        </message>
        <message>
            <source>What its folder says of its settings cannot be understood. Delete it, or make it again.</source>
            <translation>无法读懂其文件夹中的设置。请删除它，或重新创建。</translation>
        </message>
        <message>
            <source>Your own figures: {pictures} pictures, {seeds} seeds.</source>
            <translation>您自己的结果：{pictures} 张图片，{seeds} 个随机种子。</translation>
        </message>
        <message>
            <source>about {time} left</source>
            <translation>约剩 {time}</translation>
        </message>
        <message>
            <source>all pictures</source>
            <translation>全部图片</translation>
        </message>
        <message>
            <source>cannot be read</source>
            <translation>无法读取</translation>
        </message>
        <message>
            <source>done · {size}</source>
            <translation>完成 · {size}</translation>
        </message>
        <message>
            <source>not run yet</source>
            <translation>尚未运行</translation>
        </message>
        <message>
            <source>preparing…</source>
            <translation>正在准备…</translation>
        </message>
        <message>
            <source>published figures</source>
            <translation>随程序发布的结果</translation>
        </message>
        <message>
            <source>{count} pictures</source>
            <translation>{count} 张图片</translation>
        </message>
        <message>
            <source>{done} of {trials}</source>
            <translation>{done}/{trials}</translation>
        </message>
        <message>
            <source>{done} of {trials} trainings</source>
            <translation>已完成 {done}/{trials} 次训练</translation>
        </message>
        <message>
            <source>{pictures} pictures, {seeds} seeds</source>
            <translation>{pictures} 张图片，{seeds} 个种子</translation>
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
            <source>&amp;Advanced</source>
            <translation>高级设置(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Advanced (changed: {count})</source>
            <translation>高级设置（已改 {count} 项）(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Network</source>
            <translation>网络(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Reset to the recipe</source>
            <translation>恢复默认方案(&amp;R)</translation>
        </message>
        <message>
            <source>Accuracy</source>
            <translation>准确率</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>数据</translation>
        </message>
        <message>
            <source>Estimated time</source>
            <translation>预计时间</translation>
        </message>
        <message>
            <source>Expected accuracy</source>
            <translation>预计准确率</translation>
        </message>
        <message>
            <source>How long</source>
            <translation>训练多久</translation>
        </message>
        <message>
            <source>It can be measured once there is a data set.</source>
            <translation>有了数据集才能测算。</translation>
        </message>
        <message>
            <source>Start training</source>
            <translation>开始训练</translation>
        </message>
        <message>
            <source>The network learns from the training pictures, one look at all of them an epoch. It goes on when you close the window.</source>
            <translation>网络用训练图片学习，每轮（epoch）把全部图片看一遍。关闭窗口后训练仍会继续。</translation>
        </message>
        <message>
            <source>The settings of the published network</source>
            <translation>已发布网络所用的设置</translation>
        </message>
        <message>
            <source>The time could not be measured.</source>
            <translation>无法测算时间。</translation>
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
            <source>folded</source>
            <translation>已折叠</translation>
        </message>
        <message>
            <source>measuring…</source>
            <translation>正在测算…</translation>
        </message>
        <message>
            <source>unfolded</source>
            <translation>已展开</translation>
        </message>
    </context>
    <context>
        <name>TrainForm</name>
        <message>
            <source>chance: from scratch</source>
            <translation>随机权重：从零开始</translation>
        </message>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <source>the published weights</source>
            <translation>已发布的权重</translation>
        </message>
        <message>
            <source>{field}: {problem}</source>
            <translation>{field}：{problem}</translation>
        </message>
    </context>
    <context>
        <name>TrainLabels</name>
        <message>
            <source>Activation</source>
            <translation>激活函数</translation>
        </message>
        <message>
            <source>Apple graphics (MPS)</source>
            <translation>Apple 图形处理器（MPS）</translation>
        </message>
        <message>
            <source>Augmentation</source>
            <translation>数据增强</translation>
        </message>
        <message>
            <source>Averaged weights</source>
            <translation>权重平均</translation>
        </message>
        <message>
            <source>Batch normalisation</source>
            <translation>批归一化</translation>
        </message>
        <message>
            <source>Batch size</source>
            <translation>批大小</translation>
        </message>
        <message>
            <source>Begin with</source>
            <translation>起点</translation>
        </message>
        <message>
            <source>Convolutions</source>
            <translation>卷积层数</translation>
        </message>
        <message>
            <source>Course</source>
            <translation>过程</translation>
        </message>
        <message>
            <source>Device</source>
            <translation>设备</translation>
        </message>
        <message>
            <source>Dropout</source>
            <translation>随机失活（dropout）</translation>
        </message>
        <message>
            <source>Enlarged to</source>
            <translation>放大到</translation>
        </message>
        <message>
            <source>Epochs</source>
            <translation>轮数</translation>
        </message>
        <message>
            <source>Epochs of the last layer alone</source>
            <translation>只训练最后一层的轮数</translation>
        </message>
        <message>
            <source>Hidden square</source>
            <translation>遮挡方块</translation>
        </message>
        <message>
            <source>ImageNet weights</source>
            <translation>ImageNet 权重</translation>
        </message>
        <message>
            <source>Initialisation</source>
            <translation>初始化</translation>
        </message>
        <message>
            <source>It has no effect together with the other settings.</source>
            <translation>在当前其他设置下不起作用。</translation>
        </message>
        <message>
            <source>Label smoothing</source>
            <translation>标签平滑</translation>
        </message>
        <message>
            <source>Larger and smaller</source>
            <translation>放大与缩小</translation>
        </message>
        <message>
            <source>Learning from a teacher (distillation)</source>
            <translation>向教师网络学习（知识蒸馏）</translation>
        </message>
        <message>
            <source>Learning rate</source>
            <translation>学习率</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>损失</translation>
        </message>
        <message>
            <source>Loss function</source>
            <translation>损失函数</translation>
        </message>
        <message>
            <source>Machine</source>
            <translation>机器</translation>
        </message>
        <message>
            <source>Method</source>
            <translation>方法</translation>
        </message>
        <message>
            <source>Mirroring</source>
            <translation>左右翻转</translation>
        </message>
        <message>
            <source>Momentum</source>
            <translation>动量</translation>
        </message>
        <message>
            <source>NVIDIA graphics card (CUDA)</source>
            <translation>NVIDIA 显卡（CUDA）</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>网络</translation>
        </message>
        <message>
            <source>Optimizer</source>
            <translation>优化器</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>图片数</translation>
        </message>
        <message>
            <source>Pictures and result</source>
            <translation>图片与结果</translation>
        </message>
        <message>
            <source>Precision</source>
            <translation>精度</translation>
        </message>
        <message>
            <source>Publish</source>
            <translation>发布哪一轮</translation>
        </message>
        <message>
            <source>Rate of the other layers</source>
            <translation>其余各层的学习率比例</translation>
        </message>
        <message>
            <source>Schedule</source>
            <translation>学习率调度</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>随机种子</translation>
        </message>
        <message>
            <source>Shift</source>
            <translation>平移</translation>
        </message>
        <message>
            <source>Stride of the stem</source>
            <translation>首层步幅</translation>
        </message>
        <message>
            <source>Teacher</source>
            <translation>教师网络</translation>
        </message>
        <message>
            <source>Teacher's share</source>
            <translation>教师的分量</translation>
        </message>
        <message>
            <source>Temperature</source>
            <translation>温度</translation>
        </message>
        <message>
            <source>The recipe says: {value}</source>
            <translation>默认方案为：{value}</translation>
        </message>
        <message>
            <source>Type a number, {range}.</source>
            <translation>请输入数字，{range}。</translation>
        </message>
        <message>
            <source>Type a whole number, {range}, or nothing for all.</source>
            <translation>请输入整数，{range}；留空表示全部。</translation>
        </message>
        <message>
            <source>Type a whole number, {range}.</source>
            <translation>请输入整数，{range}。</translation>
        </message>
        <message>
            <source>Views</source>
            <translation>变换版本</translation>
        </message>
        <message>
            <source>Warm-up</source>
            <translation>预热</translation>
        </message>
        <message>
            <source>Weight decay</source>
            <translation>权重衰减</translation>
        </message>
        <message>
            <source>automatic</source>
            <translation>自动</translation>
        </message>
        <message>
            <source>binary cross-entropy</source>
            <translation>二元交叉熵</translation>
        </message>
        <message>
            <source>by chance</source>
            <translation>随机</translation>
        </message>
        <message>
            <source>constant</source>
            <translation>不变</translation>
        </message>
        <message>
            <source>cross-entropy</source>
            <translation>交叉熵</translation>
        </message>
        <message>
            <source>every other epoch</source>
            <translation>隔轮翻转</translation>
        </message>
        <message>
            <source>fetched where they are missing (98 MB)</source>
            <translation>缺少时下载（98 MB）</translation>
        </message>
        <message>
            <source>from {low} to less than {high}</source>
            <translation>从 {low} 到小于 {high}</translation>
        </message>
        <message>
            <source>from {low} to {high}</source>
            <translation>从 {low} 到 {high}</translation>
        </message>
        <message>
            <source>mean squared error</source>
            <translation>均方误差</translation>
        </message>
        <message>
            <source>more than {low}</source>
            <translation>大于 {low}</translation>
        </message>
        <message>
            <source>more than {low}, at most {high}</source>
            <translation>大于 {low}，不超过 {high}</translation>
        </message>
        <message>
            <source>multi-class margin</source>
            <translation>多类间隔</translation>
        </message>
        <message>
            <source>never</source>
            <translation>从不</translation>
        </message>
        <message>
            <source>no</source>
            <translation>否</translation>
        </message>
        <message>
            <source>none</source>
            <translation>不用</translation>
        </message>
        <message>
            <source>one cycle: up, then down</source>
            <translation>one-cycle：先升后降</translation>
        </message>
        <message>
            <source>orthogonal</source>
            <translation>正交</translation>
        </message>
        <message>
            <source>processor (CPU)</source>
            <translation>处理器（CPU）</translation>
        </message>
        <message>
            <source>small normal</source>
            <translation>小方差正态</translation>
        </message>
        <message>
            <source>steadily down</source>
            <translation>线性下降</translation>
        </message>
        <message>
            <source>the best on validation</source>
            <translation>验证表现最好的一轮</translation>
        </message>
        <message>
            <source>the last epoch</source>
            <translation>最后一轮</translation>
        </message>
        <message>
            <source>the network's own</source>
            <translation>网络自带的方式</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>是</translation>
        </message>
        <message>
            <source>zeros</source>
            <translation>全零</translation>
        </message>
        <message>
            <source>{low} or more</source>
            <translation>不小于 {low}</translation>
        </message>
    </context>
    <context>
        <name>TrainNetwork</name>
        <message>
            <source>Network</source>
            <translation>网络</translation>
        </message>
    </context>
    <context>
        <name>TrainWording</name>
        <message>
            <source>It has been measured for CIFAR-10 alone.</source>
            <translation>只对 CIFAR-10 测量过。</translation>
        </message>
        <message>
            <source>It is known for the settings with which a training was measured, and for no more epochs than that had.</source>
            <translation>只有实际测量过的训练设置才有参考值，且轮数不超过当时的训练。</translation>
        </message>
        <message>
            <source>On the validation pictures, which the network does not learn from: what a longer training had reached after as many epochs. A training that ends there takes smaller steps towards its end, and so reaches a little more. With all epochs of the recipe it is {percent}.</source>
            <translation>指在验证图片上的准确率，网络不会从这些图片中学习：这是一次更长的训练在同样轮数时达到的结果。如果训练到那里就结束，末尾的步子会变小，因此结果会再好一点。按默认方案训练完全部轮数时为 {percent}。</translation>
        </message>
        <message>
            <source>On the validation pictures, which the network does not learn from: what the same training reached when it was measured.</source>
            <translation>指在验证图片上的准确率，网络不会从这些图片中学习：同样的训练在测量时所达到的结果。</translation>
        </message>
        <message>
            <source>about {percent}</source>
            <translation>约 {percent}</translation>
        </message>
        <message>
            <source>about {percent} % or more</source>
            <translation>约 {percent} % 或更高</translation>
        </message>
        <message>
            <source>not known for these pictures</source>
            <translation>无法预计：没有在这些图片上测量过</translation>
        </message>
        <message>
            <source>not known for these settings</source>
            <translation>无法预计：没有用这些设置测量过</translation>
        </message>
    </context>
    <context>
        <name>TrainingDesk</name>
        <message>
            <source>&amp;Keep going</source>
            <translation>继续(&amp;K)</translation>
        </message>
        <message>
            <source>&amp;Keep training</source>
            <translation>继续训练(&amp;K)</translation>
        </message>
        <message>
            <source>&amp;Stop</source>
            <translation>停止(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Stop training</source>
            <translation>停止训练(&amp;S)</translation>
        </message>
        <message>
            <source>A study is under way. Keep it going, or stop it?</source>
            <translation>有一项研究正在进行。要让它继续，还是停止？</translation>
        </message>
        <message>
            <source>A training</source>
            <translation>一个训练</translation>
        </message>
        <message>
            <source>A training is under way. Keep it going, or stop it?</source>
            <translation>有一个训练正在进行。要让它继续，还是停止？</translation>
        </message>
        <message>
            <source>Close CIFAR Lab</source>
            <translation>关闭 CIFAR Lab</translation>
        </message>
        <message>
            <source>It can go on without the window, and the next window shows how far it is. Logging out or switching the computer off ends it. Whatever ended it, it can be resumed.</source>
            <translation>窗口关闭后训练仍可继续，下次打开窗口会显示进度。注销或关机会使训练中断。无论因何中断，之后都可以继续。</translation>
        </message>
        <message>
            <source>What is under way can go on without the window, and the next window shows how far it is. Logging out or switching the computer off ends it. Whatever ended it, a training can be resumed, and a study goes on where it was: each of its trainings keeps its checkpoint.</source>
            <translation>窗口关闭后仍可继续进行，下次打开窗口会显示进度。注销或关机会使其中断。无论因何中断，之后训练都可以继续，研究也会从中断处继续：其中每次训练都保留检查点。</translation>
        </message>
        <message>
            <source>a study</source>
            <translation>一项研究</translation>
        </message>
        <message>
            <source>{count} studies</source>
            <translation> {count} 项研究</translation>
        </message>
        <message>
            <source>{count} studies are under way. Keep them going, or stop them?</source>
            <translation>有 {count} 项研究正在进行。要让它们继续，还是停止？</translation>
        </message>
        <message>
            <source>{count} trainings</source>
            <translation> {count} 个训练</translation>
        </message>
        <message>
            <source>{count} trainings are under way. Keep them going, or stop them?</source>
            <translation>有 {count} 个训练正在进行。要让它们继续，还是停止？</translation>
        </message>
        <message>
            <source>{trainings} and {studies} are under way. Keep them going, or stop them?</source>
            <translation>有{trainings}和{studies}正在进行。要让它们继续，还是停止？</translation>
        </message>
    </context>
    <context>
        <name>TrainingWindow</name>
        <message>
            <source>&amp;Compare settings</source>
            <translation>比较设置(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Train a network…</source>
            <translation>训练网络(&amp;T)…</translation>
        </message>
        <message>
            <source>About the training that is shown</source>
            <translation>所示训练的详情</translation>
        </message>
        <message>
            <source>Curves</source>
            <translation>曲线</translation>
        </message>
        <message>
            <source>It is at work. Stop it, then delete it.</source>
            <translation>训练正在进行。请先停止，再删除。</translation>
        </message>
        <message>
            <source>Log</source>
            <translation>日志</translation>
        </message>
        <message>
            <source>Of two trainings: both selected, or one laid over the other.</source>
            <translation>比较两次训练：同时选中两次，或将一次叠加到另一次上。</translation>
        </message>
        <message>
            <source>Preparing the curves…</source>
            <translation>正在准备曲线…</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>结果</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <source>There is no training yet. Train a network and watch here how it learns.</source>
            <translation>还没有训练。训练一个网络，在这里观察它如何学习。</translation>
        </message>
        <message>
            <source>Ticked: curves laid over those of the one shown.</source>
            <translation>勾选：将其曲线叠加到所示训练上。</translation>
        </message>
        <message>
            <source>Trainings</source>
            <translation>训练</translation>
        </message>
        <message>
            <source>Written: {path}</source>
            <translation>已写入：{path}</translation>
        </message>
        <message>
            <source>{count} trainings are laid over already. Take the tick from one.</source>
            <translation>已叠加 {count} 次训练，请先取消勾选其中一次。</translation>
        </message>
    </context>
    <context>
        <name>VaryRow</name>
        <message>
            <source>&amp;Values</source>
            <translation>取值(&amp;V)</translation>
        </message>
        <message>
            <source>Possible: {allowed}.</source>
            <translation>可用：{allowed}。</translation>
        </message>
        <message>
            <source>S&amp;etting</source>
            <translation>设置(&amp;E)</translation>
        </message>
        <message>
            <source>Settin&amp;g</source>
            <translation>设置(&amp;G)</translation>
        </message>
        <message>
            <source>Va&amp;lues</source>
            <translation>取值(&amp;L)</translation>
        </message>
        <message>
            <source>separated by commas</source>
            <translation>用逗号分隔</translation>
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
    <context>
        <name>_ClassRows</name>
        <message>
            <source>{name}: {count} pictures</source>
            <translation>{name}：{count} 张图片</translation>
        </message>
    </context>
    <context>
        <name>_MatrixCells</name>
        <message>
            <source>1 picture of “{name}” is taken for “{answer}”.</source>
            <translation>1 张“{name}”图片被认成“{answer}”。</translation>
        </message>
        <message>
            <source>No picture of “{name}” is taken for “{answer}”.</source>
            <translation>没有“{name}”图片被认成“{answer}”。</translation>
        </message>
        <message>
            <source>{count} of {images} pictures of “{name}” are recognised.</source>
            <translation>{images} 张“{name}”图片中有 {count} 张识别正确。</translation>
        </message>
        <message>
            <source>{count} pictures of “{name}” are taken for “{answer}”.</source>
            <translation>{count} 张“{name}”图片被认成“{answer}”。</translation>
        </message>
    </context>
    <context>
        <name>_PictureRows</name>
        <message>
            <source>Test picture {number}: “{name}”, recognised with {share}.</source>
            <translation>测试图片 {number}：“{name}”，识别正确，概率 {share}。</translation>
        </message>
        <message>
            <source>Test picture {number}: “{name}”, taken for “{answer}” with {share}.</source>
            <translation>测试图片 {number}：“{name}”，被认成“{answer}”，概率 {share}。</translation>
        </message>
        <message>
            <source>The true class had {share}.</source>
            <translation>真实类别的概率为 {share}。</translation>
        </message>
        <message>
            <source>test picture {number} ({name})</source>
            <translation>测试图片 {number}（{name}）</translation>
        </message>
    </context>
</TS>
