"""The names of CIFAR-10's classes."""

TEXTS: dict[str, tuple[str, str]] = {
    "class-airplane": ("airplane", "飞机"),
    "class-automobile": ("automobile", "汽车"),
    "class-bird": ("bird", "鸟"),
    "class-cat": ("cat", "猫"),
    "class-deer": ("deer", "鹿"),
    "class-dog": ("dog", "狗"),
    "class-frog": ("frog", "青蛙"),
    "class-horse": ("horse", "马"),
    "class-ship": ("ship", "船"),
    "class-truck": ("truck", "卡车"),
}
