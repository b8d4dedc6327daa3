//! What is sent: names, values, types, rules for empty.

use std::collections::BTreeMap;

use super::check::{At, Before, Check};
use super::limits::{LONGEST_TEXT, MOST_ITEMS};
use super::problem::Code;
use super::reference;
use crate::details::{OPEN_GROUPS, is_person_detail, yes_no};
use crate::document::value::{Field, Reference, Segment, Value, ValueType, WhenEmpty};
use crate::json::{Number, Pointer};
use crate::template::split_name;

/// The named values of a body.
pub(crate) fn fields(check: &mut Check<'_>, at: &At<'_>, fields: &[Field], before: &Before) {
    names(check, at, fields);
    for (index, field) in fields.iter().enumerate() {
        let at = at.then(format_args!("{index}/value"));
        value(check, &at, (&field.name, &field.value), |check, at, one| {
            reference::sent(check, at, one, before);
        });
    }
}

/// The details of the person that are not sent.
pub(crate) fn excluded(check: &mut Check<'_>, at: &At<'_>, excluded: &[String]) {
    for (index, pointer) in excluded.iter().enumerate() {
        let name = pointer
            .parse::<Pointer>()
            .map(|pointer| pointer.tokens().join("/"));
        let is_known =
            |name: String| is_person_detail(&name) || OPEN_GROUPS.contains(&name.as_str());
        if !name.is_ok_and(is_known) {
            check.look(Code::DetailUnknown, &at.then(index), [("pointer", pointer)]);
        }
    }
}

/// Whether a name was a value or a group before.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Taken {
    Value,
    Group,
}

fn names(check: &mut Check<'_>, at: &At<'_>, fields: &[Field]) {
    let mut taken: BTreeMap<Vec<String>, Taken> = BTreeMap::new();
    if fields.len() > MOST_ITEMS {
        check.fix(Code::TooLarge, at, []);
    }
    for (index, field) in fields.iter().enumerate() {
        let at = at.then(format_args!("{index}/name"));
        let params = [("name", field.name.as_str())];
        let Some(parts) = split_name(&field.name) else {
            check.fix(Code::FieldNameUnusable, &at, params);
            continue;
        };
        let above = (1..parts.len()).map(|end| &parts[..end]);
        let under_a_value = above
            .clone()
            .any(|group| taken.get(group) == Some(&Taken::Value));
        match taken.get(&parts) {
            Some(Taken::Value) => check.fix(Code::FieldNameTwice, &at, params),
            Some(Taken::Group) => check.fix(Code::FieldNameClash, &at, params),
            None if under_a_value => check.fix(Code::FieldNameClash, &at, params),
            None => {
                for group in above {
                    taken.insert(group.to_vec(), Taken::Group);
                }
                taken.insert(parts, Taken::Value);
            }
        }
    }
}

/// A value under its name; `named` checks each detail that it is made of.
pub(crate) fn value(
    check: &mut Check<'_>,
    at: &At<'_>,
    (name, value): (&str, &Value),
    named: impl Fn(&mut Check<'_>, &At<'_>, &Reference),
) {
    if value.segments.len() > MOST_ITEMS {
        check.fix(Code::TooLarge, &at.then("segments"), []);
    }
    let has_something = value.segments.iter().any(|segment| match segment {
        Segment::Text { text } => !text.is_empty(),
        Segment::Detail { .. } | Segment::Secret { .. } => true,
    });
    if !has_something && value.when_empty == WhenEmpty::Stop {
        check.fix(Code::ValueMissing, &at.then("segments"), [("name", name)]);
    }
    for (index, segment) in value.segments.iter().enumerate() {
        let at = at.then(format_args!("segments/{index}"));
        match segment {
            Segment::Text { text } if text.len() > LONGEST_TEXT => {
                check.fix(Code::TooLarge, &at, []);
            }
            Segment::Text { .. } => {}
            Segment::Secret { .. } => check.fix(Code::SecretMisplaced, &at, []),
            Segment::Detail { reference, format } => {
                let at = at.then("reference");
                named(check, &at, reference);
                reference::format(check, &at, reference, *format);
            }
        }
    }
    fixed(check, &at.then("segments"), value);
    when_empty(check, &at.then("when_empty"), value);
}

/// What is the same for everybody is looked at before anybody gets it.
fn fixed(check: &mut Check<'_>, at: &At<'_>, value: &Value) {
    let texts = value.segments.iter().map(|segment| match segment {
        Segment::Text { text } => Some(text.as_str()),
        Segment::Detail { .. } | Segment::Secret { .. } => None,
    });
    let text = texts.collect::<Option<String>>().unwrap_or_default();
    if !text.is_empty() && !is_sent_as(value.kind, &text) {
        check.fix(Code::FixedTextUnusable, at, [("text", &first_of(&text))]);
    }
}

fn when_empty(check: &mut Check<'_>, at: &At<'_>, value: &Value) {
    let WhenEmpty::UseText { text } = &value.when_empty else {
        return;
    };
    if !is_sent_as(value.kind, text) || text.len() > LONGEST_TEXT {
        check.fix(Code::EmptyTextUnusable, at, [("text", &first_of(text))]);
    }
}

/// Whether a text can be sent as what the field is.
fn is_sent_as(kind: ValueType, text: &str) -> bool {
    match kind {
        ValueType::Number => Number::new(text.trim()).is_some(),
        ValueType::YesNo => yes_no(text).is_some(),
        ValueType::Text | ValueType::List | ValueType::AsReceived => true,
    }
}

fn first_of(text: &str) -> String {
    text.chars().take(80).collect()
}
