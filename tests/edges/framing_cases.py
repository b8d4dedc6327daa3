"""Raw requests by the clause of RFC 9112 that they keep or break.

`PATH` and `TOKEN` stand for an address's own; each would be answered 200 if it were one request.
"""

AUTH = b"Authorization: Bearer TOKEN\r\n"
JSON = b"Content-Type: application/json\r\n"
CLOSE = b"Connection: close\r\n"
HOST = b"Host: 127.0.0.1\r\n"


def fill(data, address):
    """A case for an address."""
    path = f"/in/{address['id']}".encode()
    return data.replace(b"PATH", path).replace(b"TOKEN", address["token"].encode())


def post(fields=b"", body=b"", line=b"POST PATH HTTP/1.1\r\n", host=HOST):
    """A call, with these fields beside the usual ones."""
    return line + host + AUTH + JSON + fields + b"\r\n" + body


def sized(body=b"{}", fields=b"", **others):
    """A call with a body of a known length."""
    return post(b"Content-Length: %d\r\n" % len(body) + fields, body, **others)


def chunked(body, coding=b"Transfer-Encoding: chunked\r\n", **others):
    """A call in chunks."""
    return post(coding, body, **others)


def line(text):
    """A call with another request line."""
    return sized(line=text)


WHOLE = b"2\r\n{}\r\n0\r\n\r\n"
SMUGGLED = b"0\r\n\r\nPOST PATH HTTP/1.1\r\nHost: x\r\n" + AUTH + b"Content-Length: 2\r\n\r\n{}"

