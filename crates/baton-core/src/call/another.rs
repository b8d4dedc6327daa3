//! Whether a field of a call is somebody else's than whom the call is about, by what it is called.

use crate::json::Pointer;

/// How the words begin under which tools say who manages, decides, sends or does something,
/// whatever stands before: `hiring_manager`, `hrManagerEmail`.
const OTHERS: [&str; 13] = [
    "manager",
    "supervisor",
    "boss",
    "vorgesetzt",
    "approver",
    "recruiter",
    "coordinator",
    "interviewer",
    "referrer",
    "reporter",
    "sender",
    "actor",
    "creator",
];

/// The same for words that are written as one with what stands before: `hiringmanager`, `createdby`.
const ENDS: [&str; 3] = ["manager", "supervisor", "edby"];

/// Words that say so behind each other; a `report` alone may be what brings whom a call is about.
const BEHIND_EACH_OTHER: [[&str; 2]; 3] = [
    ["reports", "to"],
    ["direct", "report"],
    ["direct", "reports"],
];

/// Whether a name on the way to a field says that it is the manager's, the sender's, or of whoever
/// else has to do with an event than the one it is about.
#[must_use]
pub fn is_of_another(pointer: &str) -> bool {
    let Ok(pointer) = pointer.parse::<Pointer>() else {
        return false;
    };
    pointer.tokens().iter().any(|name| names_another(name))
}

fn names_another(name: &str) -> bool {
    let words = words(name);
    let is_one = |word: &String| {
        word == "by"
            || OTHERS.iter().any(|other| word.starts_with(other))
            || ENDS.iter().any(|end| word.ends_with(end))
    };
    let together = |[first, second]: [&str; 2]| {
        let pair = |pair: &[String]| pair[0] == first && pair[1] == second;
        let joined = |word: &String| word.strip_prefix(first) == Some(second);
        words.windows(2).any(pair) || words.iter().any(joined)
    };
    words.iter().any(is_one) || BEHIND_EACH_OTHER.into_iter().any(together)
}

/// The words of a name in small letters: `hrManager_email` is three.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let letters: Vec<char> = name.chars().collect();
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| letters[before]);
        let behind = letters.get(at + 1);
        let begins = letter.is_uppercase()
            && before.is_some_and(|before| {
                !before.is_uppercase() || behind.is_some_and(|behind| behind.is_lowercase())
            });
        if begins || !letter.is_alphanumeric() {
            words.push(String::new());
        }
        if letter.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(letter.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}
