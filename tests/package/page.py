"""The page of the installed window, asked by WebDriver: what a person would read in it."""

import json
import urllib.error
import urllib.request


class Page:
    """The window that a driver opens, with a file as its argument."""

    def __init__(self, driver, program, arguments):
        options = {"webkitgtk:browserOptions": {"binary": program, "args": arguments}}
        made = ask("POST", f"{driver}/session", {"capabilities": {"alwaysMatch": options}})
        self.session = f"{driver}/session/{made['sessionId']}"

    def text(self):
        """All that it says."""
        script = {"script": "return document.body?.innerText ?? ''", "args": []}
        return ask("POST", f"{self.session}/execute/sync", script)

    def close(self):
        """Ends the window, as the driver does."""
        ask("DELETE", self.session)


def is_ready(driver):
    """Whether the driver answers."""
    try:
        return ask("GET", f"{driver}/status")
    except (urllib.error.URLError, ConnectionError):
        return None


def ask(method, address, body=None):
    """One request; the value of the answer."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(address, data, method=method)
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)["value"]
