//! A folder with two workflows that have nothing in common, each with the same of everything: the
//! rows of one are damaged, the other must go on.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use baton_core::document::Definition;
use baton_core::matching::twice::{AddressSettings, SameAs};
use baton_core::{CallId, StepId, WorkflowState, word};
use baton_engine::destinations::{incoming_secret, outgoing_secret};
use baton_engine::{Engine, unique};
use baton_secrets::MemoryControls;
use baton_store::table::addresses::{NewAddress, Owner};
use baton_store::table::calls::NewCall;
use baton_store::table::jobs::{NewJob, Work};
use baton_store::table::runs::RunRow;
use baton_store::table::workflows::{Draft, NewWorkflow};
use baton_store::{AddressNo, Error, Lane, Lenient, PersonNo, Tx, Unread, WorkflowNo};
use jiff::{SignedDuration, Timestamp};

use crate::receiver::{Recorder, Seen};
use crate::story::{ticket, tools};
use crate::world::{
    CONNECTION, Door, PATIENCE, TRIGGER, WAIT, WORKFLOW, by_ticket, door, jira, open, person, set,
    sha256, story, tools_by,
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
    /// In each workflow: somebody whose run waits and whose deadline has come, a message that is to
    /// be tried again, one whose try was under way, calls that were stored and not handled, and
    /// work over many rows; the company's time has changed.
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
            for who in ["Tries", "Sends"] {
                start(engine, side, who).await;
                until(engine, side, who, "trying_again").await;
            }
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

/// Lets come what would come later, and be under way what was to be tried again.
const DUE: &str = "PRAGMA foreign_keys = OFF;
    UPDATE deadlines SET due_at = 1000 + run_no;
    UPDATE runs SET deadline_at = 1000 + no WHERE deadline_at IS NOT NULL;
    UPDATE outbox SET due_at = 1000 WHERE state = 0;
    UPDATE outbox_queue SET due_at = 1000 WHERE part = 0;
    UPDATE outbox SET state = 1 WHERE state = 0 AND no IN (SELECT outbox.no FROM outbox
      JOIN runs ON runs.no = outbox.no >> 16 JOIN people ON people.no = person_no
      WHERE display_name LIKE 'Sends%');
    UPDATE outbox_queue SET part = 1 WHERE message_no IN
      (SELECT no FROM outbox WHERE state = 1);
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
    let text = story("add_person", by_ticket()).to_string();
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
    let version = tx.versions().insert(no, &text, "Dana", None, at)?;
    tx.workflows()
        .set_state(no, WorkflowState::Live, Some(version), at)?;
    tx.connections().set(tools, at)?;
    let origin = tools.origin();
    tx.slots().make(&tools.id, "token", origin.as_deref(), at)?;
    tx.slots().keep(&tools.id, "token", origin.as_deref())?;
    for who in ["Waits", "Tries", "Sends", "Starts"] {
        let person = person(&side.name(who), &side.email(who));
        tx.people().insert(&person, at)?;
    }
    Ok((no, addresses))
}

fn leave(tx: &Tx<'_>, side: &Side) -> Result<(), Error> {
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
        same_as: SameAs::Bytes {
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
    let name = side.name(who);
    assert!(comes.is_ok(), "{name} stands at {stands:?}, not {place}");
}
