//! A name's words, as they are compared: small letters without accents.

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

/// A mark that stands over the letter before it.
fn is_mark(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

fn mark(word: &mut String, mark: char) {
    match (word.chars().last(), mark) {
        (Some('a' | 'o' | 'u'), '\u{308}') => word.push('e'),
        // A letter of its own, and no `n`: `niño`.
        (Some('n'), '\u{303}') => word.push('n'),
        (Some(_) | None, _) => {}
    }
}

/// Umlauts are written as German writes them without dots.
fn fold(word: &mut String, letter: char) {
    for small in letter.to_lowercase() {
        let plain = match small {
            'à' | 'á' | 'â' | 'ã' | 'å' => "a",
            'ä' | 'æ' => "ae",
            'ç' => "c",
            'è' | 'é' | 'ê' | 'ë' => "e",
            'ì' | 'í' | 'î' | 'ï' => "i",
            'ñ' => "nn",
            'ò' | 'ó' | 'ô' | 'õ' => "o",
            'ö' | 'œ' => "oe",
            'ù' | 'ú' | 'û' => "u",
            'ü' => "ue",
            'ý' | 'ÿ' => "y",
            'ß' => "ss",
            other => {
                word.push(other);
                continue;
            }
        };
        word.push_str(plain);
    }
}
