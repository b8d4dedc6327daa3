//! Received calls, and what an admin decides about them.

mod decide;
mod shown;
mod views;

use baton_core::{AddressId, CallId};
use baton_engine::Engine;

use super::addresses::{self, present};
use super::{Outcome, Page, PageQuery, Refusal, damaged, page, stored};

pub use decide::*;
pub use views::*;

/// Lists the calls to an address, refused ones included, the latest first.
pub async fn list(
    engine: &Engine,
    address: AddressId,
    query: PageQuery,
) -> Outcome<Page<CallSummary>> {
    let (after, limit) = (query.cursor(), query.rows());
    stored::read(engine, move |snapshot| {
        let row = present(snapshot.addresses().get(&address)?, &address)?;
        let found = snapshot.calls().page(row.no, after, limit)?;
        let next = found.next.map(|cursor| cursor.to_string());
        let mut unreadable = page::unreadable(found.unread);
        let mut items = Vec::new();
        for call in found.items {
            let (no, call) = (call.no.0, shown::summary(snapshot, call));
            items.extend(damaged::shown("calls", no, call, &mut unreadable)?);
        }
        Ok(Page {
            items,
            next,
            unreadable,
        })
    })
    .await
}

/// Reads a call with its data.
pub async fn get(engine: &Engine, id: CallId) -> Outcome<Call> {
    stored::read(engine, move |snapshot| {
        let row = snapshot
            .calls()
            .get(&id)?
            .ok_or_else(|| Refusal::not_found("call", &id))?;
        let content = snapshot.calls().content_of(&row)?;
        let head = content.as_ref().map(|content| content.head.read());
        let headers = head
            .map(|head| head.headers)
            .unwrap_or_default()
            .into_iter();
        let headers = headers.map(|header| NamedValue {
            name: header.name,
            value: header.value,
        });
        let read = match &content {
            Some(content) => addresses::received(snapshot, row.address, content)?,
            None => addresses::Received::default(),
        };
        let short = shown::summary(snapshot, row)?;
        Ok(Call {
            id: short.id,
            address: short.address,
            workflow: short.workflow,
            at: short.at,
            from: short.from,
            network: short.network,
            size: short.size,
            kind: short.kind,
            readable: short.readable,
            duplicate_of: short.duplicate_of,
            dispositions: short.dispositions,
            became: short.became,
            can_use: short.can_use,
            headers: headers.collect(),
            body: content.as_ref().and_then(addresses::shown),
            fields: read.fields,
            how: read.how,
            data: read.data,
            misread: read.misread,
        })
    })
    .await
}
