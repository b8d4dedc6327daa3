//! A name's words, as they are compared: small letters without accents.

use crate::letters::{fold, is_mark, mark};

/// The words of a name. A word ends at what is neither letter nor digit, where a capital follows a
/// small letter (`taxId`), where a word follows capitals (`SSNNumber`), and at digits.
pub(super) fn words(name: &str) -> Vec<String> {
    let (mut words, mut word) = (Vec::new(), String::new());
    let mut before = Kind::Between;
    let mut letters = name.chars().peekable();
    while let Some(letter) = letters.next() {
        if is_mark(letter) {
            mark(&mut word, letter);
            continue;
        }
        let kind = Kind::of(letter);
        let next = letters.peek().map_or(Kind::Between, |next| Kind::of(*next));
        let begins = match (before, kind) {
            (Kind::Capital, Kind::Capital) => next == Kind::Small,
            (Kind::Capital, Kind::Small) => false,
            (before, kind) => before != kind,
        };
        if begins {
            words.push(std::mem::take(&mut word));
        }
        if kind != Kind::Between {
            fold(&mut word, letter);
        }
        before = kind;
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    words
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Small,
    Capital,
    Digit,
    Between,
}

impl Kind {
    fn of(letter: char) -> Self {
        if letter.is_uppercase() {
            Self::Capital
        } else if letter.is_alphabetic() {
            Self::Small
        } else if letter.is_numeric() {
            Self::Digit
        } else {
            Self::Between
        }
    }
}
