//! Storing a call: what is kept of it, by what it is a repeat, and what the caller is told.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use baton_core::call::handshake::{self, Echo};
use baton_core::matching::twice::{SameAs, SenderId, StoredAs};
use baton_core::{AddressId, CallId, Json};
use baton_store::table::calls::head::KeptHead;
use baton_store::table::calls::{CallKind, NewCall, RefusedCall, Stored};
use baton_store::{Error as StoreError, Lenient};
use bytes::Bytes;
use http::HeaderValue;
use http::header::CONTENT_TYPE;
use jiff::Timestamp;

use crate::gate::{
    self, Admitted, CallHead, Door, FORM, FingerprintKey, REFUSED_BODY_BYTES, Received, Refused,
    Shelved, form_of, from_outside,
};
use crate::noted::refused;
use crate::reading::{at as read_at, here, is_long};
use crate::runtime::{Runtime, to_its_end};
use crate::unique::unique;
use crate::{Error, Topic};

/// What the store says of a call.
type StoredOrNot = Result<Stored, StoreError>;

/// A full queue is empty again soon.
const QUEUE_FULL_S: u32 = 1;
/// A full disk, a failed disk or a stopping process takes longer.
const NOT_STORING_S: u32 = 30;
/// What a caller is told whose call could not be kept.
pub(crate) const NOT_KEPT: Received = Received::Unavailable {
    retry_after_s: NOT_STORING_S,
    is_full: false,
};
/// So much waits to be read that no more is taken.
const READING_FULL: Received = Received::Unavailable {
    retry_after_s: QUEUE_FULL_S,
    is_full: false,
};

/// What the caller is told when the store refuses.
fn not_stored(error: &StoreError) -> Received {
    Received::Unavailable {
        retry_after_s: match error.is_busy() {
            true => QUEUE_FULL_S,
            false => NOT_STORING_S,
        },
        is_full: error.is_full(),
    }
}

/// Stores an admitted call; returns after the commit. A short one is the writer's at the first look at
/// this, and needs no task that outlives who called: the writer tells of the commit itself.
pub(crate) async fn receive(runtime: &Arc<Runtime>, admitted: Admitted, body: Bytes) -> Received {
    if runtime.is_closing() {
        return NOT_KEPT;
    }
    let at = Timestamp::now();
    if is_long(body.len() as u64) {
        let runtime = Arc::clone(runtime);
        let stored = to_its_end(async move { receive_long(&runtime, admitted, body, at).await });
        return stored.await.unwrap_or(NOT_KEPT);
    }
    let look = || {
        let data = here(content_type(&admitted.head), &body).ok();
        Looked::at(admitted, body, data, at)
    };
    let looked = catch_unwind(AssertUnwindSafe(look));
    keep_looked(
        runtime,
        looked.map_err(|_| baton_store::Error::Panicked.into()),
        at,
    )
    .await
}

/// The same of a call that is read apart.
async fn receive_long(
    runtime: &Arc<Runtime>,
    admitted: Admitted,
    body: Bytes,
    at: Timestamp,
) -> Received {
    let address = admitted.door.no;
    let place = runtime.reading.received.place(address, body.len()).await;
    let Ok(place) = place else {
        return READING_FULL;
    };
    let looked = read_at(place, move |apart| {
        let data = apart.read(content_type(&admitted.head), &body).ok();
        Looked::at(admitted, body, data, at)
    });
    keep_looked(runtime, looked.await, at).await
}

async fn keep_looked(
    runtime: &Arc<Runtime>,
    looked: Result<Looked, Error>,
    at: Timestamp,
) -> Received {
    let looked = match looked {
        Ok(looked) => looked,
        Err(error) => {
            tracing::error!(%error, "a call could not be looked at");
            return NOT_KEPT;
        }
    };
    let Some(echo) = looked.echo else {
        return store(runtime, looked, at).await;
    };
    let runtime = Arc::clone(runtime);
    let (admitted, size) = (looked.admitted, looked.body.len() as u64);
    let told = to_its_end(async move { shake(&runtime, admitted, echo, size).await });
    told.await.unwrap_or(NOT_KEPT)
}

