//! Numbers of Spain.

const LETTERS: &[u8; 23] = b"TRWAGMYFPDXBNJZSQVHLCKE";

/// Whether a text is a DNI or an NIE, by the rule of the Ministry of the Interior (Real Decreto
/// 1553/2005 for the DNI, 557/2011 for the NIE): the letter is the one at the remainder of the
/// number by 23. The `X`, `Y` or `Z` of an NIE counts as 0, 1 or 2.
pub(super) fn is_dni_or_nie(plain: &str) -> bool {
    let &[first, ref digits @ .., letter] = plain.as_bytes() else {
        return false;
    };
    let first = match first {
        b'X' => b'0',
        b'Y' => b'1',
        b'Z' => b'2',
        other => other,
    };
    if digits.len() != 7 {
        return false;
    }
    let number = std::iter::once(&first).chain(digits);
    let number = number.copied().try_fold(0_usize, |number, digit| {
        digit
            .is_ascii_digit()
            .then(|| number * 10 + usize::from(digit - b'0'))
    });
    number.is_some_and(|number| LETTERS[number % LETTERS.len()] == letter)
}
