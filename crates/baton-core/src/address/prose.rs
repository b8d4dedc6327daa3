//! An address and a token as a mail or a page of settings names them: `URL: https://…` on one line,
//! `Token: 00a…` on the next, or both in the middle of a sentence.
//!
//! A label is no header: what stands behind `Token:` is the token, and what stands behind `URL:` is
//! where to send it. Nothing that stands here is ever sent to another host than the one named here.

use super::labels::{TOKEN_LABELS, is_for_a_tool};
use super::{Authorization, Note, Pasted, Reading, Refusal, authorization, location};
use super::{message, message::keep_header_line};

/// What people write before the address of a tool (English, German, Spanish, French).
const ADDRESS_LABELS: [&str; 12] = [
    "url",
    "uri",
    "address",
    "endpoint",
    "webhook",
    "hook",
    "link",
    "host",
    "server",
    "adresse",
    "dirección",
    "ziel",
];

/// What people write before the name that goes with a password.
const USER_LABELS: [&str; 9] = [
    "user",
    "username",
    "login",
    "benutzer",
    "benutzername",
    "usuario",
    "utilisateur",
    "identifiant",
    "name",
];

/// Headers whose value is an address, but not the one to send to.
const ADDRESS_HEADERS: [&str; 4] = ["origin", "referer", "location", "link"];

/// Quotes and brackets around an address or a token.
const AROUND: [char; 18] = [
    '"', '\'', '`', '<', '>', '(', ')', '[', ']', '{', '}', '„', '“', '”', '‘', '’', '«', '»',
];

/// Signs of a sentence behind a word.
const BEHIND: [char; 5] = [',', ';', '.', '!', '?'];

/// A token behind a mere *is* has at least so many characters, for else it may be a word.
const SHORTEST_AFTER_IS: usize = 16;

/// Whether a text names an address or a token among other words.
pub(super) fn is_prose(text: &str) -> bool {
    if labelled_address(text).is_some() {
        return true;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    // A mail broke the line of an address.
    if words
        .first()
        .is_some_and(|first| first.ends_with(['?', '&', '=']))
        && address_in(words[0]).is_some()
    {
        return false;
    }
    let address = words.iter().position(|word| address_in(word).is_some());
    let surrounded = address.is_some_and(|at| at > 0) || words.first().is_some_and(is_quoted);
    surrounded || tokens(&words).next().is_some()
}

/// `URL: https://…`: a line that names an address.
fn labelled_address(line: &str) -> Option<&str> {
    let (label, value) = line.split_once(':')?;
    let header = ADDRESS_HEADERS.contains(&label.to_ascii_lowercase().as_str());
    let value = value.trim_start();
    (!header && !label.contains("//") && address_in(value).is_some()).then_some(value)
}

/// Reads the address and the token out of the words.
pub(super) fn read(text: &str, reading: &Reading<'_>, pasted: &mut Pasted) -> Result<(), Refusal> {
    let mut rest = Vec::new();
    for line in text.lines().map(str::trim) {
        match is_header(line) {
            true => keep_header_line(line, pasted),
            false => rest.extend(line.split_whitespace()),
        }
    }
    let address = address_of(&rest);
    if let Some(at) = address {
        pasted.method = at.checked_sub(1).and_then(|at| message::method(rest[at]));
        let address = address_in(rest[at]).ok_or(Refusal::NotAnAddress)?;
        location::read(address, reading, pasted)?;
    }
    keep_token(&rest, pasted);
    if pasted.location.is_none() && pasted.authorization.is_none() {
        return Err(Refusal::NotAnAddress);
    }
    let said = usize::from(pasted.location.is_some()) + usize::from(pasted.method.is_some());
    let words = rest.iter().filter(|word| !word.starts_with("HTTP/"));
    if words.count() > said {
        pasted.note(Note::WordsLeftOut);
    }
    Ok(())
}

/// A line for a tool, not for people: a header by its name, whose value is not where to send.
fn is_header(line: &str) -> bool {
    let header = authorization::header_line(line);
    header.is_some_and(|(name, value)| is_for_a_tool(name) && address_in(value).is_none())
}

/// Which word is the address: the first that a label names, else the first.
fn address_of(words: &[&str]) -> Option<usize> {
    let all = || (0..words.len()).filter(|at| address_in(words[*at]).is_some());
    let labelled = |at: &usize| {
        let before = at.checked_sub(1).map(|before| label_of(words[before]));
        before.is_some_and(|label| ADDRESS_LABELS.contains(&label.as_str()))
    };
    all().find(labelled).or_else(|| all().next())
}

/// The address of a word, without what stands around it.
fn address_in(word: &str) -> Option<&str> {
    let word = word.split_whitespace().next()?;
    let word = bare(word);
    let scheme = word.split("://").next()?;
    let known = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
    (known && scheme.len() < word.len()).then_some(word)
}

fn is_quoted(word: &&str) -> bool {
    word.starts_with(AROUND) && address_in(word).is_some()
}

/// A word without quotes and brackets around it and without the signs of a sentence behind it.
fn bare(word: &str) -> &str {
    word.trim_start_matches(AROUND)
        .trim_end_matches(|one| AROUND.contains(&one) || BEHIND.contains(&one))
}

/// A word as a label: in small letters, without what stands around it.
fn label_of(word: &str) -> String {
    let word = bare(word).trim_end_matches([':', '=']);
    word.trim_start_matches(['-', '*', '•']).to_lowercase()
}

/// Keeps the first token that a label names; with a name beside it, as name and password.
fn keep_token(words: &[&str], pasted: &mut Pasted) {
    if pasted.authorization.is_some() {
        return;
    }
    let Some(found) = tokens(words).next() else {
        return;
    };
    let user = behind_labels(words, &USER_LABELS).next();
    let of_password = ["pass", "pwd", "kennwort", "contraseña"];
    let is_password = of_password.iter().any(|one| found.label.starts_with(one));
    let way = match (user.filter(|_| is_password), found.word) {
        (Some(user), _) => Authorization::Basic {
            username: user.token.to_owned(),
        },
        (None, Some(word)) => {
            let (way, token) = authorization::way_of(word, found.token);
            pasted.keep_separate(way, &token.0);
            pasted.note(Note::TokenFoundSeparately);
            return;
        }
        (None, None) => Authorization::Bearer,
    };
    pasted.keep_separate(way, found.token);
    pasted.note(Note::TokenFoundSeparately);
}

/// What a label names.
struct Named<'a> {
    label: String,
    /// The word before a token, such as `SSWS`.
    word: Option<&'a str>,
    token: &'a str,
}

