//! What a label among other words names: a token or a password, and the name that goes with it.
//!
//! `Token: t`, `token=t`, `Key = t`, `the token is t…`, a cell of a table, a line below. What is no
//! value (`Passwort: folgt per SMS`), or may be none, is none; whoever pasted it is then asked.

use super::words::{BEHIND, BRACKETS, LONGEST_LABEL, QUOTES, Word};
use super::words::{begin_of_line, begins_line, label_of, phrase};
use super::{authorization, certain, labels, small_words};

/// A token behind a mere *is* has at least so many characters, for else it may be a word, but for one
/// in quotes.
const SHORTEST_AFTER_IS: usize = 16;

/// One that has letters and digits may be shorter.
const SHORTEST_PASSWORD: usize = 8;

/// So many words may stand between a label and its colon, as in `Passwort für den Zugang lautet:`.
const LONGEST_TO_COLON: usize = 4;

/// A name of so many words is one still, as in `Max Muster`.
const LONGEST_NAME: usize = 3;

/// An e-mail address is the name of a password where it stands so few lines above it, or right below:
/// that of whoever wrote the mail stands further down.
const LINES_TO_MAIL: usize = 2;

/// A heading has at most so many words.
const LONGEST_HEADING: usize = 3;

/// What a label names.
pub(super) struct Named<'a> {
    pub(super) label: String,
    /// The word before a token, such as `SSWS`.
    pub(super) word: Option<&'a str>,
    pub(super) value: &'a str,
    /// The places of the label, and of the first and the last word of the value.
    from: usize,
    first: usize,
    to: usize,
}

impl Named<'_> {
    /// The places of all words that name it.
    pub(super) fn words(&self, words: &[Word<'_>]) -> Vec<usize> {
        phrase(words, self.from)
            .chain(self.from..=self.to)
            .collect()
    }

    /// The number of the line that its value ends on.
    pub(super) fn line(&self, words: &[Word<'_>]) -> usize {
        words[self.to].line
    }

    /// The place of its last word.
    pub(super) fn last(&self) -> usize {
        self.to
    }

    /// What the text calls it, with the heading above: `Produktion: Token`.
    pub(super) fn said(&self, words: &[Word<'_>]) -> String {
        let begins = *phrase(words, self.from).start();
        let own = &words[begins..self.first.max(self.from + 1)];
        let heading = heading(words, self.from).unwrap_or_default();
        let said = heading.iter().chain(own).map(|word| word.text);
        let said: Vec<&str> = said.filter(|text| !text.ends_with(self.value)).collect();
        said.join(" ").trim_end_matches([':', '=', ' ']).to_owned()
    }

    fn overlaps(&self, other: &Named<'_>) -> bool {
        self.value == other.value || (self.from <= other.to && other.from <= self.to)
    }
}

/// The tokens and passwords that are named and certain, and that are not said to be old ones; each
/// once.
pub(super) fn tokens<'a>(words: &[Word<'a>]) -> Vec<Named<'a>> {
    let all = |names: fn(&str) -> bool| {
        let all = (0..words.len()).filter(|at| !is_old(words, *at));
        let mut apart: Vec<Named<'a>> = Vec::new();
        for found in all.filter_map(|at| behind(words, at, names, Of::Token)) {
            if !apart.iter().any(|known| known.overlaps(&found)) {
                apart.push(found);
            }
        }
        apart
    };
    let found = all(labels::names_token);
    match found.is_empty() {
        true => all(|label| label == authorization::LABEL),
        false => found,
    }
}

/// The name that goes with a password: the last before it, else the first behind it.
pub(super) fn user<'a>(words: &[Word<'a>], password: &Named<'_>) -> Option<Named<'a>> {
    let all = || (0..words.len()).filter(|at| !is_old(words, *at));
    let nearest = |found: Vec<Named<'a>>| {
        let before = found.iter().rposition(|user| user.from < password.from);
        found.into_iter().nth(before.unwrap_or_default())
    };
    let named = |names: fn(&str) -> bool| {
        nearest(
            all()
                .filter_map(|at| behind(words, at, names, Of::User))
                .collect(),
        )
    };
    let by_id = || {
        let ids = all().filter(|at| *at > 0 && words[*at].label() == "id");
        let ids = ids.filter(|at| labels::names_user(&words[at - 1].label()));
        nearest(
            ids.filter_map(|at| behind(words, at, |label| label == "id", Of::User))
                .collect(),
        )
    };
    let beside = || {
        let line = words[password.from].line;
        let lines = line.saturating_sub(LINES_TO_MAIL)..=line + 1;
        let all = all().filter(|at| lines.contains(&words[*at].line));
        nearest(
            all.filter_map(|at| behind(words, at, labels::names_mail, Of::User))
                .collect(),
        )
    };
    named(|label| labels::names_user(label) && !labels::is_any_name(label))
        .or_else(by_id)
        .or_else(beside)
        .or_else(|| named(labels::names_user))
}

