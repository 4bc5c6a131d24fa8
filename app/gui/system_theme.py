"""Whether the system is dark."""


def system_is_dark() -> bool | None:
    return None
