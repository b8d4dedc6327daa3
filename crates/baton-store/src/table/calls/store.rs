//! Storing a call: sample, repeat or new is decided here, in the storing transaction.

use baton_core::CallId;
use jiff::Timestamp;
use rusqlite::params;

use super::dedupe::{Claim, Claimed, SameAs};
use super::dispositions::{DispositionKind, NewDisposition};
use super::shelf::{KEPT_REFUSED, KEPT_SAMPLES, Shelf};
use super::{CallKind, KeptAs, NewCall, RefusedCall, Stored, Write};
use crate::ids::{AddressNo, CallNo, Compact, Micros};
use crate::{Error, Result, sql};

/// The columns of a call's row.
struct Row<'a> {
    id: &'a CallId,
    address: AddressNo,
    at: Timestamp,
    kind: CallKind,
    sender: &'a str,
    outside: bool,
    size: u64,
    readable: bool,
}

impl Write<'_> {
    /// Stores a call with the right token.
    pub fn store(&self, call: &NewCall) -> Result<Stored> {
        let claim = Claim::new(call.address, &call.same_as, &call.body);
        self.store_claiming(call, claim.as_ref())
    }

    pub(crate) fn store_claiming(&self, call: &NewCall, claim: Option<&Claim>) -> Result<Stored> {
        if self.tx.addresses().records_samples(call.address)? {
            return self.store_sample(call);
        }
        let no = self.insert(&row(call, CallKind::Accepted))?;
        let claimed = claim.map_or(Ok(Claimed::Mine), |claim| {
            self.tx.dedupe().claim(no, claim, call.at)
        })?;
        match claimed {
            Claimed::Mine => {
                self.insert_body(no, &call.headers, Some(&call.body))?;
                self.wait_again(no)?;
                Ok(stored(no, call, KeptAs::Counts))
            }
            Claimed::Other {
                call: first,
                id,
                readable,
                same_body,
            } => {
                self.mark_repeat(no, first, same_body)?;
                let kept_as = self.keep_repeat(no, call, first, same_body)?;
                Ok(Stored {
                    no,
                    answer: id,
                    readable,
                    kept_as,
                })
            }
        }
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
        })?;
        self.insert_body(no, &call.headers, call.body.as_deref())?;
        self.tx.shelf().put(call.address, Shelf::Refused, no)?;
        self.tx
            .shelf()
            .prune(call.address, Shelf::Refused, KEPT_REFUSED)?;
        Ok(no)
    }

    /// Releases a call kept behind a wrong token: it is judged as if it came now. Returns the
    /// call it repeats, if it does; else it waits to be handled.
    pub fn release(&self, no: CallNo, same_as: &SameAs, now: Timestamp) -> Result<Option<CallNo>> {
        let call = self.by_no(no)?.ok_or(Error::Missing("call"))?;
        let body = self
            .content(no)?
            .and_then(|content| content.body)
            .unwrap_or_default();
        self.tx.shelf().take(call.address, Shelf::Refused, no)?;
        let claimed = Claim::new(call.address, same_as, &body)
            .map_or(Ok(Claimed::Mine), |claim| {
                self.tx.dedupe().claim(no, &claim, now)
            })?;
        let (first, other_body) = match claimed {
            Claimed::Mine => (None, false),
            Claimed::Other {
                call, same_body, ..
            } => (Some(call), !same_body),
        };
        sql::execute(
            self.db,
            "UPDATE calls SET kind = ?2, duplicate_of = ?3, other_body = ?4 WHERE no = ?1",
            params![no, CallKind::Accepted, first, other_body],
        )?;
        match first {
            Some(first) if !other_body => self.note_repeat(no, first, now)?,
            Some(_) | None => self.wait_again(no)?,
        }
        Ok(first)
    }

    fn store_sample(&self, call: &NewCall) -> Result<Stored> {
        let no = self.insert(&row(call, CallKind::Sample))?;
        self.insert_body(no, &call.headers, Some(&call.body))?;
        self.tx.dispositions().set(&NewDisposition::new(
            no,
            0,
            DispositionKind::Sample,
            call.at,
        ))?;
        self.tx.shelf().put(call.address, Shelf::Sample, no)?;
        self.tx
            .shelf()
            .prune(call.address, Shelf::Sample, KEPT_SAMPLES)?;
        Ok(stored(no, call, KeptAs::Sample))
    }

    fn keep_repeat(
        &self,
        no: CallNo,
        call: &NewCall,
        first: CallNo,
        same_body: bool,
    ) -> Result<KeptAs> {
        // An identical body is not kept twice; another one is what the admin must see.
        let body = (!same_body).then_some(&*call.body);
        self.insert_body(no, &call.headers, body)?;
        if same_body {
            self.note_repeat(no, first, call.at)?;
            return Ok(KeptAs::Repeat);
        }
        self.wait_again(no)?;
        Ok(KeptAs::OtherBody)
    }

    fn note_repeat(&self, no: CallNo, first: CallNo, at: Timestamp) -> Result<()> {
        self.tx.dispositions().set(&NewDisposition {
            other_call: Some(first),
            ..NewDisposition::new(no, 0, DispositionKind::Duplicate, at)
        })
    }

    fn mark_repeat(&self, no: CallNo, first: CallNo, same_body: bool) -> Result<()> {
        sql::execute(
            self.db,
            "UPDATE calls SET duplicate_of = ?2, other_body = ?3 WHERE no = ?1",
            params![no, first, !same_body],
        )?;
        Ok(())
    }

    fn insert(&self, row: &Row<'_>) -> Result<CallNo> {
        sql::execute(
            self.db,
            "INSERT INTO calls (id, address_no, at, kind, sender, outside, size, readable,
               other_body)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0)",
            params![
                Compact::of(row.id),
                row.address,
                Micros(row.at),
                row.kind,
                row.sender,
                row.outside,
                row.size,
                row.readable
            ],
        )?;
        Ok(CallNo(self.db.last_insert_rowid()))
    }

    fn insert_body(&self, no: CallNo, headers: &str, body: Option<&[u8]>) -> Result<()> {
        sql::execute(
            self.db,
            "INSERT INTO bodies (call_no, headers, body) VALUES (?1, ?2, ?3)",
            params![no, headers, body],
        )?;
        Ok(())
    }
}

fn row(call: &NewCall, kind: CallKind) -> Row<'_> {
    Row {
        id: &call.id,
        address: call.address,
        at: call.at,
        kind,
        sender: &call.sender,
        outside: call.outside,
        size: call.body.len() as u64,
        readable: call.readable,
    }
}

fn stored(no: CallNo, call: &NewCall, kept_as: KeptAs) -> Stored {
    Stored {
        no,
        answer: call.id.clone(),
        readable: call.readable,
        kept_as,
    }
}
