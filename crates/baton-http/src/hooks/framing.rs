//! Where one request ends and the next begins (RFC 9112), judged on the bytes themselves.
//!
//! The HTTP library is lenient where the standard lets it be: it takes a bare line feed for the end
//! of a line, and a length beside chunks. Whatever stands in front of Baton may read such a request
//! otherwise, and then one caller's bytes become another's request. So each head and each chunk is
//! checked in front of the library, which sees only what can be read in one way; the two agree on
//! where a request ends, because nothing else is let through. A server of our own in its place was
//! ruled out: what it reads would then be checked by nobody else.

use super::limits::BUFFER_BYTES;

/// What breaks a rule, by the clause that says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Broken(pub(super) &'static str);

/// Where the bytes of a connection stand.
#[derive(Debug)]
pub(super) enum Framing {
    /// In a head; so many of its bytes were looked at.
    Head(usize),
    /// In a body of which so many bytes are to come.
    Length(u64),
    /// In a body of chunks.
    Chunks(Chunks),
}

/// What follows a head.
#[derive(Debug, PartialEq, Eq)]
enum Body {
    Length(u64),
    Chunks,
}

/// Where the bytes of a body of chunks stand.
#[derive(Debug)]
pub(super) enum Chunks {
    /// In the line with a chunk's size.
    Size,
    /// In a chunk of which so many bytes are to come.
    Data(u64),
    /// Behind a chunk.
    AfterData,
    /// In the trailers; so many bytes of them have passed.
    Trailers(usize),
}

/// The longest line before a chunk, and the most trailers.
const LONGEST_SIZE_LINE: usize = 256;
const MOST_TRAILERS: usize = 8 * 1024;

impl Default for Framing {
    fn default() -> Self {
        Self::Head(0)
    }
}

impl Framing {
    /// Whether the next byte begins a request.
    pub(super) fn is_between(&self) -> bool {
        matches!(self, Self::Head(_))
    }

    /// How many bytes at the front are whole parts of requests and may be read by others, and what
    /// breaks a rule behind them. The rest was not judged yet.
    pub(super) fn passes(&mut self, bytes: &[u8]) -> (usize, Option<Broken>) {
        let mut passed = 0;
        loop {
            match self.step(&bytes[passed..]) {
                Ok(0) => return (passed, None),
                Ok(step) => passed += step,
                Err(broken) => return (passed, Some(broken)),
            }
        }
    }

    fn step(&mut self, bytes: &[u8]) -> Result<usize, Broken> {
        if bytes.is_empty() {
            return Ok(0);
        }
        match self {
            Self::Head(seen) => {
                let Some(length) = end_of_head(bytes, seen)? else {
                    return Ok(0);
                };
                *self = match body_after(&bytes[..length])? {
                    Body::Length(0) => Self::Head(0),
                    Body::Length(length) => Self::Length(length),
                    Body::Chunks => Self::Chunks(Chunks::Size),
                };
                Ok(length)
            }
            Self::Length(left) => {
                let taken = at_most(bytes, *left);
                *left -= taken as u64;
                if *left == 0 {
                    *self = Self::Head(0);
                }
                Ok(taken)
            }
            Self::Chunks(chunks) => {
                let (taken, next) = chunks.step(bytes)?;
                match next {
                    Some(Some(next)) => *chunks = next,
                    Some(None) => *self = Self::Head(0),
                    None => {}
                }
                Ok(taken)
            }
        }
    }
}

impl Chunks {
    /// How many bytes pass, and what comes next, if it changes; `Some(None)` is the end.
    fn step(&mut self, bytes: &[u8]) -> Result<(usize, Option<Option<Self>>), Broken> {
        match self {
            Self::Size => {
                let Some(line) = line(bytes, LONGEST_SIZE_LINE, "7.1 chunk-size")? else {
                    return Ok((0, None));
                };
                let next = match size_of_chunk(line)? {
                    0 => Self::Trailers(0),
                    size => Self::Data(size),
                };
                Ok((line.len() + 2, Some(Some(next))))
            }
            Self::Data(left) => {
                let taken = at_most(bytes, *left);
                *left -= taken as u64;
                let done = *left == 0;
                Ok((taken, done.then_some(Some(Self::AfterData))))
            }
            Self::AfterData => match bytes {
                [b'\r', b'\n', ..] => Ok((2, Some(Some(Self::Size)))),
                [b'\r'] => Ok((0, None)),
                _ => Err(Broken("7.1 chunk-data")),
            },
            Self::Trailers(seen) => {
                let Some(line) = line(bytes, MOST_TRAILERS, "7.1.2 trailer")? else {
                    return Ok((0, None));
                };
                if line.is_empty() {
                    return Ok((2, Some(None)));
                }
                let (name, _) = field(line)?;
                *seen += line.len() + 2;
                let frames = [&b"content-length"[..], b"transfer-encoding", b"host"];
                if frames.iter().any(|one| name.eq_ignore_ascii_case(one)) || *seen > MOST_TRAILERS
                {
                    return Err(Broken("7.1.2 trailer"));
                }
                Ok((line.len() + 2, None))
            }
        }
    }
}

