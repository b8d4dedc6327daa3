//! E-mail addresses: the one form in which they are compared, whatever stands around them (C17).
//!
//! Everything that looks somebody up, compares, stores or sends an address goes through here, so
//! that all of them mean the same. Deliberately absent: whether anybody reads mail there, which
//! only the recipient's server could say.

mod around;
mod likely;

use std::borrow::Cow;

use icu_normalizer::ComposingNormalizerBorrowed;
use icu_properties::CodePointSetDataBorrowed;
use icu_properties::props::DefaultIgnorableCodePoint;
use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};

pub use likely::{is_guest, likely};

/// The longest address, in bytes (RFC 5321, 4.5.3.1.3, without the brackets).
const LONGEST: usize = 254;

/// The longest text that is looked at for one address, in bytes: an address, a name, and more than
/// anybody writes around them.
const LONGEST_TEXT: usize = 2_000;

const NFC: ComposingNormalizerBorrowed<'_> = ComposingNormalizerBorrowed::new_nfc();
const UNSEEN: CodePointSetDataBorrowed<'_> =
    CodePointSetDataBorrowed::new::<DefaultIgnorableCodePoint>();

/// One e-mail address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// What is compared: composed, in small letters, the domain in its ASCII form.
    pub key: String,
    /// What is shown, stored and sent: as it was written, without what stood around it and what
    /// nobody sees.
    pub shown: String,
}

/// The address that a text is: alone, or in quotes or brackets, behind `mailto:`, or behind a name.
/// None where the text is anything else, several addresses too.
#[must_use]
pub fn read(text: &str) -> Option<Address> {
    if is_settled(text) {
        let (key, shown) = (text.to_owned(), text.to_owned());
        return Some(Address { key, shown });
    }
    let has_at = text.contains('@') || text.contains("%40");
    if !has_at || text.len() > LONGEST_TEXT {
        return None;
    }
    let text = seen(text);
    around::inside(&text).and_then(|text| bare(&text))
}

/// Whether a text is one e-mail address.
#[must_use]
pub fn is_email(text: &str) -> bool {
    read(text).is_some()
}

/// The addresses that a text names: one, or several with `;`, `,` or blanks between them. None at
/// all where a part of it is no address.
#[must_use]
pub fn each(text: &str) -> Vec<Address> {
    if let Some(one) = read(text) {
        return vec![one];
    }
    if !text.contains('@') {
        return Vec::new();
    }
    let parts = around::parts(text)
        .into_iter()
        .map(|part| match read(part) {
            Some(one) => Some(vec![one]),
            None => part.split_whitespace().map(read).collect(),
        });
    let all: Option<Vec<Vec<Address>>> = parts.collect();
    all.unwrap_or_default().into_iter().flatten().collect()
}

/// What of a text is compared where it is taken for an address: its form, and of what is no address
/// small letters without blanks around. Idempotent.
#[must_use]
pub fn key(text: &str) -> Cow<'_, str> {
    if is_settled(text) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(match read(text) {
        Some(address) => address.key,
        None => small(text.trim()),
    })
}

/// The address behind a mark in brackets, as tools write it in their tests: `[TEST] ada@x.io`. It
/// is nobody's; none where the text is not written so.
#[must_use]
pub fn behind_a_mark(text: &str) -> Option<Address> {
    let (mark, address) = text.trim().strip_prefix('[')?.split_once(']')?;
    let is_mark = !mark.trim().is_empty() && !mark.contains(['[', '@']);
    read(address).filter(|_| is_mark)
}

/// What is shown, stored and sent of a text that is taken for an address.
#[must_use]
pub fn shown(text: &str) -> String {
    match read(text) {
        Some(address) => address.shown,
        None => text.trim().to_owned(),
    }
}

/// A compared form as people read it: the domain in its own letters.
#[must_use]
pub fn spelled(key: &str) -> String {
    let Some((name, domain)) = key.rsplit_once('@') else {
        return key.to_owned();
    };
    let (domain, _) = idna::domain_to_unicode(domain);
    format!("{name}@{domain}")
}

