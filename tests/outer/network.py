"""A network of a test's own, whose ports it may reserve as a system does.

The kernel makes it: `unshare` starts the test once more as the root of a new user and network
namespace, in which nothing but its own loopback exists. Where that is not permitted the test fails.
"""

import fcntl
import functools
import os
import socket
import struct
import subprocess
import sys
from pathlib import Path

INSIDE = "BATON_TEST_IN_ITS_OWN_NETWORK"
OWN = ["unshare", "--user", "--map-root-user", "--net"]
RESERVED_BELOW = Path("/proc/sys/net/ipv4/ip_unprivileged_port_start")
# Who has no such right binds no port that is reserved; root of the namespace would have it.
WITHOUT_RIGHTS = ["setpriv", "--bounding-set=-net_bind_service", "--inh-caps=-net_bind_service"]

# Of <linux/sockios.h> and <linux/if.h>.
SIOCSIFFLAGS = 0x8914
IFF_UP = 0x1


def in_its_own_network(test):
    """Runs a test there; what it says when it fails is told outside."""

    @functools.wraps(test)
    def run(self):
        if os.environ.get(INSIDE):
            loopback_up()
            test(self)
            return
        tried = subprocess.run([*OWN, "true"], capture_output=True, text=True)
        if tried.returncode != 0:
            self.fail(
                f"nothing was tested: this place does not let a test make a network of its own, "
                f"`{' '.join(OWN)}` said {tried.stderr.strip()!r}"
            )
        ended = subprocess.run(
            [*OWN, sys.executable, "-m", "unittest", self.id()],
            env={**os.environ, INSIDE: "1", "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
        )
        self.assertEqual(ended.returncode, 0, f"inside its own network:\n{ended.stderr}")

    return run


def loopback_up():
    """Without it, nothing in the namespace reaches anything."""
    with socket.socket() as asked:
        fcntl.ioctl(asked, SIOCSIFFLAGS, struct.pack("16sh22x", b"lo", IFF_UP))


def reserve_below(port):
    """The system keeps all ports below this one from programs."""
    try:
        RESERVED_BELOW.write_text(str(port))
    except OSError as error:
        raise AssertionError(
            f"nothing was tested: this place does not let a test reserve ports: {error}"
        ) from error
