//! *Everything except …*: the person's details without the excluded ones.

use super::Row;
use crate::json::{Json, Pointer};

/// One row per detail that has a value; the custom ones under `custom`.
pub(super) fn rows(person: &Json, excluded: &[String]) -> Vec<Row> {
    let mut rows = Vec::new();
    collect(person, &Pointer::default(), "", excluded, &mut rows);
    rows
}

fn collect(value: &Json, at: &Pointer, name: &str, excluded: &[String], rows: &mut Vec<Row>) {
    if excluded.iter().any(|one| *one == at.to_string()) {
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
        Json::Bool(_) | Json::Number(_) | Json::Text(_) | Json::List(_) => {
            let value = Some(value.clone());
            rows.push(Row {
                name: name.to_owned(),
                value,
                each_time: false,
            });
        }
    }
}
