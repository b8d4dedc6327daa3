//! Another program that keeps the database for itself: who watches is told at once, and under
//! Problems it stands who was in the way, and for how long, once it has let go.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use baton_core::ProblemId;
use baton_core::history::Params;
use baton_core::problem::Kind;
use baton_store::table::problems::{Cause, NewItem};
use baton_store::{Hold, Lane, Lenient, PastHold, Tx};

use super::refused;
use crate::runtime::Runtime;
use crate::unique::unique;
use crate::{Engine, Error, Topic};

/// However often it happens, it is one problem.
const GROUP: &str = "file_held";
/// What could not be told, as on a full disk, is tried again so soon.
const AGAIN_AFTER: Duration = Duration::from_secs(10);

impl Engine {
    /// That another program keeps the database for itself, while it does.
    pub fn hold(&self) -> Option<Hold> {
        self.store().holds().borrow().present.clone()
    }
}

/// Tells of it, until shutdown.
pub(crate) async fn watch(runtime: Arc<Runtime>) {
    let mut holds = runtime.store.holds();
    loop {
        let is_behind = !holds.borrow().untold.is_empty();
        tokio::select! {
            changed = holds.changed() => if changed.is_err() { return },
            () = tokio::time::sleep(AGAIN_AFTER), if is_behind => {}
            () = runtime.closed() => return,
        }
        runtime.hub.hint(Topic::System, GROUP);
        if holds.borrow_and_update().present.is_none() {
            catch_up(&runtime).await;
        }
    }
}

/// Writes down what waited while nothing could be stored; what still cannot be goes on waiting.
pub(crate) async fn catch_up(runtime: &Runtime) {
    if runtime.store.is_held() {
        return;
    }
    let over = runtime.store.holds().borrow().untold.clone();
    if let Some(last) = over.back() {
        let until = last.until;
        match tell(runtime, over).await {
            Ok(()) => runtime.hub.hint(Topic::Problem, ""),
            Err(error) if error.is_of_the_store() => {
                tracing::warn!(%error, "who kept the database for itself is told later");
                return;
            }
            // It would fail each time.
            Err(error) => {
                tracing::error!(%error, "nobody is told who kept the database for itself")
            }
        }
        runtime.store.forget_holds(until);
    }
    if let Err(error) = refused::write_down(runtime).await {
        tracing::warn!(%error, "calls that were refused are kept later");
    }
}

async fn tell(runtime: &Runtime, over: VecDeque<PastHold>) -> Result<(), Error> {
    let write = move |tx: &mut Tx<'_>| -> Result<(), Error> {
        over.iter().try_for_each(|past| tell_one(tx, past))
    };
    runtime.store.write(Lane::Command, write).await
}

/// Each is an item of the problem, whose own words are those of the last.
fn tell_one(tx: &mut Tx<'_>, past: &PastHold) -> Result<(), Error> {
    let mut params = params(past);
    let item = NewItem {
        detail: Some(Lenient::of(&params)),
        ..NewItem::default()
    };
    let before = tx.problems().open_of(GROUP)?;
    let before = before.map(|problem| problem.params.read());
    count(&mut params, past, before.as_ref());
    let cause = Cause {
        id: ProblemId::from_bytes(unique()),
        group_key: GROUP.to_owned(),
        kind: Kind::FileHeld,
        params,
        workflow: None,
        step: None,
        connection: None,
    };
    let opened = tx.problems().open_item(&cause, &item, past.until)?;
    Ok(tx.problems().say(opened.problem, &cause.params)?)
}

/// How often it happened, and since when, where it was more than once.
fn count(params: &mut Params, past: &PastHold, before: Option<&Params>) {
    let counted = before.map_or(0, |before| {
        let times = before.get("times").and_then(|times| times.parse().ok());
        times.unwrap_or(1)
    });
    let times = past.times.saturating_add(counted);
    if times < 2 {
        return;
    }
    let named = |name| before.and_then(|before: &Params| before.get(name));
    let first = named("first").or_else(|| named("since")).cloned();
    let first = first.unwrap_or_else(|| past.hold.since.to_string());
    params.insert("times".to_owned(), times.to_string());
    params.insert("first".to_owned(), first);
}

fn params(past: &PastHold) -> Params {
    let hold = &past.hold;
    let by = (!hold.by.is_empty()).then(|| hold.by.join(", "));
    let times = [("since", hold.since), ("until", past.until)];
    let times = times.map(|(name, at)| (name, Some(at.to_string())));
    let all = times.into_iter().chain([("by", by)]);
    all.filter_map(|(name, value)| Some((name.to_owned(), value?)))
        .collect()
}
