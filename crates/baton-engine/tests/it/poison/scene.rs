//! A folder with two workflows that have nothing in common, each with the same of everything: the
//! rows of one are damaged, the other must go on.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use baton_core::connection::{AddressKind, ConsentKind};
use baton_core::document::Definition;
use baton_core::matching::twice::{AddressSettings, SameAs};
use baton_core::retry::TRIES_BEFORE_NEEDS_YOU;
use baton_core::template::Part;
use baton_core::{CallId, StepId, WorkflowState, word};
use baton_engine::destinations::{incoming_secret, outgoing_secret};
use baton_engine::{Engine, unique};
use baton_secrets::MemoryControls;
use baton_store::table::addresses::{NewAddress, Owner};
use baton_store::table::awaits::EntryOf;
use baton_store::table::calls::NewCall;
use baton_store::table::calls::shelf::Shelf;
use baton_store::table::connections::ConsentRow;
use baton_store::table::jobs::{NewJob, Work};
use baton_store::table::outbox::MessageState;
use baton_store::table::people::CustomValues;
use baton_store::table::problems::ProblemState;
use baton_store::table::runs::RunRow;
use baton_store::table::workflows::step_addresses::StepAddressRow;
use baton_store::table::workflows::{Draft, NewWorkflow};
use baton_store::{
    AddressNo, Error, Lane, Lenient, PersonNo, Snapshot, Text as _, Tx, Unread, WorkflowNo,
};
use jiff::{SignedDuration, Timestamp};

use crate::receiver::{Recorder, Seen};
use crate::story::{ticket, tools};
use crate::world::{
    CONNECTION, Door, OKTA, PATIENCE, TRIGGER, WAIT, WORKFLOW, by_ticket, door, jira, open, person,
    set, sha256, story, tools_by,
};

/// One of the two workflows, and who is in it.
#[derive(Clone, Debug)]
pub(crate) struct Side {
    letter: char,
    doors: [Door; 2],
    pub(crate) workflow: WorkflowNo,
    addresses: [AddressNo; 2],
}

impl Side {
    /// Ids of the second side have another letter in place of a 0.
    fn id(&self, of: &str) -> String {
        of.replacen("_0", &format!("_{}", self.letter), 1)
    }

    /// Everybody in it has a name of their own: so have their tickets.
    pub(crate) fn name(&self, who: &str) -> String {
        format!("{who} {}", self.letter)
    }

    pub(crate) fn email(&self, who: &str) -> String {
        format!("{who}.{}@people.example", self.letter).to_lowercase()
    }
}

/// The folder as it lies when nobody has it.
pub(crate) struct Scene {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) secrets: MemoryControls,
    pub(crate) at: SocketAddr,
    pub(crate) poison: Side,
    pub(crate) honest: Side,
    /// Whether the other tool makes tickets.
    works: Arc<AtomicBool>,
    _receiver: Recorder,
}

impl Scene {
    /// In each workflow: somebody whose run waits and whose deadline has come, messages that are to
    /// be tried again and are under one problem, one whose try was under way, calls that were stored
    /// and not handled, one that nobody wants yet and one that a run keeps, a version that nobody is
    /// in any more, and work over many rows; the company's time has changed. Every table has rows.
    pub(crate) async fn new() -> Self {
        let works = Arc::new(AtomicBool::new(true));
        let asked = Arc::clone(&works);
        let receiver = Recorder::answering(move |seen: &Seen, n| {
            let broken = seen.line.contains("/issue") && !asked.load(Ordering::SeqCst);
            if broken {
                (503, String::new())
            } else {
                tools(seen, n)
            }
        })
        .await;
        let folder = tempfile::tempdir().expect("a temporary folder");
        let secrets = MemoryControls::default();
        let engine = open(folder.path(), secrets.clone(), Some(receiver.at)).await;
        let poison = side(&engine, 'a', [1, 2], receiver.at).await;
        let honest = side(&engine, 'b', [3, 4], receiver.at).await;
        engine.refresh_addresses().await.expect("they are read");
        engine.refresh_connections().await.expect("they are read");
        let scene = Self {
            folder,
            secrets,
            at: receiver.at,
            poison,
            honest,
            works,
            _receiver: receiver,
        };
        scene.people_go_on(&engine).await;
        engine.shutdown(Duration::ZERO).await;
        drop(engine);
        scene.until_a_person_is_needed().await;
        scene.leave_work().await;
        scene
    }

