"""How a command is asked of the server of tests/warm.py: a test imports it, and a client on the PATH runs it."""

import json
import os
import socket


def ask(path: str, argv: list[str], cwd: str, streams: list[int]) -> int:
    """Give the exit status of a command: its words, its folder, and its input, output and errors."""
    asked = json.dumps({"argv": argv, "cwd": cwd, "env": dict(os.environ)}).encode()
    with socket.socket(socket.AF_UNIX) as to:
        to.connect(path)
        socket.send_fds(to, [len(asked).to_bytes(8, "big") + asked], streams)
        return int(to.recv(16) or b"70")
