//! Another program that keeps the database for itself: who watches is told at once, and under
//! Problems it stands who was in the way, and for how long, once it has let go.

use std::sync::Arc;

use baton_core::ProblemId;
use baton_core::history::Params;
use baton_core::problem::Kind;
use baton_store::table::problems::{Cause, NewItem};
use baton_store::{Hold, Lane, Lenient, Tx};

use crate::runtime::Runtime;
use crate::unique::unique;
use crate::{Engine, Error, Topic};

/// However often it happens, it is one problem.
const GROUP: &str = "file_held";

impl Engine {
    /// That another program keeps the database for itself, while it does.
    pub fn hold(&self) -> Option<Hold> {
        let last = self.store().holds().borrow().clone();
        last.filter(|hold| hold.until.is_none())
    }
}

/// Tells of it, until shutdown.
pub(crate) async fn watch(runtime: Arc<Runtime>) {
    let mut holds = runtime.store.holds();
    loop {
        tokio::select! {
            changed = holds.changed() => if changed.is_err() { return },
            () = runtime.closed() => return,
        }
        let last = holds.borrow_and_update().clone();
        runtime.hub.hint(Topic::System, GROUP);
        if let Some(hold) = last.filter(|hold| hold.until.is_some()) {
            tell(&runtime, hold).await;
        }
    }
}

async fn tell(runtime: &Runtime, hold: Hold) {
    let write = move |tx: &mut Tx<'_>| -> Result<(), Error> {
        let params = params(&hold);
        let item = NewItem {
            detail: Some(Lenient::of(&params)),
            ..NewItem::default()
        };
        let cause = Cause {
            id: ProblemId::from_bytes(unique()),
            group_key: GROUP.to_owned(),
            kind: Kind::FileHeld,
            params,
            workflow: None,
            step: None,
            connection: None,
        };
        let at = hold.until.unwrap_or(hold.since);
        Ok(tx.problems().open_item(&cause, &item, at).map(drop)?)
    };
    match runtime.store.write(Lane::Command, write).await {
        Ok(()) => runtime.hub.hint(Topic::Problem, ""),
        Err(error) => tracing::error!(%error, "no problem tells who kept the database for itself"),
    }
}

fn params(hold: &Hold) -> Params {
    let by = (!hold.by.is_empty()).then(|| hold.by.join(", "));
    let times = [("since", Some(hold.since)), ("until", hold.until)];
    let times = times.map(|(name, at)| (name, at.map(|at| at.to_string())));
    let all = times.into_iter().chain([("by", by)]);
    all.filter_map(|(name, value)| Some((name.to_owned(), value?)))
        .collect()
}
