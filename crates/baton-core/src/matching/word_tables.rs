//! What another tool's words mean, where a detail of a person has words of its own (C17, K14).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::json::Json;

/// What the words of an address's tool mean for one detail of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WordTable {
    /// The detail: a field name or `custom/<name>`.
    pub detail: String,
    /// Its words, each of theirs once.
    pub words: Vec<Meaning>,
}

/// What one word means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Meaning {
    /// Their word, without blanks around it and whatever its case.
    pub theirs: String,
    /// The value that the detail gets.
    pub ours: String,
}

/// What a value that comes for a detail means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means<'t> {
    /// The detail has no table: what comes is what it gets.
    Itself,
    /// This, by the table.
    Ours(&'t str),
    /// The table does not know it.
    Nothing,
}

/// What a value that comes for a detail means. What the table gives is known to it, too.
pub(super) fn means<'t>(tables: &'t [WordTable], detail: &str, value: &Json) -> Means<'t> {
    let Some(table) = tables.iter().find(|table| is_of(table, detail)) else {
        return Means::Itself;
    };
    let said = folded(&value.display());
    let find = |word: fn(&Meaning) -> &str| {
        let mut words = table.words.iter();
        words.find(|one| folded(word(one)) == said)
    };
    let found = find(|one| &one.theirs).or_else(|| find(|one| &one.ours));
    found.map_or(Means::Nothing, |found| Means::Ours(&found.ours))
}

/// Adds a word to the table of a detail, or says what it means from then on.
pub(super) fn learn(tables: &mut Vec<WordTable>, detail: &str, theirs: &str, ours: &str) {
    let meaning = Meaning {
        theirs: theirs.trim().to_owned(),
        ours: ours.trim().to_owned(),
    };
    let Some(table) = tables.iter_mut().find(|table| is_of(table, detail)) else {
        tables.push(WordTable {
            detail: detail.trim_start_matches('/').to_owned(),
            words: vec![meaning],
        });
        return;
    };
    let said = folded(theirs);
    table.words.retain(|known| folded(&known.theirs) != said);
    table.words.push(meaning);
}

fn is_of(table: &WordTable, detail: &str) -> bool {
    table.detail.trim_start_matches('/') == detail.trim_start_matches('/')
}

fn folded(word: &str) -> String {
    word.trim().to_lowercase()
}