/// The length of a whole head, once its end is there; each byte is looked at once.
fn end_of_head(bytes: &[u8], seen: &mut usize) -> Result<Option<usize>, Broken> {
    // One empty line before a request is passed over.
    let start = if bytes.starts_with(b"\r\n") { 2 } else { 0 };
    for at in *seen..bytes.len() {
        let before = at.checked_sub(1).map(|before| bytes[before]);
        match (before, bytes[at]) {
            (Some(b'\r'), b'\n') if at > start && bytes[..at].ends_with(b"\r\n\r") => {
                return Ok(Some(at + 1));
            }
            (Some(b'\r'), b'\n') => {}
            (_, b'\n') => return Err(Broken("2.2 bare LF")),
            (Some(b'\r'), _) => return Err(Broken("2.2 bare CR")),
            (_, 0) => return Err(Broken("5.5 NUL")),
            _ => {}
        }
    }
    *seen = bytes.len();
    if bytes.len() > BUFFER_BYTES {
        return Err(Broken("2.3 head too long"));
    }
    Ok(None)
}

/// What follows a whole head.
fn body_after(head: &[u8]) -> Result<Body, Broken> {
    let head = head.strip_prefix(b"\r\n").unwrap_or(head);
    let mut lines = Lines(head);
    let newest = request_line(lines.next().unwrap_or_default())?;
    let (mut hosts, mut lengths, mut codings) = (Vec::new(), Vec::new(), Vec::new());
    for line in lines.take_while(|line| !line.is_empty()) {
        let (name, value) = field(line)?;
        if name.eq_ignore_ascii_case(b"host") {
            hosts.push(value);
        } else if name.eq_ignore_ascii_case(b"content-length") {
            lengths.push(value);
        } else if name.eq_ignore_ascii_case(b"transfer-encoding") {
            codings.push(value);
        }
    }
    match &hosts[..] {
        [host] if is_host(host) => {}
        [] if !newest => {}
        [] => return Err(Broken("3.2 no Host")),
        [_] => return Err(Broken("3.2 invalid Host")),
        [_, _, ..] => return Err(Broken("3.2 several Hosts")),
    }
    match (&lengths[..], &codings[..]) {
        ([], []) => Ok(Body::Length(0)),
        ([length], []) => length_of(length).map(Body::Length),
        ([], [coding]) if newest && coding.eq_ignore_ascii_case(b"chunked") => Ok(Body::Chunks),
        ([], [_, ..]) if !newest => Err(Broken("6.1 Transfer-Encoding in HTTP/1.0")),
        ([], [_, ..]) => Err(Broken("6.1 Transfer-Encoding")),
        ([_, ..], [_, ..]) => Err(Broken("6.3 Content-Length beside Transfer-Encoding")),
        ([_, _, ..], []) => Err(Broken("6.3 several Content-Lengths")),
    }
}

/// Whether a request line is of HTTP/1.1, else of HTTP/1.0.
fn request_line(line: &[u8]) -> Result<bool, Broken> {
    let mut parts = line.split(|byte| *byte == b' ');
    let (Some(method), Some(target), Some(version), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(Broken("3 request line"));
    };
    if method.is_empty() || !method.iter().all(|byte| is_token(*byte)) {
        return Err(Broken("3.1 method"));
    }
    if !is_target(method, target) {
        return Err(Broken("3.2 target"));
    }
    match version {
        b"HTTP/1.1" => Ok(true),
        b"HTTP/1.0" => Ok(false),
        _ => Err(Broken("2.3 version")),
    }
}

