//! An address and a token as a mail or a page of settings names them: `URL: https://…` on one line,
//! `Token: 00a…` on the next, or both in the middle of a sentence.
//!
//! A label is no header: what stands behind `Token:` is the token, and what stands behind `URL:` is
//! where to send it. Nothing that stands here is ever sent to another host than the one named here.

use super::labels::{self, is_for_a_tool, is_header_in_mail};
use super::named::{self, is_is, sentence, unquoted};
use super::small_words::say_no_value;
use super::words::{AROUND, Word};
use super::words::{address_in, bare, begin_of_line, label_of, phrase, words, words_of};
use super::{Authorization, Choice, Note, Pasted, Reading, Refusal, authorization, location};
use super::{broken, certain, choices, rest};
use super::{judged, message, message::keep_header, message::keep_header_line};

/// What people write before the value of a header that they have named.
const VALUE_LABELS: [&str; 4] = ["value", "wert", "valor", "valeur"];

/// Headers whose value is an address, but not the one to send to.
const ADDRESS_HEADERS: [&str; 4] = ["origin", "referer", "location", "link"];

/// What stands before an address that explains, or that a browser sends: it is used where there is no
/// other.
const NOT_TO_SEND_TO: [&str; 11] = [
    "origin",
    "referer",
    "location",
    "doku",
    "dokumentation",
    "docs",
    "documentation",
    "anleitung",
    "hilfe",
    "help",
    "support",
];

/// Whether a text names an address or a token among other words.
pub(super) fn is_prose(text: &str) -> bool {
    if labelled_address(text).is_some() {
        return true;
    }
    let words = words(text);
    let Some(first) = words.first().map(|word| word.text) else {
        return false;
    };
    // What stands below an address may be more of it, or not.
    let is_above_words = address_in(first).is_some() && words.iter().any(|word| word.line > 0);
    let address = words.iter().position(|word| word.address().is_some());
    let surrounded = address.is_some_and(|at| at > 0) || is_quoted(first);
    surrounded || is_above_words || !named::tokens(&words).is_empty()
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
    let mut words = Vec::new();
    let lines: Vec<&str> = text.lines().map(unmarked).collect();
    let mut number = 0;
    while let Some(line) = lines.get(number) {
        if is_header(line) {
            keep_header_line(line, pasted);
        } else if let Some((name, value, until)) = header_below(&lines, number) {
            keep_header(name, value, pasted);
            number = until;
        } else {
            words.extend(words_of((number, line)));
        }
        number += 1;
    }
    let mut used = keep_named_header(&words, pasted);
    let addresses = addresses_of(&words);
    let address = choices::one_of(addresses, reading, pasted, |at| choice(&words, *at));
    if let Some(at) = address {
        let before = at.checked_sub(1);
        pasted.method = before.and_then(|at| message::method(words[at].text));
        used.extend(at - usize::from(pasted.method.is_some())..=at);
        used.extend(
            before
                .filter(|at| words[*at].is_label())
                .into_iter()
                .flat_map(|at| phrase(&words, at)),
        );
        let below = rest::below(&words, at, &lines, reading).ok_or(Refusal::NotAnAddress)?;
        used.extend(at + 1..=at + below.joined.len());
        let pieces: Vec<&str> = std::iter::once(below.begin).chain(below.joined).collect();
        location::read(&pieces.join("\n"), reading, pasted)?;
        pasted.rest = below.asked;
    }
    used.extend(keep_token(&words, reading, pasted));
    let is_nothing = pasted.location.is_none() && pasted.authorization.is_none();
    if is_nothing && pasted.choices.is_empty() {
        return Err(Refusal::NotAnAddress);
    }
    let is_left = |at: &usize| !used.contains(at) && !words[*at].text.starts_with("HTTP/");
    let left: Vec<usize> = (0..words.len()).filter(is_left).collect();
    if !left.is_empty() {
        pasted.note(Note::WordsLeftOut);
    }
    let mut left = left.iter().map(|at| words[*at]);
    if !pasted.has_token() && left.any(|word| labels::speaks_of_secret(&word.label())) {
        pasted.note(Note::SecretLeftOut);
    }
    Ok(())
}

