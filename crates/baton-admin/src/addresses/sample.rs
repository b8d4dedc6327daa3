//! What the last call brought: the fields that the panels offer to pick.

use baton_core::AddressId;
use baton_engine::Engine;

use super::{Received, Sample, present, received, shown};
use crate::sender::sender_of;
use crate::{Outcome, stored};

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
                how: None,
                data: None,
            });
        };
        let content = snapshot.calls().content_of(&call)?;
        let read = match &content {
            Some(content) => received(snapshot, address.no, content)?,
            None => Received::default(),
        };
        Ok(Sample {
            from: Some(sender_of(snapshot, &call)?),
            call: Some(call.id),
            at: Some(call.at),
            fields: read.fields,
            how: read.how,
            data: read.data,
            raw: content.and_then(|content| shown(&content)),
        })
    })
    .await
}
