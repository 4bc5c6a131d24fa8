"""Which studies are at work, told without anything heavy."""

import subprocess
import sys
import time

from app.files import write_json
from app.paths import checkout, studies_folder
from app.studies.runner import study_folder
from app.studies.under_way import studies_under_way
from app.training.run_folder import RunFolder


def in_state(name: str, state: str) -> RunFolder:
    folder = study_folder(name)
    folder.acquire()
    folder.write_config({"study": name})
    folder.write_state(state)
    return folder


def test_those_with_a_process_are_under_way() -> None:
    assert studies_under_way() == []  # no folder at all
    working = [in_state("loss", "running"), in_state("an own one", "queued")]
    for state in ("stopped", "done", "failed"):
        in_state(state, state)
    in_state("interrupted", "running").release()
    trial = RunFolder(studies_folder() / "trials" / "0123")  # no study, and no ordinary run
    trial.acquire()
    trial.write_state("running")
    try:
        found = {folder.path for folder in studies_under_way()}
        assert found == {folder.path for folder in working}
    finally:
        for folder in (*working, trial):
            folder.release()


def test_one_that_is_about_to_begin_is_under_way() -> None:
    folder = study_folder("loss")
    folder.path.mkdir(parents=True)
    folder.queue()
    assert [each.path for each in studies_under_way()] == [folder.path]
    late = {"state": "queued", "updated": time.time() - 60}  # nobody came
    write_json(folder.path / "state.json", late)
    assert studies_under_way() == []


def test_asking_imports_no_study() -> None:
    script = (
        "import sys, app.studies.under_way\n"
        "heavy = {'torch', 'numpy', 'PyQt5', 'app.studies.study', 'app.training.config'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=checkout(), capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "[]", done.stderr
