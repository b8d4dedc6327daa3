//! Which language a browser asks for.

use super::tags;

/// Of the languages that Baton speaks the one that is asked for first; none where others are, or
/// any. `wanted` is an `Accept-Language` (RFC 9110, 12.5.4), such as `de-AT,de;q=0.9,en;q=0.5`.
#[must_use]
pub fn asked(wanted: &str) -> Option<String> {
    let spoken = tags();
    let mut found: Option<(f32, String)> = None;
    for range in wanted.split(',') {
        let (weight, tag) = weighed(range);
        let known = spoken.iter().find(|spoken| is_meant(spoken, tag));
        let before = found.as_ref().map_or(0.0, |(weight, _)| *weight);
        if let (Some(known), true) = (known, weight > before) {
            found = Some((weight, known.clone()));
        }
    }
    found.map(|(_, tag)| tag)
}

/// How much a language is wanted, 1 where nothing is said, 0 where it is not; and its tag.
fn weighed(range: &str) -> (f32, &str) {
    let mut parts = range.split(';').map(str::trim);
    let tag = parts.next().unwrap_or_default();
    let weight = parts
        .find_map(|part| part.strip_prefix("q="))
        .map_or(1.0, |weight| weight.trim().parse().unwrap_or(0.0));
    (weight, tag)
}

/// Whether whoever asks for `tag` is understood in `spoken`: `de` is spoken to `de-CH`.
fn is_meant(spoken: &str, tag: &str) -> bool {
    let first = tag.split('-').next().unwrap_or_default();
    spoken.eq_ignore_ascii_case(tag) || spoken.eq_ignore_ascii_case(first)
}

#[cfg(test)]
mod tests {
    use super::asked;

    #[test]
    fn the_language_that_is_wanted_most_and_spoken_is_spoken() {
        let said = [
            ("de-DE,de;q=0.9,en;q=0.8", Some("de")),
            ("DE-at", Some("de")),
            ("fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7", Some("en")),
            ("en;q=0.3, de;q=0.4", Some("de")),
            ("en-US,en", Some("en")),
            ("de;q=0, en;q=0.1", Some("en")),
            ("de;q=x", None),
            ("fr", None),
            ("*", None),
            ("", None),
        ];
        for (wanted, spoken) in said {
            assert_eq!(asked(wanted).as_deref(), spoken, "{wanted}");
        }
    }
}
