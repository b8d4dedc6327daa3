//! What people and tools write around an address, and between several.

use percent_encoding::percent_decode_str;

/// What is taken off from both ends.
const PAIRS: [(char, char); 10] = [
    ('"', '"'),
    ('\'', '\''),
    ('`', '`'),
    ('<', '>'),
    ('(', ')'),
    ('[', ']'),
    ('{', '}'),
    ('“', '”'),
    ('„', '“'),
    ('«', '»'),
];

const MAILTO: &str = "mailto:";

/// So many layers are taken off; what has more is no address that anybody wrote.
const MOST_LAYERS: usize = 8;

/// The text inside what stands around it; none where it names another address beside it.
pub(super) fn inside(text: &str) -> Option<String> {
    let mut text = text.to_owned();
    for _ in 0..MOST_LAYERS {
        let Some(next) = without_a_layer(&text)? else {
            return Some(text);
        };
        text = next;
    }
    None
}

/// The text without its outermost layer; nothing where there is none, none where it is refused.
#[expect(clippy::option_option, reason = "refused, whole, or with a layer less")]
fn without_a_layer(text: &str) -> Option<Option<String>> {
    let trimmed = text.trim().trim_end_matches([';', ',']).trim_end();
    if trimmed.len() < text.len() {
        return Some(Some(trimmed.to_owned()));
    }
    if let Some(address) = behind_mailto(text) {
        return Some(Some(address));
    }
    for (first, last) in PAIRS {
        let inner = text
            .strip_prefix(first)
            .and_then(|rest| rest.strip_suffix(last));
        if let Some(inner) = inner.filter(|inner| is_one(inner, first, last)) {
            return Some(Some(inner.to_owned()));
        }
    }
    if let Some((one, other)) = text.split_once('|') {
        if other.contains('|') {
            return None;
        }
        // Chat programs write an address twice: `<mailto:a@x.io|a@x.io>`.
        let same = super::read(one).zip(super::read(other));
        let same = same.filter(|(one, other)| one.key == other.key);
        return same.map(|(one, _)| Some(one.shown));
    }
    match behind_a_name(text) {
        Some((name, address)) => names_nobody_else(name, address).then(|| Some(address.to_owned())),
        None => Some(None),
    }
}

/// Whether what stands between two signs is one thing, and not the end of one and the beginning of
/// another: `<a@x.io> <b@x.io>`.
fn is_one(inner: &str, first: char, last: char) -> bool {
    if first == last {
        return !inner.contains(first);
    }
    let mut depth = 0_i32;
    let ends_before = inner.chars().any(|one| {
        depth += i32::from(one == first) - i32::from(one == last);
        depth < 0
    });
    !ends_before && depth == 0
}

/// An address as links have it, without what is asked of the mail.
fn behind_mailto(text: &str) -> Option<String> {
    let rest = text.get(MAILTO.len()..)?;
    if !text[..MAILTO.len()].eq_ignore_ascii_case(MAILTO) {
        return None;
    }
    let address = rest.split('?').next().unwrap_or_default();
    match percent_decode_str(address).decode_utf8() {
        Ok(decoded) => Some(super::seen(&decoded)),
        Err(_) => Some(address.to_owned()),
    }
}

/// `Name <a@b>`: the name, and the address.
fn behind_a_name(text: &str) -> Option<(&str, &str)> {
    let (name, address) = text.strip_suffix('>')?.rsplit_once('<')?;
    Some((name.trim(), address.trim()))
}

/// Whether a name beside an address is a name: it is no other address, and no mark such as
/// `[TEST]`, by which a tool says that it means nobody.
fn names_nobody_else(name: &str, address: &str) -> bool {
    if name.starts_with('[') || name.contains('<') {
        return false;
    }
    if !name.contains('@') {
        return true;
    }
    let named = super::read(name);
    named.is_some_and(|named| super::read(address).is_some_and(|one| one.key == named.key))
}

/// The parts between `;` and `,` that do not stand in double quotes; empty ones are left out.
pub(super) fn parts(text: &str) -> Vec<&str> {
    let (mut parts, mut from, mut quoted) = (Vec::new(), 0, false);
    for (at, one) in text.char_indices() {
        match one {
            '"' => quoted = !quoted,
            ';' | ',' if !quoted => {
                parts.push(&text[from..at]);
                from = at + one.len_utf8();
            }
            _other => {}
        }
    }
    parts.push(&text[from..]);
    parts.retain(|part| !part.trim().is_empty());
    parts
}
