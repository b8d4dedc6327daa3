//! What looks like words of some language, by the pairs of letters that words are made of.

/// For each letter those that follow it in words; from an English word list, with what German
/// and the names of tools add. A random text breaks a third of its pairs.
const FOLLOWERS: [&str; 26] = [
    "bcdefghijklmnpqrstuvwxyz",
    "abcdehijlmorstuy",
    "acehiklorstuxy",
    "abcdefghijlmnoprstuvwy",
    "abcdefghijklmnopqrstuvwxyz",
    "aefilortuy",
    "abeghilmnorstuwy",
    "abefilmnorstuwy",
    "abcdefghiklmnopqrstuvxz",
    "aeiou",
    "abdefhilmnorstuwy",
    "abcdefghiklmnopstuvwy",
    "abefilmnopsuy",
    "abcdefghijklmnopqrstuvwyz",
    "abcdefghiklmnopqrstuvwxyz",
    "aefhilnoprstuy",
    "u",
    "abcdefghiklmnoprstuvwy",
    "abcdefghiklmnopqstuvwxy",
    "abcefghilmnoprstuwyz",
    "abcdefghiklmnoprstvxz",
    "aeiou",
    "abdehilnorsu",
    "acehiloptuy",
    "abcdegilmnoprstw",
    "aeilotuwyz",
];

/// So many letters take one pair that no word has.
const LETTERS_FOR_AN_ODD_PAIR: usize = 10;

/// Of so few letters an abbreviation is made, whose pairs are anything: `html`, `acme`.
const SHORTEST_WORD: usize = 5;

/// Words and numbers written together change so often between letters and digits.
const MOST_CHANGES: usize = 3;

/// The words of a name, in lower case: `accessToken` and `access_token` have two.
pub(super) fn of_name(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before = ' ';
    for one in name.chars() {
        let begins = one.is_ascii_uppercase() && before.is_ascii_lowercase();
        if begins || !one.is_ascii_alphanumeric() {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| one.is_ascii_alphanumeric()) {
            word.push(one.to_ascii_lowercase());
        }
        before = one;
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Whether a piece without separators is made of words, with numbers between them.
pub(super) fn is_word(piece: &str) -> bool {
    let runs = runs(piece);
    let changes = runs
        .windows(2)
        .filter(|pair| is_numeric(pair[0]) != is_numeric(pair[1]));
    changes.count() <= MOST_CHANGES
        && !is_shredded(&runs)
        && runs
            .iter()
            .all(|run| is_numeric(run) || has_pairs_of_words(run))
}

/// Whether there is more of scraps than words leave over: `aB3dEfGh`.
fn is_shredded(runs: &[&str]) -> bool {
    let letters = runs.iter().filter(|run| !is_numeric(run));
    let (short, all) = letters.fold((0, 0), |(short, all), run| {
        (
            short + usize::from(run.chars().count() < SHORTEST_WORD),
            all + 1,
        )
    });
    short > 2 && short * 2 > all
}

/// Letters and digits apart, and at each capital inside a word.
fn runs(piece: &str) -> Vec<&str> {
    let mut runs = Vec::new();
    let mut from = 0;
    let mut before: Option<char> = None;
    for (at, one) in piece.char_indices() {
        let breaks = before.is_some_and(|before| {
            before.is_numeric() != one.is_numeric() || (one.is_uppercase() && before.is_lowercase())
        });
        if breaks {
            runs.push(&piece[from..at]);
            from = at;
        }
        before = Some(one);
    }
    runs.push(&piece[from..]);
    runs
}

fn is_numeric(run: &str) -> bool {
    run.chars().all(char::is_numeric)
}

/// Letters beyond the alphabet are of a language: no token has them.
fn has_pairs_of_words(run: &str) -> bool {
    let letters: Vec<char> = run.chars().map(|one| one.to_ascii_lowercase()).collect();
    let odd = letters.windows(2).filter(|pair| is_odd(pair[0], pair[1]));
    letters.len() < SHORTEST_WORD || odd.count() <= letters.len() / LETTERS_FOR_AN_ODD_PAIR
}

fn is_odd(first: char, second: char) -> bool {
    if !first.is_ascii_lowercase() || !second.is_ascii_lowercase() {
        return false;
    }
    let row = usize::try_from(u32::from(first) - u32::from('a')).unwrap_or_default();
    FOLLOWERS.get(row).is_some_and(|row| !row.contains(second))
}
