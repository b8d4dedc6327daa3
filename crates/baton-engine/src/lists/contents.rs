//! What long calls say, read once: everybody whom one is about asks for it.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex};

use baton_core::call::{Entry, match_key};
use baton_core::document::TakesCalls;
use baton_core::json::Unreadable;
use baton_core::matching::{about, each_about};
use baton_core::{Json, call};
use baton_store::table::calls::{BodyRow, WaitingCall};
use baton_store::{CallNo, Tx};

use crate::Error;

/// A shorter body is read again rather than kept.
const WORTH_KEEPING: usize = 4 * 1024;
/// So many are kept.
const MOST: usize = 32;
/// So many bytes of bodies are kept read, unless one alone has more.
const MOST_BYTES: usize = 8 * 1024 * 1024;

/// A call as it was read.
#[derive(Clone)]
pub(crate) struct Content {
    pub(crate) data: Result<Arc<Json>, Unreadable>,
    bytes: usize,
    /// What it says about each, by what it was looked through for.
    each: Arc<Mutex<Option<Looked>>>,
}

/// A call that was looked through for whom it is about.
struct Looked {
    takes: TakesCalls,
    each: HashMap<String, Entry>,
}

impl Content {
    /// What it says about the run that has a value. A long call is looked through once.
    pub(crate) fn about(&self, takes: &TakesCalls, data: &Arc<Json>, value: &str) -> Entry {
        if self.bytes < WORTH_KEEPING {
            return about(takes, data, value);
        }
        let mut looked = self
            .each
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        if looked.as_ref().is_none_or(|looked| looked.takes != *takes) {
            *looked = Some(Looked {
                takes: takes.clone(),
                each: each_about(takes, data),
            });
        }
        let known = looked
            .as_ref()
            .and_then(|looked| looked.each.get(&match_key(value)));
        let known = known.cloned();
        known.unwrap_or_else(|| Entry::whole(Arc::clone(data)))
    }
}

/// The calls read last.
#[derive(Default)]
pub(crate) struct Contents(Mutex<VecDeque<(CallNo, Content)>>);

impl Contents {
    /// What a call says; none when it, or its content, is not there any more.
    pub(crate) fn of(&self, tx: &Tx<'_>, no: CallNo) -> Result<Option<Content>, Error> {
        if let Some(known) = self.known(no) {
            return Ok(Some(known));
        }
        let Some(row) = tx.calls().by_no(no)? else {
            return Ok(None);
        };
        let Some(content) = tx.calls().content_of(&row)? else {
            return Ok(None);
        };
        Ok(Some(self.read(no, &content)))
    }

    /// What a waiting call says. Only what decides by it asks for it: a call that is kept is stored
    /// and found without being read.
    pub(crate) fn of_waiting(&self, tx: &Tx<'_>, waiting: &WaitingCall) -> Result<Content, Error> {
        let no = waiting.call.no;
        match &waiting.content {
            Some(content) => Ok(self.read(no, content)),
            None => {
                let content = tx.calls().content(no)?.unwrap_or_default();
                Ok(self.read(no, &content))
            }
        }
    }

    /// Reads a call whose content is at hand.
    fn read(&self, no: CallNo, content: &BodyRow) -> Content {
        let body = content.body.as_deref().unwrap_or_default();
        if body.len() >= WORTH_KEEPING
            && let Some(known) = self.known(no)
        {
            return known;
        }
        let head = content.head.read();
        let read = Content {
            data: call::read(head.content_type(), body).map(Arc::new),
            bytes: body.len(),
            each: Arc::default(),
        };
        if read.bytes >= WORTH_KEEPING {
            self.keep(no, read.clone());
        }
        read
    }

    fn known(&self, no: CallNo) -> Option<Content> {
        let kept = self.lock();
        let known = kept.iter().find(|(known, _)| *known == no);
        known.map(|(_, content)| content.clone())
    }

    fn keep(&self, no: CallNo, content: Content) {
        let mut kept = self.lock();
        kept.push_back((no, content));
        let mut bytes: usize = kept.iter().map(|(_, content)| content.bytes).sum();
        while kept.len() > MOST || (bytes > MOST_BYTES && kept.len() > 1) {
            let dropped = kept.pop_front();
            bytes -= dropped.map_or(0, |(_, content)| content.bytes);
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, VecDeque<(CallNo, Content)>> {
        self.0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}
