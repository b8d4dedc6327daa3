//! Numbers of Mexico.

/// Values of the letters of a CURP: as the alphabet has them, with `Ñ` behind `N`.
fn value(one: u8) -> Option<u32> {
    match one {
        b'0'..=b'9' => Some(u32::from(one - b'0')),
        b'A'..=b'N' => Some(u32::from(one - b'A') + 10),
        b'O'..=b'Z' => Some(u32::from(one - b'O') + 25),
        _other => None,
    }
}

/// Whether a text is a CURP, by the rule of RENAPO: a name, a date of birth, sex, state and
/// consonants, and a check digit.
pub(super) fn is_curp(plain: &str) -> bool {
    let Ok(all) = <&[u8; 18]>::try_from(plain.as_bytes()) else {
        return false;
    };
    let is_formed = begins_with_name_and_date(all)
        && matches!(all[10], b'H' | b'M' | b'X')
        && all[11..16].iter().all(u8::is_ascii_uppercase);
    let weights = (2..=18).rev();
    let each = all[..17].iter().zip(weights);
    let sum: Option<u32> = each.map(|(one, by)| Some(value(*one)? * by)).sum();
    let check = sum.map(|sum| (10 - sum % 10) % 10);
    is_formed && check.is_some() && check == value(all[17])
}

/// Whether a text is the RFC of a person, by the rule of the SAT: a name, a date, two signs that tell
/// namesakes apart, and one that checks. Its alphabet has `&` where that of the CURP has `Ñ`.
pub(super) fn is_rfc(plain: &str) -> bool {
    let Ok(all) = <&[u8; 13]>::try_from(plain.as_bytes()) else {
        return false;
    };
    let weights = (2..=13).rev();
    let each = all[..12].iter().zip(weights);
    let sum: Option<u32> = each.map(|(one, by)| Some(value(*one)? * by)).sum();
    let check = sum.map(|sum| match (11 - sum % 11) % 11 {
        10 => b'A',
        digit => b'0' + u8::try_from(digit).unwrap_or_default(),
    });
    begins_with_name_and_date(all) && check == Some(all[12])
}

fn begins_with_name_and_date(all: &[u8]) -> bool {
    let number = |at: usize| {
        all[at..at + 2]
            .iter()
            .fold(0, |n, one| n * 10 + (one - b'0'))
    };
    all[..4].iter().all(u8::is_ascii_uppercase)
        && all[4..10].iter().all(u8::is_ascii_digit)
        && (1..=12).contains(&number(6))
        && (1..=31).contains(&number(8))
}
