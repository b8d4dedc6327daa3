//! A folder with a live workflow, and rows to put into it.

use baton_core::document::Definition;
use baton_core::history::Params;
use baton_core::matching::twice::AddressSettings;
use baton_core::matching::twice::SameAs;
use baton_core::problem::Kind;
use baton_core::run::WhereKind;
use baton_core::{AddressId, CallId, PersonId, ProblemId, RunId, RunState, StepId, WorkflowId};
use baton_store::table::addresses::{NewAddress, Owner};
use baton_store::table::calls::NewCall;
use baton_store::table::people::Person;
use baton_store::table::problems::Cause;
use baton_store::table::runs::{NewRun, RunNow, RunStatus, StartedBy, Where};
use baton_store::table::workflows::{Draft, NewWorkflow};
use baton_store::{
    AddressNo, Error, Lane, Lenient, Options, PersonNo, RunNo, Snapshot, Store, Tx, Unread,
    WorkflowNo, open,
};
use jiff::{SignedDuration, Timestamp};
use tempfile::TempDir;
use uuid::Uuid;

pub(crate) struct Fixture {
    pub(crate) store: Store,
    pub(crate) folder: TempDir,
    pub(crate) workflow: WorkflowNo,
    pub(crate) address: AddressNo,
}

impl Fixture {
    pub(crate) fn new() -> Self {
        Self::with(&Options::default())
    }

    pub(crate) fn with(options: &Options) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = open(folder.path(), options).unwrap();
        let (workflow, address) = write(&store, |tx| {
            let workflow = tx.workflows().insert(&NewWorkflow {
                id: WorkflowId::from_unique(&unique()),
                name: "New-hire onboarding".to_owned(),
                draft: draft("made"),
                at: second(0),
            })?;
            let address = tx.addresses().insert(&NewAddress {
                id: address_id(1),
                workflow,
                owner: Owner::Trigger,
                owner_id: step(1),
                token_digest: None,
                settings: AddressSettings::default(),
                at: second(0),
            })?;
            tx.addresses().set_records_samples(address, false)?;
            Ok((workflow, address))
        });
        Self {
            store,
            folder,
            workflow,
            address,
        }
    }

    pub(crate) fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, Error> + Send + 'static,
    ) -> T {
        write(&self.store, work)
    }

    pub(crate) fn read<T: Send + 'static>(
        &self,
        look: impl FnOnce(&Snapshot<'_>) -> Result<T, Error> + Send + 'static,
    ) -> T {
        aside(|| self.store.read_blocking(look)).unwrap()
    }

    pub(crate) fn person(&self, n: u32) -> PersonNo {
        self.write(move |tx| tx.people().insert(&person(n), second(0)))
    }

    pub(crate) fn run(&self, person: PersonNo, at: Timestamp) -> RunNo {
        let new = self.new_run(person, at);
        self.write(move |tx| tx.runs().insert(&new))
    }

    pub(crate) fn new_run(&self, person: PersonNo, at: Timestamp) -> NewRun {
        NewRun {
            id: RunId::from_unique(&unique()),
            workflow: self.workflow,
            version: 1,
            person,
            call: None,
            try_out: false,
            started_by: Lenient::of(&StartedBy::default()),
            at,
            now: now(RunStatus::Running, at),
        }
    }
}

pub(crate) fn write<T: Send + 'static>(
    store: &Store,
    work: impl FnOnce(&mut Tx<'_>) -> Result<T, Error> + Send + 'static,
) -> T {
    aside(|| store.write_blocking(Lane::Command, work)).unwrap()
}

/// Blocks on a thread of its own, so that a test inside a runtime may block too.
fn aside<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| scope.spawn(work).join()).unwrap()
}

pub(crate) fn unique() -> String {
    Uuid::now_v7().simple().to_string()
}

pub(crate) fn second(n: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + n).unwrap()
}

pub(crate) fn step(n: u128) -> StepId {
    StepId::from_unique(&format!("{n:032x}"))
}

pub(crate) fn address_id(n: u8) -> AddressId {
    AddressId::from_bytes([n; 16])
}

pub(crate) fn draft(name: &str) -> Draft {
    Draft {
        definition: Unread::of(&definition(name)),
        start_kind: "webhook_called".to_owned(),
        steps: 1,
        changed: true,
        edit: "made".to_owned(),
        by: "Dana".to_owned(),
    }
}

/// A workflow without steps, whose trigger has this name.
pub(crate) fn definition(name: &str) -> Definition {
    let start = serde_json::json!({ "kind": "webhook_called", "person": { "kind": "automatic" },
        "only_if": null, "unknown_person": "keep_under_problems", "person_fields": [],
        "update_known": false, "start_left": false });
    let trigger = serde_json::json!({ "id": step(1), "name": name, "start": start });
    serde_json::from_value(serde_json::json!({ "trigger": trigger, "steps": [] })).unwrap()
}

/// The state of a run that has made so many messages.
pub(crate) fn state(messages: u32) -> RunState {
    RunState {
        messages,
        ..RunState::default()
    }
}

/// A text as it lies in the file.
pub(crate) fn raw(fixture: &Fixture, sql: &str) -> String {
    let db = rusqlite::Connection::open(fixture.folder.path().join("baton.db")).unwrap();
    db.query_row(sql, [], |row| row.get(0)).unwrap()
}

/// Writes into the file past the store, as a hand or another program would.
pub(crate) fn spoil(fixture: &Fixture, sql: &str) {
    let db = rusqlite::Connection::open(fixture.folder.path().join("baton.db")).unwrap();
    db.execute(sql, []).unwrap();
}

pub(crate) fn person(n: u32) -> Person {
    Person {
        display_name: format!("Person {n:04}"),
        work_email: Some(format!("p{n:04}@example.test")),
        ..Person::new(PersonId::from_unique(&unique()))
    }
}

pub(crate) fn now(status: RunStatus, at: Timestamp) -> RunNow {
    RunNow {
        status,
        place: Where {
            kind: WhereKind::Sending,
            params: None,
            step: Some(step(2)),
            more: 0,
        },
        last_news_at: at,
        finished_at: status.is_finished().then_some(at),
        deadline_at: None,
        messages: 0,
        state: Unread::of(&state(0)),
    }
}

pub(crate) fn call(address: AddressNo, body: &str, at: Timestamp) -> NewCall {
    NewCall {
        id: CallId::from_unique(&unique()),
        address,
        at,
        sender: "127.0.0.1".to_owned(),
        outside: false,
        readable: true,
        head: Lenient::default(),
        body: body.to_owned().into(),
        same_as: SameAs::Bytes {
            until: at + SignedDuration::from_mins(10),
        },
    }
}

/// A cause that tells of nothing but itself.
pub(crate) fn cause(group_key: &str) -> Cause {
    Cause {
        id: ProblemId::from_unique(&unique()),
        group_key: group_key.to_owned(),
        kind: Kind::NotAccepted,
        params: Params::new(),
        workflow: None,
        step: None,
        connection: None,
    }
}
