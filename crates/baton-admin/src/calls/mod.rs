//! Received calls, and what an admin decides about them.

mod decide;
mod shown;
mod views;

use baton_core::{AddressId, CallId};
use baton_engine::commands::calls as engine_calls;
use baton_engine::{Actor, Engine};
use baton_store::table::calls::BodyRow;
use baton_store::{AddressNo, Snapshot};

use super::addresses::{self, present};
use super::marked::Taken;
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
        let (mut items, mut taken) = (Vec::new(), Taken::default());
        for call in found.items {
            let (no, call) = (call.no.0, shown::summary(snapshot, &mut taken, call));
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

/// Reads a call with its data; what looks sensitive in it is masked.
pub async fn get(engine: &Engine, id: CallId) -> Outcome<Call> {
    stored::read(engine, move |snapshot| {
        read(snapshot, &id, addresses::received)
    })
    .await
}

/// The same with what is masked; the audit has who looked.
pub async fn reveal(engine: &Engine, actor: &Actor, id: CallId) -> Outcome<Call> {
    let of = id.clone();
    let (masked, whole) = stored::read(engine, move |snapshot| {
        let masked = read(snapshot, &of, addresses::received)?;
        Ok((masked, read(snapshot, &of, addresses::received_whole)?))
    })
    .await?;
    engine_calls::reveal(engine, actor, id, masked.hidden.details).await?;
    Ok(whole)
}

/// How what a stored call brought is read.
type Reader = fn(&Snapshot<'_>, AddressNo, &BodyRow) -> Outcome<addresses::Received>;

fn read(snapshot: &Snapshot<'_>, id: &CallId, reader: Reader) -> Outcome<Call> {
    let row = snapshot.calls().get(id)?;
    let row = row.ok_or_else(|| Refusal::not_found("call", id))?;
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
        Some(content) => reader(snapshot, row.address, content)?,
        None => addresses::Received::default(),
    };
    let short = shown::summary(snapshot, &mut Taken::default(), row)?;
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
        says: short.says,
        can_use: short.can_use,
        headers: headers.collect(),
        body: read.body,
        fields: read.fields,
        found: read.found,
        how: read.how,
        data: read.data,
        misread: read.misread,
        hidden: read.hidden,
    })
}