    async fn people_go_on(&self, engine: &Engine) {
        for side in [&self.poison, &self.honest] {
            start(engine, side, "Waits").await;
            until(engine, side, "Waits", "waiting_for_call").await;
        }
        self.works.store(false, Ordering::SeqCst);
        for side in [&self.poison, &self.honest] {
            for who in ["Tries", "Sends", "Keeps"] {
                start(engine, side, who).await;
                until(engine, side, who, "trying_again").await;
            }
            for number in [NOBODYS, KEPT] {
                let body = jira(number, "Done");
                let head = crate::world::head(&side.doors[1], &side.doors[1].token);
                let baton_engine::Admission::Admitted(admitted) = engine.admit(head) else {
                    panic!("it is admitted")
                };
                engine.receive(admitted, body.into()).await;
            }
            until_unmatched(engine, side).await;
        }
    }

    /// The other tool fails as often as a person is to be told of: once for all whom it is about.
    async fn until_a_person_is_needed(&self) {
        for _try in 1..TRIES_BEFORE_NEEDS_YOU {
            let outside = file(self.folder.path());
            outside.execute_batch(TRY_AGAIN).expect("it is written");
            drop(outside);
            let engine = self.open(self.folder.path()).await;
            until_tried(&engine, &[&self.poison, &self.honest]).await;
            engine.shutdown(Duration::ZERO).await;
        }
        self.works.store(true, Ordering::SeqCst);
    }

    /// What is due at the next start.
    async fn leave_work(&self) {
        let store = baton_store::open(self.folder.path(), &baton_store::Options::default());
        let store = store.expect("it opens");
        for side in [&self.poison, &self.honest] {
            let leaving = side.clone();
            let write = move |tx: &mut Tx<'_>| leave(tx, &leaving);
            let left: Result<(), Error> = store.write(Lane::Command, write).await;
            left.expect("it is stored");
            let starts = serde_json::json!({ "emails": [side.email("Starts")] }).to_string();
            let comes = jira(&ticket(&side.name("Waits")), "Done");
            for (address, body) in side.addresses.iter().zip([starts, comes]) {
                let stored = store.accept(call(*address, body)).await;
                stored.expect("it is stored");
            }
        }
        let closed = tokio::task::spawn_blocking(move || store.close()).await;
        closed.expect("it closes");
        let file = file(self.folder.path());
        file.execute_batch(DUE).expect("it is written");
    }

    /// A copy of the folder.
    pub(crate) fn copy(&self) -> tempfile::TempDir {
        let copy = tempfile::tempdir().expect("a temporary folder");
        for entry in std::fs::read_dir(self.folder.path()).expect("it is there") {
            let entry = entry.expect("it is there");
            let name = entry.file_name();
            if name.to_string_lossy().starts_with("baton.db") {
                std::fs::copy(entry.path(), copy.path().join(name)).expect("it is copied");
            }
        }
        copy
    }

    /// Opens a copy.
    pub(crate) async fn open(&self, folder: &Path) -> Engine {
        open(folder, self.secrets.clone(), Some(self.at)).await
    }
}

/// The ticket that a call names and nobody has, and that of a call that a run keeps.
const NOBODYS: &str = "IT-0";
const KEPT: &str = "IT-00";

/// The company in whose tool everybody has an id.
const SOURCE: &str = "hris";

/// Lets each message be tried again at once.
const TRY_AGAIN: &str = "PRAGMA foreign_keys = OFF;
    UPDATE outbox SET due_at = 1000 WHERE state = 0;";

/// Lets come what would come later, and be under way what was to be tried again.
const DUE: &str = "PRAGMA foreign_keys = OFF;
    UPDATE deadlines SET due_at = 1000 + run_no;
    UPDATE runs SET deadline_at = 1000 + no WHERE deadline_at IS NOT NULL;
    UPDATE outbox SET due_at = 1000 WHERE state = 0;
    UPDATE outbox SET state = 1, part = 1 WHERE state = 0 AND no IN (SELECT outbox.no FROM outbox
      JOIN runs ON runs.no = outbox.no >> 16 JOIN people ON people.no = person_no
      WHERE display_name LIKE 'Sends%');
    INSERT OR REPLACE INTO meta (name, value) VALUES ('company_time_followed', '0');";

/// The file, from outside.
pub(crate) fn file(folder: &Path) -> rusqlite::Connection {
    let file = rusqlite::Connection::open(folder.join("baton.db")).expect("it opens");
    file.pragma_update(None, "foreign_keys", "OFF")
        .expect("it is set");
    file
}

