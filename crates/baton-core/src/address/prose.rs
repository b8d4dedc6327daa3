//! An address and a token as a mail or a page of settings names them: `URL: https://…` on one line,
//! `Token: 00a…` on the next, or both in the middle of a sentence.
//!
//! A label is no header: what stands behind `Token:` is the token, and what stands behind `URL:` is
//! where to send it. Nothing that stands here is ever sent to another host than the one named here.

use super::labels::{self, TOKEN_LABELS, is_for_a_tool};
use super::{Authorization, Note, Pasted, Reading, Refusal, authorization, location};
use super::{judged, message, message::keep_header, message::keep_header_line};

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

/// What people write before the value of a header that they have named.
const VALUE_LABELS: [&str; 4] = ["value", "wert", "valor", "valeur"];

/// How the labels of a password begin.
const OF_PASSWORD: [&str; 4] = ["pass", "pwd", "kennwort", "contraseña"];

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

/// Those of them that no person writes before the address of a tool.
const NEVER_TO_SEND_TO: [&str; 3] = ["origin", "referer", "location"];

/// Quotes and brackets around an address or a token.
const AROUND: [char; 18] = [
    '"', '\'', '`', '<', '>', '(', ')', '[', ']', '{', '}', '„', '“', '”', '‘', '’', '«', '»',
];

/// Which quote or bracket ends what which begins.
const QUOTES: [(char, char); 14] = [
    ('"', '"'),
    ('\'', '\''),
    ('`', '`'),
    ('<', '>'),
    ('(', ')'),
    ('[', ']'),
    ('{', '}'),
    ('„', '“'),
    ('“', '”'),
    ('”', '”'),
    ('‘', '’'),
    ('’', '’'),
    ('«', '»'),
    ('»', '«'),
];

/// Those that a label may stand in together with what it names.
const BRACKETS: [(char, char); 4] = [('(', ')'), ('[', ']'), ('{', '}'), ('<', '>')];

/// A label has at most so many words, as in `Your API key:`; what is longer is a sentence.
const LONGEST_LABEL: usize = 3;

/// Signs of a sentence behind a word.
const BEHIND: [char; 5] = [',', ';', '.', '!', '?'];

/// A token behind a mere *is* has at least so many characters, for else it may be a word, but for one
/// in quotes.
const SHORTEST_AFTER_IS: usize = 16;

/// One that has letters and digits may be shorter.
const SHORTEST_PASSWORD: usize = 8;

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
    surrounded || is_above_words || tokens(&words).next().is_some()
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
    if let Some(at) = address_of(&rest) {
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
        match rest_of_address(&rest, at, &lines) {
            Some(wrapped) => {
                used.push(at + 1);
                location::read(&format!("{address}\n{wrapped}"), reading, pasted)?;
            }
            None => location::read(address, reading, pasted)?,
        }
    }
    used.extend(keep_token(&rest, pasted));
    if pasted.location.is_none() && pasted.authorization.is_none() {
        return Err(Refusal::NotAnAddress);
    }
    let is_left = |at: usize| !used.contains(&at) && !rest[at].text.starts_with("HTTP/");
    if (0..rest.len()).any(is_left) {
        pasted.note(Note::WordsLeftOut);
    }
    Ok(())
}

/// A line for a tool, not for people: a header by its name, whose value is not where to send.
fn is_header(line: &str) -> bool {
    let header = authorization::header_line(line);
    header.is_some_and(|(name, value)| is_for_a_tool(name) && address_in(value).is_none())
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
    (is_header && is_one && !is_label && !value.is_empty()).then_some((name, value, until))
}

/// A word of the text, the number of its line, and that line from the word on.
#[derive(Clone, Copy)]
struct Word<'a> {
    text: &'a str,
    line: usize,
    on: &'a str,
}

impl<'a> Word<'a> {
    fn address(self) -> Option<&'a str> {
        address_in(self.text)
    }

    /// `Token:`, `key=`: what stands behind it is what it names.
    fn is_label(self) -> bool {
        self.text.ends_with([':', '='])
    }
}

