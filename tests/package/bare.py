"""Installs the window's deb on a bare Debian and starts it there, as a person would.

`bare.py FILE.deb` makes the Debian with debootstrap from the sources that this computer's apt has,
installs the package with nothing but what it names itself, adds the session bus that every desktop
has, and opens the window on a display of its own. Then a driver is installed beside it, which asks
the page what it says. The Debian is gone afterwards. Needs root, and `debootstrap`, `unshare`,
`Xvfb`.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TESTS))

from outer.wait import until
from package.page import Page, is_ready

DISPLAY = TESTS / "desktop" / "display.py"
PERSON = "dana"
# What the package may lean on without naming it: a session bus is there on every desktop.
SESSION = ["dbus-daemon"]
# What asks the page; the package needs none of it.
DRIVER = ["webkit2gtk-driver"]
EXPORTED = TESTS / "workflows" / "offboarding" / "workflow.json"
# What the page of a new Baton says, and what it says of the file that it was opened with.
SAID = ["Welcome to Baton", "What would you like to do first?", "Import “Offboarding”"]
APT = ["apt-get", "-y", "-q", "--no-install-recommends", "-o", "Dpkg::Use-Pty=0"]
ENTER = """
mount -t proc proc "$0/proc"
mount --rbind /dev "$0/dev"
mkdir -p /tmp/.X11-unix "$0/tmp/.X11-unix"
mount --bind /tmp/.X11-unix "$0/tmp/.X11-unix"
exec chroot "$0" "$@"
"""
# Opens the window, and ends it as the system does when a line comes.
OPEN = 'baton & window=$!; read line; kill -TERM "$window"; wait "$window"; echo "ended with $?"'


def said(*command):
    """What a command printed."""
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def source():
    """The first whole Debian among the sources of this computer: its address and its name."""
    lines = said(
        "apt-get", "indextargets", "--format", "$(REPO_URI) $(CODENAME) $(COMPONENT)",
        "Created-By: Packages",
    )
    for line in lines.splitlines():
        address, codename, component = line.split()
        if component == "main" and "-" not in codename:
            return address, codename
    sys.exit("apt has no source with a whole Debian")


def make(root):
    """A Debian with nothing but its base, and this computer's sources."""
    address, codename = source()
    log = root.parent / "debootstrap.log"
    with log.open("w") as out:
        made = subprocess.run(
            ["debootstrap", "--variant=minbase", codename, str(root), address],
            stdout=out, stderr=subprocess.STDOUT, check=False,
        )
    if made.returncode != 0:
        sys.exit(f"no bare Debian was made:\n{log.read_text()[-2000:]}")
    for name in ("etc/apt", "usr/share/keyrings"):
        shutil.copytree(f"/{name}", root / name, dirs_exist_ok=True, symlinks=True)
    # Downloaded packages are kept apart from whoever downloads them here.
    for name in ("etc/resolv.conf", "etc/hosts"):
        shutil.copyfile(f"/{name}", root / name)
    return codename


def inside(root, *command, **options):
    """A command in that Debian, which ends with all that it started."""
    environment = {
        "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        "DEBIAN_FRONTEND": "noninteractive",
        "LANG": "C.UTF-8",
    } | options.pop("environment", {})
    whole = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-ec", ENTER, str(root)]
    return subprocess.Popen([*whole, *command], env=environment, text=True, **options)