/// A call with what is to be known of it before it is stored.
struct Looked {
    admitted: Admitted,
    body: Bytes,
    echo: Option<Echo>,
    readable: bool,
    /// What it says, where that can be read and is not long.
    data: Option<Json>,
    same_as: SameAs,
}

impl Looked {
    fn at(admitted: Admitted, body: Bytes, data: Option<Json>, at: Timestamp) -> Self {
        let echo = handshake_of(&admitted.head, &body, data.as_ref());
        let (admitted, body, data) = match echo {
            Some(_) => (admitted, body, data),
            None => as_data(admitted, body, data),
        };
        let headers = &admitted.head.headers;
        let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
        let same_as = admitted.door.settings.same_as(header, data.as_ref(), at);
        Self {
            echo,
            readable: data.is_some(),
            same_as,
            data: data.filter(|_| !is_long(body.len() as u64)),
            admitted,
            body,
        }
    }
}

/// Where a tool says nothing but an address, that is the data: what stands nowhere else would be lost.
fn as_data(
    mut admitted: Admitted,
    body: Bytes,
    data: Option<Json>,
) -> (Admitted, Bytes, Option<Json>) {
    match said_in_the_address(&mut admitted.head, &body) {
        Some(query) => {
            let data = here(Some(FORM), &query).ok();
            (admitted, query, data)
        }
        None => (admitted, body, data),
    }
}

/// What a call without data says in its address, as a form, which it then is.
fn said_in_the_address(head: &mut CallHead, body: &[u8]) -> Option<Bytes> {
    if !is_empty(body) {
        return None;
    }
    let query = form_of(head.query.as_deref());
    if query.is_empty() {
        return None;
    }
    let headers = &mut head.headers;
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(FORM));
    Some(Bytes::from(query))
}

async fn store(runtime: &Arc<Runtime>, looked: Looked, at: Timestamp) -> Received {
    let address = looked.admitted.door.address.clone();
    let answer = &looked.admitted.door.settings.answer;
    let answer = Some(answer.clone()).filter(|answer| !answer.is_empty());
    let (call, data) = new_call(runtime, looked, at);
    let (id, bytes) = (call.id.clone(), call.body.len());
    if let Some(data) = data {
        // Before it is stored: it may be handled before the caller is answered.
        runtime.lists.brought.keep(&id, data, bytes);
    }
    #[cfg(feature = "faults")]
    if runtime.options.faults.answer_before_commit {
        let early = Received::Stored {
            call: call.id.to_string(),
            readable: call.readable,
            answer,
        };
        let store = runtime.store.clone();
        let runtime = Arc::clone(runtime);
        tokio::spawn(async move {
            // As behind a slow disk, so that a kill in between is no matter of luck.
            tokio::time::sleep(std::time::Duration::from_millis(150)).await;
            let stored = store.accept(call).await;
            runtime.nudge_driver();
            stored
        });
        return early;
    }
    let heard = {
        let (runtime, id) = (Arc::clone(runtime), id.clone());
        move |stored: &StoredOrNot| follow(&runtime, &id, &address, stored)
    };
    match runtime.store.accept_heard(call, heard).await {
        Ok(stored) => Received::Stored {
            call: stored.answer.to_string(),
            readable: stored.readable,
            answer,
        },
        Err(error) => {
            runtime.lists.brought.take(&id);
            if !error.is_busy() {
                tracing::warn!(%error, "a call could not be stored");
            }
            not_stored(&error)
        }
    }
}

/// What follows once it is certain whether a call is stored, whoever still waits for that.
fn follow(runtime: &Runtime, id: &CallId, address: &AddressId, stored: &StoredOrNot) {
    match stored.as_ref().map(|stored| stored.stored_as) {
        Ok(StoredAs::New | StoredAs::OtherData) => runtime.nudge_driver(),
        Ok(StoredAs::Sample | StoredAs::Repeat) | Err(_) => drop(runtime.lists.brought.take(id)),
    }
    if stored.is_ok() {
        runtime.hub.hint(Topic::Call, address);
    }
}

