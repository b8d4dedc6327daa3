//! Names of fields that hold what is sensitive, in English, German, Spanish and French.
//!
//! A name is compared by its whole words, without case, accents and what stands between them:
//! `socialSecurityNumber`, `Social-Security-Number` and `socialsecuritynumber` are one, while
//! `lesson` and `essn` hold no `ssn`.

mod fold;

use fold::words;

/// Each as it is written without anything between its words.
const NAMES: &[&str] = &[
    // English: numbers of persons and their papers.
    "ssn",
    "socialsecurity",
    "socialsecuritynumber",
    "socialsecurityno",
    "socialinsurancenumber",
    "nationalinsurance",
    "nationalinsurancenumber",
    "nino",
    "nationalid",
    "nationalidnumber",
    "nationalidentifier",
    "taxid",
    "taxidnumber",
    "taxnumber",
    "taxpayerid",
    "taxpayernumber",
    "tin",
    "itin",
    "taxcode",
    "taxclass",
    "passport",
    "passportnumber",
    "passportno",
    "driverslicense",
    "driverlicense",
    "drivinglicence",
    "drivinglicense",
    "identitycard",
    "idcardnumber",
    "residencepermit",
    "visanumber",
    // English: money.
    "iban",
    "bankaccount",
    "bankdetails",
    "accountnumber",
    "sortcode",
    "routingnumber",
    "creditcard",
    "cardnumber",
    "salary",
    "basesalary",
    "annualsalary",
    "wage",
    "wages",
    "compensation",
    "payrate",
    "hourlyrate",
    // English: what concerns only the person.
    "dateofbirth",
    "birthdate",
    "birthday",
    "dob",
    "maritalstatus",
    "religion",
    "ethnicity",
    "disability",
    "healthinsurancenumber",
    "medical",
    "pregnancy",
    "sexualorientation",
    "tradeunion",
    "criminalrecord",
    // German.
    "sozialversicherungsnummer",
    "sozialversicherungsnr",
    "svnummer",
    "svnr",
    "rentenversicherungsnummer",
    "rvnr",
    "versicherungsnummer",
    "krankenversicherungsnummer",
    "ahv",
    "ahvnummer",
    "ahvnr",
    "steuerid",
    "steuernummer",
    "steueridentifikationsnummer",
    "steueridnr",
    "steuerklasse",
    "personalausweis",
    "personalausweisnummer",
    "ausweisnummer",
    "reisepass",
    "reisepassnummer",
    "passnummer",
    "fuehrerschein",
    "fuehrerscheinnummer",
    "aufenthaltstitel",
    "bankverbindung",
    "kontonummer",
    "gehalt",
    "jahresgehalt",
    "monatsgehalt",
    "bruttogehalt",
    "grundgehalt",
    "lohn",
    "stundenlohn",
    "verguetung",
    "geburtsdatum",
    "geburtstag",
    "familienstand",
    "konfession",
    "religionszugehoerigkeit",
    "schwerbehinderung",
    "behinderung",
    "gewerkschaft",
    // Spanish.
    "dni",
    "nie",
    "nif",
    "documentodeidentidad",
    "numerodeidentidad",
    "numerodeseguridadsocial",
    "numeroseguridadsocial",
    "seguridadsocial",
    "nss",
    "pasaporte",
    "numerodepasaporte",
    "permisodeconducir",
    "carnetdeconducir",
    "cuentabancaria",
    "numerodecuenta",
    "salario",
    "sueldo",
    "fechadenacimiento",
    "fechanacimiento",
    "estadocivil",
    "discapacidad",
    "sindicato",
    // French.
    "nir",
    "numerodesecuritesociale",
    "numerosecuritesociale",
    "securitesociale",
    "numerosecu",
    "numerofiscal",
    "numerodidentite",
    "cartedidentite",
    "cni",
    "passeport",
    "numerodepasseport",
    "permisdeconduire",
    "titredesejour",
    "comptebancaire",
    "numerodecompte",
    "rib",
    "salaire",
    "remuneration",
    "datedenaissance",
    "datenaissance",
    "situationfamiliale",
    "handicap",
    "syndicat",
];

/// Whether the names on the way to a value say that it is sensitive. Numbers of entries are none.
pub(super) fn are_sensitive(names: &[String]) -> bool {
    let named = names
        .iter()
        .filter(|name| !name.bytes().all(|one| one.is_ascii_digit()));
    let words: Vec<String> = named.flat_map(|name| words(name)).collect();
    (0..words.len()).any(|from| begins_with_one(&words[from..]))
}

/// Whether one of the names is made of the first words.
fn begins_with_one(words: &[String]) -> bool {
    let mut joined = String::new();
    words.iter().any(|word| {
        joined.push_str(word);
        NAMES.contains(&joined.as_str())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_sensitive(name: &str) -> bool {
        are_sensitive(&[name.to_owned()])
    }

    #[test]
    fn names_are_found_whatever_their_case_accents_and_separators() {
        for name in [
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
        ] {
            assert!(is_sensitive(name), "{name}");
        }
    }

    #[test]
    fn what_only_contains_the_letters_of_one_is_not() {
        for name in [
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
            "name",
            "department",
            "manager",
            "",
        ] {
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
        for (at, name) in NAMES.iter().enumerate() {
            assert_eq!(words(name), [*name]);
            assert!(!NAMES[..at].contains(name), "{name}");
        }
    }
}
