//! Numbers and the ids that databases give.

/// The groups of a UUID as it is written.
const UUID_GROUPS: [usize; 5] = [8, 4, 4, 4, 12];

/// The text without the UUIDs in it; each leaves a dash.
pub(super) fn without_uuids(text: &str) -> String {
    let mut rest = text;
    let mut kept = String::new();
    while let Some(first) = rest.chars().next() {
        if !kept.ends_with(|one: char| one.is_ascii_alphanumeric())
            && let Some(after) = after_uuid(rest)
        {
            kept.push('-');
            rest = after;
            continue;
        }
        kept.push(first);
        rest = &rest[first.len_utf8()..];
    }
    kept
}

fn after_uuid(text: &str) -> Option<&str> {
    let mut rest = text;
    for (index, length) in UUID_GROUPS.iter().enumerate() {
        if index > 0 {
            rest = rest.strip_prefix('-')?;
        }
        let group = rest.get(..*length)?;
        if !is_hex(group) {
            return None;
        }
        rest = &rest[*length..];
    }
    let ends = !rest.starts_with(|one: char| one.is_ascii_alphanumeric());
    ends.then_some(rest)
}

/// Digits alone.
pub(super) fn is_number(piece: &str) -> bool {
    piece.chars().all(char::is_numeric)
}

/// The ids of MongoDB (24 hexadecimal digits), ULIDs, and UUIDs without their dashes.
pub(super) fn is_database_id(piece: &str) -> bool {
    let object_id = piece.len() == 24 && is_hex(piece);
    object_id || is_ulid(piece) || is_bare_uuid(piece)
}

fn is_ulid(piece: &str) -> bool {
    let one_case = !piece.bytes().any(|one| one.is_ascii_lowercase())
        || !piece.bytes().any(|one| one.is_ascii_uppercase());
    let crockford = |one: u8| {
        one.is_ascii_alphanumeric()
            && !matches!(one.to_ascii_lowercase(), b'i' | b'l' | b'o' | b'u')
    };
    // The first ten say when it was made: of this age they begin with 01.
    piece.len() == 26 && piece.starts_with("01") && one_case && piece.bytes().all(crockford)
}

/// The version and the variant tell it from a key of the same length.
fn is_bare_uuid(piece: &str) -> bool {
    let bytes = piece.as_bytes();
    bytes.len() == 32
        && is_hex(piece)
        && matches!(bytes[12], b'1' | b'4' | b'7')
        && matches!(bytes[16].to_ascii_lowercase(), b'8' | b'9' | b'a' | b'b')
}

fn is_hex(text: &str) -> bool {
    text.bytes().all(|one| one.is_ascii_hexdigit())
}
