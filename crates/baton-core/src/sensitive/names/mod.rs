//! Names of fields that hold what is sensitive, in English, German, Spanish, French, Italian, Dutch,
//! Polish and Portuguese.
//!
//! A name is compared by its whole words, without case, accents and what stands between them:
//! `socialSecurityNumber`, `Social-Security-Number` and `socialsecuritynumber` are one, while
//! `lesson` and `essn` hold no `ssn`.

mod fold;
mod table;

use std::collections::HashSet;
use std::sync::LazyLock;

use fold::words;

/// The names that say so by themselves.
static SENSITIVE: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let by_language = table::SENSITIVE.iter();
    by_language
        .flat_map(|names| names.split_whitespace())
        .collect()
});

/// Those that do so as the whole name alone.
static ALONE: LazyLock<HashSet<&str>> = LazyLock::new(|| table::ALONE.split_whitespace().collect());

/// What is not sensitive, and begins or ends as if it were.
static HARMLESS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| table::HARMLESS.split_whitespace().collect());

/// No name of the table has more letters.
const LONGEST: usize = 40;

/// Whether the names on the way to a value say that it is sensitive. Numbers of entries are none.
pub(super) fn are_sensitive(names: &[String]) -> bool {
    let named = names
        .iter()
        .filter(|name| !name.bytes().all(|one| one.is_ascii_digit()));
    let mut all = Vec::new();
    for name in named {
        let words = words(name);
        if ALONE.contains(words.concat().as_str()) {
            return true;
        }
        all.extend(words);
    }
    // Whether there must be one is no secret.
    let says_of_it = all.last().is_some_and(|last| last == "optional");
    !says_of_it && hold_one(&all)
}

/// Whether one of the names stands among the words, but for what is harmless as a whole.
fn hold_one(mut words: &[String]) -> bool {
    while !words.is_empty() {
        let passed = match longest(words, &HARMLESS) {
            Some(harmless) => harmless,
            None if longest(words, &SENSITIVE).is_some() => return true,
            None => 1,
        };
        words = &words[passed..];
    }
    false
}

