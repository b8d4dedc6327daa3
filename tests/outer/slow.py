"""Senders that begin a request and do not end it."""

import socket
import threading
import time

# What a slow sender has sent when it falls silent.
BEGINNINGS = {
    "nothing": b"",
    "half a head": b"POST /in/x HTTP/1.1\r\nHost: x\r\nX-Slow: ",
    "half a body": b"POST /in/x HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\nabc",
    "half a chunk": b"POST /in/x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nab",
    "an answer that is not read": b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n",
}


class Slow(threading.Thread):
    """Connections that begin something and do not end it, as many as Baton lets live.

    So many are opened; those that are kept longest are let go beyond `held`, where that is said.
    """

    def __init__(self, port, count, held=None):
        super().__init__(daemon=True)
        self.port, self.count, self.held = port, count, held or count
        self.over = threading.Event()
        self.opened = 0
        self.alive = []

    def run(self):
        """Opens one after the other."""
        beginnings = list(BEGINNINGS.values())
        while not self.over.is_set() and self.opened < self.count:
            try:
                one = socket.create_connection(("127.0.0.1", self.port), timeout=60)
                one.sendall(beginnings[self.opened % len(beginnings)])
                self.alive.append(one)
            except OSError:
                pass
            if len(self.alive) > self.held:
                self.alive.pop(0).close()
            self.opened += 1
            # Ten times as fast as they are cut for being slow.
            time.sleep(0.002)

    def end(self):
        """Closes what is still open."""
        self.over.set()
        self.join()
        for one in self.alive:
            one.close()
