//! JSON as other tools send it: strict as all of it is, but halves of characters are forgiven.

use std::borrow::Cow;

use super::{Json, Unreadable};

/// `\uXXXX`.
const ESCAPE: usize = 6;
/// What takes the place of half a character, as long as the escape itself, so that places stay.
const REPLACEMENT: &[u8; ESCAPE] = b"\\uFFFD";

/// The data, and how many halves of characters were replaced.
pub(crate) fn read(text: &str) -> Result<(Json, u32), Unreadable> {
    let (bytes, replaced) = whole(text.as_bytes());
    Ok((Json::parse(&bytes)?, replaced))
}

/// Escapes of surrogates that are no pair, replaced.
fn whole(bytes: &[u8]) -> (Cow<'_, [u8]>, u32) {
    let mut whole = Cow::Borrowed(bytes);
    let (mut at, mut replaced) = (0, 0);
    while let Some(next) = bytes[at..].iter().position(|&byte| byte == b'\\') {
        at += next;
        at += match half(bytes, at) {
            None => 2.min(bytes.len() - at),
            Some(Half::First) if half(bytes, at + ESCAPE) == Some(Half::Second) => 2 * ESCAPE,
            Some(Half::First | Half::Second) => {
                whole.to_mut()[at..at + ESCAPE].copy_from_slice(REPLACEMENT);
                replaced += 1;
                ESCAPE
            }
        };
    }
    (whole, replaced)
}

/// A text that is no data, as it is read where it has escapes: data that was cut off has them. What
/// parts lines, words and cells parts words here.
pub(crate) fn unescaped(text: &str) -> Cow<'_, str> {
    let mut parts = text.split('\\');
    let first = parts.next().unwrap_or_default();
    if first.len() == text.len() {
        return Cow::Borrowed(text);
    }
    let mut units: Vec<u16> = first.encode_utf16().collect();
    while let Some(part) = parts.next() {
        let (unit, rest) = match part.as_bytes() {
            // One that is escaped itself stands before what follows as it is.
            [] => (u16::from(b'\\'), parts.next().unwrap_or_default()),
            [b'n' | b'r' | b't' | b'b' | b'f', ..] => (u16::from(b' '), &part[1..]),
            [b'u', ..] => match part.get(1..5).map(|code| u16::from_str_radix(code, 16)) {
                Some(Ok(unit)) => (unit, &part[5..]),
                Some(Err(_)) | None => (u16::from(b'\\'), part),
            },
            // A quotation mark, a slash, or no escape at all.
            [_, ..] => (u16::from(b' '), part),
        };
        units.push(unit);
        units.extend(rest.encode_utf16());
    }
    Cow::Owned(String::from_utf16_lossy(&units))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    First,
    Second,
}

/// Which half of a character an escape stands for, if it is one.
fn half(bytes: &[u8], at: usize) -> Option<Half> {
    let digits = bytes.get(at..at + ESCAPE)?.strip_prefix(b"\\u")?;
    if !digits.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    let digits = std::str::from_utf8(digits).ok()?;
    match u16::from_str_radix(digits, 16).ok()? {
        0xD800..=0xDBFF => Some(Half::First),
        0xDC00..=0xDFFF => Some(Half::Second),
        _ => None,
    }
}
