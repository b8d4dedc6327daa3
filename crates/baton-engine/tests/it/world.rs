//! A folder, an engine, a workflow that is live, and receivers: what the story tests share.

use std::net::SocketAddr;
use std::pin::pin;
use std::task::{Context, Waker};
use std::time::Duration;

use baton_core::WorkflowState;
use baton_core::connection::{Auth, AuthKind, ConnectionKind};
use baton_core::document::Definition;
use baton_core::matching::twice::AddressSettings;
use baton_core::run::Verb;
use baton_core::{AddressId, ConnectionId, PersonId, RunId, StepId, WorkflowId, word};
use baton_engine::commands::ReasonInput;
use baton_engine::commands::runs::{AtStep, at_step};
use baton_engine::destinations::{incoming_secret, outgoing_secret};
use baton_engine::{Actor, Admission, CallHead, Engine, Error, HostPort, Options, Received};
use baton_secrets::{MemoryControls, Place, Secret, Secrets};
use baton_store::table::addresses::{NewAddress, Owner};
use baton_store::table::connections::Connection;
use baton_store::table::people::{Person, PersonStatus};
use baton_store::table::runs::RunRow;
use baton_store::table::workflows::{Draft, NewWorkflow};
use baton_store::{Lane, Lenient, Snapshot, Tx, Unread, WorkflowNo};
use http::HeaderMap;
use jiff::Timestamp;
use serde_json::{Value, json};

pub(crate) const TRIGGER: &str = "step_00000000000000000000000000000001";
pub(crate) const OKTA: &str = "step_00000000000000000000000000000002";
pub(crate) const JIRA: &str = "step_00000000000000000000000000000003";
pub(crate) const WAIT: &str = "step_00000000000000000000000000000004";
pub(crate) const HR: &str = "step_00000000000000000000000000000005";
pub(crate) const WORKFLOW: &str = "wf_00000000000000000000000000000001";
pub(crate) const CONNECTION: &str = "con_00000000000000000000000000000001";

/// More than ten times what any wait of a test ever takes: what comes late on a slow machine passes.
pub(crate) const PATIENCE: Duration = Duration::from_secs(200);

/// An address with its token.
#[derive(Clone, Debug)]
pub(crate) struct Door {
    pub(crate) id: AddressId,
    pub(crate) token: String,
}

/// An engine on a folder of its own.
pub(crate) struct World {
    pub(crate) engine: Engine,
    pub(crate) workflow: WorkflowNo,
    pub(crate) workflow_id: WorkflowId,
    pub(crate) trigger: Door,
    pub(crate) wait: Door,
    pub(crate) secrets: MemoryControls,
    folder: tempfile::TempDir,
}

impl World {
    /// A live workflow whose connection leads to a receiver.
    pub(crate) async fn live(definition: Value, receiver: SocketAddr) -> Self {
        Self::live_with(definition, receiver, baton_store::Options::default()).await
    }

