//! What long calls say, read once: everybody whom one is about asks for it.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, Weak};
use std::time::{Duration, Instant};

use baton_core::Json;
use baton_core::call::{Entry, Found, match_key};
use baton_core::document::{CallField, TakesCalls};
use baton_core::json::Unreadable;
use baton_core::matching::{about, each_about};
use baton_store::CallNo;
use baton_store::table::calls::BodyRow;

use crate::reading::{Apart, NotHere, here, is_long};

/// A shorter body is read again rather than kept.
pub(super) const WORTH_KEEPING: usize = 4 * 1024;
/// So many are kept.
const MOST: usize = 32;
/// So many bytes are kept of bodies that were read, and of whom they name, unless one alone has more.
const MOST_BYTES: usize = 8 * 1024 * 1024;
/// For so long it is known that reading a call broke off: long enough to be told wherever it is
/// wanted, and over when somebody tries again.
const BROKEN_FOR: Duration = Duration::from_secs(10);

/// A call as it was read.
#[derive(Clone)]
pub(crate) struct Content {
    pub(crate) data: Result<Arc<Json>, Unreadable>,
    bytes: usize,
    /// Whom it names, in the fields that it was looked through for.
    found: Arc<Mutex<Found>>,
    /// What it says about each, by what it was looked through for.
    each: Arc<Mutex<Option<Looked>>>,
}

/// A call that was looked through for whom it is about.
struct Looked {
    takes: TakesCalls,
    each: HashMap<String, Entry>,
    /// How much room that takes, in bytes.
    bytes: usize,
}

impl Looked {
    fn new(takes: &TakesCalls, data: &Arc<Json>, found: &Found) -> Self {
        let each = each_about(takes, data, found);
        let keys: usize = each.keys().map(String::len).sum();
        Self {
            takes: takes.clone(),
            bytes: keys + each.len() * size_of::<(String, Entry)>(),
            each,
        }
    }
}

impl Content {
    pub(super) fn new(data: Result<Arc<Json>, Unreadable>, bytes: usize) -> Self {
        Self {
            data,
            bytes,
            found: Arc::default(),
            each: Arc::default(),
        }
    }

    /// Whom it names, as far as it was looked through.
    pub(crate) fn found(&self) -> Found {
        self.found
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .clone()
    }

    /// How much room it takes, in bytes: as long as its body is, and whom it was found to name
    /// and to say something of.
    fn weight(&self) -> usize {
        let looked = self.each.lock();
        let looked = looked.unwrap_or_else(std::sync::PoisonError::into_inner);
        let about = looked.as_ref().map_or(0, |looked| looked.bytes);
        drop(looked);
        let found = self.found.lock();
        let found = found.unwrap_or_else(std::sync::PoisonError::into_inner);
        self.bytes + found.bytes() + about
    }