/// A line for a tool, not for people: a header by its name, whose value is not where to send, nor
/// words about one that is a secret (`X-Api-Key: folgt per SMS`).
fn is_header(line: &str) -> bool {
    let header = authorization::header_line(line);
    header.is_some_and(|(name, value)| {
        is_header_in_mail(name) && address_in(value).is_none() && !is_about_secret(name, value)
    })
}

/// A line without the marks of a quoted mail before it.
fn unmarked(line: &str) -> &str {
    line.trim_start_matches([' ', '\t', '>']).trim_end()
}

fn is_about_secret(name: &str, value: &str) -> bool {
    let (word, token) = authorization::apart(value);
    let is_known = word.is_some_and(authorization::is_known_word) && !say_no_value(token);
    let is_secret =
        name.eq_ignore_ascii_case(authorization::AUTHORIZATION) || judged::name_tells(name);
    // `Token token=a, email=b`: named values.
    let is_drawn = is_known || value.contains('=') || certain::is_certain(token);
    is_secret && !is_drawn
}

/// A header whose value stands on a line of its own, at the number that is returned: below
/// `X-Api-Key:`, or behind `Value:` below `Header: X-Api-Key`.
fn header_below<'a>(lines: &[&'a str], number: usize) -> Option<(&'a str, &'a str, usize)> {
    let (label, name) = lines[number].split_once(':')?;
    let mut below = lines.iter().enumerate().skip(number + 1);
    let (until, next) = below.find(|(_, line)| !line.is_empty())?;
    let (name, value) = match name.trim() {
        "" => (label, *next),
        name if label.eq_ignore_ascii_case("header") => {
            let (label, value) = next.split_once([':', '='])?;
            let is_value = VALUE_LABELS.contains(&label.trim().to_lowercase().as_str());
            (name, is_value.then(|| value.trim())?)
        }
        _ => return None,
    };
    let is_one = !value.contains(char::is_whitespace) && address_in(value).is_none();
    let is_label = value.ends_with(':') || authorization::header_line(value).is_some();
    let is_header = is_for_a_tool(name) && judged::name_tells(name);
    let is_sure = certain::is_certain(value);
    (is_header && is_one && !is_label && is_sure).then_some((name, value, until))
}

