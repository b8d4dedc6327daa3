"""What a person sees and does on the display, beside the page: windows, their close button, keys.

`display.py windows` prints those with a name; `close ID` presses a window's close button, and
`press ID KEY` a key in it. Needs libX11 and libXtst alone.
"""

import ctypes
import json
import sys

X = ctypes.CDLL("libX11.so.6")
TEST = ctypes.CDLL("libXtst.so.6")
VIEWABLE, CLIENT_MESSAGE, REVERT_TO_PARENT = 2, 33, 2

for name in ("XOpenDisplay", "XDefaultRootWindow", "XInternAtom", "XStringToKeysym"):
    getattr(X, name).restype = ctypes.c_ulong
# A window may go while it is looked at; that is no error of the test.
IGNORE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(lambda *_: 0)
X.XSetErrorHandler(IGNORE)
DISPLAY = ctypes.c_ulong(X.XOpenDisplay(None))
ROOT = X.XDefaultRootWindow(DISPLAY)


class Attributes(ctypes.Structure):
    """`XWindowAttributes`, as far as the state; the rest is room."""

    _fields_ = [
        ("place", ctypes.c_int * 6),
        ("visual", ctypes.c_void_p),
        ("root", ctypes.c_ulong),
        ("numbers", ctypes.c_int * 4),
        ("planes", ctypes.c_ulong * 2),
        ("save_under", ctypes.c_int),
        ("colormap", ctypes.c_ulong),
        ("installed", ctypes.c_int),
        ("state", ctypes.c_int),
        ("rest", ctypes.c_byte * 256),
    ]


class ClientMessage(ctypes.Structure):
    """`XClientMessageEvent` with five longs; the rest is room for the other events."""

    _fields_ = [
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("sent", ctypes.c_int),
        ("display", ctypes.c_ulong),
        ("window", ctypes.c_ulong),
        ("message", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("longs", ctypes.c_long * 5),
        ("rest", ctypes.c_byte * 128),
    ]


def atom(name):
    """The number of a name."""
    return X.XInternAtom(DISPLAY, name.encode(), 0)


def children(window):
    """The windows right below one."""
    root, parent, count = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.c_uint()
    found = ctypes.POINTER(ctypes.c_ulong)()
    X.XQueryTree(
        DISPLAY, ctypes.c_ulong(window), ctypes.byref(root), ctypes.byref(parent),
        ctypes.byref(found), ctypes.byref(count),
    )
    return [found[index] for index in range(count.value)]


def title(window):
    """Its name in UTF-8."""
    kind, form, left = ctypes.c_ulong(), ctypes.c_int(), ctypes.c_ulong()
    count, value = ctypes.c_ulong(), ctypes.c_char_p()
    X.XGetWindowProperty(
        DISPLAY, ctypes.c_ulong(window), ctypes.c_ulong(atom("_NET_WM_NAME")), ctypes.c_long(0),
        ctypes.c_long(1024), 0, ctypes.c_ulong(0), ctypes.byref(kind), ctypes.byref(form),
        ctypes.byref(count), ctypes.byref(left), ctypes.byref(value),
    )
    return (value.value or b"").decode()


def attributes(window):
    """Where it is and whether it is seen."""
    found = Attributes()
    X.XGetWindowAttributes(DISPLAY, ctypes.c_ulong(window), ctypes.byref(found))
    return found


def windows():
    """Prints all that have a name and are no mere holder of a program's messages."""
    named = []
    for window in children(ROOT):
        found = attributes(window)
        width, height = found.place[2], found.place[3]
        if title(window) and width > 10:
            shown = found.state == VIEWABLE
            named.append(
                {"id": window, "title": title(window), "shown": shown, "width": width, "height": height}
            )
    print(json.dumps(named))


def close(window):
    """What a window manager sends when the close button is pressed."""
    event = ClientMessage(type=CLIENT_MESSAGE, window=window, message=atom("WM_PROTOCOLS"), format=32)
    event.longs[0] = atom("WM_DELETE_WINDOW")
    X.XSendEvent(DISPLAY, ctypes.c_ulong(window), 0, ctypes.c_long(0), ctypes.byref(event))
    X.XSync(DISPLAY, 0)


def press(window, key):
    """A key of the keyboard, pressed in that window."""
    X.XSetInputFocus(DISPLAY, ctypes.c_ulong(window), REVERT_TO_PARENT, ctypes.c_ulong(0))
    X.XSync(DISPLAY, 0)
    code = X.XKeysymToKeycode(DISPLAY, ctypes.c_ulong(X.XStringToKeysym(key.encode())))
    for is_down in (1, 0):
        TEST.XTestFakeKeyEvent(DISPLAY, code, is_down, ctypes.c_ulong(0))
    X.XSync(DISPLAY, 0)


def main():
    """Does what the arguments say."""
    command, *arguments = sys.argv[1:]
    if command == "windows":
        windows()
    elif command == "close":
        close(int(arguments[0]))
    else:
        press(int(arguments[0]), arguments[1])


main()
