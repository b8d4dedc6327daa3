//! What a step sends, to be changed by hand before it goes out.

use super::path::PATH;
use super::{Rendered, Row, Unsendable, body, name};
use crate::json::{Json, Pointer};

impl Unsendable {
    /// Whether a body that was changed by hand says what was missing. A path is no part of it.
    #[must_use]
    pub fn is_mended_by(&self, body: &str) -> bool {
        let parts = name::split(&self.name).filter(|_| self.name != PATH);
        let data = Json::parse(body.as_bytes()).ok();
        let value = parts.zip(data).and_then(|(parts, data)| {
            let value = Pointer::new(parts).find(&data).cloned();
            value.filter(|value| !value.is_empty())
        });
        value.is_some()
    }
}

impl Rendered {
    /// The body to be changed by hand: what cannot be made stands in it, as nothing.
    #[must_use]
    pub fn to_be_changed(&self) -> Option<String> {
        self.prepared.body.as_ref()?;
        let lacks = |row: &Row| self.problems.iter().any(|problem| problem.name == row.name);
        let rows = self.rows.iter().cloned().map(|row| match lacks(&row) {
            true => Row {
                value: Some(Json::Null),
                ..row
            },
            false => row,
        });
        let rows: Vec<Row> = rows.collect();
        body(&rows, &mut Vec::new())
    }
}

/// What differs between two bodies, by its names: dots lead into groups, a list is one value.
#[must_use]
pub fn differences(before: &Json, after: &Json) -> Vec<String> {
    let mut names = Vec::new();
    compare(before, Some(after), "", &mut names);
    names
}

fn compare(before: &Json, after: Option<&Json>, name: &str, names: &mut Vec<String>) {
    let (Json::Object(old), Some(Json::Object(new))) = (before, after) else {
        if Some(before) != after {
            names.push(name.to_owned());
        }
        return;
    };
    let inside = |member: &str| match name {
        "" => member.to_owned(),
        name => format!("{name}.{member}"),
    };
    for (member, value) in old {
        let other = after.and_then(|after| after.get(member));
        compare(value, other, &inside(member), names);
    }
    let added = new
        .iter()
        .filter(|(member, _)| before.get(member).is_none());
    names.extend(added.map(|(member, _)| inside(member)));
}