fn tokens<'a>(words: &'a [&'a str]) -> impl Iterator<Item = Named<'a>> {
    behind_labels(words, &TOKEN_LABELS).chain(behind_labels(words, &["authorization"]))
}

fn behind_labels<'a>(
    words: &'a [&'a str],
    labels: &'a [&'a str],
) -> impl Iterator<Item = Named<'a>> {
    (0..words.len()).filter_map(|at| behind(words, at, labels))
}

/// What stands behind the label at a place: `Token: t`, `token=t`, `Key = t`, `the token is t…`.
fn behind<'a>(words: &[&'a str], at: usize, labels: &[&str]) -> Option<Named<'a>> {
    let here = words[at];
    let named = |text: &str| {
        let label = label_of(text);
        labels.contains(&label.as_str()).then_some(label)
    };
    if let Some((before, after)) = here.split_once([':', '='])
        && !after.is_empty()
        && let Some(label) = named(before)
    {
        let token = bare(after);
        let word = None;
        return (!token.is_empty()).then_some(Named { label, word, token });
    }
    let label = named(here)?;
    let mut rest = words[at + 1..].iter().copied();
    let mut first = rest.next()?;
    let mut by_is = false;
    if !here.ends_with([':', '=']) {
        by_is = ["is", "ist", "lautet", "es", "est"].contains(&first.to_lowercase().as_str());
        if !by_is && ![":", "="].contains(&first) {
            return None;
        }
        first = rest.next()?;
    }
    let word = authorization::is_known_word(first).then_some(first);
    let token = bare(word.map_or(Some(first), |_| rest.next())?);
    let is_token = !by_is || token.chars().count() >= SHORTEST_AFTER_IS;
    let ok = is_token && !token.is_empty() && address_in(token).is_none();
    ok.then_some(Named { label, word, token })
}
