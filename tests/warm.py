"""psrstats in a process of its own for each command, without the wait for imports.

A server imports psrstats once, computes a report, and forks for each command that a client asks for: a process that
shares nothing with other commands but what was there before the first. Where there is no fork, a command starts a
Python of its own, and is slower.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import json
import os
import pkgutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO, NoReturn

import psrstats
from tests.asking import ask

OF_LOGS = ("duckdb", "sqlglot.dialects.duckdb", "ibis.backends.sql.compilers")
CAN_FORK = hasattr(os, "fork") and hasattr(socket, "send_fds")
ROOT = Path(__file__).parents[1]
# Stands for the command `psrstats` on the PATH. It imports next to nothing, so that it starts in no time.
CLIENT = """#!{python} -IS
{asking}
import sys
sys.exit(ask({path!r}, sys.argv, os.getcwd(), [0, 1, 2]))
"""
ASKING = Path(__file__).with_name("asking.py")


@contextmanager
def warm_command() -> Iterator[Path]:
    """Give a folder for the PATH, with a command `psrstats` in it that starts in no time."""
    if not CAN_FORK:
        yield Path(sys.executable).parent
        return
    with TemporaryDirectory() as folder:
        path, client = Path(folder, "socket"), Path(folder, "psrstats")
        asking = ASKING.read_text(encoding="utf-8")
        client.write_text(CLIENT.format(python=sys.executable, asking=asking, path=str(path)), encoding="utf-8")
        client.chmod(0o755)
        command = [sys.executable, "-c", f"from tests.warm import serve; serve({str(path)!r})"]
        with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE) as server:
            assert server.stdout is not None
            assert server.stdout.readline() == b"ready\n"
            yield Path(folder)
            server.terminate()


def answered(folder: Path, argv: list[str], cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder that `warm_command` gave, and give what it printed."""
    if not CAN_FORK:
        return subprocess.run([folder / "psrstats", *argv], cwd=cwd, capture_output=True, encoding="utf-8")
    with _text() as out, _text() as err, Path(os.devnull).open("rb") as nothing:
        streams = [nothing.fileno(), out.fileno(), err.fileno()]
        status = ask(str(folder / "socket"), ["psrstats", *argv], str(cwd), streams)
        for stream in (out, err):
            stream.seek(0)
        return subprocess.CompletedProcess(argv, status, out.read(), err.read())


def _text() -> IO[str]:
    return TemporaryFile("w+", encoding="utf-8")


def serve(path: str) -> NoReturn:
    """Fork for every command that comes, until somebody ends it."""
    for module in pkgutil.walk_packages(psrstats.__path__, "psrstats."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    _warm_up()
    gc.collect()
    gc.freeze()  # what was imported is left alone by the children's collections, and is shared with them
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the children: the client is told by them
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(path)
        listening.listen(16)
        listening.settimeout(5)
        print("ready", flush=True)
        tests = os.getppid()
        while os.getppid() == tests:  # they may be killed, and cannot say goodbye then
            try:
                client, _ = listening.accept()
            except TimeoutError:
                continue
            if os.fork() == 0:
                listening.close()
                _answer(client)
            client.close()
    sys.exit()


def _warm_up() -> None:
    """Compute the example once: each child would have to compile the same expressions and models for itself."""
    from psrstats.pipeline import compute

    compute(ROOT / "examples" / "portsmouth-2019-20")
    for name in OF_LOGS:
        with suppress(ImportError):  # of an extra
            importlib.import_module(name)


def _answer(client: socket.socket) -> NoReturn:
    """Be psrstats for a client: in its folder, with its streams, as if started by it."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    asked, streams, _, _ = socket.recv_fds(client, 1 << 16, 3)
    size = int.from_bytes(asked[:8], "big")
    while len(asked) < size + 8:
        asked += client.recv(1 << 16)
    wanted = json.loads(asked[8:])
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(wanted["cwd"])
    os.environ.clear()
    os.environ.update(wanted["env"])
    sys.argv = wanted["argv"]
    if "PYTHONUNBUFFERED" in os.environ:
        sys.stdout.reconfigure(write_through=True)  # type: ignore[union-attr]
    client.sendall(str(_status()).encode())
    os._exit(0)


def _status() -> int:
    """Run psrstats to the end, as Python does, and give its exit status."""
    from psrstats.cli import main

    try:
        main()
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        sys.excepthook(*sys.exc_info())
        status = 1
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):
            stream.flush()
    return status