/// An address that nothing stands around.
fn bare(text: &str) -> Option<Address> {
    let (name, domain) = text.rsplit_once('@')?;
    // What RFC 5322, 3.2.3 calls specials stands in quotes only, which nobody's address has.
    let special = |one: char| {
        one.is_whitespace() || one.is_control() || r#"()<>[]:;@\,"#.contains(one) || one == '"'
    };
    if name.is_empty() || name.contains(special) {
        return None;
    }
    let ascii = ascii_of(domain)?;
    let is_label = |label: &str| {
        let plain = |one: u8| one.is_ascii_alphanumeric() || matches!(one, b'-' | b'_');
        !label.is_empty() && label.bytes().all(plain)
    };
    let has_labels = ascii.contains('.') && ascii.split('.').all(is_label);
    let key = format!("{}@{ascii}", small(name));
    (has_labels && key.len() <= LONGEST).then(|| Address {
        key,
        shown: text.to_owned(),
    })
}

/// A domain as the name system knows it (UTS 46, as URLs have it). A name that breaks rules which
/// mail servers do not have (underscores, hyphens) is one all the same.
fn ascii_of(domain: &str) -> Option<String> {
    if is_plain_domain(domain) {
        return Some(domain.to_ascii_lowercase());
    }
    by_uts46(domain)
}

/// A domain of which the name system changes nothing but large letters: nearly all are. The whole
/// rules take some 2 µs for each of the values that a call names.
fn is_plain_domain(domain: &str) -> bool {
    let plain = |one: u8| one.is_ascii_alphanumeric() || matches!(one, b'-' | b'_' | b'.');
    let is_coded = |label: &str| {
        let beginning = label.as_bytes().first_chunk::<4>();
        beginning.is_some_and(|four| four.eq_ignore_ascii_case(b"xn--"))
    };
    domain.bytes().all(plain) && !domain.split('.').any(is_coded)
}

fn by_uts46(domain: &str) -> Option<String> {
    let found = Uts46::new().to_ascii(
        domain.as_bytes(),
        AsciiDenyList::EMPTY,
        Hyphens::Allow,
        DnsLength::Ignore,
    );
    found.ok().map(Cow::into_owned)
}

/// A text composed, without what nobody sees and without blanks around it.
fn seen(text: &str) -> String {
    if text.is_ascii() {
        let seen = text.replace(|one: char| one.is_control(), "");
        return seen.trim().to_owned();
    }
    seen_of_any(text)
}

fn seen_of_any(text: &str) -> String {
    let is_seen = |one: &char| !one.is_control() && !UNSEEN.contains(*one);
    let seen: String = text.chars().filter(is_seen).collect();
    NFC.normalize(seen.trim()).into_owned()
}

/// Composed and in small letters; a small sigma is one wherever it stands in a word.
fn small(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    small_of_any(text)
}

fn small_of_any(text: &str) -> String {
    let small = text.chars().flat_map(char::to_lowercase);
    let small: String = small
        .map(|one| if one == 'ς' { 'σ' } else { one })
        .collect();
    NFC.normalize(&small).into_owned()
}

/// Whether a text is in the compared form already: plain ASCII in small letters, as nearly all are.
fn is_settled(text: &str) -> bool {
    let Some((name, domain)) = text.split_once('@') else {
        return false;
    };
    let plain = |one: u8| one.is_ascii_lowercase() || one.is_ascii_digit();
    let in_name = |one: u8| plain(one) || matches!(one, b'.' | b'_' | b'-' | b'+');
    let in_domain = |one: u8| plain(one) || matches!(one, b'.' | b'-');
    let mut labels = domain.split('.');
    text.len() <= LONGEST
        && !name.is_empty()
        && name.bytes().all(in_name)
        && domain.bytes().all(in_domain)
        && domain.contains('.')
        && labels.all(|label| !label.is_empty() && !label.starts_with("xn--"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_plain_is_read_as_the_whole_rules_read_it(
            text in "[ -~\\t\r\n\u{0}\u{7f}]{0,40}",
            domain in "([xX][nN]-{1,2})?[a-zA-Z0-9._-]{0,20}",
        ) {
            prop_assert_eq!(seen(&text), seen_of_any(&text));
            prop_assert_eq!(small(&text), small_of_any(&text));
            if is_plain_domain(&domain) {
                prop_assert_eq!(Some(domain.to_ascii_lowercase()), by_uts46(&domain));
            }
        }
    }
}
