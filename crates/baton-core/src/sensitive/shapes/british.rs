//! Numbers of the United Kingdom.

/// Whether a text is a national insurance number, by its form in HMRC's manual NIM39110: two
/// letters, six digits, a letter from `A` to `D`. There is no checksum; some letters and prefixes
/// are never given out.
pub(super) fn is_national_insurance_number(plain: &str) -> bool {
    let &[first, second, ref digits @ .., suffix] = plain.as_bytes() else {
        return false;
    };
    let is_letter = |letter: u8, but: &[u8]| letter.is_ascii_uppercase() && !but.contains(&letter);
    let never = ["BG", "GB", "KN", "NK", "NT", "TN", "ZZ"];
    digits.len() == 6
        && digits.iter().all(u8::is_ascii_digit)
        && matches!(suffix, b'A'..=b'D')
        && is_letter(first, b"DFIQUV")
        && is_letter(second, b"DFIOQUV")
        && !never.iter().any(|prefix| plain.starts_with(prefix))
}
