"""HTTP as the outside sees it: one request, one answer, nothing interpreted."""

import http.client
import json
import socket
from dataclasses import dataclass


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: dict
    body: bytes

    def json(self):
        """The body as JSON."""
        return json.loads(self.body)


def request(port, method, path, body=None, headers=None, host="127.0.0.1", timeout=300):
    """Sends one request on a connection of its own and reads the whole answer."""
    connection = http.client.HTTPConnection(host, port, timeout=timeout)
    try:
        connection.request(method, path, body=body, headers=headers or {})
        answer = connection.getresponse()
        read = answer.read()
        return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, read)
    finally:
        connection.close()


def raw(port, data, timeout=300):
    """Sends bytes as they are and reads until the other side closes or goes quiet."""
    with socket.create_connection(("127.0.0.1", port), timeout=timeout) as connection:
        connection.sendall(data)
        received = b""
        try:
            while chunk := connection.recv(65536):
                received += chunk
        except TimeoutError:
            pass
        return received


def free_port():
    """A port that was free a moment ago."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]
