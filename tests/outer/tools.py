"""Starts the stand-ins, tells them how to behave, and reads what they received."""

import base64
import json
import subprocess
import sys
from pathlib import Path


class Tool:
    """A stand-in in its own process."""

    def __init__(self, folder, kind, port=0, name=None):
        self.kind = kind
        self.log = Path(folder) / f"{name or kind}.log"
        self.manners = self.log.with_suffix(".manners")
        self.port = port
        self.process = None
        self.start()

    def start(self):
        """Starts the process and learns its port; a second start keeps the port."""
        program = Path(__file__).with_name("receiver.py")
        self.process = subprocess.Popen(
            [sys.executable, str(program), "--kind", self.kind, "--log", str(self.log)]
            + ["--port", str(self.port)],
            stdout=subprocess.PIPE,
        )
        self.port = json.loads(self.process.stdout.readline())["port"]

    def stop(self):
        """Ends the process: from now on connections are refused."""
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process.stdout.close()
            self.process = None

    def behave(self, **manners):
        """Changes how the next requests are answered."""
        fresh = self.manners.with_suffix(".new")
        fresh.write_text(json.dumps(manners))
        fresh.replace(self.manners)

    def receipts(self):
        """Everything received, in order; a line cut short by a kill is not a receipt."""
        if not self.log.exists():
            return []
        found = []
        for line in self.log.read_bytes().splitlines():
            try:
                receipt = json.loads(line)
            except ValueError:
                continue
            receipt["body"] = base64.b64decode(receipt["body"])
            found.append(receipt)
        return found

    def about(self, text):
        """Receipts whose body holds the text."""
        return [receipt for receipt in self.receipts() if text.encode() in receipt["body"]]


class Tools:
    """Okta, Jira and the HR tool together, at any free ports or at the ones that are named."""

    def __init__(self, folder, ports=(0, 0, 0)):
        self.okta = Tool(folder, "okta", ports[0])
        self.jira = Tool(folder, "jira", ports[1])
        self.hr = Tool(folder, "hr", ports[2])

    def all(self):
        """The three."""
        return [self.okta, self.jira, self.hr]

    def stop(self):
        """Ends them."""
        for tool in self.all():
            tool.stop()
