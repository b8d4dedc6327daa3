//! What is done with a body, as Baton does it, and what must be true of what was read.

use std::sync::Arc;

use baton_core::call::{self, reading};
use baton_core::document::CallField;
use baton_core::json::{Json, Pointer};

/// So many fields of a sample are looked at.
const FIELDS: usize = 20;

/// What was read of a body, and what it was used for.
pub(crate) struct Used {
    pub(crate) data: Arc<Json>,
    /// Fields of the sample, and what each says.
    pub(crate) fields: Vec<(Pointer, String)>,
}

/// Reads a body, lists its fields, and finds whom it is about: by itself, and by a field of it.
/// None when it is unreadable.
pub(crate) fn read_and_use(label: Option<&str>, body: &[u8]) -> Option<Used> {
    let data = Arc::new(reading::read(label, body).ok()?.data);
    let fields = call::fields(&data, FIELDS)
        .into_iter()
        .map(|(at, value)| (at, value.display()))
        .collect::<Vec<_>>();
    let middle = fields.get(fields.len() / 2).map(|(at, _)| at.to_string());
    let picked = middle.clone().map(|pointer| CallField::Picked { pointer });
    for field in std::iter::once(CallField::Automatic).chain(picked) {
        for entry in call::entries(&data, &field).entries.iter().take(FIELDS) {
            let _ = call::match_key(&entry.value);
            let _ = middle.as_ref().and_then(|pointer| entry.find(pointer));
        }
    }
    Some(Used { data, fields })
}

/// What is untrue of what was read; nothing, if all is well.
pub(crate) fn untrue(used: &Used) -> Option<String> {
    let written = used.data.to_string();
    let read = Json::parse(written.as_bytes()).map(|read| read.to_string());
    if read.as_ref() != Ok(&written) {
        return Some("what is written of it is not read as the same".to_owned());
    }
    used.fields.iter().find_map(|(at, shown)| {
        let pointer = at.to_string();
        let reached = used.data.reach(&pointer).map(Json::display);
        let is_same = reached.as_ref() == Some(shown);
        (!is_same).then(|| format!("the sample shows another value at {pointer}"))
    })
}