/// The path alone, the whole address, or `*` for what is asked of the server.
fn is_target(method: &[u8], target: &[u8]) -> bool {
    let visible = target
        .iter()
        .all(|byte| byte.is_ascii_graphic() && *byte != b'#');
    let whole = [&b"http://"[..], b"https://"].iter().any(|scheme| {
        let start = target.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    });
    let server = target == b"*" && method == b"OPTIONS";
    visible && (target.starts_with(b"/") || whole || server)
}

fn field(line: &[u8]) -> Result<(&[u8], &[u8]), Broken> {
    if matches!(line.first(), Some(b' ' | b'\t')) {
        return Err(Broken("5.2 obs-fold"));
    }
    let Some(colon) = line.iter().position(|byte| *byte == b':') else {
        return Err(Broken("5 field line"));
    };
    let (name, value) = (&line[..colon], &line[colon + 1..]);
    if name.is_empty() || !name.iter().all(|byte| is_token(*byte)) {
        return Err(Broken("5.1 field name"));
    }
    let control = |byte: &u8| (*byte < b' ' && *byte != b'\t') || *byte == 0x7f;
    if value.iter().any(control) {
        return Err(Broken("5.5 field value"));
    }
    Ok((name, trimmed(value)))
}

fn length_of(value: &[u8]) -> Result<u64, Broken> {
    let digits = !value.is_empty() && value.iter().all(u8::is_ascii_digit);
    let text = std::str::from_utf8(value).ok().filter(|_| digits);
    let length = text.and_then(|text| text.parse().ok());
    length.ok_or(Broken("6.2 Content-Length"))
}

/// A size and, behind a semicolon, extensions that nobody reads.
fn size_of_chunk(line: &[u8]) -> Result<u64, Broken> {
    let wrong = Broken("7.1 chunk-size");
    let end = line.iter().position(|byte| *byte == b';');
    let (size, extensions) = line.split_at(end.unwrap_or(line.len()));
    let odd = |byte: &u8| *byte != b'\t' && (*byte < b' ' || *byte >= 0x7f);
    let hex = (1..=15).contains(&size.len()) && size.iter().all(u8::is_ascii_hexdigit);
    if !hex || extensions.iter().any(odd) {
        return Err(wrong);
    }
    let size = std::str::from_utf8(size).map_err(|_| wrong)?;
    u64::from_str_radix(size, 16).map_err(|_| wrong)
}

/// A name or an address, with or without a port.
fn is_host(host: &[u8]) -> bool {
    let Some(text) = std::str::from_utf8(host)
        .ok()
        .filter(|text| !text.is_empty())
    else {
        return false;
    };
    let (name, port) = match text.strip_prefix('[') {
        Some(rest) => match rest.split_once(']') {
            Some((address, port)) => (address, port.strip_prefix(':').or_else(|| none(port))),
            None => return false,
        },
        None => match text.split_once(':') {
            Some((name, port)) => (name, Some(port)),
            None => (text, Some("")),
        },
    };
    let bracketed = text.starts_with('[');
    let fits = |byte: u8| {
        byte.is_ascii_alphanumeric()
            || b"-._~%!$&'()*+,;=".contains(&byte)
            || (bracketed && byte == b':')
    };
    let digits = |port: &str| port.bytes().all(|byte| byte.is_ascii_digit());
    !name.is_empty() && name.bytes().all(fits) && port.is_some_and(digits)
}

/// What is empty stands for no port.
fn none(port: &str) -> Option<&str> {
    port.is_empty().then_some(port)
}

fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

fn trimmed(value: &[u8]) -> &[u8] {
    let blank = |byte: &u8| matches!(byte, b' ' | b'\t');
    let start = value.iter().position(|byte| !blank(byte));
    let end = value.iter().rposition(|byte| !blank(byte));
    match (start, end) {
        (Some(start), Some(end)) => &value[start..=end],
        _ => &[],
    }
}

fn at_most(bytes: &[u8], left: u64) -> usize {
    usize::try_from(left).map_or(bytes.len(), |left| left.min(bytes.len()))
}

