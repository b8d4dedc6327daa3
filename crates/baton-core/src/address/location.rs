//! An address: parsed once by `url` for its host, kept as pasted for its path.

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, percent_decode_str, percent_encode};
use url::{Host, Url};

use super::judged::{self, Part, PartKind, Why};
use super::{InHeader, Location, Note, Pasted, Reading, Refusal, Sensitive};
use crate::document::value::Segment;
use crate::ids::AddressId;

/// What no request line can hold.
const NOT_IN_A_PATH: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'`');

/// What stands for itself wherever a token is inside an address.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The number of all of path and query among the parts that were judged.
const WHOLE: u32 = 0;

/// Reads an address into `pasted`.
pub(super) fn read(text: &str, reading: &Reading<'_>, pasted: &mut Pasted) -> Result<(), Refusal> {
    let text = without_spaces(text, pasted);
    let scheme_end = text.find("://").ok_or(Refusal::NotAnAddress)?;
    let scheme = text[..scheme_end].to_ascii_lowercase();
    if scheme != "https" && scheme != "http" {
        return Err(Refusal::OtherScheme);
    }
    let rest = &text[scheme_end + 3..];
    if rest.contains('\\') || rest.starts_with('/') {
        return Err(Refusal::Unusual);
    }
    let authority_end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let url = Url::parse(&text).map_err(|_| Refusal::NotAnAddress)?;
    let host = match url.host().ok_or(Refusal::NotAnAddress)? {
        Host::Domain(name) => name.to_owned(),
        Host::Ipv4(address) => address.to_string(),
        Host::Ipv6(address) => address.to_string(),
    };
    let target = without_fragment(&rest[authority_end..], pasted);
    if is_own(&text, &host, target, reading.own_bases) {
        return Err(Refusal::BatonsOwn);
    }
    keep_userinfo(&url, pasted);
    let target = encoded(target, pasted);
    let (path, parts) = split_target(&host, &target, reading.turned, pasted);
    pasted.location = Some(Location {
        port: url.port_or_known_default().ok_or(Refusal::NotAnAddress)?,
        scheme,
        host,
        has_secret: parts.iter().any(|part| part.secret),
        path,
        parts,
    });
    Ok(())
}

/// Line breaks and tabs come from wrapped mails; none can be part of an address.
fn without_spaces(text: &str, pasted: &mut Pasted) -> String {
    let kept: String = text
        .chars()
        .filter(|c| !matches!(c, '\n' | '\r' | '\t' | '\u{200b}' | '\u{feff}'))
        .collect();
    if kept.len() != text.len() {
        pasted.note(Note::SpacesRemoved);
    }
    kept.trim().to_owned()
}

fn without_fragment<'a>(target: &'a str, pasted: &mut Pasted) -> &'a str {
    target.split_once('#').map_or(target, |(before, _)| {
        pasted.note(Note::FragmentRemoved);
        before
    })
}

fn encoded(target: &str, pasted: &mut Pasted) -> String {
    let encoded = percent_encode(target.as_bytes(), NOT_IN_A_PATH).to_string();
    if encoded != target {
        pasted.note(Note::LettersEncoded);
    }
    match encoded.as_bytes().first() {
        Some(b'/') => encoded,
        Some(_) | None => format!("/{encoded}"),
    }
}

/// A name and a password before the host become basic authentication.
fn keep_userinfo(url: &Url, pasted: &mut Pasted) {
    if url.username().is_empty() && url.password().is_none() {
        return;
    }
    let username = decoded(url.username());
    pasted.keep_separate(
        super::Authorization::Basic { username },
        &decoded(url.password().unwrap_or_default()),
    );
    pasted.note(Note::TokenFound);
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// Splits path and query into texts and secret slots.
fn split_target(
    host: &str,
    target: &str,
    turned: &[u32],
    pasted: &mut Pasted,
) -> (Vec<Segment>, Vec<Part>) {
    let mut split = Split {
        turned,
        ..Split::default()
    };
    if let Some(rest) = target.strip_prefix('/').filter(|rest| !rest.is_empty()) {
        let of_host = judged::of_host(host, target);
        split.judge(PartKind::Whole, None, rest, of_host);
        if split.judged.last().is_some_and(|whole| whole.secret) {
            split.text.push('/');
            split.put(rest, pasted);
            return split.finish();
        }
    }
    let (path, query) = target
        .split_once('?')
        .map_or((target, None), |(path, query)| (path, Some(query)));
    for (index, part) in path.split('/').enumerate() {
        if index > 0 {
            split.text.push('/');
        }
        split.part(PartKind::Path, None, part, pasted);
    }
    for (index, pair) in query.into_iter().flat_map(|q| q.split('&')).enumerate() {
        split.text.push(if index == 0 { '?' } else { '&' });
        let Some((name, value)) = pair.split_once('=') else {
            split.part(PartKind::Query, None, pair, pasted);
            continue;
        };
        split.text.push_str(name);
        split.text.push('=');
        split.part(PartKind::Query, Some(name), value, pasted);
    }
    split.finish()
}

/// What was split off so far.
#[derive(Default)]
struct Split<'a> {
    turned: &'a [u32],
    text: String,
    done: Vec<Segment>,
    judged: Vec<Part>,
    number: u32,
}

