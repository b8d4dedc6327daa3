//! Numbers that are taken for one only with the signs that people write between their groups: so
//! many other numbers have their length, and one in ten or eleven the same check digit.

use super::digits;

/// Whether a text is a CPF of Brazil (`111.444.777-35`), by the Receita Federal: each of its last two
/// digits is the remainder by 11 of those before.
pub(super) fn is_cpf(text: &str) -> bool {
    let Some(digits) = grouped::<11>(text, &[(3, '.'), (7, '.'), (11, '-')]) else {
        return false;
    };
    let check = |count: usize| {
        let weights = (2..).take(count).collect::<Vec<u32>>().into_iter().rev();
        let sum: u32 = digits
            .iter()
            .zip(weights)
            .map(|(digit, by)| digit * by)
            .sum();
        sum * 10 % 11 % 10
    };
    let are_same = digits.iter().all(|digit| *digit == digits[0]);
    !are_same && check(9) == digits[9] && check(10) == digits[10]
}

/// Whether a text is a SIN of Canada (`046 454 286`), by the formula of Luhn.
pub(super) fn is_sin(text: &str) -> bool {
    let Some(digits) = nine(text) else {
        return false;
    };
    let each = digits
        .iter()
        .enumerate()
        .map(|(place, digit)| match place % 2 {
            0 => *digit,
            _even => digit * 2 / 10 + digit * 2 % 10,
        });
    digits[0] != 0 && each.sum::<u32>().is_multiple_of(10)
}

/// Whether a text is a TFN of Australia (`123 456 782`), by the weights of the Taxation Office.
pub(super) fn is_tax_file_number(text: &str) -> bool {
    let weights = [1, 4, 3, 7, 5, 8, 6, 9, 10];
    let sum = |digits: [u32; 9]| {
        digits
            .iter()
            .zip(weights)
            .map(|(digit, by)| digit * by)
            .sum()
    };
    nine(text)
        .map(sum)
        .is_some_and(|sum: u32| sum.is_multiple_of(11))
}

fn nine(text: &str) -> Option<[u32; 9]> {
    let blanks = grouped(text, &[(3, ' '), (7, ' ')]);
    blanks.or_else(|| grouped(text, &[(3, '-'), (7, '-')]))
}

/// The digits of a text that has these signs at these places, and no others.
fn grouped<const N: usize>(text: &str, signs: &[(usize, char)]) -> Option<[u32; N]> {
    let is_there = |(place, sign): &(usize, char)| text[*place..].starts_with(*sign);
    if text.len() != N + signs.len() || !text.is_ascii() || !signs.iter().all(is_there) {
        return None;
    }
    let between = |place: &usize| signs.iter().any(|(at, _)| at == place);
    let kept = text.chars().enumerate();
    let kept = kept
        .filter(|(place, _)| !between(place))
        .map(|(_, one)| one);
    digits(&kept.collect::<String>())
}
