//! Whether a field of a call is somebody else's than whom the call is about, by what it is called.

use crate::json::Pointer;

/// How the names begin under which tools say who manages, decides, sends or does something.
const OTHERS: [&str; 17] = [
    "manager",
    "supervisor",
    "boss",
    "vorgesetzt",
    "approver",
    "recruiter",
    "coordinator",
    "interviewer",
    "referrer",
    "sender",
    "actor",
    "creator",
    "createdby",
    "updatedby",
    "requestedby",
    "report",
    "changedby",
];

/// What may stand before those: `hiring_manager`, `lineManager`.
const BEFORE: [&str; 5] = ["hiring", "line", "direct", "people", "team"];

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
    let letters = name.chars().filter(|one| one.is_alphanumeric());
    let name: String = letters.flat_map(char::to_lowercase).collect();
    let bare = BEFORE.iter().find_map(|before| name.strip_prefix(before));
    let begins = |name: &str| OTHERS.iter().any(|other| name.starts_with(other));
    begins(&name) || bare.is_some_and(begins)
}