/// How many of the first words are the longest of these names.
fn longest(words: &[String], names: &HashSet<&str>) -> Option<usize> {
    let (mut joined, mut found) = (String::new(), None);
    for (place, word) in words.iter().enumerate() {
        joined.push_str(word);
        if joined.len() > LONGEST {
            break;
        }
        if names.contains(joined.as_str()) {
            found = Some(place + 1);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As other tools write them.
    const SENSITIVE_NAMES: &[&str] = &[
        "ssn",
        "SSN",
        "employeeSSN",
        "ssn_last4",
        "SSNNumber",
        "ssn2",
        "employee.ssn",
        "Social Security Number",
        "socialSecurityNumber",
        "SOCIAL_SECURITY_NO",
        "social-security-number",
        "socialsecuritynumber",
        "national insurance",
        "National_ID",
        "taxId",
        "TaxID",
        "passportNumber",
        "IBAN",
        "iban_code",
        "bankAccount",
        "baseSalary",
        "salary_amount",
        "dateOfBirth",
        "birth_date",
        "date-of-birth",
        "DOB",
        "Steuer-ID",
        "steuerId",
        "SteuerID",
        "Steueridentifikationsnummer",
        "SV-Nummer",
        "svNr",
        "Sozialversicherungsnummer",
        "AHV-Nr.",
        "ahvNummer",
        "Führerschein",
        "FU\u{308}HRERSCHEIN",
        "fuehrerschein",
        "Vergütung",
        "Jahresgehalt",
        "Geburtsdatum",
        "DNI",
        "dni_nie",
        "NIE",
        "Número de Seguridad Social",
        "numeroSeguridadSocial",
        "numero_de_cuenta",
        "salario_bruto",
        "fechaNacimiento",
        "Fecha de nacimiento",
        "NIR",
        "Numéro de sécurité sociale",
        "nume\u{301}ro_de_se\u{301}curite\u{301}_sociale",
        "Carte d’identité",
        "carte_d_identite",
        "RIB",
        "salaireBrut",
        "Date de naissance",
        "date_naissance",
        "numero_fiscal",
        // What HR suites have, by language.
        "pay",
        "base_pay",
        "annualPay",
        "payRate",
        "bonus",
        "targetBonusPercent",
        "sign-on bonus",
        "equity",
        "RSUs",
        "stock_options",
        "OTE",
        "on target earnings",
        "BIC",
        "bank.swift_code",
        "swift",
        "sort_code",
        "routing_no",
        "Sort Code",
        "accountNo",
        "SIN",
        "TFN",
        "NI number",
        "tax_file_number",
        "union",
        "union_membership",
        "disability_status",
        "health_insurance_no",
        "race",
        "Entgeltgruppe",
        "Jahresbrutto",
        "Bonuszahlung",
        "BLZ",
        "Steuer-IDNr",
        "Steuer-ID-Nr.",
        "Kirchensteuermerkmal",
        "Krankenkasse",
        "Gewerkschaftsmitglied",
        "nomina",
        "Nómina",
        "RFC",
        "CURP",
        "CLABE",
        "retribución",
        "afiliación_sindical",
        "N° AVS",
        "salaire_brut",
        "situationMatrimoniale",
        "codiceFiscale",
        "Codice fiscale",
        "stipendio_lordo",
        "conto corrente",
        "stato civile",
        "BSN",
        "burgerservicenummer",
        "brutosalaris",
        "rekeningnummer",
        "geboortedatum",
        "PESEL",
        "Płaca zasadnicza",
        "wynagrodzenie brutto",
        "numer konta",
        "Niepełnosprawność",
        "CPF",
        "remuneração",
        "chave_pix",
        "cartão de cidadão",
        "religião",
    ];

    /// What has only the letters of one, or begins like one.
    const OTHERS: &[&str] = &[
        "lesson",
        "essn",
        "lessons_learned",
        "assn",
        "missing",
        "dnia",
        "denied",
        "genie",
        "company",
        "unir",
        "tribe",
        "distribution",
        "contribution",
        "urban",
        "cubans",
        "setting",
        "tinted",
        "adobe",
        "niño",
        "nin\u{303}o",
        "salaryman",
        "tax",
        "security",
        "number",
        "account",
        "id",
        "national",
        "email",
        "start_date",
        "birthplace",
        "insurance",
        "pass",
        "lohnbuero",
        // Beside what is.
        "payload",
        "payLoad",
        "pay_load",
        "paypal_id",
        "payPalId",
        "applePay",
        "payment",
        "payroll_id",
        "payPeriod",
        "pay_date",
        "repay",
        "display",
        "bonusCard",
        "bonus_points",
        "iban_optional",
        "salary.optional",
        "diversity_equity_inclusion",
        "equityTraining",
        "rfc822Email",
        "rfc3339",
        "basin",
        "sin_nombre",
        "union_square",
        "race_day",
        "bank_holiday",
        "swiftui_version",
        "bicycle",
        "note",
        "remote",
        "quote",
        "rotate",
        "nominal",
        "nomination",
        "disabled",
        "isDisabled",
        "trace",
        "healthcheck",
        "health_url",
        "state",
        "avsent",
        "spin",
        "lips",
        "name",
        "department",
        "manager",
        "",
    ];

    fn is_sensitive(name: &str) -> bool {
        are_sensitive(&[name.to_owned()])
    }

    #[test]
    fn names_are_found_whatever_their_case_accents_and_separators() {
        for name in SENSITIVE_NAMES {
            assert!(is_sensitive(name), "{name}");
        }
    }

    #[test]
    fn what_only_contains_the_letters_of_one_is_not() {
        for name in OTHERS {
            assert!(!is_sensitive(name), "{name}");
        }
    }

    #[test]
    fn the_names_of_groups_count_and_numbers_of_entries_do_not() {
        let names = |names: &[&str]| {
            names
                .iter()
                .map(|one| (*one).to_owned())
                .collect::<Vec<_>>()
        };

        assert!(are_sensitive(&names(&["employee", "ssn", "value"])));
        assert!(are_sensitive(&names(&[
            "social", "0", "security", "1", "number"
        ])));
        assert!(are_sensitive(&names(&["bank", "account", "number"])));
        assert!(!are_sensitive(&names(&["employee", "0", "name"])));
        assert!(!are_sensitive(&[]));
    }

    #[test]
    fn each_name_is_written_as_it_is_compared_and_once() {
        let names = table::SENSITIVE.iter().chain([&table::ALONE]);
        let mut known = HashSet::new();
        for name in names.flat_map(|names| names.split_whitespace()) {
            assert_eq!(words(name), [name]);
            assert!(name.len() <= LONGEST && known.insert(name), "{name}");
            assert!(!HARMLESS.contains(name), "{name}");
        }
    }
}
