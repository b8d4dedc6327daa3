//! Small words beside a label and what it names, by which a value is told from a sentence about one.

/// Words behind a label that say that the value itself is not there.
const NO_VALUE: &str = "folgt folgen siehe s. see per via separat getrennt separately kommt comes \
    follows will wird unverändert unchanged bleibt stays remains wie as same gleich dasselbe bekannt \
    known tba tbd n/a - – anbei attached keins none";

/// Those of them that somebody is called.
const MAY_BE_NAMES: &str = "see per via will as known";

/// Words of a sentence, which nobody is called.
const SMALL: &str = "not nicht noch the a an der die das ein eine im in on auf from für for to zum \
    bei at of von und and mit with";

/// How mails end.
const GREETINGS: &str = "viele beste liebe herzliche freundliche mit best kind regards cheers thanks \
    danke gruß grüße vg mfg";

/// Words between a label and a colon that lead elsewhere.
const ELSEWHERE: &str =
    "siehe see unten oben below above separat separately per kommt schicke sende";

/// Words behind *is* that say from when on.
const SINCE: &str = "now jetzt nun ab sofort neu neue neuer neues neuen new wieder heute still";

/// Words before a label that say that another one is right by now.
const OLD: &str = "alt alte altes alter altem alten bisher bisherige bisheriges bisheriger bisherigen \
    früher frühere früheres voriges vorige vorheriges vorherige abgelaufen gesperrt widerrufen ungültig \
    old former previous expired revoked invalid";

/// Names with a digit of where passwords are kept, and of what is asked beside one.
const WHERE: &str = "1password 1pw 2fa 2-faktor 2factor 2-factor";

fn is_one(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|one| one == word)
}

/// Whether a label behind these is one of a value that is right no longer.
pub(super) fn say_old(label: &str) -> bool {
    is_one(OLD, label)
}

/// Whether a word, though it has a digit, says where a password is, or what goes with it.
pub(super) fn say_where(word: &str) -> bool {
    let word = word.to_lowercase();
    WHERE.split_whitespace().any(|one| word.starts_with(one))
}

/// Whether a word behind *is* says from when on.
pub(super) fn say_since(label: &str) -> bool {
    is_one(SINCE, label)
}

/// Whether a word between a label and a colon says that the value is elsewhere.
pub(super) fn lead_elsewhere(label: &str) -> bool {
    is_one(ELSEWHERE, label)
}

/// Whether a word is one of a sentence.
pub(super) fn are_small(word: &str) -> bool {
    is_one(SMALL, &word.to_lowercase())
}

/// `folgt per SMS`, `unverändert`, `****`.
pub(super) fn say_no_value(value: &str) -> bool {
    let is_masked = value
        .chars()
        .all(|one| ['*', '•', '.', '…', '_'].contains(&one));
    is_masked || is_one(NO_VALUE, &first_word(value))
}

/// The same of a name, which may be a word that somebody is called.
pub(super) fn say_no_name(value: &str) -> bool {
    let first = first_word(value);
    are_small(&first) || (!is_one(MAY_BE_NAMES, &first) && say_no_value(value))
}

/// Whether the end of the mail stands where a value would.
pub(super) fn greets(value: &str) -> bool {
    is_one(GREETINGS, &first_word(value))
}

fn first_word(value: &str) -> String {
    let first = value.split_whitespace().next().unwrap_or_default();
    first.trim_end_matches([',', '.', '!', ':']).to_lowercase()
}
