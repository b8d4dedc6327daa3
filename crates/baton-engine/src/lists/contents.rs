//! What long calls say, read once: everybody whom one is about asks for it.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, Weak};
use std::time::{Duration, Instant};

use baton_core::Json;
use baton_core::call::{Entry, match_key};
use baton_core::document::TakesCalls;
use baton_core::json::Unreadable;
use baton_core::matching::{about, each_about};
use baton_store::CallNo;
use baton_store::table::calls::BodyRow;

use crate::reading::{Apart, NotHere, here};

/// A shorter body is read again rather than kept.
const WORTH_KEEPING: usize = 4 * 1024;
/// So many are kept.
const MOST: usize = 32;
/// So many bytes of bodies are kept read, unless one alone has more.
const MOST_BYTES: usize = 8 * 1024 * 1024;
/// For so long it is known that reading a call broke off: long enough to be told wherever it is
/// wanted, and over when somebody tries again.
const BROKEN_FOR: Duration = Duration::from_secs(10);

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
    fn new(data: Result<Arc<Json>, Unreadable>, bytes: usize) -> Self {
        Self {
            data,
            bytes,
            each: Arc::default(),
        }
    }

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

/// The calls read last, and those that somebody has at hand.
#[derive(Default)]
pub(crate) struct Contents(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    last: VecDeque<(CallNo, Content)>,
    at_hand: Vec<(CallNo, Weak<Content>)>,
    /// Those of which the reading broke off.
    broken: VecDeque<(CallNo, Instant)>,
}

/// What of a call is known.
pub(crate) enum Known {
    /// What it says.
    Said(Content),
    /// Reading it breaks off.
    Broken,
    /// Nothing yet.
    Nothing,
}

/// A long call that was read for what is to be done next: what it says is known for as long as
/// somebody has this.
pub(crate) struct AtHand(
    #[expect(dead_code, reason = "it is held, and found by its number")] Arc<Content>,
);

impl Contents {
    /// What of a call is known.
    pub(crate) fn known(&self, no: CallNo) -> Known {
        let kept = self.lock();
        let last = kept.last.iter().find(|(known, _)| *known == no);
        if let Some((_, content)) = last {
            return Known::Said(content.clone());
        }
        let at_hand = kept.at_hand.iter().filter(|(known, _)| *known == no);
        if let Some(content) = at_hand.filter_map(|(_, content)| content.upgrade()).next() {
            return Known::Said(Content::clone(&content));
        }
        let mut broken = kept.broken.iter();
        match broken.any(|(known, at)| *known == no && at.elapsed() < BROKEN_FOR) {
            true => Known::Broken,
            false => Known::Nothing,
        }
    }

    /// Reads a short call whose content is at hand; none when it is a long one.
    pub(crate) fn read_here(&self, no: CallNo, content: &BodyRow) -> Option<Content> {
        let body = content.body.as_deref().unwrap_or_default();
        if body.len() >= WORTH_KEEPING
            && let Known::Said(known) = self.known(no)
        {
            return Some(known);
        }
        let head = content.head.read();
        let data = match here(head.content_type(), body) {
            Ok(data) => Ok(Arc::new(data)),
            Err(NotHere::Unreadable(why)) => Err(why),
            Err(NotHere::TooLong) => return None,
        };
        let read = Content::new(data, body.len());
        if read.bytes >= WORTH_KEEPING {
            self.keep(no, read.clone());
        }
        Some(read)
    }

    /// Reads a call of any length.
    pub(crate) fn read_apart(&self, apart: &Apart, no: CallNo, content: &BodyRow) -> AtHand {
        let bytes = content.body.as_ref().map_or(0, Vec::len);
        let read = Content::new(apart.read_stored(content).map(Arc::new), bytes);
        let at_hand = Arc::new(read.clone());
        self.keep(no, read);
        let mut kept = self.lock();
        kept.at_hand.retain(|(_, one)| one.strong_count() > 0);
        kept.at_hand.push((no, Arc::downgrade(&at_hand)));
        AtHand(at_hand)
    }

    /// Reading a call broke off: whoever wants it is told so, and nobody reads it again soon.
    pub(crate) fn broke_off(&self, no: CallNo) {
        let mut kept = self.lock();
        kept.broken.push_back((no, Instant::now()));
        if kept.broken.len() > MOST {
            kept.broken.pop_front();
        }
    }

    fn keep(&self, no: CallNo, content: Content) {
        let mut kept = self.lock();
        let last = &mut kept.last;
        last.push_back((no, content));
        let mut bytes: usize = last.iter().map(|(_, content)| content.bytes).sum();
        while last.len() > MOST || (bytes > MOST_BYTES && last.len() > 1) {
            let dropped = last.pop_front();
            bytes -= dropped.map_or(0, |(_, content)| content.bytes);
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Kept> {
        self.0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}