def must(root, *command):
    """A command in that Debian that must succeed; what it printed."""
    running = inside(root, *command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    printed, _ = running.communicate()
    if running.returncode != 0:
        sys.exit(f"`{' '.join(command)}` ended with {running.returncode}:\n{printed[-4000:]}")
    return printed


def installed(root):
    """How many packages are installed."""
    return len(must(root, "dpkg-query", "-f", "${Package}\n", "-W").split())


def install(root, deb):
    """Installs the package as a double click does: with what it names, and nothing else."""
    shutil.copyfile(deb, root / "baton.deb")
    must(root, *APT, "update")
    before = installed(root)
    must(root, *APT, "install", "/baton.deb")
    print(f"the package has {deb.stat().st_size / 1e6:.1f} MB")
    size = must(root, "dpkg-query", "-f", "${Installed-Size}", "-W", "baton")
    print(f"installed it has {int(size) * 1024 / 1e6:.1f} MB")
    print(f"installed with {installed(root) - before - 1} packages that it names, on {before}")
    for line in must(root, "dpkg-query", "-L", "baton").splitlines():
        if line.endswith((".desktop", "/baton", "LICENSE-MIT", "THIRD-PARTY-NOTICES.txt")):
            print(f"  {line}")
    know_files(root)
    must(root, *APT, "install", *SESSION)
    must(root, "useradd", "--create-home", PERSON)


def know_files(root):
    """The system knows whose files are opened with it, and hands them over."""
    kinds = (root / "usr/share/mime/globs2").read_text()
    if "application/vnd.baton.workflow+json:*.baton\n" not in kinds:
        sys.exit("the system does not know a file that ends with .baton")
    entry = (root / "usr/share/applications/Baton.desktop").read_text().splitlines()
    for line in ("Exec=baton %F", "MimeType=application/vnd.baton.workflow+json;"):
        if line not in entry:
            sys.exit(f"Baton.desktop lacks `{line}`:\n" + "\n".join(entry))
    print("files that end with .baton are opened with it")


class Display:
    """A display that the window opens on."""

    def __init__(self):
        read, write = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x900x24", "-nolisten", "tcp", "-ac"],
            pass_fds=(write,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as number:
            self.name = f":{number.readline().strip()}"

    def shows(self, title):
        """The window of that title, when it is seen."""
        environment = os.environ | {"DISPLAY": self.name}
        found = subprocess.run(
            [sys.executable, str(DISPLAY), "windows"], env=environment, check=True,
            stdout=subprocess.PIPE, text=True,
        ).stdout
        seen = (one for one in json.loads(found) if one["title"] == title and one["shown"])
        return next(seen, None)

    def close(self):
        """Ends it."""
        self.server.kill()
        self.server.wait()


def as_a_person(root, display, *command, environment=None, **options):
    """A command of somebody who sits at the display, in a session of their own."""
    own = {"DISPLAY": display.name, "HOME": f"/home/{PERSON}", "GDK_BACKEND": "x11"}
    return inside(
        root, "setpriv", f"--reuid={PERSON}", f"--regid={PERSON}", "--init-groups",
        "dbus-run-session", "--", *command, environment=own | (environment or {}), **options,
    )


def tell_memory(root):
    """What the processes in that Debian hold, their share of what they share."""
    held = []
    for process in Path("/proc").iterdir():
        try:
            if process.name.isdigit() and (process / "root").readlink() == root:
                name = (process / "comm").read_text().strip()
                held += [(name, value) for value in pss(process)]
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            # It has ended, or it is one that this computer shows to nobody, and so none of these.
            continue
    own = [(name, kilobytes) for name, kilobytes in held if name[:6] in ("baton", "WebKit")]
    for name, kilobytes in own:
        print(f"  {name} holds {kilobytes / 1e3:.0f} MB")
    print(f"together they hold {sum(kilobytes for _, kilobytes in own) / 1e3:.0f} MB")


def pss(process):
    """The kilobytes of a process, if it still has some."""
    lines = (process / "smaps_rollup").read_text().splitlines()
    return [int(line.split()[1]) for line in lines if line.startswith("Pss:")]


def start(root, display):
    """Opens the window, sees it, and ends it."""
    began = time.monotonic()
    window = as_a_person(
        root, display, "sh", "-c", OPEN,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )
    until("the window, or its end", lambda: display.shows("Baton") or window.poll() is not None, 60)
    seen = display.shows("Baton")
    if seen:
        print(f"its window with its page was seen after {time.monotonic() - began:.1f} s")
        tell_memory(root)
    printed, _ = window.communicate("end\n")
    print("".join(f"  | {line}\n" for line in printed.splitlines()), end="")
    if not seen:
        sys.exit("the window was not seen")
    print(f"its window was seen, {seen['width']} by {seen['height']}")
    if "ended with 0" not in printed:
        sys.exit("it did not end with 0")


def ask(root, display):
    """Opens a file with it, and asks the page what it says."""
    must(root, *APT, "install", *DRIVER)
    opened = f"/home/{PERSON}/Leavers.baton"
    shutil.copyfile(EXPORTED, root / opened[1:])
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    driver = as_a_person(
        root, display, "WebKitWebDriver", f"--port={port}",
        environment={"TAURI_WEBVIEW_AUTOMATION": "true"}, stdout=subprocess.DEVNULL,
    )
    try:
        until("the driver", lambda: is_ready(address), 60)
        began = time.monotonic()
        page = Page(address, "/usr/bin/baton", [opened])
        for words in SAID:
            until(f"“{words}” in the page", lambda words=words: words in page.text(), 60)
            print(f"the page says “{words}” after {time.monotonic() - began:.1f} s")
        page.close()
    finally:
        driver.kill()
        driver.wait()


def main():
    """Makes, installs, starts, asks."""
    deb = Path(sys.argv[1]).resolve()
    if os.geteuid() != 0:
        sys.exit(f"making a bare Debian needs root; type:\n  sudo python3 {__file__} {deb}")
    with tempfile.TemporaryDirectory(prefix="baton-bare-") as place:
        root = Path(place) / "root"
        print(f"a bare Debian {make(root)} is made")
        install(root, deb)
        display = Display()
        try:
            start(root, display)
            ask(root, display)
        finally:
            display.close()
    print("the installed package opens its window and a file, and ends as it should")


main()
