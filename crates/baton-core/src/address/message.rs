//! A request as documents print it: a line with the address, then header lines.

use super::{Note, Pasted, Reading, Refusal, authorization, judged, labels, location};
use crate::document::request::{Header, HeaderValue, Method};

/// Headers that Baton sets itself, or that carry nothing.
const LEFT_OUT: [&str; 8] = [
    "content-type",
    "content-length",
    "accept",
    "accept-encoding",
    "connection",
    "user-agent",
    "host",
    "expect",
];

/// Whether every line of a text is an address or a header line, and no line is a label.
pub(super) fn is_message(text: &str) -> bool {
    let head = text.split_once("\n\n").map_or(text, |(head, _)| head);
    let (mut lines_in_all, mut headers, mut labels, mut asked) = (0, 0, 0, false);
    for line in lines(head) {
        lines_in_all += 1;
        match authorization::header_line(line) {
            Some((name, _)) => {
                headers += 1;
                labels += usize::from(!labels::is_for_a_tool(name));
            }
            None => {
                asked |= is_request(line);
                if !asked && !line.contains("://") {
                    return false;
                }
            }
        }
    }
    // What stands under `POST … HTTP/1.1` are headers, whatever they are called.
    lines_in_all > 1 && headers > 0 && (asked || labels == 0)
}

/// `POST https://…`, with or without a version behind it.
fn is_request(line: &str) -> bool {
    let mut words = line.split_whitespace();
    words.next().and_then(method).is_some() && words.next().is_some_and(|it| it.contains("://"))
}

/// Reads the lines; what comes after an empty one is data and left out.
pub(super) fn read(text: &str, reading: &Reading<'_>, pasted: &mut Pasted) -> Result<(), Refusal> {
    let (head, data) = match text.split_once("\n\n") {
        Some((head, data)) => (head, !data.trim().is_empty()),
        None => (text, false),
    };
    for line in lines(head) {
        if authorization::header_line(line).is_some() {
            keep_header_line(line, pasted);
        } else {
            location::read(address_of(line, pasted), reading, pasted)?;
        }
    }
    if pasted.location.is_none() && pasted.authorization.is_none() {
        return Err(Refusal::NotAnAddress);
    }
    if data {
        pasted.note(Note::DataLeftOut);
    }
    Ok(())
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// The address of `POST https://… HTTP/1.1`.
fn address_of<'a>(line: &'a str, pasted: &mut Pasted) -> &'a str {
    let mut words = line.split_whitespace();
    let first = words.next().and_then(method);
    let Some(second) = words.next().filter(|_| first.is_some()) else {
        return line;
    };
    pasted.method = first;
    second
}

/// A method that a step can use.
pub(super) fn method(text: &str) -> Option<Method> {
    match text.to_ascii_uppercase().as_str() {
        "POST" => Some(Method::Post),
        "PUT" => Some(Method::Put),
        "PATCH" => Some(Method::Patch),
        "DELETE" => Some(Method::Delete),
        "GET" => Some(Method::Get),
        _ => None,
    }
}

/// Keeps `Name: value`, if it is one.
pub(super) fn keep_header_line(header: &str, pasted: &mut Pasted) {
    if let Some((name, value)) = header.split_once(':') {
        keep_header(name.trim(), value.trim(), pasted);
    }
}

/// Keeps a header: as the token, if it is the first that carries one alone, else beside it.
pub(super) fn keep_header(name: &str, value: &str, pasted: &mut Pasted) {
    let left_out = |known: &&str| name.eq_ignore_ascii_case(known);
    if name.is_empty() || value.is_empty() || LEFT_OUT.iter().any(left_out) {
        return;
    }
    let is_token = name.eq_ignore_ascii_case("authorization") || judged::name_tells(name);
    if is_token && pasted.authorization.is_none() {
        authorization::read(name, value, pasted);
        return;
    }
    let slot = pasted.keep(value);
    pasted.headers.push(Header {
        name: name.to_owned(),
        value: HeaderValue::Secret {
            slot,
            word: String::new(),
        },
    });
}
