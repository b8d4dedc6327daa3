//! Numbers that only one person has, told by their shape: most by a checksum, so that other
//! numbers are seldom taken for one.

mod american;
mod british;
mod french;
mod german;
mod grouped;
mod iban;
mod italian;
mod mexican;
mod polish;
mod spanish;
mod swiss;

use crate::letters::is_unseen;

/// No longer text is looked at: an IBAN has 34 characters, and blanks.
const LONGEST: usize = 48;

/// Nor one of more bytes, which may be blanks and dashes of every kind, and letters that nobody sees.
const MOST_BYTES: usize = 6 * LONGEST;

/// Whether a text is such a number and nothing else.
pub(super) fn has_one(text: &str) -> bool {
    let text = text.trim();
    if text.len() > MOST_BYTES {
        return false;
    }
    let text: String = text.chars().filter_map(written).collect();
    let text = text.trim();
    let has_digit = text.bytes().any(|one| one.is_ascii_digit());
    if !has_digit || text.len() > LONGEST || !text.is_ascii() {
        return false;
    }
    let plain = plain(text);
    american::is_social_security_number(text)
        || iban::is_one(&plain)
        || german::is_tax_id(&plain)
        || german::is_social_insurance_number(&plain)
        || spanish::is_dni_or_nie(&plain)
        || french::is_nir(&plain)
        || swiss::is_ahv_number(&plain)
        || british::is_national_insurance_number(&plain)
        || italian::is_codice_fiscale(&plain)
        || mexican::is_curp(&plain)
        || mexican::is_rfc(&plain)
        || polish::is_pesel(&plain)
        || grouped::is_cpf(text)
        || grouped::is_sin(text)
        || grouped::is_tax_file_number(text)
}

/// A letter as it is compared: one blank and one dash for all, and none for what nobody sees.
fn written(letter: char) -> Option<char> {
    match letter {
        blank if blank.is_whitespace() => Some(' '),
        '\u{2010}'..='\u{2015}' => Some('-'),
        unseen if is_unseen(unseen) => None,
        seen => Some(seen),
    }
}

/// Without what people write between the groups of a number, in capitals.
fn plain(text: &str) -> String {
    let kept = text
        .chars()
        .filter(|one| !matches!(one, ' ' | '.' | '-' | '/'));
    kept.map(|one| one.to_ascii_uppercase()).collect()
}

/// The digits of a text that is nothing but so many of them.
fn digits<const N: usize>(text: &str) -> Option<[u32; N]> {
    let digits: Option<Vec<u32>> = text.chars().map(|one| one.to_digit(10)).collect();
    digits?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that the bodies that give them out publish as examples, or made by their rules.
    const NUMBERS: &[&str] = &[
        // IBAN, from the registry.
        "DE89 3704 0044 0532 0130 00",
        "DE89\u{a0}3704\u{a0}0044\u{a0}0532\u{a0}0130\u{a0}00",
        "DE89\u{200b}3704\u{200b}0044\u{200b}0532\u{200b}0130\u{200b}00",
        "\u{feff}GB29NWBK60161331926819",
        "FR14 2004 1010 0505 0001 3M02 606",
        "ES9121000418450200051332",
        "CH93 0076 2011 6238 5295 7",
        "at611904300234573201",
        // United States.
        "219-09-9999",
        "123 45 6789",
        // Germany: tax id with a digit twice and with one three times; social insurance.
        "86 095 742 719",
        "47036892816",
        "65929970489",
        "15070649C103",
        "15 070649 C 103",
        // Spain.
        "12345678Z",
        "12345678-z",
        "X1234567L",
        "Y-1234567-X",
        // France, and Corsica.
        "2 55 08 14 168 025 38",
        "255081416802538",
        // Switzerland.
        "756.9217.0769.85",
        "7569217076985",
        // United Kingdom.
        "QQ123456C",
        "AB 12 34 56 C",
        // Italy, Mexico, Poland.
        "RSSMRA85T10A562S",
        "rss mra 85t10 a562s",
        "HEGG560427MVZRRL04",
        "GODE561231GR8",
        "GODE-561231-GR8",
        "44051401359",
        // Brazil, Canada, Australia: with what stands between their groups.
        "111.444.777-35",
        "130 692 544",
        "130-692-544",
        "123 456 782",
    ];

    #[test]
    fn numbers_of_persons_are_known_by_their_shape() {
        // `QQ` is the prefix of examples, which is never given out.
        for number in NUMBERS.iter().filter(|one| !one.starts_with("QQ")) {
            assert!(has_one(number), "{number}");
        }
        assert!(!has_one("QQ123456C"));
    }

    #[test]
    fn blanks_and_dashes_of_every_kind_stand_between_groups() {
        for number in [
            "219\u{2011}09\u{2011}9999",
            "219\u{2013}09\u{2013}9999",
            "\u{feff}756.9217\u{ad}.0769.85\u{200b}",
        ] {
            assert!(has_one(number), "{number}");
        }
    }

    #[test]
    fn one_digit_off_is_another_number() {
        let with_checksum = NUMBERS.iter().filter(|number| {
            let plain = plain(number);
            !american::is_social_security_number(number)
                && !british::is_national_insurance_number(&plain)
                && !plain.starts_with("QQ")
        });
        for number in with_checksum {
            let at = number.rfind(|one: char| one.is_ascii_digit()).unwrap();
            let digit = number[at..=at].parse::<u8>().unwrap();
            let other = format!("{}{}{}", &number[..at], (digit + 1) % 10, &number[at + 1..]);
            assert!(!has_one(&other), "{other}");
        }
    }

    #[test]
    fn other_numbers_and_texts_are_not_taken_for_one() {
        for text in [
            "",
            "Maria Lopez",
            "maria@acme.example",
            "2026-12-01",
            "2026-12-01T08:30:00+01:00",
            "00u00000000000000001",
            "IT-482",
            "10482",
            "9007199254740993",
            "+49 30 1234567",
            "000-12-3456",
            "666-12-3456",
            "900-12-3456",
            "123-00-4567",
            "123-45-0000",
            "123456789",
            "12 345 6789",
            "123-45-67890",
            "DE00370400440532013000",
            "XX89370400440532013000",
            "DE8937040044053201300",
            "01234567890",
            "11111111111",
            "12345678A",
            "X1234567A",
            "155081416802538",
            "7561234567890",
            "BG123456A",
            "AB123456E",
            "DA123456A",
            "AO123456A",
            "4111 1111 1111 1111",
            "7a3f0c52-9b1e-4d7a-8c66-2f1f5b0e9d11",
            "DE89 3704 0044 0532 0130 00 and more text",
            "ÄÖ123456C",
            "RSSMRA85T10A562T",
            "ABCDEF85T10A562S",
            "HEGG561427MVZRRL04",
            "ORDER20261130",
            "44054401359",
            "11144477735",
            "111.111.111-11",
            "130692544",
            "123456782",
            "046 454 286",
            "123.456.782",
        ] {
            assert!(!has_one(text), "{text}");
        }
    }
}