REFUSED = {
    # The request line.
    "2.2 bare LF after the request line": sized().replace(b"HTTP/1.1\r\n", b"HTTP/1.1\n"),
    "2.2 bare LF after every line": sized().replace(b"\r\n", b"\n"),
    "2.2 bare LF after a field": sized().replace(JSON, JSON.replace(b"\r\n", b"\n")),
    "2.2 bare LF at the end of the head": post(b"Content-Length: 2\r\n\n{}")[:-2],
    "2.2 bare CR in the request line": line(b"POST PATH\r HTTP/1.1\r\n"),
    "2.2 bare CR in a field": sized(fields=b"X: a\rb\r\n"),
    "2.2 bare CR for CRLF": sized().replace(JSON, JSON.replace(b"\r\n", b"\r")),
    "2.2 CR CR LF": sized().replace(JSON, JSON.replace(b"\r\n", b"\r\r\n")),
    "2.2 two empty lines before": b"\r\n\r\n" + sized(),
    "2.2 blank before the request line": b" " + sized(),
    "2.2 blank line before the first field": sized().replace(HOST, b" \r\n" + HOST),
    "2.3 HTTP/0.9": line(b"POST PATH\r\n"),
    "2.3 HTTP/2.0": line(b"POST PATH HTTP/2.0\r\n"),
    "2.3 HTTP/1.2": line(b"POST PATH HTTP/1.2\r\n"),
    "2.3 HTTP/1.10": line(b"POST PATH HTTP/1.10\r\n"),
    "2.3 HTTP/01.1": line(b"POST PATH HTTP/01.1\r\n"),
    "2.3 http/1.1": line(b"POST PATH http/1.1\r\n"),
    "2.3 HTTP/1,1": line(b"POST PATH HTTP/1,1\r\n"),
    "2.3 the preface of HTTP/2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "3 two blanks before the target": line(b"POST  PATH HTTP/1.1\r\n"),
    "3 two blanks before the version": line(b"POST PATH  HTTP/1.1\r\n"),
    "3 a tab for a blank": line(b"POST\tPATH\tHTTP/1.1\r\n"),
    "3 a blank in the target": line(b"POST PATH x HTTP/1.1\r\n"),
    "3 a blank behind the version": line(b"POST PATH HTTP/1.1 \r\n"),
    "3 no method": line(b" PATH HTTP/1.1\r\n"),
    "3.1 a method with a colon": line(b"PO:ST PATH HTTP/1.1\r\n"),
    "3.1 a method with a control character": line(b"PO\x01ST PATH HTTP/1.1\r\n"),
    "3.1 a method that is no ASCII": line("PÖST PATH HTTP/1.1\r\n".encode()),
    "3.2 a target that is no path": line(b"POST in/x HTTP/1.1\r\n"),
    "3.2 a target with a fragment": line(b"POST PATH#x HTTP/1.1\r\n"),
    "3.2 a target with a control character": line(b"POST PATH?a=\x07 HTTP/1.1\r\n"),
    "3.2 a target with NUL": line(b"POST PATH\x00 HTTP/1.1\r\n"),
    "3.2 a target that is no ASCII": line("POST PATH?a=ü HTTP/1.1\r\n".encode()),
    "3.2 a target with a backslash in front": line(b"POST \\PATH HTTP/1.1\r\n"),
    "3.2.3 authority-form": b"CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n\r\n",
    "3.2.4 asterisk-form with POST": line(b"POST * HTTP/1.1\r\n"),
    "3.2.2 absolute-form of another scheme": line(b"POST ftp://127.0.0.1PATH HTTP/1.1\r\n"),
    # Host.
    "3.2 no Host": sized(host=b""),
    "3.2 two Hosts": sized(host=HOST * 2),
    "3.2 two different Hosts": sized(host=HOST + b"Host: example.com\r\n"),
    "3.2 two Hosts in another case": sized(host=HOST + b"hOST: 127.0.0.1\r\n"),
    "3.2 an empty Host": sized(host=b"Host: \r\n"),
    "3.2 a Host with a blank": sized(host=b"Host: a b\r\n"),
    "3.2 a Host with a path": sized(host=b"Host: a/b\r\n"),
    "3.2 a Host with userinfo": sized(host=b"Host: a@b\r\n"),
    "3.2 a Host with a port that is no number": sized(host=b"Host: a:b\r\n"),
    "3.2 a list of Hosts": sized(host=b"Host: a, b\r\n"),
    # Field lines.
    "5 a line without a colon": sized(fields=b"X\r\n"),
    "5.1 a blank before the colon": sized(fields=b"X : a\r\n"),
    "5.1 a tab before the colon": sized(fields=b"X\t: a\r\n"),
    "5.1 a blank before Content-Length's colon": post(b"Content-Length : 2\r\n", b"{}"),
    "5.1 a blank before Transfer-Encoding's colon": chunked(WHOLE, b"Transfer-Encoding : chunked\r\n"),
    "5.1 a name that is empty": sized(fields=b": a\r\n"),
    "5.1 a name with a control character": sized(fields=b"X\x0b: a\r\n"),
    "5.1 a name that is no ASCII": sized(fields="Xä: a\r\n".encode()),
    "5.1 a name with brackets": sized(fields=b"X(a): a\r\n"),
    "5.2 obs-fold": sized(fields=b"X: a\r\n b\r\n"),
    "5.2 obs-fold with a tab": sized(fields=b"X: a\r\n\tb\r\n"),
    "5.2 obs-fold of Content-Length": post(b"Content-Length:\r\n 2\r\n", b"{}"),
    "5.2 obs-fold of Transfer-Encoding": chunked(WHOLE, b"Transfer-Encoding:\r\n chunked\r\n"),
    "5.5 NUL in a value": sized(fields=b"X: a\x00b\r\n"),
    "5.5 a control character in a value": sized(fields=b"X: a\x01b\r\n"),
    "5.5 DEL in a value": sized(fields=b"X: a\x7fb\r\n"),
    # Lengths.
    "6.2 a length with a sign": post(b"Content-Length: +2\r\n", b"{}"),
    "6.2 a negative length": post(b"Content-Length: -2\r\n", b"{}"),
    "6.2 a length in hexadecimal": post(b"Content-Length: 0x2\r\n", b"{}"),
    "6.2 a length with a blank inside": post(b"Content-Length: 2 2\r\n", b"{}"),
    "6.2 a length with a point": post(b"Content-Length: 2.0\r\n", b"{}"),
    "6.2 an empty length": post(b"Content-Length:\r\n", b"{}"),
    "6.2 a length that no number holds": post(b"Content-Length: 99999999999999999999\r\n", b"{}"),
    "6.2 a list of lengths": post(b"Content-Length: 2, 2\r\n", b"{}"),
    "6.3 two lengths": post(b"Content-Length: 2\r\n" * 2, b"{}"),
    "6.3 two different lengths": post(b"Content-Length: 2\r\nContent-Length: 0\r\n", b"{}"),
    "6.3 Content-Length beside Transfer-Encoding": sized(WHOLE, b"Transfer-Encoding: chunked\r\n"),
    "6.3 Transfer-Encoding before Content-Length": chunked(
        SMUGGLED, b"Transfer-Encoding: chunked\r\nContent-Length: 4\r\n"
    ),
    "6.3 Content-Length before smuggled chunks": sized(SMUGGLED, b"Transfer-Encoding: chunked\r\n"),
    "6.1 Transfer-Encoding in HTTP/1.0": chunked(WHOLE, line=b"POST PATH HTTP/1.0\r\n"),
    "6.1 two codings": chunked(WHOLE, b"Transfer-Encoding: gzip, chunked\r\n"),
    "6.1 chunked twice": chunked(WHOLE, b"Transfer-Encoding: chunked, chunked\r\n"),
    "6.1 two fields": chunked(WHOLE, b"Transfer-Encoding: chunked\r\n" * 2),
    "6.1 chunked is not last": chunked(WHOLE, b"Transfer-Encoding: chunked, gzip\r\n"),
    "6.1 identity": chunked(WHOLE, b"Transfer-Encoding: identity\r\n"),
    "6.1 an unknown coding": chunked(WHOLE, b"Transfer-Encoding: xchunked\r\n"),
    "6.1 an empty coding": chunked(WHOLE, b"Transfer-Encoding:\r\n"),
    "6.1 a coding in quotes": chunked(WHOLE, b'Transfer-Encoding: "chunked"\r\n'),
    "6.1 a coding with a parameter": chunked(WHOLE, b"Transfer-Encoding: chunked;a=b\r\n"),
    "6.1 a coding with a vertical tab": chunked(WHOLE, b"Transfer-Encoding: \x0bchunked\r\n"),
    # Chunks.
    "7.1 a size that is no number": chunked(b"x\r\n{}\r\n0\r\n\r\n"),
    "7.1 a size with a sign": chunked(b"+2\r\n{}\r\n0\r\n\r\n"),
    "7.1 a size with 0x": chunked(b"0x2\r\n{}\r\n0\r\n\r\n"),
    "7.1 a size with a blank before": chunked(b" 2\r\n{}\r\n0\r\n\r\n"),
    "7.1 a size with a blank behind": chunked(b"2 \r\n{}\r\n0\r\n\r\n"),
    "7.1 an empty size": chunked(b"\r\n{}\r\n0\r\n\r\n"),
    "7.1 a size that no number holds": chunked(b"fffffffffffffffff2\r\n{}\r\n0\r\n\r\n"),
    "7.1 bare LF behind a size": chunked(b"2\n{}\r\n0\r\n\r\n"),
    "7.1 bare LF behind data": chunked(b"2\r\n{}\n0\r\n\r\n"),
    "7.1 bare CR behind a size": chunked(b"2\r{}\r\n0\r\n\r\n"),
    "7.1 more data than the size": chunked(b"2\r\n{}x\r\n0\r\n\r\n"),
    "7.1 nothing behind data": chunked(b"2\r\n{}0\r\n\r\n"),
    "7.1.1 bare LF in an extension": chunked(b"2;a\nb\r\n{}\r\n0\r\n\r\n"),
    "7.1.1 NUL in an extension": chunked(b"2;a\x00\r\n{}\r\n0\r\n\r\n"),
    "7.1.1 an extension without end": chunked(b"2;" + b"a" * 5000 + b"\r\n{}\r\n0\r\n\r\n"),
    "7.1.2 Content-Length in a trailer": chunked(b"2\r\n{}\r\n0\r\nContent-Length: 2\r\n\r\n"),
    "7.1.2 Transfer-Encoding in a trailer": chunked(
        b"2\r\n{}\r\n0\r\nTransfer-Encoding: chunked\r\n\r\n"
    ),
    "7.1.2 Host in a trailer": chunked(b"2\r\n{}\r\n0\r\nHost: x\r\n\r\n"),
    "7.1.2 a trailer without a colon": chunked(b"2\r\n{}\r\n0\r\nx\r\n\r\n"),
    "7.1.2 bare LF behind a trailer": chunked(b"2\r\n{}\r\n0\r\nX: y\n\r\n"),
}

