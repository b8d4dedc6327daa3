//! The lines of a calendar: folded ones put together, each as name, parameters and value.

/// A line of content.
pub(super) struct Line {
    /// Where it begins, counted from 1.
    pub(super) number: u32,
    /// In capitals.
    pub(super) name: String,
    /// In capitals, such as `VALUE=DATE`.
    pub(super) parameters: Vec<String>,
    pub(super) value: String,
}

/// The lines; those without a name or a value are passed over.
pub(super) fn unfolded(text: &str) -> Vec<Line> {
    let mut lines: Vec<(u32, String)> = Vec::new();
    let text = text.trim_start_matches('\u{feff}');
    for (number, raw) in (1..).zip(text.lines()) {
        match (raw.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some((_, before))) => before.push_str(rest),
            (_, _) => lines.push((number, raw.to_owned())),
        }
    }
    let parsed = lines.into_iter();
    parsed
        .filter_map(|(number, line)| parse(number, &line))
        .collect()
}

fn parse(number: u32, line: &str) -> Option<Line> {
    let (head, value) = split_at_colon(line)?;
    let mut parts = head.split(';').map(str::to_ascii_uppercase);
    let name = parts.next()?;
    Some(Line {
        number,
        name,
        parameters: parts.collect(),
        value: value.trim().to_owned(),
    })
}

/// The first colon outside of quotes.
fn split_at_colon(line: &str) -> Option<(&str, &str)> {
    let mut quoted = false;
    let colon = line.char_indices().find(|(_, letter)| {
        quoted ^= *letter == '"';
        *letter == ':' && !quoted
    });
    let (at, _) = colon?;
    Some((&line[..at], &line[at + 1..]))
}
