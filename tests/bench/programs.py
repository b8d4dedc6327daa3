"""Starts the programs of the measurement and reads what they print."""

import json
import os
import subprocess
from dataclasses import dataclass

from outer import wire


@dataclass
class Built:
    """The programs of one build; without a server's name it is the usual one."""

    bench: str
    server: str | None = None


class Background:
    """A receiver or a limit: prints its port, ends at `GET /stop` and prints what it used."""

    def __init__(self, bench, *arguments, environment=None):
        self.process = subprocess.Popen(
            [bench, *arguments],
            stdout=subprocess.PIPE,
            env={**os.environ, **(environment or {})},
        )
        self.port = json.loads(self.process.stdout.readline())["port"]

    def get(self, path):
        """Asks it."""
        return wire.request(self.port, "GET", path).body

    def seen(self, before=None):
        """What a receiver has seen."""
        return json.loads(self.get(f"/seen?before={before or 2**63}"))

    def stop(self):
        """Ends it."""
        if self.process.poll() is None:
            try:
                self.get("/stop")
                self.process.wait(5)
            except (OSError, subprocess.TimeoutExpired):
                self.process.kill()
        self.process.wait()
        self.process.stdout.close()


def run(bench, *arguments, environment=None, limit=600):
    """Runs a program to its end; its JSON."""
    ended = subprocess.run(
        [bench, *map(str, arguments)],
        stdout=subprocess.PIPE,
        timeout=limit,
        env={**os.environ, **(environment or {})},
        check=True,
    )
    return json.loads(ended.stdout.splitlines()[-1])


def generate(bench, port, path, token, **options):
    """Lets the generator call; what it measured."""
    line = ["generate", "--port", port, "--path", path]
    for name, value in options.items():
        line += [f"--{name}", value]
    return run(bench, *line, environment={"BENCH_TOKEN": token})


def cpu_s(process):
    """Processor seconds of a running process."""
    fields = open(f"/proc/{process}/stat", encoding="ascii").read().rsplit(") ", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def forget_program(program):
    """Lets the system forget what it has read of a program that nobody runs, where it can.

    How much of a program counts as its memory depends on how its file came into the system's cache:
    written just now, in large pieces, or read from the disk as it is needed. Two builds are compared
    as after a start of the computer.
    """
    if not hasattr(os, "posix_fadvise"):
        return
    with open(program, "rb") as file:
        os.fsync(file.fileno())
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def rss_mb(process):
    """Memory of a running process, as the kernel counts it."""
    for line in open(f"/proc/{process}/status", encoding="ascii"):
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise AssertionError("no VmRSS")