fn words(text: &str) -> Vec<Word<'_>> {
    let lines = text.lines().map(str::trim);
    lines.enumerate().flat_map(words_of).collect()
}

fn words_of((line, text): (usize, &str)) -> impl Iterator<Item = Word<'_>> {
    let mut left = text;
    std::iter::from_fn(move || {
        let on = left.trim_start();
        let (text, behind) = on.split_at(on.find(char::is_whitespace).unwrap_or(on.len()));
        left = behind;
        (!text.is_empty()).then_some(Word { text, line, on })
    })
}

/// A label with the words of its line that belong to it, as in `Your API key:`.
fn phrase(words: &[Word<'_>], label: usize) -> std::ops::RangeInclusive<usize> {
    let begins = begin_of_line(words, label);
    match label - begins < LONGEST_LABEL {
        true => begins..=label,
        false => label..=label,
    }
}

fn begin_of_line(words: &[Word<'_>], at: usize) -> usize {
    let before = words[..at].iter().rev();
    at - before
        .take_while(|word| word.line == words[at].line)
        .count()
}

/// Whether a word says that the next one is what the word before it names.
fn is_is(word: &str) -> bool {
    ["is", "ist", "lautet", "es", "est"].contains(&word)
}

/// Which word is the address: the first that a label names, else the first that is not another
/// program's, such as that behind `Origin:`, else the first.
fn address_of(words: &[Word<'_>]) -> Option<usize> {
    let all = || (0..words.len()).filter(|at| words[*at].address().is_some());
    let is_behind = |at: usize, labels: &[&str]| {
        let mut before = words[..at].iter().rev().map(|word| label_of(word.text));
        let label = before.next().and_then(|label| match is_is(&label) {
            true => before.next(),
            false => Some(label),
        });
        label.is_some_and(|label| labels.contains(&label.as_str()))
    };
    let labelled = all().find(|at| is_behind(*at, &ADDRESS_LABELS));
    let own = || all().find(|at| !is_behind(*at, &NEVER_TO_SEND_TO));
    labelled.or_else(own).or_else(|| all().next())
}

/// A line that a mail has broken is at least so long, in characters.
const SHORTEST_WRAPPED: usize = 40;

/// Where a mail broke the line within the address: the rest of it, which stands alone in the next
/// line and reads as a path or a query does.
fn rest_of_address<'a>(words: &[Word<'a>], at: usize, lines: &[&str]) -> Option<&'a str> {
    let (address, next) = (words[at], *words.get(at + 1)?);
    let is_cut = address
        .address()
        .is_some_and(|one| address.text.ends_with(one));
    let is_long = lines.get(address.line)?.chars().count() >= SHORTEST_WRAPPED;
    let is_alone = words.get(at + 2).is_none_or(|word| word.line != next.line);
    let follows = next.line == address.line + 1 && is_alone;
    let is_of_url = |one: char| one.is_ascii_graphic() && !AROUND.contains(&one) && one != ':';
    // `token=00a` names a token; `ram/hook?id=1` goes on with a path.
    let first = next.text.find(['/', '?', '&', '%', '='])?;
    let goes_on = next.text.chars().all(is_of_url) && !next.text[first..].starts_with('=');
    let rest = next.text.trim_end_matches(BEHIND);
    (is_cut && is_long && follows && goes_on && !rest.is_empty()).then_some(rest)
}

/// The address of a word, without what stands around it; of `[a link](https://…)` where it leads.
fn address_in(word: &str) -> Option<&str> {
    let word = word.split_whitespace().next()?;
    let word = bare(word.rsplit_once("](").map_or(word, |(_, to)| to));
    let scheme = word.split("://").next()?;
    let known = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
    (known && scheme.len() < word.len()).then_some(word)
}

fn is_quoted(word: &str) -> bool {
    word.starts_with(AROUND) && address_in(word).is_some()
}

/// A word without quotes and brackets around it and without the signs of a sentence behind it.
fn bare(word: &str) -> &str {
    word.trim_start_matches(AROUND)
        .trim_end_matches(|one| AROUND.contains(&one) || BEHIND.contains(&one))
}