async fn side(engine: &Engine, letter: char, doors: [u8; 2], at: SocketAddr) -> Side {
    let mut side = Side {
        letter,
        doors: doors.map(door),
        workflow: WorkflowNo(0),
        addresses: [AddressNo(0); 2],
    };
    let mut story = story("add_person", by_ticket());
    let steps = story["steps"].as_array_mut().expect("they are steps");
    steps.push(by_manager(&side.email("Boss")));
    let text = story.to_string();
    let text = text.replace("step_0", &format!("step_{letter}"));
    let text = text.replace("con_0", &format!("con_{letter}"));
    let definition: Definition = serde_json::from_str(&text).expect("a definition");
    let (made, tools) = (side.clone(), tools_by(&side.id(CONNECTION), at));
    let write = move |tx: &mut Tx<'_>| make(tx, &made, &definition, &tools);
    let written: Result<_, Error> = engine.store().write(Lane::Command, write).await;
    (side.workflow, side.addresses) = written.expect("it is stored");
    let connection = side.id(CONNECTION).parse().expect("an id");
    let token = outgoing_secret(&connection, "token");
    set(engine.secrets(), &token, "token").await;
    for door in &side.doors {
        set(engine.secrets(), &incoming_secret(&door.id), &door.token).await;
    }
    side
}

/// Whoever manages somebody goes another way, and everybody else the same.
fn by_manager(boss: &str) -> serde_json::Value {
    let detail =
        |pointer: &str| serde_json::json!({ "source": { "kind": "person" }, "pointer": pointer });
    serde_json::json!({ "id": "step_00000000000000000000000000000006", "name": "Who manages whom",
        "action": { "kind": "choose_path", "otherwise": [], "paths": [{
            "id": "step_00000000000000000000000000000007", "name": "All", "steps": [],
            "when": { "mode": "any", "tests": [
                { "reference": detail("/work_email"), "operator": "is_manager_of", "values": [boss] },
                { "reference": detail("/display_name"), "operator": "is_not_empty", "values": [] },
            ] } }] } })
}

fn id_of<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().expect("an id")
}

fn make(
    tx: &Tx<'_>,
    side: &Side,
    definition: &Definition,
    tools: &baton_store::table::connections::Connection,
) -> Result<(WorkflowNo, [AddressNo; 2]), Error> {
    let (at, text) = (Timestamp::now(), Unread::of(definition));
    let no = tx.workflows().insert(&NewWorkflow {
        id: id_of(&side.id(WORKFLOW)),
        name: format!("Onboarding {}", side.letter),
        draft: Draft {
            definition: text.clone(),
            start_kind: "webhook_called".into(),
            steps: 4,
            changed: false,
            edit: "test".into(),
            by: "Dana".into(),
        },
        at,
    })?;
    let owners = [(Owner::Trigger, TRIGGER), (Owner::Step, WAIT)];
    let mut addresses = [AddressNo(0); 2];
    for (n, (owner, owner_id)) in owners.into_iter().enumerate() {
        let owner_id: StepId = id_of(&side.id(owner_id));
        addresses[n] = tx.addresses().insert(&NewAddress {
            id: side.doors[n].id.clone(),
            workflow: no,
            owner,
            owner_id,
            token_digest: Some(sha256(&side.doors[n].token)),
            settings: AddressSettings::default(),
            at,
        })?;
        tx.addresses().set_records_samples(addresses[n], false)?;
    }
    let before = at - SignedDuration::from_hours(1);
    let old = tx.versions().insert(no, &text, "Dana", None, before)?;
    let version = tx.versions().insert(no, &text, "Dana", None, at)?;
    tx.step_addresses().set(&StepAddressRow {
        workflow: no,
        version: old,
        step: id_of(&side.id(OKTA)),
        connection: tools.id.clone(),
        path: Unread::of(&vec![Part::Text("/api/v1/users".into())]),
        by: "Dana".into(),
        at: before,
    })?;
    tx.connections().consent(&ConsentRow {
        connection: tools.id.clone(),
        kind: ConsentKind::Local,
        host: "127.0.0.1".into(),
        port: 1,
        address_kind: AddressKind::ThisComputer,
        given_by: "Dana".into(),
        at,
    })?;
    tx.workflows()
        .set_state(no, WorkflowState::Live, Some(version), at)?;
    tx.connections().set(tools, at)?;
    let origin = tools.origin();
    tx.slots().make(&tools.id, "token", origin.as_deref(), at)?;
    tx.slots().keep(&tools.id, "token", origin.as_deref())?;
    for who in ["Waits", "Tries", "Sends", "Keeps", "Starts", "Boss"] {
        let mut person = person(&side.name(who), &side.email(who));
        person.custom = badge();
        let no = tx.people().insert(&person, at)?;
        tx.people()
            .add_alias(no, &format!("was.{}", side.email(who)))?;
        let row = tx.people().by_no(no)?.expect("they are there");
        tx.external_ids().set(&row, SOURCE, &side.name(who))?;
    }
    Ok((no, addresses))
}

