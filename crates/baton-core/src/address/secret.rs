//! Which parts of an address look like a secret.

/// A part this long with this much variety counts as a token.
const SHORTEST_TOKEN: usize = 16;

/// Bits of variety per character, counted over the part itself.
const LEAST_VARIETY: f64 = 2.8;

/// Words that say what a query's value is.
const TELLING: [&str; 17] = [
    "token",
    "key",
    "apikey",
    "secret",
    "sig",
    "signature",
    "code",
    "auth",
    "authorization",
    "password",
    "passwd",
    "pwd",
    "pass",
    "credential",
    "credentials",
    "jwt",
    "hmac",
];

/// Whether a query key says that its value is a secret: `token`, `api_key`, `X-Sig`, and the like.
pub(super) fn key_tells(key: &str) -> bool {
    let key = key.to_ascii_lowercase();
    key.split(|c: char| !c.is_ascii_alphanumeric())
        .any(|word| TELLING.contains(&word))
        || ["token", "secret", "apikey", "password"]
            .iter()
            .any(|word| key.ends_with(word))
}

/// Whether a query key suggests that the tool wants the value as a bearer token.
pub(super) fn key_suggests_bearer(key: &str) -> bool {
    matches!(key.to_ascii_lowercase().as_str(), "token" | "access_token")
}

/// Whether a part of a path, or a query's value, looks like a token.
///
/// Hyphenated words do not; a mixture of letters and digits, or of cases, does. A wrong yes only
/// hides a part that was no secret, so doubt counts as yes.
pub(super) fn looks_like_token(part: &str) -> bool {
    part.len() >= SHORTEST_TOKEN
        && variety(part) >= LEAST_VARIETY
        && part.split(['-', '_', '.', '~']).any(is_mixed_or_long)
}

fn is_mixed_or_long(chunk: &str) -> bool {
    let digits = chunk.bytes().filter(u8::is_ascii_digit).count();
    let letters = chunk.bytes().filter(u8::is_ascii_alphabetic).count();
    let upper_inside = chunk.bytes().skip(1).filter(u8::is_ascii_uppercase).count();
    (digits >= 1 && letters >= 1 && chunk.len() >= 4)
        || (upper_inside >= 2 && chunk.bytes().any(|byte| byte.is_ascii_lowercase()))
        || digits >= SHORTEST_TOKEN
        || letters >= 20
        || chunk.contains('%')
}

/// Shannon's measure over the characters of the part, in bits per character.
fn variety(part: &str) -> f64 {
    let mut counts = [0_u32; 256];
    for byte in part.bytes() {
        counts[usize::from(byte)] += 1;
    }
    let all = part.len() as f64;
    counts
        .iter()
        .filter(|count| **count > 0)
        .map(|count| {
            let share = f64::from(*count) / all;
            -share * share.log2()
        })
        .sum()
}
