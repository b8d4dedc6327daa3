//! What the last calls brought: the fields that the panels offer to pick.

use baton_core::AddressId;
use baton_core::call::{self, whose};
use baton_core::json::{Json, Pointer};
use baton_core::sensitive::Unseen;
use baton_engine::{Engine, Samples};
use baton_store::{AddressNo, Snapshot};

use super::{KnownField, MOST_FIELDS, Received, Sample, present, received, shown_fields};
use crate::hidden::HiddenParts;
use crate::marked;
use crate::samples::last_calls;
use crate::sender::sender_of;
use crate::{Outcome, stored};

/// Reads what the last readable calls brought.
pub async fn sample(engine: &Engine, id: AddressId) -> Outcome<Sample> {
    let kept = engine.samples();
    stored::read(engine, move |snapshot| {
        let address = present(snapshot.addresses().get(&id)?, &id)?;
        let Some(call) = snapshot.calls().last_readable(address.no)? else {
            return Ok(Sample {
                call: None,
                at: None,
                from: None,
                fields: Vec::new(),
                found: 0,
                known: Vec::new(),
                known_more: false,
                looked_at: 0,
                raw: None,
                how: None,
                data: None,
                hidden: HiddenParts::default(),
            });
        };
        let content = snapshot.calls().content_of(&call)?;
        let read = match &content {
            Some(content) => received(snapshot, address.no, content)?,
            None => Received::default(),
        };
        let of_calls = known(snapshot, &kept, address.no)?;
        Ok(Sample {
            from: Some(sender_of(snapshot, &call)?),
            call: Some(call.id),
            at: Some(call.at),
            fields: read.fields,
            found: read.found,
            known: of_calls.fields,
            known_more: of_calls.more,
            looked_at: of_calls.calls,
            how: read.how,
            data: read.data,
            raw: read.body,
            hidden: read.hidden,
        })
    })
    .await
}

/// The fields of the last calls, those of the last one first.
#[derive(Default)]
struct Known {
    fields: Vec<KnownField>,
    /// Whether there are others.
    more: bool,
    /// How many calls that are.
    calls: u64,
}

fn known(snapshot: &Snapshot<'_>, kept: &Samples, address: AddressNo) -> Outcome<Known> {
    let mut known = Known::default();
    let unseen = marked::unseen(snapshot, address)?;
    for call in &last_calls(snapshot, kept, address)? {
        known.add(&call.data, &unseen);
    }
    Ok(known)
}

impl Known {
    /// Adds the fields of a call: of those that a later one had, too, its value stays.
    fn add(&mut self, data: &Json, unseen: &Unseen) {
        self.calls += 1;
        self.more |= call::how_many(data) > MOST_FIELDS;
        for field in shown_fields(data, unseen) {
            let mut fields = self.fields.iter_mut();
            if let Some(one) = fields.find(|one| one.pointer == field.pointer) {
                one.calls += 1;
                // What was empty later says nothing of what stands there.
                if one.value.is_empty() {
                    (one.value, one.value_type) = (field.value, field.value_type);
                }
            } else if self.fields.len() < MOST_FIELDS {
                self.fields.push(KnownField {
                    whose: whose_of(data, &field.pointer),
                    pointer: field.pointer,
                    value: field.value,
                    value_type: field.value_type,
                    calls: 1,
                });
            } else {
                self.more = true;
            }
        }
    }
}

/// The pointer by which a field of a call says whom one is about.
pub(crate) fn whose_of(data: &Json, pointer: &str) -> String {
    let picked = pointer.parse::<Pointer>();
    picked.map_or_else(
        |_| pointer.to_owned(),
        |picked| whose(data, &picked).to_string(),
    )
}
