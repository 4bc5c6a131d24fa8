"""The rules of the house that no tool knows: who may import what, and when."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.commands.cli import VERBS
from app.paths import checkout

ROOT = checkout()
SOURCES = sorted([ROOT / "main.py", *ROOT.glob("app/**/*.py"), *ROOT.glob("models/**/*.py")])
HEAVY = ("torch", "torchvision", "numpy", "cv2", "PIL", "PyQt5", "rich", "safetensors")
DISTRIBUTIONS = {"cv2": "opencv-python", "PIL": "pillow"}
OWN = ("app", "models")
NO_WIDGETS = (
    "QAbstractListModel",
    "QApplication",
    "QIconEngine",
    "QObject",
    "QRunnable",
    "QSettings",
    "QStyledItemDelegate",
    "QThread",
)


def imports(path: Path) -> Iterator[str]:
    """The full names of all modules that a file imports, inside functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def packages(path: Path) -> set[str]:
    return {name.split(".")[0] for name in imports(path)}


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def modules_in(*folders: str) -> list[str]:
    found = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    return [module_name(path) for path in found]


def loaded_after(modules: list[str], *, without: tuple[str, ...] = ()) -> set[str]:
    """The heavy packages that a fresh Python has loaded after importing `modules`, in which the
    packages `without` cannot be imported."""
    script = (
        "import importlib, sys\n"
        f"sys.modules.update(dict.fromkeys({without!r}))\n"
        f"for name in {modules!r}: importlib.import_module(name)\n"
        f"print(*[name for name in {HEAVY!r} if sys.modules.get(name)])\n"
    )
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_qt_stays_in_the_gui() -> None:
    outside = [path for path in SOURCES if ROOT / "app" / "gui" not in path.parents]
    assert [module_name(path) for path in outside if "PyQt5" in packages(path)] == []
    assert len(outside) > 10


def test_networks_know_nothing_of_the_program() -> None:
    assert [name for name in (ROOT / "models").rglob("*.py") if "app" in packages(name)] == []


# widgets that others are made of
PARTS = {
    "app.gui.answer_bar",
    "app.gui.button_box",
    "app.gui.card",
    "app.gui.cell_table",
    "app.gui.curve_board",
    "app.gui.curve_legend",
    "app.gui.curve_values",
    "app.gui.curves",
    "app.gui.data_page_table",
    "app.gui.headline",
    "app.gui.network_row",
    "app.gui.own_row",
    "app.gui.report_header",
    "app.gui.report_layout",
    "app.gui.report_matrix",
    "app.gui.report_pictures",
    "app.gui.report_plot",
    "app.gui.run_log",
    "app.gui.state_dot",
    "app.gui.strange_label",
    "app.gui.study_curves",
    "app.gui.study_page",
    "app.gui.study_size",
    "app.gui.study_source",
    "app.gui.study_table",
    "app.gui.study_values",
    "app.gui.study_vary",
    "app.gui.text_line",
    "app.gui.thumbnail_list",
    "app.gui.train_data",
    "app.gui.train_fields",
    "app.gui.train_form",
    "app.gui.train_length",
    "app.gui.train_network",
    "app.gui.truth_label",
    "app.gui.values_box",
}


def test_widgets_do_not_import_each_other() -> None:
    widgets = widget_modules()
    wiring = {"app.gui.window", "app.gui.application", "app.gui.training_window"}
    wiring |= {"app.gui.report_window", "app.gui.report_pages", "app.gui.studies_window"}
    widgets -= PARTS
    assert len(widgets) > 2
    for path in (ROOT / "app" / "gui").rglob("*.py"):
        if module_name(path) in widgets - wiring:
            assert widgets.isdisjoint(imports(path)), path


def widget_modules() -> set[str]:
    """The modules that define a class which inherits from a widget of Qt, near or far."""
    bases: dict[str, set[str]] = {}
    homes: dict[str, set[str]] = {}  # class → modules
    for path in (ROOT / "app" / "gui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                named = {base.id for base in node.bases if isinstance(base, ast.Name)}
                bases.setdefault(node.name, set()).update(named)
                homes.setdefault(node.name, set()).add(module_name(path))
    found = {base for named in bases.values() for base in named if base.startswith("Q")}
    found.difference_update(NO_WIDGETS)
    while more := {name for name, named in bases.items() if named & found} - found:
        found |= more
    return {module for name in found for module in homes.get(name, ())}


def test_entry_imports_nothing_heavy() -> None:
    assert loaded_after(["main", "app.commands.display"]) == set()


def test_verbs_are_parsed_before_anything_heavy_is_imported() -> None:
    assert loaded_after([f"app.commands.{verb.replace('-', '_')}" for verb in VERBS]) == set()


def test_registry_and_weights_headers_need_no_torch() -> None:
    assert loaded_after(["models.registry", "models.weights"]).isdisjoint({"torch", "numpy"})


def test_whole_gui_loads_without_torch() -> None:
    loaded = loaded_after([name for name in modules_in("app/gui") if "windows_" not in name])
    assert "PyQt5" in loaded
    assert loaded.isdisjoint({"torch", "torchvision", "cv2"})


def test_training_runs_where_little_is_installed() -> None:
    missing = ("PyQt5", "cv2", "rich", "platformdirs", "torchvision", "matplotlib")
    assert "torch" in loaded_after(modules_in("models", "app/training"), without=missing)


def test_every_imported_package_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {line.split(">")[0].lower() for line in project["dependencies"]}
    for path in SOURCES:
        others = packages(path) - set(sys.stdlib_module_names) - set(OWN)
        assert {DISTRIBUTIONS.get(name, name).lower() for name in others} <= declared, path


@pytest.mark.parametrize("folder", ["app", "models", "tests"])
def test_no_file_is_too_long(folder: str) -> None:
    lengths = {
        p: len(p.read_text(encoding="utf-8").splitlines()) for p in (ROOT / folder).rglob("*.py")
    }
    assert {path: lines for path, lines in lengths.items() if lines > 400} == {}
