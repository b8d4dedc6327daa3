//! What can be nothing but a token or a password, told by its shape: a list of what people write
//! instead of one (`steht im Tresor`, `to follow`) is never whole.

use super::words::Word;
use super::{labels, small_words};

/// Letters alone are a token only where there are so many, and a capital stands inside them.
const FEWEST_LETTERS: usize = 16;

/// A number is the second word of a password where it has so many digits, or a sign: `Winter 2026`.
/// With fewer it counts something (`Anhang 2`), with more it is dialled.
const DIGITS: std::ops::RangeInclusive<usize> = 3..=6;

/// Signs that words of a language have in them and behind them.
const OF_WORDS: [char; 18] = [
    '.', '-', '/', '\'', '’', ',', ';', ':', '!', '?', '…', '–', '—', '&', '+', '*', '@', '•',
];

/// Signs that end a sentence that a word of a password may end with, too.
const MAY_END: [char; 2] = ['!', '?'];

/// Words by which one value is told from another that is not meant, or is not meant any more.
const OR_ANOTHER: [&str; 14] = [
    "->", "→", "=>", "/", "auf", "zu", "to", "oder", "or", "bzw.", "bzw", "statt", "instead", "alt",
];

/// Whether a value that no quotes hold is a token or a password, and no word about one.
pub(super) fn is_certain(value: &str) -> bool {
    let words: Vec<&str> = value.split_whitespace().collect();
    match words[..] {
        [one] => is_no_word(one),
        [first, second] => is_begun(first) && is_number(second),
        _ => false,
    }
}

/// Whether what stands behind a value on its line leaves it certain: `2FA ist nötig` does not, nor a
/// second value.
pub(super) fn leaves_certain(words: &[Word<'_>], last: usize, is_evident: bool) -> bool {
    let line = words[last].line;
    let mut behind = words[last + 1..]
        .iter()
        .take_while(|word| word.line == line);
    let Some(next) = behind.next() else {
        return true;
    };
    let label = next.label();
    let is_last = behind.next().is_none();
    if small_words::say_old(&label) && (is_last || next.text.starts_with('(')) {
        return false;
    }
    let is_cell = words[last].is_cell();
    let is_about = next.text.starts_with('(') || labels::names_anything(&label);
    if is_about || next.is_label() || next.address().is_some() {
        return true;
    }
    if is_cell || OR_ANOTHER.contains(&next.text.to_lowercase().as_str()) {
        return is_last && !is_cell;
    }
    let has_ended = words[last].text.ends_with(OF_WORDS);
    is_evident || has_ended || !next.text.starts_with(char::is_lowercase) || is_and(&label)
}

fn is_and(label: &str) -> bool {
    ["und", "and", "y", "et", ""].contains(&label)
}

/// Whether one word is none of a language, and no name of where passwords are kept.
fn is_no_word(word: &str) -> bool {
    if small_words::say_where(word) {
        return false;
    }
    let count = word.chars().count();
    let has_sign = word
        .chars()
        .any(|one| !one.is_alphanumeric() && !OF_WORDS.contains(&one));
    let has_capital = word.chars().skip(1).any(char::is_uppercase);
    let is_drawn = count >= FEWEST_LETTERS && has_capital && !word.contains(OF_WORDS);
    word.contains(char::is_numeric) || has_sign || is_drawn
}

/// `Winter` before `2026!`: words in small letters are of a sentence.
fn is_begun(word: &str) -> bool {
    let is_small = word.starts_with(char::is_lowercase) && !word.contains(char::is_numeric);
    let is_short = word.ends_with(['.', ',', ':', ';']);
    word.contains(char::is_alphabetic) && !is_small && !is_short
}

fn is_number(word: &str) -> bool {
    let digits = word.chars().filter(|one| one.is_numeric()).count();
    let has_sign = word.ends_with(MAY_END)
        || word
            .chars()
            .any(|one| !one.is_alphanumeric() && !OF_WORDS.contains(&one));
    digits > 0 && (has_sign || DIGITS.contains(&digits))
}
