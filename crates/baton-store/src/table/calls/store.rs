//! Storing a call: one fact is found out in the storing transaction, the core says with it what
//! the call is stored as, and that is written down.

use baton_core::CallId;
use baton_core::matching::DispositionKind;
use baton_core::matching::twice::{Found, SameAs, StoredAs};
use jiff::Timestamp;
use rusqlite::params;

use super::dedupe::{Claim, Holder, Key};
use super::dispositions::NewDisposition;
use super::head::KeptHead;
use super::shelf::{KEPT_REFUSED, KEPT_SAMPLES, Shelf};
use super::{CallKind, NewCall, RefusedCall, Stored, Write, numbers};
use crate::ids::{AddressNo, CallNo, Compact, Micros};
use crate::{Error, Lenient, Result, sql};

/// The columns of a call's row that it is stored with.
struct Row<'a> {
    id: &'a CallId,
    address: AddressNo,
    at: Timestamp,
    kind: CallKind,
    sender: &'a str,
    outside: bool,
    size: u64,
    readable: bool,
    head: &'a Lenient<KeptHead>,
    body: Option<&'a [u8]>,
    /// The key of its bytes, and until when it counts.
    same: Option<(&'a Key, Timestamp)>,
}

impl Write<'_> {
    /// Stores a call with the right token.
    pub fn store(&self, call: &NewCall) -> Result<Stored> {
        let claim = Claim::new(call.address, &call.same_as, &call.body);
        self.store_claiming(call, claim.as_ref())
    }

    pub(crate) fn store_claiming(&self, call: &NewCall, claim: Option<&Claim>) -> Result<Stored> {
        if self.tx.addresses().records_samples(call.address)? {
            let no = self.insert(&row(call, CallKind::Sample, None))?;
            return self.keep(no, call, StoredAs::of(Found::OwnerIsDraft), None);
        }
        let no = self.insert(&row(call, CallKind::Accepted, claim))?;
        let first = self.claim(no, claim, call.at)?;
        let stored_as = StoredAs::of(Holder::fact(first.as_ref()));
        self.keep(no, call, stored_as, first)
    }

    /// Keeps a refused call for the admin, and drops the oldest beyond the limit (C1).
    pub fn refuse(&self, call: &RefusedCall) -> Result<CallNo> {
        let no = self.insert(&Row {
            id: &call.id,
            address: call.address,
            at: call.at,
            kind: call.kind,
            sender: &call.sender,
            outside: call.outside,
            size: call.size,
            readable: call.readable,
            head: &call.head,
            body: call.body.as_deref(),
            same: None,
        })?;
        let (shelf, kind) = (self.tx.shelf(), shelf_of(call.kind));
        shelf.put(call.address, kind, no)?;
        shelf.prune(call.address, kind, KEPT_REFUSED)?;
        Ok(no)
    }

    /// Releases a call kept behind a wrong token: it is judged as if it came now, and so gets a
    /// number after all others. Returns the call it repeats, if it does; else it waits to be
    /// handled.
    pub fn release(&self, no: CallNo, same_as: &SameAs, now: Timestamp) -> Result<Option<CallNo>> {
        let call = self.by_no(no)?.ok_or(Error::Missing("call"))?;
        let body = self
            .content(no)?
            .and_then(|content| content.body)
            .unwrap_or_default();
        // A question that an earlier version kept may lie among what was refused.
        for shelf in [shelf_of(call.kind), Shelf::Refused] {
            self.tx.shelf().take(call.address, shelf, no)?;
        }
        let no = self.renumber(no)?;
        let claim = Claim::new(call.address, same_as, &body);
        let first = self.claim(no, claim.as_ref(), now)?;
        let stored_as = StoredAs::of(Holder::fact(first.as_ref()));
        let first = first.map(|first| first.call);
        let same = claim.as_ref().filter(|_| first.is_none());
        let same = same.and_then(Claim::of_bytes);
        sql::execute(
            self.db,
            "UPDATE calls SET kind = ?2, duplicate_of = ?3, other_body = ?4, same = ?5,
               same_until = ?6
             WHERE no = ?1",
            params![
                no,
                CallKind::Accepted,
                first,
                is_other(stored_as),
                same.map(|(key, _)| key.as_slice()),
                same.map(|(_, until)| Micros(until))
            ],
        )?;
        self.write_down(no, stored_as, first, now)?;
        Ok(first)
    }

    /// Puts a call behind all others, as if it were stored now.
    fn renumber(&self, no: CallNo) -> Result<CallNo> {
        self.behind_all(|new| {
            let sql = "UPDATE calls SET no = ?2 WHERE no = ?1";
            sql::execute(self.db, sql, params![no, new]).map(drop)
        })
    }

    /// Writes a row with the next number that no call was given. A row that has it all the same is
    /// damaged, and passed over.
    fn behind_all(&self, write: impl Fn(CallNo) -> Result<()>) -> Result<CallNo> {
        let next = CallNo(self.tx.newest.borrow().last().0 + 1);
        let next = match write(next) {
            Err(Error::Taken(_)) => {
                let free = numbers::free(self.db, next)?;
                write(free)?;
                free
            }
            written => written.map(|()| next)?,
        };
        self.tx.newest.borrow_mut().gave(next);
        Ok(next)
    }

    fn claim(&self, no: CallNo, claim: Option<&Claim>, at: Timestamp) -> Result<Option<Holder>> {
        self.tx.newest.borrow_mut().pass(no, at);
        match claim {
            Some(claim) => self.tx.dedupe().claim(no, claim, at),
            None => Ok(None),
        }
    }

    fn keep(
        &self,
        no: CallNo,
        call: &NewCall,
        stored_as: StoredAs,
        first: Option<Holder>,
    ) -> Result<Stored> {
        if let Some(first) = &first {
            // The content of a call that is not there is in no other row.
            let keeps_body = stored_as.keeps_body() || first.readable.is_none();
            self.mark_repeat(no, first.call, stored_as, keeps_body)?;
        }
        self.write_down(
            no,
            stored_as,
            first.as_ref().map(|first| first.call),
            call.at,
        )?;
        if stored_as == StoredAs::Sample {
            let shelf = self.tx.shelf();
            shelf.put(call.address, Shelf::Sample, no)?;
            shelf.prune(call.address, Shelf::Sample, KEPT_SAMPLES)?;
        }
        let readable = first.as_ref().and_then(|first| first.readable);
        let readable = readable.unwrap_or(call.readable);
        let answer = first.and_then(|first| first.id);
        let answer = answer.unwrap_or_else(|| call.id.clone());
        Ok(Stored {
            no,
            answer,
            readable,
            stored_as,
        })
    }

    /// What is waiting to be handled has no row in the dispositions but one in the inbox.
    fn write_down(
        &self,
        no: CallNo,
        stored_as: StoredAs,
        first: Option<CallNo>,
        at: Timestamp,
    ) -> Result<()> {
        let kind = stored_as.disposition();
        if kind == DispositionKind::Waiting {
            return self.wait_from(no, 0);
        }
        self.tx.dispositions().set(&NewDisposition {
            other_call: first,
            ..NewDisposition::new(no, 0, kind, at)
        })
    }

    fn mark_repeat(
        &self,
        no: CallNo,
        first: CallNo,
        stored_as: StoredAs,
        keeps_body: bool,
    ) -> Result<()> {
        sql::execute(
            self.db,
            "UPDATE calls SET duplicate_of = ?2, other_body = ?3,
               body = CASE WHEN ?4 THEN body END, same = NULL, same_until = NULL
             WHERE no = ?1",
            params![no, first, is_other(stored_as), keeps_body],
        )?;
        Ok(())
    }

    fn insert(&self, row: &Row<'_>) -> Result<CallNo> {
        self.behind_all(|no| {
            let values = params![
                Compact::of(row.id),
                row.address,
                Micros(row.at),
                row.kind,
                row.sender,
                row.outside,
                row.size,
                row.readable,
                row.same.map(|(key, _)| key.as_slice()),
                row.same.map(|(_, until)| Micros(until)),
                row.head,
                row.body,
                no
            ];
            sql::execute(
                self.db,
                "INSERT INTO calls (id, address_no, at, kind, sender, outside, size, readable,
                   other_body, same, same_until, headers, body, no)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0, ?9, ?10, ?11, ?12, ?13)",
                values,
            )
            .map(drop)
        })
    }
}

/// Where a call lies that was not taken.
fn shelf_of(kind: CallKind) -> Shelf {
    match kind {
        CallKind::Handshake | CallKind::Opened => Shelf::Asked,
        CallKind::WrongToken | CallKind::TooBig | CallKind::Compressed => Shelf::Refused,
        CallKind::Accepted | CallKind::Sample => Shelf::Sample,
    }
}

fn row<'a>(call: &'a NewCall, kind: CallKind, claim: Option<&'a Claim>) -> Row<'a> {
    Row {
        id: &call.id,
        address: call.address,
        at: call.at,
        kind,
        sender: &call.sender,
        outside: call.outside,
        size: call.body.len() as u64,
        readable: call.readable,
        head: &call.head,
        body: Some(&call.body),
        same: claim.and_then(Claim::of_bytes),
    }
}

fn is_other(stored_as: StoredAs) -> bool {
    stored_as == StoredAs::OtherData
}
