//! What an admin types about a person beside the person's own row: values under names of their
//! own, and ids in other tools (C4).

use std::collections::BTreeMap;

use baton_core::Json;
use baton_core::details::CustomDetail;
use baton_store::Tx;
use baton_store::table::people::PersonRow;
use baton_store::table::people::external_ids::Stored;
use jiff::Timestamp;

use crate::Error;
use crate::not_stored::NotStored;

/// Custom values and ids by name, trimmed; an empty text removes one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FurtherDetails {
    /// Custom values by name.
    pub custom: BTreeMap<String, String>,
    /// Ids by the name of the other tool.
    pub external_ids: BTreeMap<String, String>,
}

impl FurtherDetails {
    /// Checks it and stores what is not in the row; a name nobody knows yet is a text.
    pub fn write(&self, tx: &Tx<'_>, row: &PersonRow, at: Timestamp) -> Result<(), Error> {
        let known = tx.custom_details().all()?;
        for (name, value) in self.custom.iter().filter(|(_, value)| !value.is_empty()) {
            let Some(detail) = known.get(name) else {
                if !tx.custom_details().set(name, CustomDetail::default(), at)? {
                    return Err(NotStored::TooManyDetails.into());
                }
                continue;
            };
            if detail.kind.read(&Json::text(value.as_str())).is_none() {
                let (name, kind) = (name.clone(), detail.kind);
                return Err(NotStored::DoesNotFit { name, kind }.into());
            }
        }
        for (source, id) in &self.external_ids {
            if id.is_empty() {
                tx.external_ids().remove(row, source)?;
                continue;
            }
            match tx.external_ids().set(row, source, id)? {
                Stored::Yes => {}
                Stored::TooManySources => return Err(NotStored::TooManySources.into()),
                Stored::Taken(owner) => {
                    let owner = tx.people().by_no(owner)?;
                    let person = owner.map(|owner| owner.person.id.to_string());
                    return Err(NotStored::IdTaken {
                        source_name: source.clone(),
                        person: person.unwrap_or_default(),
                    }
                    .into());
                }
            }
        }
        Ok(())
    }
}
