//! A text of people as words and lines: where each word stands, and what stands around it.

/// Quotes and brackets around an address or a token.
pub(super) const AROUND: [char; 18] = [
    '"', '\'', '`', '<', '>', '(', ')', '[', ']', '{', '}', '„', '“', '”', '‘', '’', '«', '»',
];

/// Which quote ends what which begins.
pub(super) const QUOTES: [(char, char); 11] = [
    ('"', '"'),
    ('\'', '\''),
    ('`', '`'),
    ('„', '“'),
    ('„', '”'),
    ('“', '”'),
    ('”', '”'),
    ('‘', '’'),
    ('’', '’'),
    ('«', '»'),
    ('»', '«'),
];

/// Which bracket ends what which begins.
pub(super) const BRACKETS: [(char, char); 4] = [('(', ')'), ('[', ']'), ('{', '}'), ('<', '>')];

/// Signs of a sentence behind a word.
pub(super) const BEHIND: [char; 5] = [',', ';', '.', '!', '?'];

/// Signs of a list, and those that mark what is bold, around a label.
const MARKS: [char; 4] = ['-', '*', '•', '·'];

/// A label has at most so many words, as in `Your API key:`; what is longer is a sentence.
pub(super) const LONGEST_LABEL: usize = 3;

/// A word of the text, the number of its line, and that line from the word on.
#[derive(Clone, Copy)]
pub(super) struct Word<'a> {
    pub(super) text: &'a str,
    pub(super) line: usize,
    pub(super) on: &'a str,
}

impl<'a> Word<'a> {
    pub(super) fn address(self) -> Option<&'a str> {
        address_in(self.text)
    }

    /// `Token:`, `key=`, `**Token:**`: what stands behind it is what it names.
    pub(super) fn is_label(self) -> bool {
        self.text.trim_end_matches('*').ends_with([':', '='])
    }

    /// Whether a table had it in a cell of its own: a tab stands behind it.
    pub(super) fn is_cell(self) -> bool {
        let behind = &self.on[self.text.len()..];
        let blank = behind.len() - behind.trim_start().len();
        behind[..blank].contains('\t')
    }

    /// The word as a label: in small letters, without what stands around it.
    pub(super) fn label(self) -> String {
        label_of(self.text)
    }
}

pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let lines = text.lines().map(str::trim);
    lines.enumerate().flat_map(words_of).collect()
}

pub(super) fn words_of((line, text): (usize, &str)) -> impl Iterator<Item = Word<'_>> {
    let mut left = text;
    std::iter::from_fn(move || {
        let on = left.trim_start();
        let (text, behind) = on.split_at(on.find(char::is_whitespace).unwrap_or(on.len()));
        left = behind;
        (!text.is_empty()).then_some(Word { text, line, on })
    })
}

/// A label with the words of its line that belong to it, as in `Your API key:`.
pub(super) fn phrase(words: &[Word<'_>], label: usize) -> std::ops::RangeInclusive<usize> {
    let begins = begin_of_line(words, label);
    match label - begins < LONGEST_LABEL {
        true => begins..=label,
        false => label..=label,
    }
}

/// Whether a label begins its line, with the words that belong to it.
pub(super) fn begins_line(words: &[Word<'_>], label: usize) -> bool {
    phrase(words, label).contains(&begin_of_line(words, label))
}

pub(super) fn begin_of_line(words: &[Word<'_>], at: usize) -> usize {
    let before = words[..at].iter().rev();
    at - before
        .take_while(|word| word.line == words[at].line)
        .count()
}

/// The address of a word, without what stands around it; of `[a link](https://…)` where it leads.
pub(super) fn address_in(word: &str) -> Option<&str> {
    let word = word.split_whitespace().next()?;
    let word = bare(word.rsplit_once("](").map_or(word, |(_, to)| to));
    let scheme = word.split("://").next()?;
    let known = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
    (known && scheme.len() < word.len()).then_some(word)
}

/// A word without quotes and brackets around it and without the signs of a sentence behind it.
pub(super) fn bare(word: &str) -> &str {
    word.trim_start_matches(AROUND)
        .trim_end_matches(|one| AROUND.contains(&one) || BEHIND.contains(&one))
}

/// A word as a label: in small letters, without what stands around it.
pub(super) fn label_of(word: &str) -> String {
    let word = bare(word.trim_matches('*'));
    let word = bare(word.trim_end_matches([':', '=']));
    word.trim_matches(MARKS).to_lowercase()
}