/// The line at the front without its end, once it is there.
fn line<'b>(
    bytes: &'b [u8],
    most: usize,
    clause: &'static str,
) -> Result<Option<&'b [u8]>, Broken> {
    let Some(end) = bytes.iter().position(|byte| matches!(byte, b'\r' | b'\n')) else {
        return if bytes.len() > most {
            Err(Broken(clause))
        } else {
            Ok(None)
        };
    };
    match (bytes[end], bytes.get(end + 1)) {
        _ if end > most => Err(Broken(clause)),
        (b'\r', Some(b'\n')) => Ok(Some(&bytes[..end])),
        (b'\r', None) => Ok(None),
        _ => Err(Broken("2.2 bare CR or LF")),
    }
}

/// The lines of a whole head.
struct Lines<'b>(&'b [u8]);

impl<'b> Iterator for Lines<'b> {
    type Item = &'b [u8];

    fn next(&mut self) -> Option<&'b [u8]> {
        let end = self.0.windows(2).position(|two| two == b"\r\n")?;
        let line = &self.0[..end];
        self.0 = &self.0[end + 2..];
        Some(line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many bytes pass when they come in pieces of this size, and whether the last passed byte
    /// ends a request.
    fn passes(bytes: &[u8], piece: usize) -> Result<(usize, bool), Broken> {
        let mut framing = Framing::default();
        let (mut held, mut passed) = (Vec::new(), 0);
        for piece in bytes.chunks(piece) {
            held.extend_from_slice(piece);
            let (cleared, broken) = framing.passes(&held);
            held.drain(..cleared);
            passed += cleared;
            if let Some(broken) = broken {
                return Err(broken);
            }
        }
        Ok((passed, framing.is_between()))
    }

    #[test]
    fn requests_pass_whole_however_they_are_cut() {
        let requests: [&[u8]; 5] = [
            b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n",
            b"POST /in/a?token=t HTTP/1.1\r\nhost: [::1]:7420\r\ncontent-length: 5\r\n\r\n\r\n\r\nx",
            b"PUT / HTTP/1.1\r\nHost: a.b:1\r\nTransfer-Encoding:\tChunked \r\n\r\n\
              a;b=\"c\"\r\n01234\r\n789\r\n00\r\nx-trailer: 1\r\n\r\n",
            b"\r\nPOST http://x/ HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n",
            b"POST / HTTP/1.0\r\nContent-Length: 1\r\n\r\nx",
        ];
        let all = requests.concat();

        for piece in [1, 2, 3, 7, 64, all.len()] {
            assert_eq!(passes(&all, piece), Ok((all.len(), true)), "{piece}");
        }
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_refused_at_its_first_byte() {
        let head = |fields: &str| format!("POST / HTTP/1.1\r\nHost: x\r\n{fields}\r\n\r\n");
        let both = head("Content-Length: 5\r\nTransfer-Encoding: chunked");
        let chunk = head("Transfer-Encoding: chunked") + "1\r\nab\r\n";

        for piece in [1, 5, 1_000] {
            let beside = Broken("6.3 Content-Length beside Transfer-Encoding");
            assert_eq!(passes(both.as_bytes(), piece), Err(beside));
            let after = Broken("7.1 chunk-data");
            assert_eq!(passes(chunk.as_bytes(), piece), Err(after));
            let bare = Broken("2.2 bare LF");
            assert_eq!(passes(b"GET / HTTP/1.1\nHost: x\n\n", piece), Err(bare));
        }
    }

    #[test]
    fn an_unfinished_request_passes_as_far_as_it_is_whole() {
        let body = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc";

        assert_eq!(passes(b"POST / HTTP/1.1\r\nHost: x", 5), Ok((0, true)));
        assert_eq!(passes(body, 4), Ok((body.len(), false)));
    }

    #[test]
    fn a_head_without_end_is_refused() {
        let mut head = b"GET / HTTP/1.1\r\nHost: x\r\nX: ".to_vec();
        head.resize(BUFFER_BYTES + 1, b'x');

        assert_eq!(passes(&head, 8_192), Err(Broken("2.3 head too long")));
    }

    #[test]
    fn hosts_are_names_and_addresses_with_or_without_a_port() {
        for host in ["x", "a.b-c_d", "127.0.0.1:7420", "[::1]", "[::1]:80", "x:"] {
            assert!(is_host(host.as_bytes()), "{host}");
        }
        for host in [
            "", "a b", "a/b", "a@b", "[::1", "[::1]x", "x:y", "x:1:2", ":80", "é",
        ] {
            assert!(!is_host(host.as_bytes()), "{host}");
        }
    }
}
