"""A caller with a connection that stays open, so that two of them call at the same instant."""

import http.client
import json
import threading
from dataclasses import dataclass


@dataclass
class Told:
    """What a caller was told."""

    status: int
    body: dict

    @property
    def call(self):
        """The id under which the call is kept."""
        return self.body["received"]


class Line:
    """A connection to an address, or to the admin API when there is none."""

    def __init__(self, baton, address):
        self.address = address
        port = baton.hooks if address else baton.admin
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        token = address["token"] if address else baton.token
        self.headers = {"authorization": f"Bearer {token}", "content-type": "application/json"}

    def send(self, what):
        """A call with a body; to the admin API a path and a body."""
        path, body = (f"/in/{self.address['id']}", what) if self.address else what
        self.connection.request("POST", path, json.dumps(body).encode(), self.headers)
        answer = self.connection.getresponse()
        return Told(answer.status, json.loads(answer.read() or b"{}"))

    @staticmethod
    def pairs(first, second, work):
        """Sends each pair of `work` at the same instant over two lines; both answers of each."""
        barrier = threading.Barrier(2, timeout=120)
        told = ([], [])

        def run(line, place):
            for pair in work:
                barrier.wait()
                told[place].append(line.send(pair[place]))

        threads = [
            threading.Thread(target=run, args=(line, place))
            for place, line in enumerate((first, second))
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(told[0]) == len(told[1]) == len(work), "a caller was cut off"
        return list(zip(*told, strict=True))