/// Which words are the address: those that a label names, else those that are not another program's,
/// such as that behind `Origin:`, else the first; each address once.
fn addresses_of(words: &[Word<'_>]) -> Vec<usize> {
    let all = || (0..words.len()).filter(|at| words[*at].address().is_some());
    let is_behind = |at: usize, says: &dyn Fn(&str) -> bool| {
        let mut before = words[..at].iter().rev().map(|word| word.label());
        let label = before.next().and_then(|label| match is_is(&label) {
            true => before.next(),
            false => Some(label),
        });
        label.is_some_and(|label| says(&label))
    };
    let explains = |at: usize| is_behind(at, &|label| NOT_TO_SEND_TO.contains(&label));
    let named: Vec<usize> = all()
        .filter(|at| is_behind(*at, &labels::names_address))
        .collect();
    // Beside one with a label, `Produktion: https://…` is one, too.
    let is_labelled = |at: &usize| *at > 0 && words[*at - 1].is_label() && !explains(*at);
    let mut found: Vec<usize> = match named.is_empty() {
        false => all()
            .filter(|at| named.contains(at) || is_labelled(at))
            .collect(),
        true => all().filter(|at| !explains(*at)).collect(),
    };
    if found.is_empty() {
        found.extend(all().next());
    }
    let mut once: Vec<usize> = Vec::new();
    for at in found {
        if !once
            .iter()
            .any(|known| words[*known].address() == words[at].address())
        {
            once.push(at);
        }
    }
    once
}

/// An address among several, with the words of its line before it.
fn choice(words: &[Word<'_>], at: usize) -> Choice {
    let address = words[at].address().unwrap_or_default();
    let before = &words[begin_of_line(words, at)..at];
    let said: Vec<&str> = before.iter().map(|word| word.text).collect();
    Choice {
        number: 0,
        said: said.join(" ").trim_end_matches(':').to_owned(),
        leads_to: Some(choices::leads_to(address)),
        length: 0,
        is_chosen: false,
    }
}

fn is_quoted(word: &str) -> bool {
    word.starts_with(AROUND) && address_in(word).is_some()
}

/// Keeps the value of a header that a sentence names, as in `API token (header X-Api-Key): 00a`.
/// Which words that took.
fn keep_named_header(words: &[Word<'_>], pasted: &mut Pasted) -> Vec<usize> {
    let found = words.windows(2).enumerate().find_map(|(at, pair)| {
        let (name, value) = (pair[0].text, pair[1]);
        let name = bare(name.strip_suffix(':')?);
        let says_so = words[..at].iter().filter(|word| word.line == pair[0].line);
        let is_named = says_so
            .map(|word| label_of(word.text))
            .any(|word| word == "header");
        let is_header = is_named && is_for_a_tool(name) && judged::name_tells(name);
        (is_header && value.line == pair[0].line).then_some((at, name, value))
    });
    let Some((at, name, value)) = found else {
        return Vec::new();
    };
    keep_header(
        name,
        unquoted(value.text, "", sentence(words, at, at + 1, false)),
        pasted,
    );
    (begin_of_line(words, at)..=at + 1).collect()
}

/// Keeps the token that a label names, or the one that was chosen of several; with a name beside it,
/// as name and password. Which words that took.
fn keep_token(words: &[Word<'_>], reading: &Reading<'_>, pasted: &mut Pasted) -> Vec<usize> {
    if pasted.authorization.is_some() {
        return Vec::new();
    }
    let all = named::tokens(words);
    let shown = |found: &named::Named<'_>| Choice {
        number: 0,
        said: found.said(words),
        leads_to: None,
        length: u32::try_from(found.value.chars().count()).unwrap_or(u32::MAX),
        is_chosen: false,
    };
    let Some(found) = choices::one_of(all, reading, pasted, shown) else {
        return Vec::new();
    };
    let is_password = labels::names_password(&found.label);
    let user = is_password.then(|| named::user(words, &found)).flatten();
    let mut used = found.words(words);
    match (user, found.word) {
        (Some(user), _) => {
            let username = user.value.to_owned();
            used.extend(user.words(words));
            pasted.keep_separate(Authorization::Basic { username }, found.value);
        }
        (None, Some(word)) => {
            let (value, more) = whole(words, &found);
            used.extend(more);
            let (way, token) = authorization::way_of(word, &value);
            pasted.keep_separate(way, &token.0);
        }
        (None, None) if is_password => {
            if reading.asks_name {
                return Vec::new();
            }
            let username = String::new();
            pasted.keep_separate(Authorization::Basic { username }, found.value);
        }
        (None, None) => {
            let (value, more) = whole(words, &found);
            used.extend(more);
            pasted.keep_separate(Authorization::Bearer, &value);
            pasted.is_way_named = false;
        }
    }
    pasted.note(Note::TokenFoundSeparately);
    used
}

/// A token with the lines below that it was broken over, and the places of these.
fn whole(words: &[Word<'_>], found: &named::Named<'_>) -> (String, Vec<usize>) {
    let mut value = found.value.to_owned();
    let mut more = Vec::new();
    let mut goes_on = broken::may_go_on(found.value);
    let mut line = found.line(words);
    let ends_line = |at: usize| {
        words
            .get(at + 1)
            .is_none_or(|next| next.line > words[at].line)
    };
    let mut at = found.last();
    while goes_on && ends_line(at) {
        let Some(next) = words.get(at + 1) else {
            break;
        };
        let is_below = next.line == line + 1 && ends_line(at + 1);
        let is_word = !next.text.contains(|one: char| one.is_ascii_digit()) && next.text.len() < 16;
        if !is_below || !broken::is_part(next.text) || is_word {
            break;
        }
        value.push_str(next.text);
        at += 1;
        line += 1;
        more.push(at);
        goes_on = broken::may_go_on(next.text);
    }
    (value, more)
}