/// What is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    Token,
    User,
}

/// How a label leads to what it names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    /// `Token: t`.
    Colon,
    /// `the token is t`.
    Is,
    /// `Passwort für den Zugang: t`.
    Loose,
    /// A line below one that is nothing but the label, or one left empty.
    Below,
}

/// Whether what a label names is said to be old, before it, in it (`Alt-Passwort`) or above it.
fn is_old(words: &[Word<'_>], label: usize) -> bool {
    let own = words[label].label();
    let old = |word: &Word<'_>| small_words::say_old(&word.label());
    let before =
        &words[begin_of_line(words, label).max(label.saturating_sub(LONGEST_LABEL))..label];
    let is_of_old = own.split(['-', '(', ')']).any(small_words::say_old)
        || own.strip_prefix("alt").is_some_and(labels::names_token);
    let is_under_old = || heading(words, label).is_some_and(|line| line.iter().any(old));
    before.iter().any(old) || is_of_old || is_under_old()
}

/// The nearest line above that says what is below it: `Alt:`, `Neue Zugangsdaten:`.
fn heading<'w, 'a>(words: &'w [Word<'a>], at: usize) -> Option<&'w [Word<'a>]> {
    let mut end = begin_of_line(words, at);
    while end > 0 {
        let begin = begin_of_line(words, end - 1);
        let line = &words[begin..end];
        if is_heading(line) {
            return Some(line);
        }
        end = begin;
    }
    None
}

fn is_heading(line: &[Word<'_>]) -> bool {
    let names = |word: &Word<'_>| labels::names_anything(&word.label()) || word.address().is_some();
    let says_when = |word: &Word<'_>| {
        let label = word.label();
        small_words::say_old(&label) || small_words::say_since(&label)
    };
    let is_label = line.last().is_some_and(|word| word.is_label());
    let is_short = line.len() <= LONGEST_HEADING && !line.iter().any(names);
    is_short && (is_label || line.iter().any(says_when))
}

/// What stands behind the label at a place.
fn behind<'a>(words: &[Word<'a>], at: usize, names: fn(&str) -> bool, of: Of) -> Option<Named<'a>> {
    if let Some((before, after)) = words[at].text.split_once([':', '='])
        && !after.trim_matches('*').is_empty()
        && names(&label_of(before))
    {
        let found = valued(words, (at, at, after), How::Colon, of)?;
        return Some(Named {
            label: label_of(before),
            ..found
        });
    }
    if !names(&words[at].label()) {
        return None;
    }
    ways(words, at)
        .into_iter()
        .flatten()
        .find_map(|(to, how)| accepted(words, at, to, how, of))
}