/// A call that only opens the address: its query is its data, if the address takes that.
pub(crate) async fn opened(runtime: &Arc<Runtime>, mut admitted: Admitted) -> Received {
    if runtime.is_closing() {
        return NOT_KEPT;
    }
    if let Some(echo) = handshake::of_opening(|name| text_of(&admitted.head, name)) {
        return shake(runtime, admitted, echo, 0).await;
    }
    let form = Bytes::from(form_of(admitted.head.query.as_deref()));
    let headers = &mut admitted.head.headers;
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(FORM));
    if admitted.takes_get() {
        return receive(runtime, admitted, form).await;
    }
    let Admitted { head, door, .. } = admitted;
    let row = RefusedCall {
        readable: !form.is_empty() && here(Some(FORM), &form).is_ok(),
        ..refused_call(runtime, &head, &door, CallKind::Opened, form.len() as u64)
    };
    let row = RefusedCall {
        body: Some(form),
        ..row
    };
    match keep(runtime, &door, row).await {
        Ok(()) => Received::NotTaken,
        Err(not_kept) => not_kept,
    }
}

/// Notes that somebody asked whether Baton is there, and answers what it wants to hear.
async fn shake(runtime: &Runtime, admitted: Admitted, echo: Echo, size: u64) -> Received {
    let Admitted { head, door, .. } = admitted;
    let row = refused_call(runtime, &head, &door, CallKind::Handshake, size);
    match keep(runtime, &door, row).await {
        Ok(()) => Received::Handshake(echo),
        Err(not_kept) => not_kept,
    }
}

fn handshake_of(head: &CallHead, body: &[u8], data: Option<&Json>) -> Option<Echo> {
    let is_empty = is_empty(body);
    // A form or a list with such a name is data.
    if !is_empty && (data.is_none() || !body.trim_ascii().starts_with(b"{")) {
        return None;
    }
    let query = |name: &str| {
        let mut pairs = url::form_urlencoded::parse(head.query.as_deref()?.as_bytes());
        let found = pairs.find(|(known, _)| known == name);
        found.map(|(_, value)| value.into_owned())
    };
    handshake::of_call(
        query,
        |name| text_of(head, name),
        data.filter(|_| !is_empty),
    )
}

fn text_of(head: &CallHead, name: &str) -> Option<String> {
    let value = head.headers.get(name)?.to_str().ok()?;
    Some(value.to_owned())
}

/// Keeps a call with a wrong token, after its answer. `None`: its body was too long.
pub(crate) async fn keep_refused(runtime: &Runtime, call: Refused, body: Option<Bytes>) {
    let Refused { mut head, door } = call;
    let Some(door) = door else { return };
    // Once it is released, it is read like any other.
    let body = body.map(|body| said_in_the_address(&mut head, &body).unwrap_or(body));
    // Whoever guesses fast fills no queue: what finds no place in it is counted, and not kept.
    let Ok(_place) = runtime.refused.try_acquire() else {
        runtime.gate.note_refused(door.no, head.from);
        return;
    };
    let content_type = content_type(&head);
    let readable = body
        .as_ref()
        .is_some_and(|body| here(content_type, body).is_ok());
    let announced = head
        .headers
        .get(http::header::CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok()?.parse().ok());
    let size = body
        .as_ref()
        .map(|body| body.len() as u64)
        .or(announced)
        .unwrap_or(REFUSED_BODY_BYTES as u64 + 1);
    let row = RefusedCall {
        readable,
        body,
        ..refused_call(runtime, &head, &door, CallKind::WrongToken, size)
    };
    keep_in_time(runtime, shelved(&door, row)).await;
}

