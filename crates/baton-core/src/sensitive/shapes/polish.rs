//! Numbers of Poland.

use super::digits;

const WEIGHTS: [u32; 10] = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3];

/// Whether a text is a PESEL, by the act of 24 September 2010: a date of birth, whose month says the
/// century, four digits and a check digit.
pub(super) fn is_pesel(plain: &str) -> bool {
    let Some(digits) = digits::<11>(plain) else {
        return false;
    };
    let month = (digits[2] * 10 + digits[3]) % 20;
    let day = digits[4] * 10 + digits[5];
    let sum: u32 = digits
        .iter()
        .zip(WEIGHTS)
        .map(|(digit, by)| digit * by)
        .sum();
    let is_date = (1..=12).contains(&month) && (1..=31).contains(&day);
    is_date && (10 - sum % 10) % 10 == digits[10]
}
