//! A cURL command, as tools print it in their documentation.

use super::{Authorization, Note, Pasted, Refusal, authorization, location};
use crate::document::request::{Header, HeaderValue, Method};

/// Headers that Baton sets itself, or that carry nothing.
const LEFT_OUT: [&str; 6] = [
    "content-type",
    "content-length",
    "accept",
    "user-agent",
    "host",
    "expect",
];

/// Whether a text is a cURL command.
pub(super) fn is_command(text: &str) -> bool {
    text.strip_prefix("curl")
        .or_else(|| text.strip_prefix("curl.exe"))
        .is_some_and(|rest| rest.starts_with(char::is_whitespace))
}

/// Reads a command: its address, method, headers and user; its data is left out.
pub(super) fn read(text: &str, own_bases: &[&str], pasted: &mut Pasted) -> Result<(), Refusal> {
    let words = words(text);
    let mut words = words.iter().map(String::as_str).skip(1);
    let mut address = None;
    let mut headers = Vec::new();
    while let Some(word) = words.next() {
        match option(word) {
            Some(("-X" | "--request", attached)) => {
                pasted.method = attached.or_else(|| words.next()).and_then(method);
            }
            Some(("-H" | "--header", attached)) => {
                headers.extend(attached.or_else(|| words.next()));
            }
            Some(("-u" | "--user", attached)) => {
                if let Some(user) = attached.or_else(|| words.next()) {
                    keep_user(user, pasted);
                }
            }
            Some(("--url", attached)) => address = attached.or_else(|| words.next()).or(address),
            Some((
                "-d" | "--data" | "--data-raw" | "--data-binary" | "--json" | "-F",
                attached,
            )) => {
                let _data = attached.or_else(|| words.next());
                pasted.method = pasted.method.or(Some(Method::Post));
                pasted.note(Note::DataLeftOut);
            }
            Some(("-o" | "--output" | "-m" | "--max-time" | "-A" | "--user-agent", attached)) => {
                let _unused = attached.or_else(|| words.next());
            }
            Some(_) => {}
            None => address = address.or(Some(word)),
        }
    }
    location::read(address.ok_or(Refusal::NotAnAddress)?, own_bases, pasted)?;
    for header in headers {
        keep_header(header, pasted);
    }
    pasted.note(Note::CurlRead);
    Ok(())
}

/// An option and the value attached to it (`-XPOST`, `--request=POST`).
fn option(word: &str) -> Option<(&str, Option<&str>)> {
    if let Some(long) = word.strip_prefix("--") {
        return Some(match long.split_once('=') {
            Some((name, value)) => (&word[..name.len() + 2], Some(value)),
            None => (word, None),
        });
    }
    let is_short = word.len() >= 2 && word.starts_with('-') && word.is_char_boundary(2);
    is_short.then(|| (&word[..2], (word.len() > 2).then(|| &word[2..])))
}

fn method(text: &str) -> Option<Method> {
    match text.to_ascii_uppercase().as_str() {
        "POST" => Some(Method::Post),
        "PUT" => Some(Method::Put),
        "PATCH" => Some(Method::Patch),
        "DELETE" => Some(Method::Delete),
        "GET" => Some(Method::Get),
        _ => None,
    }
}

fn keep_user(user: &str, pasted: &mut Pasted) {
    let (username, password) = user.split_once(':').unwrap_or((user, ""));
    pasted.keep(password);
    pasted.authorization = Some(Authorization::Basic {
        username: username.to_owned(),
    });
    pasted.note(Note::TokenFoundSeparately);
}

fn keep_header(header: &str, pasted: &mut Pasted) {
    let Some((name, value)) = header.split_once(':') else {
        return;
    };
    let (name, value) = (name.trim(), value.trim());
    if value.is_empty()
        || LEFT_OUT
            .iter()
            .any(|known| name.eq_ignore_ascii_case(known))
    {
        return;
    }
    if name.eq_ignore_ascii_case("authorization") && pasted.authorization.is_none() {
        authorization::read(name, value, pasted);
        return;
    }
    let slot = pasted.keep(value);
    pasted.headers.push(Header {
        name: name.to_owned(),
        value: HeaderValue::Secret { slot },
    });
}

/// Splits a command as a shell would: quotes, backslashes and continued lines, nothing run.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match (quote, letter) {
            (Some(open), close) if open == close => quote = None,
            (None, '\'' | '"') => {
                quote = Some(letter);
                word.get_or_insert_default();
            }
            (None | Some('"'), '\\') => {
                if let Some(next) = letters.next().filter(|next| *next != '\n') {
                    word.get_or_insert_default().push(next);
                }
            }
            (None, space) if space.is_whitespace() => words.extend(word.take()),
            (Some(_) | None, other) => word.get_or_insert_default().push(other),
        }
    }
    words.extend(word);
    words
}