/// Notes a call that is longer than `most` bytes, and so is not taken.
pub(crate) async fn note_too_long(runtime: &Runtime, admitted: Admitted, size: u64, most: u64) {
    let Admitted { head, door, .. } = admitted;
    let row = refused_call(runtime, &head, &door, CallKind::TooBig, size);
    let one = Shelved {
        most: Some(most),
        ..shelved(&door, row)
    };
    keep_in_time(runtime, one).await;
}

/// Notes a call whose body is not read, as it is compressed.
pub(crate) async fn note_compressed(runtime: &Runtime, admitted: Admitted) {
    let Admitted { head, door, .. } = admitted;
    let row = refused_call(runtime, &head, &door, CallKind::Compressed, 0);
    keep_in_time(runtime, shelved(&door, row)).await;
}

/// Keeps a call that is not taken; where it is not kept, whoever calls is told so.
async fn keep(runtime: &Runtime, door: &Door, row: RefusedCall) -> Result<(), Received> {
    let kept = refused::keep(runtime, &shelved(door, row)).await;
    kept.map_err(|error| {
        tracing::warn!(%error, "a refused call could not be kept");
        if let Error::Store(error) = &error {
            return not_stored(error);
        }
        NOT_KEPT
    })
}

/// Keeps a call that is not taken, at once or as soon as something can be stored again: whoever
/// called is told the same either way.
async fn keep_in_time(runtime: &Runtime, one: Shelved) {
    if runtime.store.is_held() {
        return refused::shelve(runtime, one);
    }
    match refused::keep(runtime, &one).await {
        Ok(()) => {}
        Err(error) if error.is_of_the_store() => refused::shelve(runtime, one),
        Err(error) => tracing::warn!(%error, "a refused call could not be kept"),
    }
}

fn shelved(door: &Door, row: RefusedCall) -> Shelved {
    Shelved {
        row: Arc::new(row),
        address: door.address.clone(),
        most: None,
    }
}

/// The call as it is stored, and what it says.
fn new_call(runtime: &Runtime, looked: Looked, at: Timestamp) -> (NewCall, Option<Json>) {
    let Admitted {
        head,
        door,
        old_token,
    } = &looked.admitted;
    let call = NewCall {
        id: CallId::from_bytes(unique()),
        address: door.no,
        at,
        sender: sender(head),
        outside: from_outside(head.from),
        readable: looked.readable,
        head: kept_head(head, door, runtime.fingerprint_key().as_ref(), *old_token),
        body: looked.body,
        same_as: looked.same_as,
    };
    (call, looked.data)
}

/// Whether a body says nothing: blanks, and the mark that some programs begin every text with.
fn is_empty(body: &[u8]) -> bool {
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    body.trim_ascii().is_empty()
}

fn refused_call(
    runtime: &Runtime,
    head: &CallHead,
    door: &Door,
    kind: CallKind,
    size: u64,
) -> RefusedCall {
    RefusedCall {
        id: CallId::from_bytes(unique()),
        address: door.no,
        at: Timestamp::now(),
        kind,
        sender: sender(head),
        outside: from_outside(head.from),
        size,
        readable: false,
        head: kept_head(head, door, runtime.fingerprint_key().as_ref(), false),
        body: None,
    }
}

fn kept_head(
    head: &CallHead,
    door: &Door,
    key: Option<&FingerprintKey>,
    old_token: bool,
) -> Lenient<KeptHead> {
    let also = match &door.settings.sender_id {
        Some(SenderId::Header { name }) => Some(name.as_str()),
        Some(SenderId::Pointer { .. }) | None => None,
    };
    let kept = KeptHead {
        headers: gate::headers(&head.headers, also, key),
        query: gate::query_names(head.query.as_deref()),
        old_token,
    };
    Lenient::of(&kept)
}

fn content_type(head: &CallHead) -> Option<&str> {
    head.headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
}

/// The sender as lists show it: its network address.
fn sender(head: &CallHead) -> String {
    head.from.to_canonical().to_string()
}
