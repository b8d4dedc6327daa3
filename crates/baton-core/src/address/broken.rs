//! A token that a mail broke over lines.

/// A line that a mail has broken is at least so long, in characters: shorter ones are an id and its
/// secret, or a name and its password, below each other.
const SHORTEST_BROKEN: usize = 40;

/// How a JSON Web Token begins, whose first part is shorter.
const JWT: &str = "eyJ";

/// What tokens are made of; a colon would name something.
fn is_of_token(one: char) -> bool {
    one.is_ascii_alphanumeric() || ['-', '_', '.', '+', '/', '=', '~'].contains(&one)
}

/// Whether a line ends within a token that may go on in the next one.
pub(super) fn may_go_on(token: &str) -> bool {
    let is_drawn =
        token.contains(|one: char| one.is_ascii_digit()) && token.chars().all(is_of_token);
    is_drawn && (token.len() >= SHORTEST_BROKEN || token.starts_with(JWT))
}

/// Whether a line is nothing but a part of a token.
pub(super) fn is_part(line: &str) -> bool {
    !line.is_empty() && line.chars().all(is_of_token)
}

/// A token alone, with the word or the header before it, in one line again; none where the text is
/// not that, or was not broken.
pub(super) fn joined(text: &str) -> Option<String> {
    let mut lines = text.lines().map(str::trim);
    let first = lines.next()?;
    let more: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    let begin = first.split_whitespace().next_back()?;
    let is_broken = !more.is_empty() && may_go_on(begin) && more.iter().all(|line| is_part(line));
    let (_, within) = more.split_last()?;
    let are_full = within.iter().all(|line| may_go_on_within(line));
    let is_address = text.contains("://");
    (is_broken && are_full && !is_address).then(|| format!("{first}{}", more.concat()))
}

fn may_go_on_within(line: &str) -> bool {
    line.len() >= SHORTEST_BROKEN
}