/// Where what a label names may begin, the surest way first.
fn ways(words: &[Word<'_>], at: usize) -> [Option<(usize, How)>; 4] {
    let colon = (words[at].is_label() || words[at].is_cell()).then_some((at + 1, How::Colon));
    let next = words.get(at + 1).filter(|_| colon.is_none());
    let sign = next.filter(|word| [":", "=", "->", "→", "=>"].contains(&word.text));
    let colon = colon.or_else(|| sign.map(|_| (at + 2, How::Colon)));
    let is = next.filter(|word| is_is(word.text.trim_end_matches(':').to_lowercase().as_str()));
    let is = is.map(|_| {
        let since = words[at + 2..].iter();
        let since = since.take_while(|word| small_words::say_since(&word.label()));
        (at + 2 + since.count(), How::Is)
    });
    let loose = match colon {
        Some(_) => None,
        None => to_colon(words, at).map(|to| (to, How::Loose)),
    };
    let ends = next.is_some_and(|next| next.line > words[at].line);
    let below = (ends && begins_line(words, at)).then_some((at + 1, How::Below));
    [colon, is, loose, below]
}

/// Whether a word says that the next one is what the word before it names.
pub(super) fn is_is(word: &str) -> bool {
    ["is", "ist", "lautet", "heißt", "es", "est"].contains(&word)
}

/// Behind the colon that stands some words after a label, where nothing else is named before it.
fn to_colon(words: &[Word<'_>], at: usize) -> Option<usize> {
    let line = words[at].line;
    let behind = words.iter().enumerate().skip(at + 1);
    let mut behind = behind
        .take(LONGEST_TO_COLON)
        .take_while(|(_, word)| word.line == line && !labels::names_anything(&word.label()))
        .take_while(|(_, word)| !small_words::lead_elsewhere(&word.label()));
    let colon = behind.find(|(_, word)| word.text.ends_with(':'))?.0;
    Some(colon + 1)
}

/// What a label names, where it can be that.
fn accepted<'a>(words: &[Word<'a>], at: usize, to: usize, how: How, of: Of) -> Option<Named<'a>> {
    let text = |to: usize| words.get(to).map(|word| word.text);
    let word = text(to).filter(|first| of == Of::Token && authorization::is_known_word(first));
    let to = to + usize::from(word.is_some());
    let first = words.get(to)?;
    let is_far = first.line > words[to - 1].line + 1;
    let how = if is_far { How::Below } else { how };
    let is_label =
        (first.is_label() || how == How::Below) && labels::names_anything(&first.label());
    if is_label || first.address().is_some() {
        return None;
    }
    let found = valued(words, (at, to, first.text), how, of)?;
    let found = Named { word, ..found };
    let is_alone = begin_of_line(words, to) == to
        && words
            .get(found.to + 1)
            .is_none_or(|next| next.line > first.line);
    let is_sure = is_quoted(first) || is_evident(found.value);
    let is_it = match (of, how) {
        (_, How::Colon) => true,
        (Of::User, How::Is) => true,
        (Of::User, How::Loose) => begins_line(words, at),
        (Of::User, How::Below) => is_alone,
        (Of::Token, How::Loose) => is_sure || (begins_line(words, at) && is_password(words, at)),
        (Of::Token, How::Is) => is_sure || is_after_is(words, at, to),
        (Of::Token, How::Below) => is_sure && is_alone,
    };
    is_it.then_some(found)
}

