//! What the last calls brought: the fields that the panels offer to pick.

use baton_core::AddressId;
use baton_core::call::whose;
use baton_core::json::{Json, Pointer};
use baton_engine::{Engine, Samples};
use baton_store::{AddressNo, Snapshot};

use super::fields::mask;
use super::{KnownField, MOST_FIELDS, Received, Sample, flat, present, received};
use crate::hidden::HiddenParts;
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
        let (known, looked_at) = known(snapshot, &kept, address.no)?;
        Ok(Sample {
            from: Some(sender_of(snapshot, &call)?),
            call: Some(call.id),
            at: Some(call.at),
            fields: read.fields,
            found: read.found,
            known,
            looked_at,
            how: read.how,
            data: read.data,
            raw: read.body,
            hidden: read.hidden,
        })
    })
    .await
}

/// The fields of the last calls, those of the last one first, and how many calls that are.
fn known(
    snapshot: &Snapshot<'_>,
    kept: &Samples,
    address: AddressNo,
) -> Outcome<(Vec<KnownField>, u64)> {
    let calls = last_calls(snapshot, kept, address)?;
    let mut known = Vec::new();
    for call in &calls {
        add(&mut known, &call.data);
    }
    Ok((known, calls.len() as u64))
}

/// Adds the fields of a call: of those that a later one had, too, its value stays.
fn add(known: &mut Vec<KnownField>, data: &Json) {
    for mut field in flat(data) {
        mask(&mut field);
        if let Some(one) = known.iter_mut().find(|one| one.pointer == field.pointer) {
            one.calls += 1;
            // What was empty later says nothing of what stands there.
            if one.value.is_empty() {
                (one.value, one.value_type) = (field.value, field.value_type);
            }
        } else if known.len() < MOST_FIELDS {
            known.push(KnownField {
                whose: whose_of(data, &field.pointer),
                pointer: field.pointer,
                value: field.value,
                value_type: field.value_type,
                calls: 1,
            });
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
