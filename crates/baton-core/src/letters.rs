//! Letters as they are compared: small, without accents, and one whether an accent stands in the
//! letter or behind it.

/// The spellings by which a word is found: as it is written, as German writes it without dots, and
/// without any accent.
#[must_use]
pub fn spellings(word: &str) -> Vec<String> {
    let mut all = vec![word.to_lowercase()];
    for other in [folded(word), bare(word)] {
        if !all.contains(&other) {
            all.push(other);
        }
    }
    all
}

/// A typed word as it is looked for among the spellings.
#[must_use]
pub fn typed(word: &str) -> String {
    folded(word)
}

/// A word without accents, dots and tildes.
pub(crate) fn bare(word: &str) -> String {
    let mut bare = String::with_capacity(word.len());
    for small in word.chars().flat_map(char::to_lowercase) {
        match small {
            mark if is_mark(mark) => {}
            'ä' => bare.push('a'),
            'ö' => bare.push('o'),
            'ü' => bare.push('u'),
            'ñ' => bare.push('n'),
            other => fold(&mut bare, other),
        }
    }
    bare
}

/// A text as it is compared: blanks are one each, what nobody sees is not there.
pub(crate) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.trim().chars() {
        if is_mark(letter) {
            mark(&mut folded, letter);
        } else if letter.is_whitespace() {
            if !folded.ends_with(' ') {
                folded.push(' ');
            }
        } else if !is_unseen(letter) {
            fold(&mut folded, letter);
        }
    }
    folded
}

/// A letter that nobody sees.
pub(crate) fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
        )
}

/// A mark that stands over the letter before it.
pub(crate) fn is_mark(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

/// Puts a mark over the last letter, as it is compared.
pub(crate) fn mark(word: &mut String, mark: char) {
    match (word.chars().last(), mark) {
        (Some('a' | 'o' | 'u'), '\u{308}') => word.push('e'),
        // A letter of its own, and no `n`: `niño`.
        (Some('n'), '\u{303}') => word.push('n'),
        (Some(_) | None, _) => {}
    }
}

/// Adds a letter as it is compared. Umlauts are written as German writes them without dots.
pub(crate) fn fold(word: &mut String, letter: char) {
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
            'ą' | 'ă' | 'ā' => "a",
            'ć' | 'č' => "c",
            'ď' => "d",
            'ę' | 'ě' | 'ē' | 'ė' => "e",
            'ğ' => "g",
            'ł' => "l",
            'ń' | 'ň' => "n",
            'ő' | 'ø' => "o",
            'ř' => "r",
            'ś' | 'š' | 'ş' | 'ș' => "s",
            'ť' | 'ţ' | 'ț' => "t",
            'ū' | 'ů' | 'ű' => "u",
            'ź' | 'ž' | 'ż' => "z",
            other => {
                word.push(other);
                continue;
            }
        };
        word.push_str(plain);
    }
}
