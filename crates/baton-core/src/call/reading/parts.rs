//! Forms in parts (`multipart/form-data` and its kin), which may bring files.
//!
//! The parts are cut here and their heads are read by `httparse`, which the listener reads heads
//! by, too: the libraries for it (`multer`, `mpart-async`) are streams that wait for a network,
//! and here is a body that has come.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use super::charset::Charset;
use super::group::Groups;
use super::how::Format;
use super::label::Label;
use crate::json::{Json, Number, Place, Unreadable};

/// So many lines has the head of a part at most.
const MOST_HEADERS: usize = 16;

/// What parts come to.
pub(super) struct Parts {
    pub(super) data: Json,
    /// How many names stay as they were sent.
    pub(super) flat: u32,
    /// How many of them are files.
    pub(super) files: u32,
}

/// What stands between the parts, as the label names it or as the body begins; none where the body
/// begins like something else.
pub(super) fn boundary(label: &Label, body: &[u8]) -> Option<Vec<u8>> {
    let first = body.trim_ascii_start().first();
    if first.is_some_and(|first| b"{[\"<".contains(first)) {
        return None;
    }
    let is_said = label.format() == Some(Format::Parts);
    let named = label
        .parameter("boundary")
        .filter(|_| is_said)
        .map(str::as_bytes);
    let named = named.filter(|named| !named.is_empty() && find(body, &delimiter(named)).is_some());
    named.map(<[u8]>::to_vec).or_else(|| begun(body))
}

/// The boundary of a body that begins like a part.
fn begun(body: &[u8]) -> Option<Vec<u8>> {
    let rest = body.trim_ascii_start().strip_prefix(b"--")?;
    let end = rest.iter().position(|&byte| byte == b'\n')?;
    let (boundary, behind) = (rest[..end].trim_ascii_end(), &rest[end + 1..]);
    let names = b"content-";
    let is_head = behind.get(..names.len())?.eq_ignore_ascii_case(names);
    (is_head && !boundary.is_empty() && boundary.len() <= LONGEST_BOUNDARY)
        .then(|| boundary.to_vec())
}

/// RFC 2046, 5.1.1, allows 70 characters; some senders have a few more.
const LONGEST_BOUNDARY: usize = 200;

/// Why a body is unreadable that only says it is in parts.
pub(super) fn none() -> Unreadable {
    Unreadable::Parts {
        place: Place { line: 1, column: 1 },
        why: "no part begins",
    }
}

/// Reads the parts between boundaries.
pub(super) fn read(body: &[u8], boundary: &[u8], charset: Charset) -> Result<Parts, Unreadable> {
    let delimiter = delimiter(boundary);
    let next = [b"\n", delimiter.as_slice()].concat();
    let wrong = |at: usize, why| Unreadable::Parts {
        place: Place::of(body, at),
        why,
    };
    let mut groups = Groups::new();
    let mut files = 0;
    let first = match body.starts_with(&delimiter) {
        true => Some(0),
        false => find(body, &next).map(|at| at + 1),
    };
    let mut at = first.ok_or_else(|| wrong(0, "no part begins"))? + delimiter.len();
    while !body[at..].starts_with(b"--") {
        let begin = at + line(&body[at..]).ok_or_else(|| wrong(at, "a part has no end"))?;
        // What ends the head may end the part as well, where there is nothing in it.
        let from = begin - 1;
        let end =
            from + find(&body[from..], &next).ok_or_else(|| wrong(begin, "a part has no end"))?;
        let part = part(&body[begin..=end.max(begin)], charset).map_err(|why| wrong(begin, why))?;
        files += u32::from(part.is_file);
        groups.put(Cow::Owned(part.name), part.value, || Place::of(body, begin))?;
        at = end + next.len();
    }
    let (data, flat) = groups.into_json();
    Ok(Parts { data, flat, files })
}

struct Part {
    name: String,
    value: Json,
    is_file: bool,
}

/// A part with its head, and with the end of the line before the next boundary.
fn part(whole: &[u8], charset: Charset) -> Result<Part, &'static str> {
    let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
    let (head, headers) = match httparse::parse_headers(whole, &mut headers) {
        Ok(httparse::Status::Complete(read)) => read,
        Ok(httparse::Status::Partial) => return Err("the head of a part has no end"),
        Err(_) => return Err("the head of a part is not one"),
    };
    let label = |name: &str| {
        let known = headers
            .iter()
            .find(|one| one.name.eq_ignore_ascii_case(name));
        known.map(|one| Label::of(&String::from_utf8_lossy(one.value)))
    };
    let disposition = label("content-disposition").unwrap_or_default();
    let own = label("content-type").unwrap_or_default();
    let bytes = without_line_end(&whole[head..]);
    let file = file_name(&disposition);
    let text = match (&file, own.charset()) {
        (Some(_), _) => None,
        (None, Some(named)) => Charset::named(named).and_then(|own| own.text(bytes)).ok(),
        (None, None) => charset.text(bytes).ok(),
    };
    Ok(Part {
        name: unescaped(disposition.parameter("name").unwrap_or(NAMELESS)),
        is_file: text.is_none(),
        value: match text {
            Some(text) => Json::Text(text.into_owned()),
            None => of_file(&file.unwrap_or_default(), bytes.len()),
        },
    })
}

/// The name of a file; none of what is no file. RFC 5987 has a second form for what is not ASCII.
fn file_name(disposition: &Label) -> Option<String> {
    let encoded = disposition.parameter("filename*").map(|encoded| {
        let name = encoded.splitn(3, '\'').last().unwrap_or_default();
        percent_decode_str(name).decode_utf8_lossy().into_owned()
    });
    encoded.or_else(|| disposition.parameter("filename").map(unescaped))
}

fn without_line_end(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    bytes.strip_suffix(b"\r").unwrap_or(bytes)
}

/// What a part without a name is called.
const NAMELESS: &str = "part";

/// A file, or what is no text: its name and its size in bytes, and nothing of what is in it.
fn of_file(name: &str, bytes: usize) -> Json {
    let size = Json::Number(Number::from(bytes as u64));
    Json::object([("name", Json::text(name)), ("size", size)])
}

/// What browsers escape in names (<https://html.spec.whatwg.org/#multipart-form-data>).
fn unescaped(name: &str) -> String {
    name.replace("%22", "\"")
        .replace("%0D", "\r")
        .replace("%0A", "\n")
}

fn delimiter(boundary: &[u8]) -> Vec<u8> {
    [b"--", boundary].concat()
}

/// Behind the line on which a boundary stands; blanks may follow it.
fn line(rest: &[u8]) -> Option<usize> {
    let end = rest.iter().position(|&byte| byte == b'\n')?;
    rest[..end].trim_ascii().is_empty().then_some(end + 1)
}

fn find(within: &[u8], wanted: &[u8]) -> Option<usize> {
    memchr::memmem::find(within, wanted)
}
