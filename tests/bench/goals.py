"""Figures that are goals of their own: how fast it stops, starts again, and takes its port back.

No test asserts them, because a slow machine would miss them; they are measured beside the load.
"""

import socket
import subprocess
import time

from outer import wire
from outer.server import Baton
from outer.wait import until


def timed(act):
    """How many milliseconds something took."""
    begun = time.monotonic()
    act()
    return (time.monotonic() - begun) * 1000


def measure(folder, server):
    """The goals of one turn, on a folder of their own."""
    baton = Baton(folder, server)
    baton.start()
    try:
        second = [baton.binary, *Baton(folder, server).arguments()]
        figures = {"second_start_ms": timed(lambda: subprocess.run(second, capture_output=True))}
        baton.kill()
        figures["restart_ms"] = timed(lambda: baton.start(wait=60))
        with socket.create_connection(("127.0.0.1", baton.hooks)):
            figures["stop_ms"] = timed(lambda: baton.stop(60))
        figures["port_again_ms"] = port_again(baton)
        return figures
    finally:
        baton.kill()


def port_again(baton):
    """From when another program lets the port go to the first answer at it."""
    with socket.create_server(("127.0.0.1", baton.hooks)):
        baton.start(wait=None)
        until("it lives", baton.lives)
    return timed(lambda: until("it listens again", lambda: answers(baton.hooks), every=0.01))


def answers(port):
    """Whether the listener for calls answers."""
    try:
        return wire.request(port, "GET", "/healthz", timeout=2).status == 200
    except OSError:
        return False
