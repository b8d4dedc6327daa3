//! A call as the instructions for IT show it: with what the start or the wait looks at, and where it
//! looks for it.

use baton_core::StepId;
use baton_core::document::{CallField, Definition, MatchBy};
use serde_json::{Map, Value, json};

const EMAIL: &str = "jane.doe@example.com";

/// A number or key of another tool.
const NUMBER: &str = "4711";

/// The body of a call to a trigger or step, as one text for a shell in single quotes: by the first of
/// the definitions that has it.
pub(super) fn body<'d>(
    mut definitions: impl Iterator<Item = &'d Definition>,
    owner: &StepId,
) -> String {
    let field = definitions.find_map(|definition| field_of(definition, owner));
    let body = match field {
        Some((CallField::Picked { pointer }, value)) => {
            let tokens: Vec<String> = pointer.split('/').skip(1).map(unescaped).collect();
            inside(&tokens, &json!(value))
        }
        Some((CallField::Automatic, _)) | None => json!({ "email": EMAIL }),
    };
    body.to_string().replace('\'', r"'\''")
}

/// Where a call says whom or what it is about, and what may stand there.
fn field_of(definition: &Definition, owner: &StepId) -> Option<(CallField, &'static str)> {
    if definition.trigger.id == *owner {
        let starts = definition.trigger.kind().starts_by_call()?;
        return Some((starts.person.clone(), EMAIL));
    }
    let takes = definition.step(owner)?.kind().takes_calls()?;
    Some(match &takes.match_by {
        MatchBy::PersonDetail { detail, call } => {
            let is_email = detail.trim_start_matches('/') == "work_email";
            (call.clone(), if is_email { EMAIL } else { NUMBER })
        }
        MatchBy::StepAnswer { call, .. } => (call.clone(), NUMBER),
    })
}

/// A name of a pointer (RFC 6901).
fn unescaped(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}

/// Data in which a pointer leads to a value; a place in a list is its first.
fn inside(tokens: &[String], value: &Value) -> Value {
    let Some((token, behind)) = tokens.split_first() else {
        return value.clone();
    };
    let below = inside(behind, value);
    let is_place = token == "-" || token.bytes().all(|one| one.is_ascii_digit());
    match token.split_once('=') {
        Some((name, text)) => json!([with(below, name, text)]),
        None if is_place && !token.is_empty() => json!([below]),
        None => Value::Object(Map::from_iter([(token.clone(), below)])),
    }
}

/// A thing of a list that is told from the others by a name's text, such as `field.id=b`.
fn with(below: Value, name: &str, text: &str) -> Value {
    let names: Vec<String> = name.split('.').map(str::to_owned).collect();
    match (inside(&names, &json!(text)), below) {
        (Value::Object(told), Value::Object(below)) if !name.is_empty() => {
            Value::Object(told.into_iter().chain(below).collect())
        }
        (_, below) => below,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pointer_leads_to_the_value_that_is_shown() {
        for (pointer, expected) in [
            ("/email", r#"{"email":"4711"}"#),
            (
                "/issue/fields/customfield_10112",
                r#"{"issue":{"fields":{"customfield_10112":"4711"}}}"#,
            ),
            ("/people/0/email", r#"{"people":[{"email":"4711"}]}"#),
            ("/0/a~1b", r#"[{"a/b":"4711"}]"#),
            (
                "/answers/type=email/email",
                r#"{"answers":[{"type":"email","email":"4711"}]}"#,
            ),
            ("/answers/=1/email", r#"{"answers":[{"email":"4711"}]}"#),
        ] {
            let tokens: Vec<String> = pointer.split('/').skip(1).map(unescaped).collect();
            let expected: Value = serde_json::from_str(expected).expect("JSON");

            assert_eq!(inside(&tokens, &json!(NUMBER)), expected, "{pointer}");
        }
    }
}