fn badge() -> Lenient<CustomValues> {
    let values = CustomValues::from_text(r#"{"badge":"7"}"#);
    Lenient::of(&values.expect("they are values"))
}

fn leave(tx: &Tx<'_>, side: &Side) -> Result<(), Error> {
    let wait = side.addresses[1];
    let kept = tx.awaits().unmatched_with(wait, KEPT, EntryOf::FIRST, 1)?;
    let keeps = tx.people().by_email(&side.email("Keeps"))?;
    let keeps = keeps.expect("they are there").no;
    let run = tx.runs().of_person(keeps, 1)?.remove(0);
    tx.awaits().remove_unmatched(wait, KEPT, kept[0])?;
    tx.awaits().bind(run.no, &id_of(&side.id(WAIT)), kept[0])?;
    tx.shelf().put(wait, Shelf::Sample, kept[0].call)?;
    let person = tx.people().by_email(&side.email("Waits"))?;
    let person: PersonNo = person.expect("they are there").no;
    tx.jobs().begin(&NewJob {
        id: baton_core::JobId::from_bytes(unique()),
        work: Work::FollowPerson { person },
        by: None,
        total: 0,
        at: Timestamp::now(),
    })?;
    Ok(())
}

fn call(address: AddressNo, body: String) -> NewCall {
    let at = Timestamp::now();
    NewCall {
        id: CallId::from_bytes(unique()),
        address,
        at,
        sender: "198.51.100.7".to_owned(),
        outside: true,
        readable: true,
        head: Lenient::default(),
        body: body.into(),
        same_as: SameAs::SenderId {
            id: "1".to_owned(),
            until: at + SignedDuration::from_mins(10),
        },
    }
}

async fn start(engine: &Engine, side: &Side, who: &str) {
    let head = crate::world::head(&side.doors[0], &side.doors[0].token);
    let admission = engine.admit(head);
    let baton_engine::Admission::Admitted(admitted) = admission else {
        panic!("{admission:?}")
    };
    let body = serde_json::json!({ "emails": [side.email(who)] }).to_string();
    engine.receive(admitted, body.into()).await;
}

/// Somebody's run; none while there is none that can be read.
pub(crate) async fn run_of(engine: &Engine, side: &Side, who: &str) -> Option<RunRow> {
    let email = side.email(who);
    let read = engine.store().read(move |tables| {
        let Some(person) = tables.people().by_email(&email)? else {
            return Ok::<_, Error>(None);
        };
        Ok(tables.runs().of_person(person.no, 1)?.pop())
    });
    read.await.ok().flatten()
}

/// Waits until the calls that nobody wants yet are told apart.
async fn until_unmatched(engine: &Engine, side: &Side) {
    let (wait, numbers) = (side.addresses[1], [NOBODYS, KEPT]);
    let comes = async {
        loop {
            let look = move |tables: &Snapshot<'_>| -> Result<bool, Error> {
                let found = numbers.map(|number| {
                    let awaits = tables.awaits();
                    awaits.unmatched_with(wait, number, EntryOf::FIRST, 1)
                });
                Ok(found
                    .iter()
                    .all(|one| one.as_ref().is_ok_and(|one| !one.is_empty())))
            };
            if engine.store().read(look).await.expect("it is read") {
                break;
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    };
    let comes = tokio::time::timeout(PATIENCE, comes).await;
    comes.expect("nobody wants them yet");
}

/// Waits until each message that is to be tried again was, and is to be again.
async fn until_tried(engine: &Engine, sides: &[&Side]) {
    for side in sides {
        for who in ["Tries", "Sends", "Keeps"] {
            let comes = async {
                loop {
                    let run = run_of(engine, side, who).await.expect("it is there");
                    let look = move |tables: &Snapshot<'_>| tables.outbox().of_run(run.no);
                    let messages: Result<_, Error> = engine.store().read(look).await;
                    let mut messages = messages.expect("they are read");
                    let last = messages.pop().expect("there is one");
                    if last.state == MessageState::Waiting && last.due_at > Timestamp::now() {
                        break;
                    }
                    tokio::time::sleep(Duration::from_millis(2)).await;
                }
            };
            let comes = tokio::time::timeout(PATIENCE, comes).await;
            comes.expect("it is tried");
        }
    }
}

/// Waits until somebody's run stands somewhere.
pub(crate) async fn until(engine: &Engine, side: &Side, who: &str, place: &str) {
    let mut stands = None;
    let comes = async {
        while stands != Some(place) {
            let run = run_of(engine, side, who).await;
            stands = run.map(|run| word(&run.now.place.kind));
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    };
    let comes = tokio::time::timeout(PATIENCE, comes).await;
    if comes.is_err() {
        let name = side.name(who);
        let look = |tables: &Snapshot<'_>| tables.problems().page(ProblemState::Open, None, 100);
        let open: Result<_, Error> = engine.store().read(look).await;
        let open = open.map(|open| {
            open.items
                .into_iter()
                .map(|one| (one.kind, format!("{:?}", one.params.read())))
        });
        let open = open.map(Iterator::collect::<Vec<_>>);
        panic!("{name} stands at {stands:?}, not {place}: {open:?}");
    }
}
