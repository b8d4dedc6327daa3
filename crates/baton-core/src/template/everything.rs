//! *Everything except …*: the person's details without the excluded and the sensitive ones.

use super::Row;
use crate::json::{Json, Pointer};

/// One row per detail that has a value; the custom ones under `custom`. What is sensitive has to
/// be named to be sent.
pub(super) fn rows(person: &Json, sensitive: &[String], excluded: &[String]) -> Vec<Row> {
    let excluded: Vec<&str> = excluded
        .iter()
        .chain(sensitive)
        .map(String::as_str)
        .collect();
    let mut rows = Vec::new();
    collect(person, &Pointer::default(), "", &excluded, &mut rows);
    rows
}

fn collect(value: &Json, at: &Pointer, name: &str, excluded: &[&str], rows: &mut Vec<Row>) {
    if excluded.contains(&at.to_string().as_str()) {
        return;
    }
    match value {
        Json::Object(members) => {
            for (member, inside) in members {
                let escaped = member.replace('.', "\\.");
                let name = if name.is_empty() {
                    escaped
                } else {
                    format!("{name}.{escaped}")
                };
                collect(inside, &at.then(member.clone()), &name, excluded, rows);
            }
        }
        Json::Null => {}
        Json::Bool(_) | Json::Number(_) | Json::Text(_) | Json::Opened(_) | Json::List(_) => {
            let value = Some(value.clone());
            rows.push(Row {
                name: name.to_owned(),
                value,
                each_time: false,
            });
        }
    }
}
