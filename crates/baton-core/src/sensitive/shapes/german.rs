//! Numbers of Germany.

use super::digits;

/// Whether a text is a tax identification number (§ 139b AO), as the Federal Central Tax Office
/// describes it: eleven digits, the first no 0; among the first ten one stands there twice or three
/// times and no other more than once; the last is the check digit of ISO 7064 MOD 11,10.
pub(super) fn is_tax_id(plain: &str) -> bool {
    let Some(digits) = digits::<11>(plain) else {
        return false;
    };
    let (number, check) = (&digits[..10], digits[10]);
    let often = |digit: u32| number.iter().filter(|one| **one == digit).count();
    let mut repeated = (0..10).map(often).filter(|count| *count > 1);
    let repeats = matches!((repeated.next(), repeated.next()), (Some(2 | 3), None));
    let product = number.iter().fold(10, |product, digit| {
        let sum = match (product + digit) % 10 {
            0 => 10,
            sum => sum,
        };
        sum * 2 % 11
    });
    number[0] != 0 && repeats && (11 - product) % 10 == check
}

/// What the digits of a social insurance number are multiplied by.
const WEIGHTS: [u32; 12] = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1];

/// Whether a text is a social insurance number, by the rule of the pension insurance (§ 4 VKVV):
/// eight digits, a letter that counts as two (`A` as 01), two digits and the check digit, which is
/// the last digit of the sum of the digits of all products.
pub(super) fn is_social_insurance_number(plain: &str) -> bool {
    let &[ref front @ .., letter, first, second, check] = plain.as_bytes() else {
        return false;
    };
    if front.len() != 8 || !letter.is_ascii_uppercase() {
        return false;
    }
    let (first, second, check) = (char::from(first), char::from(second), char::from(check));
    let letter = u32::from(letter - b'A') + 1;
    let whole = format!("{}{letter:02}{first}{second}{check}", &plain[..8]);
    let Some(digits) = digits::<13>(&whole) else {
        return false;
    };
    let products = digits.iter().zip(WEIGHTS).map(|(digit, by)| digit * by);
    let sum: u32 = products.map(|product| product / 10 + product % 10).sum();
    sum % 10 == digits[12]
}