    /// The same over a store that is opened in a way of its own.
    pub(crate) async fn live_with(
        definition: Value,
        receiver: SocketAddr,
        store: baton_store::Options,
    ) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let secrets = MemoryControls::default();
        let engine = open_with(folder.path(), secrets.clone(), Some(receiver), store).await;
        let at = Timestamp::now();
        let parsed: Definition = serde_json::from_value(definition.clone()).expect("a definition");
        let text = Unread::of(&parsed);
        let (trigger, wait) = (door(1), door(2));
        let (one, two) = (trigger.clone(), wait.clone());
        let write = move |tx: &mut Tx<'_>| -> Result<WorkflowNo, baton_store::Error> {
            let draft = Draft {
                definition: text.clone(),
                start_kind: "webhook_called".into(),
                steps: 4,
                changed: false,
                edit: "test".into(),
                by: "Dana".into(),
            };
            let id = WORKFLOW.parse().expect("an id");
            let no = tx.workflows().insert(&NewWorkflow {
                id,
                name: "Onboarding".into(),
                draft,
                at,
            })?;
            for (door, owner, owner_id) in
                [(one, Owner::Trigger, TRIGGER), (two, Owner::Step, WAIT)]
            {
                let address = tx.addresses().insert(&NewAddress {
                    id: door.id,
                    workflow: no,
                    owner,
                    owner_id: owner_id.parse().expect("an id"),
                    token_digest: Some(sha256(&door.token)),
                    settings: AddressSettings::default(),
                    at,
                })?;
                tx.addresses().set_records_samples(address, false)?;
            }
            let version = tx.versions().insert(no, &text, "Dana", None, at)?;
            tx.workflows()
                .set_state(no, WorkflowState::Live, Some(version), at)?;
            let tools = tools_at(receiver);
            tx.connections().set(&tools, at)?;
            let origin = tools.origin();
            tx.slots().make(&tools.id, "token", origin.as_deref(), at)?;
            tx.slots().keep(&tools.id, "token", origin.as_deref())?;
            Ok(no)
        };
        let workflow = engine
            .store()
            .write(Lane::Command, write)
            .await
            .expect("it is stored");
        let connection: ConnectionId = CONNECTION.parse().expect("an id");
        let name = outgoing_secret(&connection, "token");
        set(engine.secrets(), &name, "okta-token").await;
        set(
            engine.secrets(),
            &incoming_secret(&trigger.id),
            &trigger.token,
        )
        .await;
        engine.refresh_addresses().await.expect("they are read");
        engine.refresh_connections().await.expect("they are read");
        let workflow_id = WORKFLOW.parse().expect("an id");
        Self {
            engine,
            workflow,
            workflow_id,
            trigger,
            wait,
            secrets,
            folder,
        }
    }

    /// Where the database lies.
    pub(crate) fn file(&self) -> std::path::PathBuf {
        self.folder.path().join("baton.db")
    }

    /// Writes into the file from outside, as nothing of Baton would; how many rows.
    pub(crate) fn damage(&self, sql: &str) -> usize {
        let file = rusqlite::Connection::open(self.folder.path().join("baton.db"));
        let file = file.expect("it opens");
        file.pragma_update(None, "foreign_keys", "OFF")
            .expect("nothing is held together");
        file.execute(sql, [])
            .unwrap_or_else(|error| panic!("{sql}: {error}"))
    }

    /// Stops without grace and opens the same folder again.
    pub(crate) async fn restart(self, receiver: SocketAddr) -> Self {
        self.engine.shutdown(Duration::ZERO).await;
        let Self {
            engine,
            workflow,
            workflow_id,
            trigger,
            wait,
            secrets,
            folder,
        } = self;
        drop(engine);
        let engine = open(folder.path(), secrets.clone(), Some(receiver)).await;
        Self {
            engine,
            workflow,
            workflow_id,
            trigger,
            wait,
            secrets,
            folder,
        }
    }

    pub(crate) async fn add_person(&self, name: &str, email: &str) -> PersonId {
        let person = person(name, email);
        let id = person.id.clone();
        let write = move |tx: &mut Tx<'_>| tx.people().insert(&person, Timestamp::now());
        self.engine
            .store()
            .write(Lane::Command, write)
            .await
            .expect("it is stored");
        id
    }

    /// Calls an address with its token.
    pub(crate) async fn call(&self, door: &Door, body: impl Into<String>) -> Received {
        let admission = self.engine.admit(head(door, &door.token));
        let Admission::Admitted(admitted) = admission else {
            panic!("{admission:?}")
        };
        self.engine.receive(admitted, body.into().into()).await
    }

    pub(crate) async fn read<T: Send + 'static>(
        &self,
        look: impl FnOnce(&Snapshot<'_>) -> Result<T, baton_store::Error> + Send + 'static,
    ) -> T {
        self.engine
            .store()
            .read(look)
            .await
            .expect("it can be read")
    }

    /// Does at a step of a run what a verb says.
    pub(crate) async fn does(
        &self,
        verb: Verb,
        run: &RunId,
        step: StepId,
        why: &str,
    ) -> Result<(), Error> {
        let at = AtStep {
            run: run.clone(),
            step,
            why: Some(why.to_owned()),
            data: None,
            path: None,
        };
        at_step(&self.engine, &Actor::new("Dana", "test"), verb, at).await
    }

    /// All runs, the first started first.
    pub(crate) async fn runs(&self) -> Vec<RunRow> {
        let mut runs: Vec<RunRow> = self
            .read(|tables| {
                let filter = baton_store::lists::runs::RunFilter::default();
                let page = tables.runs().page(&filter, None, 1000)?;
                Ok(page.items.into_iter().map(|line| line.run).collect())
            })
            .await;
        runs.sort_by_key(|run| run.no);
        runs
    }

    /// What became of a call, entry by entry.
    pub(crate) async fn fate(&self, received: &Received) -> Vec<String> {
        let Received::Stored { call, .. } = received else {
            panic!("not stored: {received:?}")
        };
        let id = call.parse().expect("an id");
        self.read(move |tables| {
            let row = tables.calls().get(&id)?.expect("it is stored");
            let fates = tables.dispositions().of_call_from(row.no, 0, 20_000)?;
            Ok(fates
                .into_iter()
                .map(|one| format!("{:?}", one.kind))
                .collect())
        })
        .await
    }

    /// Waits until a condition over the stored state holds.
    pub(crate) async fn until<T: Send + 'static>(
        &self,
        what: &str,
        mut look: impl AsyncFnMut(&Self) -> Option<T>,
    ) -> T {
        let begun = std::time::Instant::now();
        loop {
            if let Some(found) = look(self).await {
                return found;
            }
            let runs = self.runs().await;
            let standing: Vec<_> = runs
                .iter()
                .map(|run| (run.now.status, &run.now.place))
                .collect();
            assert!(begun.elapsed() < PATIENCE, "{what}: {standing:?}");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    /// Waits until a call has these fates.
    pub(crate) async fn until_fate(&self, received: &Received, wanted: &[&str]) {
        let last = std::cell::RefCell::new(Vec::new());
        let begun = std::time::Instant::now();
        while begun.elapsed() < PATIENCE {
            *last.borrow_mut() = self.fate(received).await;
            if *last.borrow() == wanted {
                return;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        panic!("{:?} is not {wanted:?}", last.borrow());
    }

    /// Waits until the only run stands somewhere.
    pub(crate) async fn until_at(&self, place: &str) -> RunRow {
        self.until(place, async |world| {
            world
                .runs()
                .await
                .into_iter()
                .next_back()
                .filter(|run| word(&run.now.place.kind) == place)
        })
        .await
    }
}

/// Asks for something, to where it waits for the writer, and hangs up.
pub(crate) fn hang_up<T>(asked: impl Future<Output = T>) {
    let mut asked = pin!(asked);
    let mut cx = Context::from_waker(Waker::noop());
    assert!(asked.as_mut().poll(&mut cx).is_pending());
}

/// What a caller sends before its body.
pub(crate) fn head(door: &Door, token: &str) -> CallHead {
    let mut headers = HeaderMap::new();
    headers.insert("content-type", "application/json".parse().expect("a value"));
    headers.insert(
        "authorization",
        format!("Bearer {token}").parse().expect("a value"),
    );
    CallHead {
        address: door.id.to_string(),
        in_path: None,
        query: None,
        headers,
        from: "198.51.100.7".parse().expect("an address"),
    }
}

pub(crate) fn person(name: &str, email: &str) -> Person {
    Person {
        id: PersonId::from_bytes(sha256(email)[..16].try_into().expect("16 bytes")),
        display_name: name.into(),
        given_name: name.split(' ').next().map(str::to_owned),
        family_name: name.split(' ').nth(1).map(str::to_owned),
        work_email: Some(email.into()),
        status: PersonStatus::Active,
        start_date: None,
        end_date: None,
        time_zone: None,
        location: None,
        job_title: None,
        team: None,
        department: Some("Research".into()),
        manager: None,
        custom: Lenient::default(),
        sample: false,
    }
}

pub(crate) async fn open(
    folder: &std::path::Path,
    secrets: MemoryControls,
    receiver: Option<SocketAddr>,
) -> Engine {
    open_with(folder, secrets, receiver, baton_store::Options::default()).await
}

async fn open_with(
    folder: &std::path::Path,
    secrets: MemoryControls,
    receiver: Option<SocketAddr>,
    store: baton_store::Options,
) -> Engine {
    let secrets = Secrets::open(Place::Memory(secrets)).expect("memory opens");
    let mut options = Options::new(folder, secrets);
    options.store = store;
    // Whatever follows the company does so in more than one transaction.
    options.followed_at_once = 3;
    options.allow_outgoing = receiver
        .into_iter()
        .map(|at| HostPort {
            host: at.ip().to_string(),
            port: at.port(),
        })
        .collect();
    Engine::open(options).await.expect("the folder opens")
}

pub(crate) async fn set(secrets: &Secrets, name: &str, value: &str) {
    let mut state = secrets.state();
    state
        .wait_for(baton_secrets::State::is_open)
        .await
        .expect("it opens");
    secrets
        .set(name, Secret::from(value))
        .await
        .expect("it is kept");
}

pub(crate) fn door(number: u8) -> Door {
    Door {
        id: AddressId::from_bytes([number; 16]),
        token: format!("btn_{number}"),
    }
}

pub(crate) fn sha256(text: &str) -> [u8; 32] {
    use sha2::Digest as _;
    sha2::Sha256::digest(text.as_bytes()).into()
}

fn detail(source: Value, pointer: &str) -> Value {
    json!({ "kind": "detail", "reference": { "source": source, "pointer": pointer } , "format": "as_is" })
}

fn field(name: &str, part: Value) -> Value {
    json!({ "name": name, "value": {
        "segments": [part], "type": "text", "when_empty": { "kind": "stop" } } })
}

fn call_step(id: &str, name: &str, path: &str, fields: Vec<Value>) -> Value {
    json!({ "id": id, "name": name, "action": {
        "kind": "call_webhook", "connection": CONNECTION, "method": "POST",
        "path": [{ "kind": "text", "text": path }], "headers": [],
        "content": { "kind": "fields", "fields": fields }, "timeout_s": 5, "also_success": [] } })
}

/// The wait of the story, matched by the ticket's number or by an e-mail address.
pub(crate) fn by_ticket() -> Value {
    json!({ "kind": "step_answer", "step": JIRA, "pointer": "/key",
        "call": { "kind": "picked", "pointer": "/issue/key" } })
}

/// The second variant of the story's wait.
pub(crate) fn by_email() -> Value {
    json!({ "kind": "person_detail", "detail": "work_email",
        "call": { "kind": "picked", "pointer": "/issue/email" } })
}

/// The workflow of the story.
pub(crate) fn story(unknown_person: &str, match_by: Value) -> Value {
    let person = || json!({ "kind": "person" });
    let done = json!({ "mode": "all", "tests": [{ "reference": {
        "source": { "kind": "call" }, "pointer": "/issue/status" },
        "operator": "is", "values": ["Done"] }] });
    json!({
        "trigger": { "id": TRIGGER, "name": "A course is done", "start": {
            "kind": "webhook_called", "person": { "kind": "automatic" }, "only_if": null,
            "unknown_person": unknown_person, "person_fields": [
                { "detail": "given_name", "from": "/given" },
                { "detail": "family_name", "from": "/family" },
                { "detail": "department", "from": "/department" }],
            "update_known": false, "start_left": false } },
        "steps": [
            call_step(OKTA, "Create Okta user", "/api/v1/users?activate=true", vec![
                field("profile.firstName", detail(person(), "/given_name")),
                field("profile.email", detail(person(), "/work_email")),
                field("profile.department", detail(person(), "/department"))]),
            call_step(JIRA, "Create Jira issue", "/rest/api/2/issue", vec![
                field("fields.summary", detail(person(), "/display_name")),
                field("fields.okta", detail(json!({ "kind": "step", "step": OKTA }), "/id"))]),
            json!({ "id": WAIT, "name": "Laptop ready (Jira)", "action": {
                "kind": "wait_for_call", "match_by": match_by, "only_if": done,
                "nobody_matches": "keep_under_problems", "several_match": "ask",
                "reminder_after_s": 259_200, "limit_after_s": 1_209_600 } }),
            call_step(HR, "Tell HR", "/hr", vec![
                field("who", detail(person(), "/work_email"))]),
        ]
    })
}

/// A call of Jira's.
pub(crate) fn jira(key: &str, status: &str) -> String {
    json!({ "issue": { "key": key, "status": status, "email": key } }).to_string()
}

pub(crate) fn because(why: &str) -> ReasonInput {
    ReasonInput {
        reason: why.to_owned(),
    }
}

pub(crate) fn step(id: &str) -> StepId {
    id.parse().expect("an id")
}

/// The connection to the receiver.
fn tools_at(receiver: SocketAddr) -> Connection {
    tools_by(CONNECTION, receiver)
}

/// A connection to the receiver.
pub(crate) fn tools_by(connection: &str, receiver: SocketAddr) -> Connection {
    let id = connection.parse().expect("an id");
    Connection {
        scheme: Some("http".into()),
        host: Some("127.0.0.1".into()),
        port: Some(receiver.port()),
        shown_address: Some("127.0.0.1".into()),
        auth: Lenient::of(&Auth {
            kind: AuthKind::Header,
            header_name: Some("Authorization".into()),
            prefix: Some("SSWS ".into()),
            ..Auth::default()
        }),
        ..Connection::new(id, "Tools".into(), ConnectionKind::Web)
    }
}
