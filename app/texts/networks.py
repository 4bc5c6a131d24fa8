"""Each network in a line, and its idea in two sentences."""

TEXTS: dict[str, tuple[str, str]] = {
    "line-lenet5": ("small and quick: the first of all", "小而快，最早的一个"),
    "line-alexnet": (
        "five convolutions and three large layers",
        "五个卷积层和三个大的全连接层",
    ),
    "line-vgg16": ("thirteen small convolutions in a row", "连续十三个小卷积层"),
    "line-googlenet": (
        "several sizes of filters side by side",
        "多种大小的卷积核并列",
    ),
    "line-resnet18": ("shortcuts around every two layers", "每两层一条捷径"),
    "line-cnn2": (
        "two convolutions, as in a first course; 1 to 4 can be chosen",
        "入门课程里的两个卷积层，可选一到四个",
    ),
    "line-resnet9": (
        "half a ResNet-18, in less than half the time",
        "半个 ResNet-18，训练时间不到一半",
    ),
    "line-resnet50": (
        "large; begins with what it has learnt on ImageNet, and wants a graphics card",
        "大型网络，以在 ImageNet 上学到的权重为起点，最好有显卡",
    ),
    "idea-lenet5": (
        "Small filters slide over the picture and find edges and corners wherever they are; "
        "three ordinary layers then decide. In 1998 it already read the amounts on bank cheques.",
        "小小的卷积核在整幅图上滑动，边缘和拐角无论出现在哪里都能发现，再由三个全连接层作出判断。"
        "1998 年，它就已经用来识别银行支票上的金额。",
    ),
    "idea-alexnet": (
        "The same idea, much larger: five convolutions, the simple ReLU instead of saturating "
        "curves, and training on graphics cards. Its victory in the ImageNet contest of 2012 "
        "began the age of deep learning.",
        "思路相同，规模大得多：五个卷积层，用简单的 ReLU 取代容易饱和的激活函数，并用显卡训练。"
        "它在 2012 年的 ImageNet 竞赛中大胜，开启了深度学习时代。",
    ),
    "idea-vgg16": (
        "Nothing but small 3×3 filters, thirteen convolutions one after the other, then three "
        "ordinary layers. Two small filters in a row see as far as one large filter, with fewer "
        "weights: depth pays.",
        "只用 3×3 的小卷积核，连叠十三个卷积层，再接三个全连接层。"
        "两个小卷积核串联，视野与一个大卷积核相同，权重却更少：加深网络很划算。",
    ),
    "idea-googlenet": (
        "Each of its modules looks at the picture with filters of several sizes side by side and "
        "joins what they find. Cheap 1×1 filters shrink the data first, so it gets by with few "
        "weights.",
        "每个模块同时用几种大小的卷积核观察画面，再把各自的发现拼在一起。"
        "先用廉价的 1×1 卷积压缩数据，因此只需很少的权重。",
    ),
    "idea-resnet18": (
        "Shortcuts carry the data around every two layers, so that each pair only learns what to "
        "change. That is why even very deep networks can be trained well.",
        "每两层旁边都有一条捷径，数据可以直接绕过，这两层只需学会“要改动什么”。"
        "正因如此，很深的网络也能训练好。",
    ),
    "idea-cnn2": (
        "The first network of many a course: two layers of small filters with a pool behind each, "
        "then one decision. Batch norm and a sensible learning rate decide what it is worth.",
        "许多课程里的第一个网络：两个小卷积层，各接一次池化，再作一次判断。"
        "它的好坏，取决于批归一化和合适的学习率。",
    ),
    "idea-resnet50": (
        "Fifty layers of shortcuts that have seen a million photographs of a thousand things "
        "before. What they learnt there to look for serves other pictures too, so that little has "
        "to be learned anew.",
        "五十层带捷径的网络，此前已看过上千种事物的一百多万张照片。"
        "它在那里学会的观察方法对别的图片同样有用，因此需要重新学习的很少。",
    ),
    "idea-resnet9": (
        "Half a ResNet-18: one pair of layers with a shortcut at each of four sizes. An epoch "
        "takes less than half the time.",
        "半个 ResNet-18：在四种尺寸上各有一对带捷径的卷积层。每轮所需的时间不到一半。",
    ),
}