fn is_password(words: &[Word<'_>], label: usize) -> bool {
    labels::names_password(&words[label].label())
}

/// `Your password is: Winter 2026!`: all of the line behind the colon.
fn is_after_is(words: &[Word<'_>], label: usize, to: usize) -> bool {
    let is_colon = words[to - 1].text.ends_with(':');
    is_colon && begins_line(words, label) && is_password(words, label)
}

/// The value that begins with a text of a word, with the places of its label and of its last word.
fn valued<'a>(
    words: &[Word<'a>],
    (label, first, text): (usize, usize, &'a str),
    how: How,
    of: Of,
) -> Option<Named<'a>> {
    let is_whole = of == Of::Token
        && is_password_of(words, label)
        && match how {
            How::Colon | How::Loose => true,
            How::Is => is_after_is(words, label, first),
            How::Below => false,
        };
    let (value, to) = if let Some(quoted) = between_quotes_of_words(words, first, text) {
        quoted
    } else if let Some((whole, last)) = is_whole
        .then(|| password_of_words(words, label, first, text))
        .flatten()
    {
        (unquoted(whole, words[label].text, Sentence::No), last)
    } else {
        let mut sentence = sentence(words, label, first, how == How::Is);
        // `My password is Summer2026!`: that one is sooner its own.
        if sentence == Sentence::Sure && is_password_of(words, label) {
            sentence = Sentence::Perhaps;
        }
        let one = unquoted(text, words[label].text, sentence);
        match of {
            Of::User => name_of_words(words, first, one),
            Of::Token => (one, first),
        }
    };
    let is_greeting = words[first].line > words[label].line && small_words::greets(value);
    let is_none = match of {
        Of::Token => small_words::say_no_value(value),
        Of::User => small_words::say_no_name(value),
    };
    let is_none = !is_evident(value) && (is_greeting || is_none);
    let is_asked = of == Of::Token && !is_certain(words, (label, first, to), (text, value));
    (!value.is_empty() && !is_none && !is_asked).then(|| Named {
        label: words[label].label(),
        word: None,
        value,
        from: label,
        first,
        to,
    })
}

/// Whether a value can be nothing but a token, and neither what is before nor what is behind it says
/// that it is another one.
fn is_certain(
    words: &[Word<'_>],
    (label, first, to): (usize, usize, usize),
    (text, value): (&str, &str),
) -> bool {
    let between = words.get(label + 1..first).unwrap_or_default();
    let is_old = between
        .iter()
        .any(|word| small_words::say_old(&word.label()));
    let on = words[first].on.get(words[first].text.len() - text.len()..);
    let is_quoted = on.and_then(quoted).is_some();
    let is_drawn = is_quoted || certain::is_certain(value);
    // `SSWS 00a`, and a header by its name.
    let ends = words
        .get(to + 1)
        .is_none_or(|next| next.line > words[to].line);
    let is_word = first > 0 && authorization::is_known_word(words[first - 1].text);
    let is_way = (is_word && (ends || is_drawn))
        || (is_drawn && words[label].label() == authorization::LABEL);
    let is_one = is_drawn || is_way;
    let is_alone = is_way || certain::leaves_certain(words, to, is_evident(value) || is_quoted);
    is_one && is_alone && !is_old
}

fn is_password_of(words: &[Word<'_>], label: usize) -> bool {
    let text = words[label].text;
    let before = text
        .split_once([':', '='])
        .map_or(text, |(before, _)| before);
    labels::names_password(&label_of(before))
}

/// A name of several words; a sign that no name has ends it.
fn name_of_words<'a>(words: &[Word<'a>], first: usize, one: &'a str) -> (&'a str, usize) {
    let one = one.split("<mailto:").next().unwrap_or(one);
    let one = one.trim_end_matches([',', ';', '.']);
    let word = words[first];
    // A quote, or a sign of a sentence, ends it.
    if !word.text.ends_with(one) || has_letters_and_digits(one) || one.contains('@') {
        return (one, first);
    }
    let is_of_name = |text: &str| {
        let is_sign = |one: char| ['.', '_', '-', '\''].contains(&one);
        !small_words::are_small(text)
            && text
                .chars()
                .all(|one| one.is_alphanumeric() || is_sign(one))
    };
    let behind = words.iter().enumerate().skip(first + 1);
    let behind: Vec<_> = behind
        .take_while(|(_, next)| next.line == word.line && !next.is_label())
        .take_while(|(_, next)| !next.text.starts_with('('))
        .collect();
    let is_name = behind.len() < LONGEST_NAME && behind.iter().all(|(_, one)| is_of_name(one.text));
    let Some((at, last)) = behind.last().filter(|_| is_name) else {
        return (one, first);
    };
    let begun = &word.on[word.text.len() - one.len()..];
    let length = begun.len() - last.on.len() + last.text.len();
    (begun[..length].trim_end_matches('.'), *at)
}

/// A password of several words, and the place of its last: all that stands behind a label that begins
/// its line, up to the next label, to a bracket, or to a sentence that follows. Where the first word
/// can be one by itself, the others are about it.
fn password_of_words<'a>(
    words: &[Word<'a>],
    label: usize,
    first: usize,
    token: &'a str,
) -> Option<(&'a str, usize)> {
    if !begins_line(words, label) || has_letters_and_digits(token) {
        return None;
    }
    let line = words[first].line;
    let behind = words.iter().enumerate().skip(first + 1);
    let behind = behind.take_while(|(_, word)| word.line == line);
    let mut behind: Vec<_> = behind
        .take_while(|(_, word)| !word.is_label() && word.address().is_none())
        .take_while(|(_, word)| !word.text.starts_with('('))
        .collect();
    if let Some(end) = end_of_sentence(words[first], &behind) {
        behind.truncate(end);
    }
    while behind.last().is_some_and(|(_, word)| joins(word.text)) {
        behind.pop();
    }
    let (last, word) = behind.last()?;
    let begun = words[first]
        .on
        .get(words[first].text.len() - token.len()..)?;
    let length = begun.len() - word.on.len() + word.text.len();
    Some((begun.get(..length)?, *last))
}

fn joins(word: &str) -> bool {
    ["und", "and", "y", "et", ",", ";", "/", "|"].contains(&word.to_lowercase().as_str())
}

/// How many words behind the first are the password, where a sentence of its own follows it:
/// `Winter 2026! Bitte danach löschen.`
fn end_of_sentence(first: Word<'_>, behind: &[(usize, &Word<'_>)]) -> Option<usize> {
    let ends = |text: &str| text.ends_with(['.', '!', '?']);
    let at = |number: usize| match number {
        0 => first.text,
        number => behind[number - 1].1.text,
    };
    let is_sentence = |number: &usize| {
        let rest = &behind[*number..];
        let begins = rest.first().map(|(_, word)| word.text);
        let closes = rest.last().map(|(_, word)| word.text);
        let is_begun = begins.is_some_and(|text| text.starts_with(char::is_uppercase));
        rest.len() > 1 && is_begun && closes.is_some_and(ends) && ends(at(*number))
    };
    (0..behind.len()).find(is_sentence)
}

