//! Who manages the people that conditions name, as far as the host found it out. Not here: the
//! finding, which takes the stored people.

use std::collections::BTreeMap;

use crate::email;

/// The managers of some people, each of whom is named by a text. Whoever is not in here is nobody,
/// or one of several.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Managers(BTreeMap<String, ManagedBy>);

/// The texts that name somebody's manager; none when there is no manager.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ManagedBy {
    /// Name the manager, and nobody else.
    pub certainly: Vec<String>,
    /// Name the manager, and others too.
    pub perhaps: Vec<String>,
}

impl Managers {
    /// Adds by whom a person is managed.
    pub fn add(&mut self, person: &str, by: ManagedBy) {
        self.0.insert(folded(person), by);
    }

    /// Whether a text names the manager of a person; none where that cannot be told.
    pub(crate) fn manages(&self, text: &str, person: &str) -> Option<bool> {
        let by = self.0.get(&folded(person))?;
        let text = folded(text);
        let names = |texts: &[String]| texts.iter().any(|one| folded(one) == text);
        match (names(&by.certainly), names(&by.perhaps)) {
            (true, _) => Some(true),
            (false, true) => None,
            (false, false) => Some(false),
        }
    }
}

/// As conditions compare texts and addresses.
fn folded(text: &str) -> String {
    email::key(text).into_owned()
}
