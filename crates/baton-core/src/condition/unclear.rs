//! What a test that cannot be told found, for the problem's text. Not here: which test it is.

use crate::document::condition::{Family, Test};
use crate::json::Json;

/// A value is told up to this many characters.
const LONGEST: usize = 120;

/// What the test takes its detail for, as `wanted`, and the value as people read it, as `found`:
/// none where there is nothing, no value of what has no words.
pub(crate) fn found(test: &Test, value: Option<&Json>) -> impl Iterator<Item = (String, String)> {
    let value = value.filter(|value| !value.is_empty());
    let wanted = value.and_then(|_| test.operator.family()).map(word);
    let wanted = wanted.map(|family| ("wanted".to_owned(), family.to_owned()));
    let found = value.and_then(told).map(|told| ("found".to_owned(), told));
    wanted.into_iter().chain(found)
}

fn word(family: Family) -> &'static str {
    match family {
        Family::Text => "text",
        Family::Number => "number",
        Family::Date => "date",
        Family::YesNo => "yes_no",
        Family::List => "list",
        Family::Person => "person",
    }
}

fn told(value: &Json) -> Option<String> {
    let whole = match value {
        Json::Null | Json::Object(_) => return None,
        Json::Bool(_) | Json::Number(_) | Json::Text(_) | Json::Opened(_) => value.display(),
        Json::List(items) => items
            .iter()
            .map(told)
            .collect::<Option<Vec<_>>>()?
            .join(", "),
    };
    let mut shown: String = whole.trim().chars().take(LONGEST).collect();
    if shown.chars().count() < whole.trim().chars().count() {
        shown.push('…');
    }
    Some(shown)
}