    /// For which of some fields it is to be looked through apart, before anything else is done.
    fn lacks<'f>(&self, fields: impl IntoIterator<Item = &'f CallField>) -> Vec<CallField> {
        if !is_long(self.bytes as u64) || self.data.is_err() {
            return Vec::new();
        }
        let found = self.found();
        let fields = fields.into_iter();
        let lacking = fields.filter(|field| found.of(field).is_none());
        lacking.cloned().collect()
    }

    /// Looks it through for whom some fields name.
    fn look_through(&self, _apart: &Apart, fields: &[CallField]) {
        let Ok(data) = &self.data else { return };
        let mut found = self.found();
        for field in fields {
            found.look(data, field);
        }
        *self
            .found
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner) = found;
    }

    /// What it says about the run that has a value. A long call is looked through once, and apart.
    pub(crate) fn about(&self, takes: &TakesCalls, data: &Arc<Json>, value: &str) -> Entry {
        if self.bytes < WORTH_KEEPING {
            return about(takes, data, value);
        }
        let mut looked = self
            .each
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        if looked.as_ref().is_none_or(|looked| looked.takes != *takes) {
            *looked = Some(Looked::new(takes, data, &self.found()));
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
    /// For whom calls are to be looked through that are to be read.
    wanted: VecDeque<(CallNo, Vec<CallField>)>,
    /// Those of which the reading broke off.
    broken: VecDeque<(CallNo, Instant)>,
}

impl Kept {
    /// Drops what was read first, as far as there is more than is kept.
    fn make_room(&mut self) {
        let mut bytes: usize = self.last.iter().map(|(_, one)| one.weight()).sum();
        while self.last.len() > MOST || (bytes > MOST_BYTES && self.last.len() > 1) {
            let dropped = self.last.pop_front();
            bytes = bytes.saturating_sub(dropped.map_or(0, |(_, one)| one.weight()));
        }
    }
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

    /// Whether a call was looked through for some fields, so that nobody waits for that; where it
    /// was not, it is when it is read next.
    pub(crate) fn is_looked_through<'f>(
        &self,
        no: CallNo,
        content: &Content,
        fields: impl IntoIterator<Item = &'f CallField>,
    ) -> bool {
        let lacking = content.lacks(fields);
        let lacks = !lacking.is_empty();
        if lacks {
            self.want(no, lacking);
        }
        !lacks
    }

    /// A call that is to be read is to be looked through for these.
    pub(crate) fn want(&self, no: CallNo, fields: Vec<CallField>) {
        let mut kept = self.lock();
        kept.wanted.push_back((no, fields));
        if kept.wanted.len() > MOST {
            kept.wanted.pop_front();
        }
    }

    /// Reads a call of any length, and looks it through for whatever was wanted of it.
    pub(crate) fn read_apart(&self, apart: &Apart, no: CallNo, content: &BodyRow) -> AtHand {
        let known = match self.known(no) {
            Known::Said(known) => Some(known),
            Known::Broken | Known::Nothing => None,
        };
        let read = known.clone().unwrap_or_else(|| {
            let bytes = content.body.as_ref().map_or(0, Vec::len);
            Content::new(apart.read_stored(content).map(Arc::new), bytes)
        });
        for fields in self.taken(no) {
            read.look_through(apart, &fields);
        }
        let at_hand = Arc::new(read.clone());
        let mut kept = self.lock();
        if known.is_none() {
            kept.last.push_back((no, read));
        }
        // Whom it names takes room, too, also of one that was read before.
        kept.make_room();
        kept.at_hand.retain(|(_, one)| one.strong_count() > 0);
        kept.at_hand.push((no, Arc::downgrade(&at_hand)));
        AtHand(at_hand)
    }

    /// What is wanted of a call, and no longer is.
    fn taken(&self, no: CallNo) -> Vec<Vec<CallField>> {
        let mut kept = self.lock();
        let (own, others) = std::mem::take(&mut kept.wanted)
            .into_iter()
            .partition::<Vec<_>, _>(|(wanted, _)| *wanted == no);
        kept.wanted = others.into();
        own.into_iter().map(|(_, fields)| fields).collect()
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
        kept.last.push_back((no, content));
        kept.make_room();
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Kept> {
        self.0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use baton_core::call::{Entry, Found, MOST_ENTRIES};
    use baton_core::document::CallField;
    use baton_store::CallNo;
    use baton_store::table::calls::BodyRow;

    use super::{Content, Contents, Known, MOST_BYTES};
    use crate::reading::{Threads, apart};

    const CALL: CallNo = CallNo(1);

    /// Longer than what is read in a transaction, and about two.
    fn long() -> BodyRow {
        let note = "x".repeat(100_000);
        let body = format!(r#"{{"emails":["a@x.example","b@x.example"],"note":"{note}"}}"#);
        BodyRow {
            body: Some(body.into_bytes()),
            ..BodyRow::default()
        }
    }

    async fn read(contents: &Arc<Contents>) -> Content {
        read_as(contents, CALL, long()).await;
        match contents.known(CALL) {
            Known::Said(content) => content,
            Known::Broken | Known::Nothing => panic!("it was read"),
        }
    }

    async fn read_as(contents: &Arc<Contents>, no: CallNo, body: BodyRow) {
        let (contents_in, threads) = (Arc::clone(contents), Threads::default());
        let work = apart(&threads.lines, move |apart| {
            contents_in.read_apart(apart, no, &body)
        });
        work.await.expect("it is read");
    }

    /// As many as a call may be about, each with a part of the call of its own.
    fn very_many() -> BodyRow {
        let all = (0..MOST_ENTRIES).map(|no| format!(r#"{{"email":"a{no}@x.example"}}"#));
        let body = format!(r#"{{"hires":[{}]}}"#, all.collect::<Vec<_>>().join(","));
        BodyRow {
            body: Some(body.into_bytes()),
            ..BodyRow::default()
        }
    }

    #[tokio::test]
    async fn whom_calls_name_takes_room_like_their_bodies() {
        let contents = Arc::new(Contents::default());
        let each = CallField::Picked {
            pointer: "/hires/-/email".to_owned(),
        };
        let mut weights = 0;
        for no in (1..=8).map(CallNo) {
            contents.want(no, vec![each.clone()]);
            read_as(&contents, no, very_many()).await;
            if let Known::Said(content) = contents.known(no) {
                weights += content.weight();
            }
        }
        let kept = |no: i64| matches!(contents.known(CallNo(no)), Known::Said(_));

        assert!(8 * very_many().body.map_or(0, |body| body.len()) < MOST_BYTES);
        assert!(weights > MOST_BYTES, "{weights}");
        assert!(!kept(1) && kept(8));
    }

    #[tokio::test]
    async fn who_was_found_is_shared_and_not_copied() {
        let contents = Arc::new(Contents::default());
        contents.want(CALL, vec![CallField::Automatic]);
        let content = read(&contents).await;

        let (first, second) = (content.found(), content.found());
        let one = |found: &Found| {
            found
                .of(&CallField::Automatic)
                .map(|of| of.entries[0].clone())
        };
        let (first, second) = (one(&first), one(&second));

        let at = |entry: &Option<Entry>| entry.as_ref().map(|one| std::ptr::from_ref(&one.value));
        assert_eq!(at(&first), at(&second));
    }

    #[tokio::test]
    async fn a_long_call_is_looked_through_where_it_is_read() {
        let contents = Arc::new(Contents::default());
        let picked = CallField::Picked {
            pointer: "/note".to_owned(),
        };
        let both = [&CallField::Automatic, &picked];

        contents.want(CALL, vec![picked.clone()]);
        let content = read(&contents).await;
        let before = contents.is_looked_through(CALL, &content, both);
        let content = read(&contents).await;

        assert!(!before, "not for whom nobody had asked");
        assert!(contents.is_looked_through(CALL, &content, both));
        let found = content.found();
        let named = found.of(&CallField::Automatic).map(|of| of.entries.len());
        assert_eq!(named, Some(2));
    }
}
