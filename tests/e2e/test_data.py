"""`main.py data`: what it prints and how it ends."""

import hashlib
import http.server
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import paths
from app.training import download
from main import main
from models.registry import CLASSES

ARCHIVE = b"not the archive, but a file as good as any" * 1000


@pytest.fixture
def server(tmp_path, monkeypatch) -> Iterator[str]:
    """The address of ARCHIVE, which is taken for the official one."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", str(len(ARCHIVE)))
            self.end_headers()
            self.wfile.write(ARCHIVE[:20_000])
            if self.path == "/slow":
                self.wfile.flush()
                leave.wait(60)
            self.wfile.write(ARCHIVE[20_000:])

        def log_message(self, *_: object) -> None:
            """Quiet."""

    leave = threading.Event()
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(download, "MD5", hashlib.md5(ARCHIVE).hexdigest())
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as served:
        served.daemon_threads = True
        threading.Thread(target=served.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{served.server_port}"
        leave.set()
        served.shutdown()


def test_info_as_json(drawn_data, capsys):
    assert main(["data", "info", "--data", str(drawn_data), "--json"]) == 0
    about = json.loads(capsys.readouterr().out)
    assert about["path"] == str(drawn_data)
    assert about["kind"] == "folders"
    for part, count in (("train", 40), ("test", 10)):
        assert about[part]["images"] == count * 10
        assert about[part]["classes"] == dict.fromkeys(CLASSES, count)
        assert list(about[part]["classes"]) == list(CLASSES)
        assert about[part]["unreadable"] == []
        assert len(about[part]["fingerprint"]) == 64


def test_info_as_a_table_names_unreadable_files(drawn_data, tmp_path, capsys):
    root = tmp_path / "with [brackets]"
    shutil.copytree(drawn_data, root)
    for number in range(12):
        (root / "train" / "cat" / f"broken{number:02d}.png").write_bytes(b"no picture")
    assert main(["data", "info", "--data", str(root)]) == 0
    out = capsys.readouterr().out
    assert f"Data set: {root} (class folders)" in out
    assert "12 files could not be read (training):" in out
    assert "cat/broken09.png" in out
    assert "cat/broken10.png" not in out
    assert "… and 2 more" in out
    assert ["all", "400", "100"] in [line.split() for line in out.splitlines()]


def test_info_of_a_data_set_without_test_pictures(drawn_data, tmp_path, capsys):
    shutil.copytree(drawn_data / "train", tmp_path / "part" / "train")
    assert main(["data", "info", "--data", str(tmp_path / "part"), "--json"]) == 0
    about = json.loads(capsys.readouterr().out)
    assert about["test"] is None
    assert about["train"]["images"] == 400
    assert main(["data", "info", "--data", str(tmp_path / "part")]) == 0
    out = capsys.readouterr().out
    assert ["class", "training"] in [line.split() for line in out.splitlines()]
    assert "Fingerprint, test" not in out


@pytest.mark.parametrize(("language", "sentence"), [("en", "data fetch"), ("zh", "还没有数据集")])
def test_without_a_data_set_a_sentence_says_what_to_do(monkeypatch, capsys, language, sentence):
    monkeypatch.setenv("CIFAR_LAB_LANGUAGE", language)
    assert main(["data", "info"]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert sentence in captured.err
    assert len(captured.err.splitlines()) == 1


def test_import_brings_it_into_the_users_folder(drawn_data, capsys):
    assert main(["data", "import", str(drawn_data), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"path": str(paths.data_folder())}
    assert main(["data", "info", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["path"] == str(paths.data_folder())
    assert main(["data", "import", str(drawn_data)]) == 1
    assert "--replace" in capsys.readouterr().err
    assert main(["data", "import", str(drawn_data), "--replace", "--link"]) == 0
    assert (paths.data_folder() / "train").is_symlink()


def test_fetch_puts_the_archive_into_the_users_folder(server, capsys):
    assert main(["data", "fetch", "--url", f"{server}/archive", "--json"]) == 0
    captured = capsys.readouterr()
    path = Path(json.loads(captured.out)["path"])
    assert path.parent == paths.data_folder()
    assert path.read_bytes() == ARCHIVE
    assert "CIFAR-10" in captured.err  # the progress bar


def test_fetch_offline_is_one_sentence(monkeypatch, capsys):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{closed.getsockname()[1]}/archive"
        monkeypatch.setenv("CIFAR_LAB_DATA_URL", address)
        assert main(["data", "fetch"]) == 1
    assert "is this computer online?" in capsys.readouterr().err


def test_ctrl_c_keeps_what_has_arrived(server, own_folders):
    program = [sys.executable, str(paths.checkout() / "main.py"), "data", "fetch"]
    environment = {**os.environ, "CIFAR_LAB_DATA_URL": f"{server}/slow"}
    part = own_folders / "data" / "cifar-10-python.tar.gz.part"
    with subprocess.Popen(
        program, stderr=subprocess.PIPE, text=True, encoding="utf-8", env=environment
    ) as process:
        while process.poll() is None:
            if part.exists() and part.stat().st_size == 20_000:
                process.send_signal(signal.SIGINT)
                break
            time.sleep(0.05)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "The download was stopped" in err
    assert "Traceback" not in err
    assert part.read_bytes() == ARCHIVE[:20_000]


@pytest.mark.parametrize(
    "argv", [["data"], ["data", "copy"], ["data", "import"], ["data", "info", "x"]]
)
def test_wrong_usage(argv, capsys):
    assert main(argv) == 2
    assert capsys.readouterr().out == ""
