"""Every sentence that the window asks a translation for, found in its code.

Read as Python reads it, nothing is missed; pylupdate5 silently passes over calls that it does not
understand (one that begins on a new line, for instance).
"""

import ast
from collections.abc import Iterator
from pathlib import Path

_WITH_CONTEXT = ("translate", "QT_TRANSLATE_NOOP")


class Sources(ast.NodeVisitor):
    """Collects (context, source) of one file, and the lines where a source is no plain text."""

    def __init__(self, path: Path) -> None:
        self.found: set[tuple[str, str]] = set()
        self.unclear: list[str] = []
        self._path, self._classes = path, [""]
        self.visit(ast.parse(path.read_text(encoding="utf-8")))

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        """The context of tr() is the class around it."""
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_Call(self, node: ast.Call) -> None:
        """tr("…") and translate("Context", "…")."""
        name = _called(node.func)
        if name == "tr":
            self._add(node, ast.Constant(self._classes[-1]), *node.args[:1])
        elif name in _WITH_CONTEXT:
            self._add(node, *node.args[:2])
        self.generic_visit(node)

    def _add(self, node: ast.Call, *arguments: ast.expr) -> None:
        texts = [a.value for a in arguments if isinstance(a, ast.Constant)]
        match texts:
            case [str(context), str(source)]:
                self.found.add((context, source))
            case _ if not _names_only(arguments):
                self.unclear.append(f"{self._path.name}:{node.lineno}")


def _called(function: ast.expr) -> str:
    """The name of what is called; a painter's translate(x, y) is another thing."""
    if isinstance(function, ast.Name):
        return function.id
    if isinstance(function, ast.Attribute) and (
        function.attr == "tr" or ast.unparse(function.value) == "QCoreApplication"
    ):
        return function.attr
    return ""


def _names_only(arguments: tuple[ast.expr, ...]) -> bool:
    """translate(_CONTEXT, self._texts[name]): marked by QT_TRANSLATE_NOOP where it was written."""
    return all(isinstance(a, ast.Name | ast.Attribute | ast.Subscript) for a in arguments)


def all_sources(folder: Path) -> Iterator[Sources]:
    """One for each file of the window."""
    return (Sources(path) for path in sorted(folder.rglob("*.py")))
