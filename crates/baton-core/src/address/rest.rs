//! The rest of an address that was broken over lines: joined where a mail broke them at one width,
//! asked about wherever else it may go on.

use super::words::{AROUND, BEHIND, Word};
use super::{Reading, Rest, STOPS, Sensitive, judged, small_words};

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

/// Signs that part an address; what stands behind one on the next line may go on with it.
const PARTING: [char; 8] = ['/', '?', '&', '=', '%', '-', '_', '+'];

/// Signs of an address that end a sentence, too, and those by which what follows is more than a word.
const ENDING: [char; 3] = ['.', ';', ':'];
const OF_AN_ADDRESS: [char; 5] = ['/', '.', '?', '&', '='];

/// What follows an address in the lines below it.
pub(super) struct Below<'a> {
    /// The address as far as its own line has it.
    pub(super) begin: &'a str,
    /// The lines that go on with it.
    pub(super) joined: Vec<&'a str>,
    /// What it may go on with.
    pub(super) asked: Option<Rest>,
}

/// Where the line was broken within the address at a place: the rest of it, each piece in a line below.
pub(super) fn below<'a>(
    words: &[Word<'a>],
    at: usize,
    lines: &[&str],
    reading: &Reading<'_>,
) -> Option<Below<'a>> {
    let word = words[at];
    let address = word.address()?;
    let begin = &word.text[word.text.find(address)?..];
    // What stands behind it ends it; one sign of a sentence may be its own.
    let is_own = |behind: &str| matches!(behind, "" | "." | ";" | "?");
    if !begin.strip_prefix(address).is_some_and(is_own) {
        return Some(Below {
            begin: address,
            joined: Vec::new(),
            asked: None,
        });
    }
    let width = lines.get(word.line).map_or(0, |line| line.chars().count());
    let pieces = pieces(words, at);
    let sure = full_lines(begin, &pieces, width);
    let before = match sure {
        0 => begin,
        sure => pieces[sure - 1],
    };
    let is_alone = at == 0 && pieces.len() + 1 == words.len();
    let more = run_of(before, &pieces[sure..], width, is_alone);
    let mut asked = pieces[sure..sure + more].to_vec();
    let is_held = word.text.starts_with('<');
    asked.extend(first_of_words(words, at + sure, before, is_held).filter(|_| more == 0));
    let mut joined = pieces[..sure].to_vec();
    let text = asked.concat();
    let text = text.trim_end_matches(STOPS);
    let rest = (!text.is_empty()).then(|| Rest {
        text: Sensitive(text.to_owned()),
        may_be_secret: may_be_secret(text),
        is_said: reading.goes_on,
    });
    if reading.goes_on == Some(true) {
        joined.extend(asked);
    }
    if let Some(last) = joined.last_mut() {
        *last = last.trim_end_matches(STOPS);
    }
    Some(Below {
        begin: if joined.is_empty() { address } else { begin },
        joined,
        asked: rest,
    })
}

/// Whether a part of it is one that an address keeps as a secret, or asks about.
fn may_be_secret(rest: &str) -> bool {
    let mut parts = rest.split(['/', '?', '&']);
    parts.any(|part| {
        let why = match part.split_once('=') {
            Some((name, value)) => judged::of_value(name, value),
            None => judged::of_part(part),
        };
        why != judged::Why::Ordinary
    })
}

/// The pieces below an address, each alone in its line. One in `<…>` ends where that does.
fn pieces<'a>(words: &[Word<'a>], at: usize) -> Vec<&'a str> {
    let line = words[at].line;
    let is_held = words[at].text.starts_with('<');
    let below = (at + 1..words.len()).take_while(|next| {
        let follows = words[*next].line == line + next - at;
        follows && ends_line(words, *next)
    });
    let mut found = Vec::new();
    for text in below.map(|next| words[next].text) {
        let (piece, is_end) = up_to_its_end(text, is_held);
        if !is_of_url(piece) || is_mark(piece) {
            break;
        }
        found.push(piece);
        if is_end {
            break;
        }
    }
    found
}

/// A line of signs, such as `=====`, `--` or `&nbsp;`, which parts a mail and is no word of it.
fn is_mark(piece: &str) -> bool {
    let is_of_page = |name: &str| {
        let name = name.strip_prefix('&');
        name.is_some_and(|name| name.chars().all(|one| one.is_alphanumeric() || one == '#'))
    };
    let of_page = piece.strip_suffix(';');
    of_page.is_some_and(|names| names.split(';').all(is_of_page))
        || !piece.contains(char::is_alphanumeric)
}

