//! What labels and names before an address, a name, a token or a header say.

/// What people write before a token. `apikey` is missing: it is the name of a header, too.
const TOKEN_LABELS: [&str; 20] = [
    "token",
    "key",
    "secret",
    "password",
    "passwort",
    "kennwort",
    "passphrase",
    "pass",
    "pwd",
    "pw",
    "bearer",
    "schlüssel",
    "geheimnis",
    "clave",
    "contraseña",
    "secreto",
    "jeton",
    "clé",
    "secrète",
    "passe",
];

/// What German puts at the end of such a word: `Zugangstoken`, `API-Schlüssel`, `Initialpasswort`.
const TOKEN_ENDINGS: [&str; 8] = [
    "token",
    "secret",
    "schlüssel",
    "schluessel",
    "passwort",
    "password",
    "kennwort",
    "code",
];

/// Those of them that are said of something else, too, and what makes them a token.
const CODES: [&str; 3] = ["zugangs", "zugriffs", "sicherheits"];

/// How the labels of a password begin, and what is at their end.
const OF_PASSWORD: [&str; 4] = ["pass", "pwd", "pw", "contraseña"];
const PASSWORD_ENDINGS: [&str; 3] = ["passwort", "password", "kennwort"];

/// What people write before the name that goes with a password.
const USER_LABELS: [&str; 17] = [
    "user",
    "username",
    "user-name",
    "user-id",
    "login",
    "account",
    "benutzer",
    "benutzername",
    "benutzer-id",
    "nutzer",
    "anmeldename",
    "kennung",
    "konto",
    "usuario",
    "utilisateur",
    "identifiant",
    NAME,
];

/// What German puts at the end of such a word.
const USER_ENDINGS: [&str; 8] = [
    "login-name",
    "login-id",
    "account-name",
    "benutzer",
    "benutzername",
    "nutzername",
    "kennung",
    "loginname",
];

/// What people write before an e-mail address, which goes with a password where it stands beside it.
const MAIL_LABELS: [&str; 8] = [
    "mail",
    "email",
    "e-mail",
    "mailadresse",
    "mail-adresse",
    "e-mail-adresse",
    "login-mail",
    "login-e-mail",
];

/// A name, which may be anything's.
const NAME: &str = "name";

/// What people write before the address of a tool (English, German, Spanish, French).
const ADDRESS_LABELS: [&str; 14] = [
    "url",
    "uri",
    "address",
    "endpoint",
    "endpunkt",
    "webhook",
    "hook",
    "link",
    "host",
    "server",
    "adresse",
    "webadresse",
    "dirección",
    "ziel",
];

/// What stands at the end of such a word, as in `Webhook-Adresse` and `Ziel-URL`.
const ADDRESS_ENDINGS: [&str; 3] = ["-adresse", "-url", "-endpunkt"];

/// Words that speak of a token or a password, whatever stands around them.
const OF_SECRETS: [&str; 12] = [
    "authorization",
    "passw",
    "kennwort",
    "passphrase",
    "token",
    "schlüssel",
    "schluessel",
    "secret",
    "geheim",
    "credential",
    "zugangsdaten",
    "contraseña",
];

/// Headers that are named by one word and that a tool may want, or that carry nothing.
const WITHOUT_A_DASH: [&str; 12] = [
    "authorization",
    "cookie",
    "apikey",
    "accept",
    "connection",
    "expect",
    "host",
    "origin",
    "referer",
    "prefer",
    "date",
    "pragma",
];

/// How labels with a dash begin that are no names of headers.
const OF_PEOPLE: [&str; 8] = [
    "e-",
    "bearer-",
    "access-token",
    "access-key",
    "zugangs-",
    "zugriffs-",
    "user-name",
    "user-id",
];

/// How labels with a dash end: `API-Token`, `Login-Name`, `Ticket-ID`.
const ENDINGS_OF_PEOPLE: [&str; 7] = [
    "-token", "-secret", "-name", "-id", "-mail", "-login", "-user",
];

/// How other headers begin that go with messages.
const COMMON: [&str; 6] = [
    "content-",
    "user-agent",
    "accept-",
    "if-",
    "cache-",
    "idempotency-",
];