# A case, and its status: one request, whose connection it closes itself.
ACCEPTED = {
    "2.2 one empty line before": (b"\r\n" + sized(fields=CLOSE), 200),
    "2.3 HTTP/1.0": (sized(line=b"POST PATH HTTP/1.0\r\n"), 200),
    "2.3 HTTP/1.0 without Host": (sized(line=b"POST PATH HTTP/1.0\r\n", host=b""), 200),
    "3.1 a method of one's own": (sized(fields=CLOSE, line=b"X-1! PATH HTTP/1.1\r\n"), 405),
    "3.2 a Host with a port": (sized(fields=CLOSE, host=b"Host: baton.example:7420\r\n"), 200),
    "3.2 a Host of IPv6": (sized(fields=CLOSE, host=b"Host: [::1]:7420\r\n"), 200),
    "3.2.1 a target with a query": (sized(fields=CLOSE, line=b"POST PATH?a=b&c HTTP/1.1\r\n"), 200),
    "3.2.2 absolute-form": (sized(fields=CLOSE, line=b"POST http://127.0.0.1PATH HTTP/1.1\r\n"), 200),
    "5.1 names in any case": (sized(fields=b"CONNECTION: CLOSE\r\n"), 200),
    "5.1 a field of one's own": (sized(fields=CLOSE + b"X-!#$%&'*+-.^_`|~: a\r\n"), 200),
    "5.5 an empty value": (sized(fields=CLOSE + b"X:\r\n"), 200),
    "5.5 a value with tabs and UTF-8": (sized(fields=CLOSE + "X:\ta\tä \r\n".encode()), 200),
    "6.2 a length of nothing": (sized(b"", CLOSE), 200),
    "6.2 a length with zeros before": (post(CLOSE + b"Content-Length: 0002\r\n", b"{}"), 200),
    "6.3 neither length nor coding": (post(CLOSE), 200),
    "7.1 one chunk": (chunked(WHOLE, CLOSE + b"Transfer-Encoding: chunked\r\n"), 200),
    "7.1 many chunks": (
        chunked(b"1\r\n{\r\n01\r\n}\r\n000\r\n\r\n", CLOSE + b"transfer-encoding:CHUNKED\r\n"),
        200,
    ),
    "7.1.1 an extension": (
        chunked(b'2;a=b;c="d"\r\n{}\r\n0;e\r\n\r\n', CLOSE + b"Transfer-Encoding: chunked\r\n"),
        200,
    ),
    "7.1.2 a trailer": (
        chunked(b"2\r\n{}\r\n0\r\nX: y\r\n\r\n", CLOSE + b"Transfer-Encoding: chunked\r\n"),
        200,
    ),
    "9.3 several requests at once": (sized(b'{"n":1}', CLOSE), 200),
}