fn ends_line(words: &[Word<'_>], at: usize) -> bool {
    words
        .get(at + 1)
        .is_none_or(|next| next.line != words[at].line)
}

/// How many pieces may go on one after the other; all that stand below an address alone.
fn run_of(begin: &str, pieces: &[&str], width: usize, is_alone: bool) -> usize {
    let befores = std::iter::once(&begin).chain(pieces);
    let both = befores.zip(pieces);
    both.take_while(|(before, piece)| match is_alone {
        true => !small_words::greets(piece),
        false => may_go_on(before, piece, width),
    })
    .count()
}

/// The first word of the line below, of several, where an address may go on with it: up to the end of
/// `<…>`, behind a sign of its own, or where it is no word of a language.
fn first_of_words<'a>(
    words: &[Word<'a>],
    before: usize,
    text: &str,
    is_held: bool,
) -> Option<&'a str> {
    let next = words.get(before + 1)?;
    let follows = next.line == words[before].line + 1 && ends_line(words, before);
    let (piece, is_end) = up_to_its_end(next.text, is_held);
    let is_piece = is_of_url(piece) && !is_media(piece) && !ends_line(words, before + 1);
    let is_behind_a_sign = text.ends_with(PARTING) && piece.contains('/');
    let goes_on = is_end || is_behind_a_sign || is_no_word(piece);
    (follows && is_piece && goes_on).then_some(piece)
}

/// Letters and figures mixed, or a sign that only a query has.
fn is_no_word(piece: &str) -> bool {
    is_mixed(piece) || piece.contains(['=', '&', '?', '%'])
}

/// Letters and figures.
fn is_mixed(piece: &str) -> bool {
    piece.contains(char::is_alphabetic) && piece.contains(char::is_numeric)
}

/// A piece without the sign that ends `<…>`, where the address stands in that, and whether it ends it.
fn up_to_its_end(text: &str, is_held: bool) -> (&str, bool) {
    match text.strip_suffix('>').filter(|_| is_held) {
        Some(piece) => (piece, true),
        None => (text, false),
    }
}

/// Whether a piece may go on with what stands before the break, by the signs at the break.
fn may_go_on(before: &str, piece: &str, width: usize) -> bool {
    let is_small = piece.starts_with(char::is_lowercase) && !piece.ends_with(BEHIND);
    if is_media(piece) || (is_word(piece) && (small_words::greets(piece) || !is_small)) {
        return false;
    }
    let begins_so = piece.starts_with(['/', '?', '&', '=']);
    let is_more = before.ends_with(ENDING) && !is_word(piece) && piece.contains(OF_AN_ADDRESS);
    let is_wrapped = width >= SHORTEST_WRAPPED && is_path(piece);
    before.ends_with(PARTING) || begins_so || is_more || is_wrapped
}

/// Letters alone, of which the first may be a capital, and a sign of a sentence behind them.
fn is_word(text: &str) -> bool {
    let text = text.trim_end_matches(BEHIND);
    let is_letters = text.chars().all(char::is_alphabetic);
    is_letters && !text.chars().skip(1).any(char::is_uppercase)
}

/// `T00/B00/xyz`, `T00/`: parts of a path.
fn is_path(piece: &str) -> bool {
    let is_of_it = (is_mixed(piece) && !is_base64(piece)) || !is_of_its_own(piece, false);
    piece.ends_with('/') || (piece.contains(['/', '?', '&']) && is_of_it)
}

fn is_base64(text: &str) -> bool {
    text.contains('+') || text.ends_with('=')
}

fn is_media(text: &str) -> bool {
    MEDIA.iter().any(|begin| text.starts_with(begin))
}

/// How many pieces go on with an address whose lines a mail broke at a width: all but the last are as
/// long as the line of the address.
fn full_lines(begin: &str, below: &[&str], width: usize) -> usize {
    if width < SHORTEST_WRAPPED {
        return 0;
    }
    let is_full = |text: &&&str| text.chars().count().abs_diff(width) <= ABOUT;
    let full = below.iter().take_while(is_full).count();
    let most = below.len().min(full + 1);
    let ends = (1..=most).rev().find(|pieces| {
        let before = match pieces {
            1 => begin,
            _ => below[pieces - 2],
        };
        goes_on(before, below[pieces - 1], width, *pieces > 1)
    });
    ends.unwrap_or_default()
}

/// Whether the last piece below goes on with an address, by what stands before the break, by how long
/// the lines are, and by whether there is a piece as long as these between.
fn goes_on(before: &str, last: &str, width: usize, is_evident: bool) -> bool {
    if before.ends_with(['&', '=', '%']) {
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
    let is_small = text.len() < SHORTEST_PATH || is_base64(text);
    is_media(text) || (is_date && text.contains('/')) || (is_small && !is_evident)
}

fn is_of_url(text: &str) -> bool {
    let is_of_url = |one: char| one.is_ascii_graphic() && !AROUND.contains(&one) && one != ':';
    text.chars().all(is_of_url)
}
