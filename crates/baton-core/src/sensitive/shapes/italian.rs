//! Numbers of Italy.

/// What letters and digits count at the first, third, … place: from `0` and from `A` on.
const ODD: [u32; 26] = [
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];

/// Where digits stand; of namesakes some are letters.
const DIGITS: [usize; 7] = [6, 7, 9, 10, 12, 13, 14];

/// Whether a text is a codice fiscale of a person, by the decree of 23 December 1976: fifteen signs,
/// and a letter that is the remainder of their sum by 26.
pub(super) fn is_codice_fiscale(plain: &str) -> bool {
    let Ok(all) = <&[u8; 16]>::try_from(plain.as_bytes()) else {
        return false;
    };
    let is_formed = all.iter().enumerate().all(|(place, one)| {
        let is_digit = one.is_ascii_digit() || b"LMNPQRSTUV".contains(one);
        match DIGITS.contains(&place) {
            true => is_digit,
            false => one.is_ascii_uppercase(),
        }
    });
    if !is_formed || !b"ABCDEHLMPRST".contains(&all[8]) {
        return false;
    }
    let sum: u32 = all[..15].iter().enumerate().map(counts).sum();
    u32::from(all[15] - b'A') == sum % 26
}

fn counts((place, one): (usize, &u8)) -> u32 {
    let value = match one {
        b'0'..=b'9' => one - b'0',
        letter => letter - b'A',
    };
    match place % 2 {
        0 => ODD[usize::from(value)],
        _even => u32::from(value),
    }
}
