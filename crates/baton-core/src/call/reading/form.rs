//! Forms: `a=1&b[c]=2&d[]=3&d[]=4`.

use std::borrow::Cow;

use percent_encoding::percent_decode;

use super::charset::Charset;
use super::group::Groups;
use crate::json::{Json, Place, Unreadable};

/// The tree, and how many of its names stay as they were sent.
pub(super) fn read(body: &[u8], charset: Charset) -> Result<(Json, u32), Unreadable> {
    if body.iter().all(u8::is_ascii_whitespace) {
        return Err(Unreadable::Nothing);
    }
    let mut groups = Groups::new();
    let mut from = 0;
    for pair in body.split(|&byte| byte == b'&') {
        let place = || Place::of(body, from);
        if !pair.is_empty() {
            let (name, value) = apart(pair);
            let wrong = |_| Unreadable::Form {
                place: place(),
                why: "a part is not in its charset",
            };
            let value = decoded(value, charset).map_err(wrong)?;
            let name = decoded(name, charset).map_err(wrong)?;
            groups.put(name, Json::Text(value.into_owned()), place)?;
        }
        from += pair.len() + 1;
    }
    Ok(groups.into_json())
}

/// What may stand in a form without being escaped, as senders write them.
const SIGNS: &[u8] = b"%+-_.~*[]@:/,;!'()$?|";

/// Whether text that says it is nothing of the kind is a form all the same: names and values in the
/// letters of one, none of them loose.
pub(super) fn is_one(text: &str) -> bool {
    let text = text.trim_ascii();
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || SIGNS.contains(&byte);
    let begins_like_a_name =
        text.starts_with(|one: char| one.is_ascii_alphanumeric() || one == '_');
    let mut says_something = false;
    let mut pairs = text.split('&').filter(|pair| !pair.is_empty());
    let fits = pairs.all(|pair| match pair.split_once('=') {
        Some((name, value)) => {
            says_something |= !value.is_empty();
            !name.is_empty() && name.bytes().chain(value.bytes()).all(plain)
        }
        None => false,
    });
    begins_like_a_name && fits && says_something
}

fn apart(pair: &[u8]) -> (&[u8], &[u8]) {
    let middle = pair.iter().position(|&byte| byte == b'=');
    let middle = middle.unwrap_or(pair.len());
    (&pair[..middle], pair.get(middle + 1..).unwrap_or_default())
}

fn decoded(part: &[u8], charset: Charset) -> Result<Cow<'_, str>, Unreadable> {
    if !part.contains(&b'+') && !part.contains(&b'%') {
        return charset.text(part);
    }
    let spaced: Vec<u8> = part
        .iter()
        .map(|&byte| if byte == b'+' { b' ' } else { byte })
        .collect();
    let bytes: Vec<u8> = percent_decode(&spaced).collect();
    let text = charset.text(&bytes)?.into_owned();
    Ok(Cow::Owned(text))
}
