//! Numbers of Switzerland.

use super::digits;

/// Whether a text is an AHV number (Art. 50c AHVG), as the Central Compensation Office describes
/// it: 756, nine digits and the check digit of EAN-13.
pub(super) fn is_ahv_number(plain: &str) -> bool {
    let Some(digits) = digits::<13>(plain) else {
        return false;
    };
    let by = [1, 3].into_iter().cycle();
    let sum: u32 = digits.iter().zip(by).map(|(digit, by)| digit * by).sum();
    digits[..3] == [7, 5, 6] && sum.is_multiple_of(10)
}
