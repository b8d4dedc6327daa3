//! What looks sensitive within a text in which names and values stand: data that was cut off, a
//! form, XML.

use super::shapes;

/// A name of so many words is one yet; before it stands a sentence.
const MOST_WORDS: usize = 4;
/// No longer text in quotes is a name.
const LONGEST_NAME: usize = 200;

/// Whether a number that only one person has stands in a text that is no data, with blanks between
/// its groups, too.
pub(super) fn has_number(text: &str) -> bool {
    let is_sign = |one: char| {
        matches!(
            one,
            '<' | '>' | '"' | '\'' | '=' | ',' | ';' | '&' | '(' | ')'
        )
    };
    let mut parts = text.split(is_sign);
    parts.any(|part| shapes::has_one(part) || part.split_whitespace().any(shapes::has_one))
}

/// Whether a value with such a name stands there, and no mask: `<ssn>…`, `ssn=…`, `"tax id": …`.
pub(super) fn has_named(text: &str, is_named: &impl Fn(&str) -> bool) -> bool {
    let mut signs = text.match_indices([':', '=', '>']);
    signs.any(|(at, sign)| {
        let behind = &text[at + sign.len()..];
        let value = behind.trim_start_matches(|one: char| is_quote(one) || one.is_whitespace());
        let is_there = !value.is_empty() && !value.starts_with(['•', '=']);
        is_there && is_named_before(text[..at].trim_end(), is_named)
    })
}

/// Whether a text ends with such a name: all that stands in quotes, or the last words.
fn is_named_before(text: &str, is_named: &impl Fn(&str) -> bool) -> bool {
    let quoted = text.chars().next_back().filter(|last| is_quote(*last));
    if let Some(quote) = quoted {
        let inside = &text[..text.len() - quote.len_utf8()];
        let name = inside.rfind(quote).map_or(inside, |at| &inside[at + 1..]);
        return name.len() <= LONGEST_NAME && is_named(name.trim());
    }
    let line = text.rsplit(is_between).next().unwrap_or_default();
    let sentence = line.rsplit(". ").next().unwrap_or_default();
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let last = words.len().saturating_sub(MOST_WORDS);
    let Some(word) = words.last() else {
        return false;
    };
    is_named(word) || is_named(&words[last..].join(" "))
}

fn is_quote(one: char) -> bool {
    matches!(one, '"' | '\'')
}

/// Whether no name goes on there.
fn is_between(one: char) -> bool {
    one.is_control()
        || is_quote(one)
        || matches!(
            one,
            '<' | '>' | '=' | ':' | ',' | ';' | '&' | '/' | '?' | '(' | ')' | '[' | ']' | '{' | '}'
        )
}
