"""The one kind of error that a person is meant to read."""


class CodedError(Exception):
    """An error with a code, for which `app.messages` has the sentence, and the data it names.

    The code is all that tests and programs compare; the sentence depends on the language.
    """

    def __init__(self, code: str, **data: object) -> None:
        super().__init__(code, data)
        self.code = code
        self.data = data

    def __str__(self) -> str:
        details = ", ".join(f"{name}={value!r}" for name, value in self.data.items())
        return f"{self.code} ({details})" if details else self.code