/// Whether a word is no word of a language.
fn has_letters_and_digits(word: &str) -> bool {
    let has = |what: fn(char) -> bool| word.chars().any(what);
    has(char::is_alphabetic) && has(char::is_numeric)
}

/// Whether it can be nothing but a token or a password.
fn is_evident(value: &str) -> bool {
    let length = value.chars().count();
    let is_word = !value.contains(char::is_whitespace);
    let is_mixed = length >= SHORTEST_PASSWORD && has_letters_and_digits(value);
    is_word && (is_mixed || length >= SHORTEST_AFTER_IS)
}

/// How sure it is that a sign behind a token ends a sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sentence {
    /// The token ends a line that names nothing else: every sign may be its own.
    No,
    /// Other words stand before or behind it.
    Perhaps,
    /// `The token is …`.
    Sure,
}

pub(super) fn sentence(words: &[Word<'_>], label: usize, token: usize, by_is: bool) -> Sentence {
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
pub(super) fn unquoted<'a>(word: &'a str, label: &str, sentence: Sentence) -> &'a str {
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

/// What stands between a quote or a bracket and its own counterpart.
fn between_quotes(word: &str) -> Option<&str> {
    let inner = |(open, close): &(char, char)| word.strip_prefix(*open)?.strip_suffix(*close);
    QUOTES.iter().chain(&BRACKETS).find_map(inner)
}

fn is_quoted(word: &Word<'_>) -> bool {
    between_quotes(word.text.trim_end_matches(BEHIND)).is_some() || quoted(word.on).is_some()
}

/// What stands in quotes at the begin of a text, where a word ends behind the last of them.
fn quoted(text: &str) -> Option<&str> {
    let open = text.chars().next()?;
    let closes = QUOTES.iter().filter(|(one, _)| *one == open);
    let inner = closes.filter_map(|(_, close)| {
        let rest = &text[open.len_utf8()..];
        let ends = rest.match_indices(*close).find(|(at, close)| {
            let behind = rest[at + close.len()..].chars().next();
            *at > 0 && behind.is_none_or(|one| !one.is_alphanumeric())
        });
        ends.map(|(at, _)| &rest[..at])
    });
    inner.min_by_key(|inner| inner.len())
}

/// A value of several words in quotes, and the place of its last word.
fn between_quotes_of_words<'a>(
    words: &[Word<'a>],
    first: usize,
    text: &'a str,
) -> Option<(&'a str, usize)> {
    let word = words[first];
    let on = word.on.get(word.text.len() - text.len()..)?;
    let inner = quoted(on).filter(|inner| inner.contains(char::is_whitespace))?;
    let more = inner.split_whitespace().count() - 1;
    let line = words[first].line;
    let last = first + more;
    words
        .get(last)
        .is_some_and(|word| word.line == line)
        .then_some((inner, last))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::words::words;

    #[test]
    fn what_is_no_value_is_none() {
        for text in [
            "Passwort: folgt per SMS",
            "Password: see below",
            "Token: unverändert",
            "Passwort: ********",
            "Passwort:\nBenutzer: svc",
            "Passwort:\n\nViele Grüße",
            "Passwort siehe unten: Viele Grüße",
            "Altes Passwort: Sommer2026!",
            "Das Passwort ist Sommer",
            "Passwort:\nViele Grüße, Tom",
        ] {
            let found = words(text);

            assert!(tokens(&found).is_empty(), "{text}");
        }
    }
}
