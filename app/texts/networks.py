"""The idea of each network in two sentences."""

TEXTS: dict[str, tuple[str, str]] = {
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
}