/// A word as a label: in small letters, without what stands around it.
fn label_of(word: &str) -> String {
    let word = bare(bare(word).trim_end_matches([':', '=']));
    word.trim_start_matches(['-', '*', '•']).to_lowercase()
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

/// Keeps the first token that a label names; with a name beside it, as name and password. Which words
/// that took.
fn keep_token(words: &[Word<'_>], pasted: &mut Pasted) -> Vec<usize> {
    if pasted.authorization.is_some() {
        return Vec::new();
    }
    let Some(found) = tokens(words).next() else {
        return Vec::new();
    };
    let is_password = names_password(&found.label);
    let user = behind_labels(words, &USER_LABELS).next();
    let user = user.filter(|_| is_password);
    let mut used = found.words(words);
    match (user, found.word) {
        (Some(user), _) => {
            let username = user.token.to_owned();
            used.extend(user.words(words));
            pasted.keep_separate(Authorization::Basic { username }, found.token);
        }
        (None, Some(word)) => {
            let (way, token) = authorization::way_of(word, found.token);
            pasted.keep_separate(way, &token.0);
        }
        (None, None) => pasted.keep_separate(Authorization::Bearer, found.token),
    }
    pasted.note(Note::TokenFoundSeparately);
    used
}

/// The token that a text names among other words, and the word before it, such as `SSWS`.
pub(super) fn token_of(text: &str) -> Option<(Option<String>, String)> {
    let words = words(text);
    let found = tokens(&words).next()?;
    Some((found.word.map(str::to_owned), found.token.to_owned()))
}

/// Whether a label says that a password stands behind it.
pub(super) fn names_password(label: &str) -> bool {
    let label = label.to_lowercase();
    labels::names_token(&label) && OF_PASSWORD.iter().any(|one| label.starts_with(one))
}

/// What a label names.
struct Named<'a> {
    label: String,
    /// The word before a token, such as `SSWS`.
    word: Option<&'a str>,
    token: &'a str,
    /// The places of the label and of the token.
    from: usize,
    to: usize,
}

impl Named<'_> {
    /// The places of all words that name it.
    fn words(&self, words: &[Word<'_>]) -> Vec<usize> {
        phrase(words, self.from)
            .chain(self.from..=self.to)
            .collect()
    }
}

fn tokens<'a>(words: &'a [Word<'a>]) -> impl Iterator<Item = Named<'a>> {
    behind_labels(words, &TOKEN_LABELS).chain(behind_labels(words, &["authorization"]))
}

fn behind_labels<'a>(
    words: &'a [Word<'a>],
    labels: &'a [&'a str],
) -> impl Iterator<Item = Named<'a>> {
    (0..words.len()).filter_map(|at| behind(words, at, labels))
}

/// What stands behind the label at a place: `Token: t`, `token=t`, `Key = t`, `the token is t…`.
fn behind<'a>(words: &[Word<'a>], at: usize, labels: &[&str]) -> Option<Named<'a>> {
    let here = words[at].text;
    let named = |text: &str| {
        let label = label_of(text);
        labels.contains(&label.as_str()).then_some(label)
    };
    let of = |label: String, word, to: usize, token: &'a str, by_is: bool| {
        let (token, to) = match password_of_words(words, at, to, token) {
            Some((whole, last)) if !by_is && names_password(&label) => {
                (unquoted(whole, here, Sentence::No), last)
            }
            _ => {
                let sentence = sentence(words, at, to, by_is);
                (unquoted(token, here, sentence), to)
            }
        };
        (!token.is_empty()).then_some(Named {
            label,
            word,
            token,
            from: at,
            to,
        })
    };
    if let Some((before, after)) = here.split_once([':', '='])
        && !after.is_empty()
        && let Some(label) = named(before)
    {
        return of(label, None, at, after, false);
    }
    let label = named(here)?;
    let text = |to: usize| words.get(to).map(|word| word.text);
    let mut to = at + 1;
    let mut by_is = false;
    if !words[at].is_label() {
        by_is = is_is(&text(to)?.trim_end_matches(':').to_lowercase());
        if !by_is && ![":", "="].contains(&text(to)?) {
            return None;
        }
        to += 1;
    }
    let word = text(to).filter(|first| authorization::is_known_word(first));
    to += usize::from(word.is_some());
    let is_quoted = between_quotes(text(to)?.trim_end_matches(BEHIND)).is_some();
    let found = of(label, word, to, text(to)?, by_is)?;
    let length = found.token.chars().count();
    let is_evident = length >= SHORTEST_PASSWORD && has_letters_and_digits(found.token);
    let is_user = USER_LABELS.contains(&found.label.as_str());
    let is_token = !by_is || is_quoted || is_evident || is_user || length >= SHORTEST_AFTER_IS;
    (is_token && address_in(found.token).is_none()).then_some(found)
}

