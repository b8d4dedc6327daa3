//! What the last call brought: the fields that the panels offer to pick.

use baton_core::AddressId;
use baton_engine::Engine;
use baton_store::table::calls::BodyRow;

use super::{Sample, fields_of, present};
use crate::sender::sender_of;
use crate::{Outcome, stored};

const SHOWN_BYTES: usize = 64 * 1024;

/// Reads what the last readable call brought.
pub async fn sample(engine: &Engine, id: AddressId) -> Outcome<Sample> {
    stored::read(engine, move |snapshot| {
        let address = present(snapshot.addresses().get(&id)?, &id)?;
        let Some(call) = snapshot.calls().last_readable(address.no)? else {
            return Ok(Sample {
                call: None,
                at: None,
                from: None,
                fields: Vec::new(),
                raw: None,
            });
        };
        let content = snapshot.calls().content_of(&call)?;
        let fields = match &content {
            Some(content) => fields_of(snapshot, address.no, content)?,
            None => Vec::new(),
        };
        Ok(Sample {
            from: Some(sender_of(snapshot, &call)?),
            call: Some(call.id),
            at: Some(call.at),
            fields,
            raw: content.and_then(|content| shown(&content)),
        })
    })
    .await
}

/// A body as text, as far as it is shown.
pub(crate) fn shown(content: &BodyRow) -> Option<String> {
    let body = content.body.as_deref()?;
    Some(String::from_utf8_lossy(&body[..body.len().min(SHOWN_BYTES)]).into_owned())
}
