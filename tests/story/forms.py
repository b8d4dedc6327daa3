"""One event in each form in which tools write calls (C17), by the standard library alone.

All fields are texts under one group, `hire`; each form is read as the same.
"""

import json
from urllib.parse import urlencode
from xml.sax.saxutils import escape

JSON, FORM = "application/json", "application/x-www-form-urlencoded"
BOUNDARY = "----one-event"


def plain(fields):
    """JSON as most write it."""
    return JSON, json.dumps({"hire": fields}, ensure_ascii=False).encode()


def escaped(fields):
    """Each letter beyond ASCII as an escape, with blanks between, and no label."""
    return None, json.dumps({"hire": fields}, indent=4).encode()


def mislabelled(fields):
    """JSON that says it is a form (K12)."""
    return FORM, plain(fields)[1]


def marked(fields):
    """A byte order mark before it (K37)."""
    return "text/plain", b"\xef\xbb\xbf" + plain(fields)[1]


def wide(fields):
    """UTF-16, as it is labelled."""
    text = json.dumps({"hire": fields}, ensure_ascii=False)
    return "application/json; charset=utf-16le", text.encode("utf-16-le")


def quoted(fields):
    """JSON in quotes (K22)."""
    return JSON, json.dumps(json.dumps({"hire": fields}, ensure_ascii=False)).encode()


def in_a_text(fields):
    """The group as a text that is data."""
    return JSON, json.dumps({"hire": json.dumps(fields)}).encode()


def brackets(fields):
    """A form whose names have brackets."""
    return FORM, urlencode([(f"hire[{name}]", value) for name, value in fields.items()]).encode()


def dots(fields):
    """A form whose names have dots."""
    pairs = [(f"hire.{name}", value) for name, value in fields.items()]
    return f"{FORM}; charset=utf-8", urlencode(pairs).encode()


def data_in_a_form(fields):
    """A form of which one value is data."""
    return FORM, urlencode([("hire", json.dumps(fields, ensure_ascii=False))]).encode()


def parts(fields):
    """A form in parts (K20)."""
    lines = []
    for name, value in fields.items():
        lines += [f"--{BOUNDARY}", f'Content-Disposition: form-data; name="hire[{name}]"', "", value]
    body = "\r\n".join([*lines, f"--{BOUNDARY}--", ""])
    return f"multipart/form-data; boundary={BOUNDARY}", body.encode()


def elements(fields):
    """XML."""
    inside = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in fields.items())
    return "text/xml", f'<?xml version="1.0" encoding="UTF-8"?><hire>{inside}</hire>'.encode()


ALL = (
    plain,
    escaped,
    mislabelled,
    marked,
    wide,
    quoted,
    in_a_text,
    brackets,
    dots,
    data_in_a_form,
    parts,
    elements,
)