/// A password of several words, and the place of its last: all that stands behind a label that begins
/// its line. Where the first word can be one by itself, or where the line names something else, too,
/// the others are about it.
fn password_of_words<'a>(
    words: &[Word<'a>],
    label: usize,
    first: usize,
    token: &'a str,
) -> Option<(&'a str, usize)> {
    let line = words[first].line;
    let behind = words.iter().enumerate().skip(first + 1);
    let behind = behind.take_while(|(_, word)| word.line == line);
    if !phrase(words, label).contains(&begin_of_line(words, label))
        || has_letters_and_digits(token)
        || behind
            .clone()
            .any(|(_, word)| word.is_label() || word.address().is_some())
    {
        return None;
    }
    let (last, word) = behind
        .take_while(|(_, word)| !word.text.starts_with('('))
        .last()?;
    let begun = words[first]
        .on
        .get(words[first].text.len() - token.len()..)?;
    let length = begun.len() - word.on.len() + word.text.len();
    Some((begun.get(..length)?, last))
}

/// Whether a word is no word of a language.
fn has_letters_and_digits(word: &str) -> bool {
    let has = |what: fn(char) -> bool| word.chars().any(what);
    has(char::is_alphabetic) && has(char::is_numeric)
}

/// How sure it is that a sign behind a token ends a sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sentence {
    /// The token ends a line that names nothing else: every sign may be its own.
    No,
    /// Other words stand before or behind it.
    Perhaps,
    /// `The token is …`.
    Sure,
}

fn sentence(words: &[Word<'_>], label: usize, token: usize, by_is: bool) -> Sentence {
    let line = words[token].line;
    let next = words.get(token + 1).filter(|next| next.line == line);
    let goes_on = next.is_some();
    // What goes on in small letters has not ended.
    let is_end = !next.is_some_and(|next| next.text.starts_with(char::is_lowercase));
    let is_long = label - begin_of_line(words, label) >= LONGEST_LABEL;
    match (by_is, goes_on || is_long) {
        (true, _) if is_end => Sentence::Sure,
        (true, _) | (false, true) => Sentence::Perhaps,
        (false, false) => Sentence::No,
    }
}

/// A token without the quotes around it. A sign that may be its own stays: a password that lost its
/// last one is refused by the tool, and nobody can see why.
fn unquoted<'a>(word: &'a str, label: &str, sentence: Sentence) -> &'a str {
    let word = within_brackets_of(word, label);
    let ended = word.trim_end_matches(BEHIND);
    if let Some(inner) = between_quotes(ended) {
        return inner;
    }
    match sentence {
        Sentence::No => word,
        Sentence::Perhaps => word.trim_end_matches([',', ';', '.']),
        Sentence::Sure => ended,
    }
}

/// What stands between a quote and its own counterpart.
fn between_quotes(word: &str) -> Option<&str> {
    let inner = |(open, close): &(char, char)| word.strip_prefix(*open)?.strip_suffix(*close);
    QUOTES.iter().find_map(inner)
}

/// `(token: t)`: what the label's own bracket closes is no part of the token.
fn within_brackets_of<'a>(word: &'a str, label: &str) -> &'a str {
    let mut word = word;
    for (open, close) in BRACKETS {
        if label.starts_with(open) && !word.contains(open) {
            let ended = word.trim_end_matches(BEHIND);
            word = ended.strip_suffix(close).unwrap_or(word);
        }
    }
    word
}