/// Headers of tools that end so all the same.
const HEADERS: [&str; 5] = [
    "private-token",
    "job-token",
    "deploy-token",
    "circle-token",
    "trello-token",
];

/// What German labels have in them, and no header.
const GERMAN: [&str; 6] = [
    "passwort",
    "kennwort",
    "schluessel",
    "benutzer",
    "kennung",
    "adresse",
];

/// Whether a label says that a token stands behind it.
pub(super) fn names_token(name: &str) -> bool {
    let name = name.to_lowercase();
    if TOKEN_LABELS.contains(&name.as_str()) {
        return true;
    }
    let is_code = name.ends_with("code");
    let ends = TOKEN_ENDINGS.iter().any(|end| name.ends_with(end));
    let is_of_token = !is_code || CODES.iter().any(|begin| name.starts_with(begin));
    ends && is_of_token && is_one_word(&name) && !is_for_a_tool(&name)
}

/// Whether a label says that a password stands behind it.
pub(super) fn names_password(label: &str) -> bool {
    let label = label.to_lowercase();
    let begins = OF_PASSWORD.iter().any(|begin| label.starts_with(begin));
    let ends = PASSWORD_ENDINGS.iter().any(|end| label.ends_with(end));
    names_token(&label) && (begins || ends)
}

/// Whether a label says that the name stands behind it that goes with a password.
pub(super) fn names_user(label: &str) -> bool {
    let label = label.to_lowercase();
    let ends = USER_ENDINGS.iter().any(|end| label.ends_with(end));
    USER_LABELS.contains(&label.as_str()) || (ends && is_one_word(&label))
}

/// Whether a label says that an e-mail address stands behind it.
pub(super) fn names_mail(label: &str) -> bool {
    MAIL_LABELS.contains(&label.to_lowercase().as_str())
}

/// Whether a label names a token, a name or an address.
pub(super) fn names_anything(label: &str) -> bool {
    names_token(label) || names_user(label) || names_address(label)
}

/// Whether it may be the name of something else.
pub(super) fn is_any_name(label: &str) -> bool {
    label.eq_ignore_ascii_case(NAME)
}

/// Whether a label says that the address stands behind it.
pub(super) fn names_address(label: &str) -> bool {
    let label = label.to_lowercase();
    let ends = ADDRESS_ENDINGS.iter().any(|end| label.ends_with(end));
    ADDRESS_LABELS.contains(&label.as_str()) || ends
}

/// Whether a word speaks of a token, a password or who it is for.
pub(super) fn speaks_of_secret(word: &str) -> bool {
    let word = word.to_lowercase();
    let is_key = ["key", "keys", "pwd", "pw"].contains(&word.as_str())
        || word.ends_with("apikey")
        || word.ends_with("-key");
    let is_user = names_user(&word) && !is_any_name(&word);
    is_key || is_user || OF_SECRETS.iter().any(|one| word.contains(one))
}

/// Whether a name is one of a header: people write no `-` in a label, but for *E-Mail* and what ends
/// as their words do.
pub(super) fn is_for_a_tool(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let is_known = HEADERS.contains(&name.as_str()) || is_made_up(&name);
    let is_of_people = OF_PEOPLE.iter().any(|begin| name.starts_with(begin))
        || ENDINGS_OF_PEOPLE.iter().any(|end| name.ends_with(end))
        || GERMAN.iter().any(|word| name.contains(word));
    let has_dash = name.contains('-') && name.is_ascii() && !is_of_people;
    WITHOUT_A_DASH.contains(&name.as_str()) || is_known || has_dash
}

/// Whether a name is one of a header in a mail, too, where words with a dash are sooner German ones:
/// `Start-Datum`, `Service-Desk`.
pub(super) fn is_header_in_mail(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let is_known = WITHOUT_A_DASH.contains(&lower.as_str()) || is_made_up(&lower);
    let is_common = COMMON.iter().any(|begin| lower.starts_with(begin));
    is_for_a_tool(name) && (is_known || is_common || super::judged::name_tells(name))
}

/// `X-Tenant`: no word of a language begins so.
fn is_made_up(name: &str) -> bool {
    name.starts_with("x-")
}

/// `Benutzer/Passwort` names two things at once.
fn is_one_word(name: &str) -> bool {
    name.chars().all(|one| one.is_alphanumeric() || one == '-')
}