impl Split<'_> {
    /// Judges a part of its own and keeps it as what it is.
    fn part(&mut self, kind: PartKind, name: Option<&str>, part: &str, pasted: &mut Pasted) {
        if part.is_empty() {
            return;
        }
        self.number += 1;
        let why = match name {
            Some(name) => judged::of_value(name, part),
            None => judged::of_part(part),
        };
        self.judge(kind, name, part, why);
        if !self.judged.last().is_some_and(|judged| judged.secret) {
            self.text.push_str(part);
            return;
        }
        let slot = self.put(part, pasted);
        let suggested = name.is_some_and(judged::name_suggests_bearer);
        if suggested || pasted.in_header.is_none() {
            offer_header(part, slot, suggested, pasted);
        }
    }

    fn judge(&mut self, kind: PartKind, name: Option<&str>, part: &str, why: Why) {
        let number = match kind {
            PartKind::Whole => WHOLE,
            PartKind::Path | PartKind::Query => self.number,
        };
        let turned = self.turned.contains(&number);
        self.judged.push(Part {
            number,
            kind,
            name: name.map(decoded),
            text: Sensitive(part.to_owned()),
            secret: why.is_secret() != turned,
            why: if turned { Why::Turned } else { why },
        });
    }

    /// Puts a secret where the address had it.
    fn put(&mut self, part: &str, pasted: &mut Pasted) -> String {
        self.flush();
        pasted.note(Note::TokenFound);
        let slot = pasted.keep(part);
        self.done.push(Segment::Secret { slot: slot.clone() });
        slot
    }

    fn flush(&mut self) {
        if !self.text.is_empty() {
            let text = std::mem::take(&mut self.text);
            self.done.push(Segment::Text { text });
        }
    }

    fn finish(mut self) -> (Vec<Segment>, Vec<Part>) {
        self.flush();
        (self.done, self.judged)
    }
}

/// A token the way an address has to write it; one that was taken out of an address is written so.
#[must_use]
pub fn inside(given: &str) -> String {
    let encoded = |text: &str| percent_encode(text.as_bytes(), PLAIN).to_string();
    let plain = decoded(given);
    let is_written = plain.len() < given.len() && encoded(&plain).eq_ignore_ascii_case(given);
    if is_written {
        return given.to_owned();
    }
    encoded(given)
}

/// The token itself, of one that is written the way an address has to.
#[must_use]
pub fn out_of(written: &str) -> String {
    decoded(written)
}

/// A header takes the token itself, not the way in which an address has to write it.
fn offer_header(part: &str, slot: String, suggested: bool, pasted: &mut Pasted) {
    let plain = decoded(part);
    let slot = match plain == part {
        true => slot,
        false => pasted.keep(&plain),
    };
    if suggested {
        pasted.note(Note::BearerSuggested);
    }
    pasted.in_header = Some(InHeader { slot, suggested });
}

/// Whether this is an incoming address of this Baton.
fn is_own(text: &str, host: &str, target: &str, own_bases: &[&str]) -> bool {
    let looks_incoming = target
        .strip_prefix("/in/")
        .or_else(|| target.strip_prefix("/resume/"))
        .and_then(|rest| rest.split(['?', '/']).next())
        .is_some_and(|id| id.parse::<AddressId>().is_ok());
    let is_local = matches!(host, "localhost" | "127.0.0.1" | "::1");
    let is_base = own_bases.iter().any(|base| {
        !base.is_empty()
            && text
                .to_ascii_lowercase()
                .starts_with(&base.to_ascii_lowercase())
    });
    looks_incoming && (is_local || is_base)
}
