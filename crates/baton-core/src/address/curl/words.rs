//! The words of a command, as a shell would split them: quotes, escapes, continued lines.

use std::iter::Peekable;
use std::str::Chars;

/// How the letters that follow are quoted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quote {
    None,
    Single,
    Double,
    /// `$'…'`, in which browsers copy what is beyond ASCII.
    Ansi,
}

/// Splits a command; nothing is looked up or run.
pub(super) fn split(text: &str) -> Vec<String> {
    let text = without_carets(text);
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = Quote::None;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match (quote, letter) {
            (Quote::Single | Quote::Ansi, '\'') | (Quote::Double, '"') => quote = Quote::None,
            (Quote::None, '\'' | '"') => {
                quote = if letter == '"' {
                    Quote::Double
                } else {
                    Quote::Single
                };
                word.get_or_insert_default();
            }
            (Quote::None, '$') if letters.peek() == Some(&'\'') => {
                letters.next();
                quote = Quote::Ansi;
                word.get_or_insert_default();
            }
            (Quote::None | Quote::Double | Quote::Ansi, '\\') => {
                let escaped = escaped(quote, &mut letters);
                if !escaped.is_empty() {
                    word.get_or_insert_default().push_str(&escaped);
                }
            }
            (Quote::None, space) if space.is_whitespace() => words.extend(word.take()),
            (Quote::None | Quote::Single | Quote::Double | Quote::Ansi, other) => {
                word.get_or_insert_default().push(other);
            }
        }
    }
    words.extend(word);
    words
}

/// What a backslash and the letters after it stand for.
fn escaped(quote: Quote, letters: &mut Peekable<Chars<'_>>) -> String {
    let Some(next) = letters.next() else {
        return "\\".to_owned();
    };
    match (quote, next) {
        (_, '\n') => String::new(),
        (Quote::None, '\r') => {
            letters.next_if_eq(&'\n');
            String::new()
        }
        (Quote::Double, '"' | '\\' | '$' | '`') | (Quote::None, _) => next.to_string(),
        (Quote::Ansi, 'u') => code(letters, 4),
        (Quote::Ansi, 'x') => code(letters, 2),
        (Quote::Ansi, 'n') => "\n".to_owned(),
        (Quote::Ansi, 't') => "\t".to_owned(),
        (Quote::Ansi, _) => next.to_string(),
        (Quote::Double | Quote::Single, _) => format!("\\{next}"),
    }
}

/// A letter by its number.
fn code(letters: &mut Peekable<Chars<'_>>, most: usize) -> String {
    let mut digits = String::new();
    while digits.len() < most
        && let Some(digit) = letters.next_if(char::is_ascii_hexdigit)
    {
        digits.push(digit);
    }
    let letter = u32::from_str_radix(&digits, 16)
        .ok()
        .and_then(char::from_u32);
    letter.map(String::from).unwrap_or_default()
}

/// The command window of Windows escapes with carets where others use quotes and backslashes.
fn without_carets(text: &str) -> String {
    if !text.contains("^\"") && !text.contains("^\n") && !text.contains("^\r") {
        return text.to_owned();
    }
    let mut plain = String::new();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter != '^' {
            plain.push(letter);
            continue;
        }
        if letters.next_if_eq(&'\r').is_some() || letters.peek() == Some(&'\n') {
            letters.next_if_eq(&'\n');
            continue;
        }
        plain.extend(letters.next());
    }
    plain
}
