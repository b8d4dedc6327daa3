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
use super::{
    Authorization, Choice, Note, Pasted, Reading, Refusal, STOPS, authorization, location,
};
use super::{broken, certain, choices};
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
    // `Cheers, Tom` below an address; a single word there may be the rest of it.
    let is_sentence = |pair: &[Word<'_>]| pair[0].line > 0 && pair[0].line == pair[1].line;
    let is_above_words = address_in(first).is_some() && words.windows(2).any(is_sentence);
    // A mail broke the line of an address.
    if first.ends_with(['?', '&', '=']) && address_in(first).is_some() {
        return false;
    }
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
    let mut rest = Vec::new();
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let mut number = 0;
    while let Some(line) = lines.get(number) {
        if is_header(line) {
            keep_header_line(line, pasted);
        } else if let Some((name, value, until)) = header_below(&lines, number) {
            keep_header(name, value, pasted);
            number = until;
        } else {
            rest.extend(words_of((number, line)));
        }
        number += 1;
    }
    let mut used = keep_named_header(&rest, pasted);
    let addresses = addresses_of(&rest);
    let address = choices::one_of(addresses, reading, pasted, |at| choice(&rest, *at));
    if let Some(at) = address {
        let before = at.checked_sub(1);
        pasted.method = before.and_then(|at| message::method(rest[at].text));
        used.extend(at - usize::from(pasted.method.is_some())..=at);
        used.extend(
            before
                .filter(|at| rest[*at].is_label())
                .into_iter()
                .flat_map(|at| phrase(&rest, at)),
        );
        let address = rest[at].address().ok_or(Refusal::NotAnAddress)?;
        let below = rest_of_address(&rest, at, &lines);
        used.extend(at + 1..=at + below.len());
        let pieces: Vec<&str> = std::iter::once(address).chain(below).collect();
        location::read(&pieces.join("\n"), reading, pasted)?;
    }
    used.extend(keep_token(&rest, reading, pasted));
    let is_nothing = pasted.location.is_none() && pasted.authorization.is_none();
    if is_nothing && pasted.choices.is_empty() {
        return Err(Refusal::NotAnAddress);
    }
    let is_left = |at: &usize| !used.contains(at) && !rest[*at].text.starts_with("HTTP/");
    let left: Vec<usize> = (0..rest.len()).filter(is_left).collect();
    if !left.is_empty() {
        pasted.note(Note::WordsLeftOut);
    }
    let mut left = left.iter().map(|at| rest[*at]);
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

/// A line that a mail has broken is at least so long, in characters.
const SHORTEST_WRAPPED: usize = 40;

/// From this length on a line below that reads as a path alone goes on with an address: programs
/// for mail break at 72 to 78.
const LONG_ENOUGH_FOR_A_PATH: usize = 60;

/// A mail breaks all lines of an address at one width, give or take so many characters.
const ABOUT: usize = 2;

/// What is shorter and has a slash is something of its own: `n/a`, `24/7`, `HR/IT`.
const SHORTEST_PATH: usize = 8;

/// What has a slash and is a media type.
const MEDIA: [&str; 7] = [
    "application/",
    "audio/",
    "font/",
    "image/",
    "multipart/",
    "text/",
    "video/",
];

/// Where a mail broke the line within the address: the rest of it, each piece alone in a line below.
/// All but the last are as long as the line of the address.
fn rest_of_address<'a>(words: &[Word<'a>], at: usize, lines: &[&str]) -> Vec<&'a str> {
    let address = words[at];
    let is_cut = address
        .address()
        .is_some_and(|one| address.text.ends_with(one));
    let width = lines
        .get(address.line)
        .map_or(0, |line| line.chars().count());
    if !is_cut || width < SHORTEST_WRAPPED {
        return Vec::new();
    }
    let below = (at + 1..words.len()).take_while(|next| {
        let is_alone = words
            .get(next + 1)
            .is_none_or(|word| word.line != words[*next].line);
        let follows = words[*next].line == address.line + next - at;
        follows && is_alone && is_of_url(words[*next].text)
    });
    let below: Vec<&str> = below.map(|next| words[next].text).collect();
    let is_full = |text: &&&str| text.chars().count().abs_diff(width) <= ABOUT;
    let full = below.iter().take_while(is_full).count();
    let most = below.len().min(full + 1);
    let ends = (1..=most).rev().find(|pieces| {
        let last = below[pieces - 1];
        let before = match pieces {
            1 => address.text,
            _ => below[pieces - 2],
        };
        goes_on(before, last, width, *pieces > 1)
    });
    let mut rest = below[..ends.unwrap_or_default()].to_vec();
    if let Some(last) = rest.last_mut() {
        *last = last.trim_end_matches(STOPS);
    }
    rest
}

/// Whether the last piece below goes on with an address, by what stands before the break, by how long
/// the lines are, and by whether there is a piece as long as these between.
fn goes_on(before: &str, last: &str, width: usize, is_evident: bool) -> bool {
    if before.ends_with(['?', '&', '=', '%']) {
        return true;
    }
    // `token=00a` names a token; `ram/hook?id=1` goes on with a path.
    let first = last.find(['/', '?', '&', '%', '=']);
    if first.is_some_and(|first| last[first..].starts_with('=')) {
        return false;
    }
    let begins_so = last.starts_with(['/', '?', '&', '%']);
    if !begins_so && is_of_its_own(last, is_evident) {
        return false;
    }
    let is_query = last.contains(['?', '&', '%']);
    let is_path = first.is_some() && width >= LONG_ENOUGH_FOR_A_PATH;
    let is_no_word = last
        .chars()
        .skip(1)
        .any(|one| !one.is_alphabetic() || one.is_uppercase());
    is_query || is_path || (is_evident && is_no_word)
}

/// A media type, a date and, where nothing else says that it is more, what is short or a token: they
/// have signs of a path, and are none.
fn is_of_its_own(text: &str, is_evident: bool) -> bool {
    let is_date = text.chars().all(|one| one.is_ascii_digit() || one == '/');
    let is_media = MEDIA.iter().any(|begin| text.starts_with(begin));
    let is_base64 = text.contains('+') || text.ends_with('=');
    let is_small = text.len() < SHORTEST_PATH || is_base64;
    is_media || (is_date && text.contains('/')) || (is_small && !is_evident)
}

fn is_of_url(text: &str) -> bool {
    let is_of_url = |one: char| one.is_ascii_graphic() && !AROUND.contains(&one) && one != ':';
    text.chars().all(is_of_url)
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
