//! Measures the store alone: calls stored a second, whole runs a second, how long a call waits.
//!
//! `cargo run --release -p baton-store --example write_rate -- <folder> [people] [seconds]`

#![allow(clippy::print_stdout, reason = "it prints what it measured")]
#![allow(
    clippy::unwrap_used,
    reason = "a measurement stops at the first surprise"
)]

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use baton_core::document::{Definition, Method};
use baton_core::history::{HistoryEntry, Kind, Params};
use baton_core::matching::DispositionKind;
use baton_core::matching::twice::AddressSettings;
use baton_core::matching::twice::SameAs;
use baton_core::retry::TryCode;
use baton_core::run::WhereKind;
use baton_core::template::{Part, Prepared};
use baton_core::{
    AddressId, CallId, ConnectionId, MessageId, PersonId, RunId, RunState, StepId, WorkflowId,
};
use baton_store::table::addresses::{NewAddress, Owner};
use baton_store::table::calls::NewCall;
use baton_store::table::calls::dispositions::NewDisposition;
use baton_store::table::calls::head::{KeptHead, KeptHeader};
use baton_store::table::outbox::tries::{AnswerHeader, TryEnd};
use baton_store::table::outbox::{AfterTry, NewMessage};
use baton_store::table::people::{Person, PersonStatus};
use baton_store::table::runs::{NewRun, RunNow, RunStatus, StartedBy, Where};
use baton_store::table::workflows::{Draft, NewWorkflow};
use baton_store::{
    AddressNo, CallNo, Error, Lane, Lenient, MessageNo, Options, RunNo, Store, Tx, Unread,
    WorkflowNo, open,
};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

const CONNECTIONS: usize = 64;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().expect("name a folder on a real disk"));
    let people: usize = arguments
        .next()
        .map_or(1_000_000, |text| text.parse().unwrap());
    let seconds: u64 = arguments.next().map_or(10, |text| text.parse().unwrap());
    let store = open(&folder, &Options::default()).unwrap();
    let (workflow, address) = prepare(&store, people);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        closed_loop(&store, address, people, seconds).await;
        let handled = drain(&store, workflow).await;
        println!("drained {handled} runs");
        whole_runs(&store, workflow, address, people, seconds).await;
        for rate in [2_500, 5_000] {
            open_loop(&store, workflow, address, people, rate, seconds).await;
        }
    });
    let size = |name: &str| {
        folder
            .join(name)
            .metadata()
            .map_or(0, |file| file.len() >> 20)
    };
    println!(
        "baton.db {} MiB, log {} MiB",
        size("baton.db"),
        size("baton.db-wal")
    );
    let closing = Instant::now();
    store.close();
    println!("closed in {:?}", closing.elapsed());
}

fn definition() -> Definition {
    let trigger = StepId::from_unique(&unique());
    let start = serde_json::json!({ "kind": "webhook_called", "person": { "kind": "automatic" },
        "only_if": null, "unknown_person": "keep_under_problems", "person_fields": [],
        "update_known": false, "start_left": false });
    let trigger = serde_json::json!({ "id": trigger, "name": "Called", "start": start });
    serde_json::from_value(serde_json::json!({ "trigger": trigger, "steps": [] })).unwrap()
}

fn unique() -> String {
    Uuid::now_v7().simple().to_string()
}

/// As spread as the digests that message ids are.
fn random() -> [u8; 16] {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).unwrap();
    bytes
}

fn prepare(store: &Store, people: usize) -> (WorkflowNo, AddressNo) {
    let at = Timestamp::now();
    let ids = store
        .write_blocking(Lane::Command, move |tx| {
            let draft = Draft {
                definition: Unread::of(&definition()),
                start_kind: "webhook_called".to_owned(),
                steps: 1,
                changed: false,
                edit: String::new(),
                by: "rate".to_owned(),
            };
            let new = NewWorkflow {
                id: WorkflowId::from_unique(&unique()),
                name: "Rate".to_owned(),
                draft,
                at,
            };
            let workflow = tx.workflows().insert(&new)?;
            tx.versions()
                .insert(workflow, &Unread::of(&definition()), "rate", None, at)?;
            let address = tx.addresses().insert(&NewAddress {
                id: AddressId::from_bytes(random()),
                workflow,
                owner: Owner::Trigger,
                owner_id: StepId::from_unique(&unique()),
                token_digest: None,
                settings: AddressSettings::default(),
                at,
            })?;
            tx.addresses().set_records_samples(address, false)?;
            Ok::<_, Error>((workflow, address))
        })
        .unwrap();
    let known = store
        .read_blocking(|snapshot| snapshot.counters().people())
        .unwrap_or_else(|error: Error| panic!("{error}"));
    let began = Instant::now();
    for first in (usize::try_from(known).unwrap()..people).step_by(20_000) {
        let portion: Vec<_> = (first..people.min(first + 20_000)).map(person).collect();
        store
            .write_blocking(Lane::Command, move |tx| {
                tx.people().insert_many(&portion, at)
            })
            .unwrap_or_else(|error: Error| panic!("{error}"));
    }
    println!(
        "{people} people stored, {:.1} s",
        began.elapsed().as_secs_f64()
    );
    ids
}

fn person(n: usize) -> Person {
    Person {
        id: PersonId::from_unique(&unique()),
        display_name: format!("Person {n:09}"),
        given_name: Some("Person".to_owned()),
        family_name: Some(format!("{n:09}")),
        work_email: Some(email(n)),
        status: PersonStatus::Active,
        start_date: Some("2026-12-01".to_owned()),
        end_date: None,
        time_zone: None,
        location: None,
        job_title: None,
        team: None,
        department: Some("Sales".to_owned()),
        manager: None,
        custom: Lenient::default(),
        sample: false,
    }
}

fn email(n: usize) -> String {
    format!("p{n:09}@bench.example")
}

fn call(address: AddressNo, n: usize) -> NewCall {
    let at = Timestamp::now();
    let email = email(n);
    let body = format!("{{\"email\":\"{email}\",\"pad\":\"{n:0>350}\"}}");
    NewCall {
        id: CallId::from_unique(&unique()),
        address,
        at,
        sender: "127.0.0.1".to_owned(),
        outside: false,
        readable: true,
        head: head(),
        body: body.into(),
        same_as: SameAs::Bytes {
            until: at + SignedDuration::from_mins(10),
        },
    }
}

/// What the writer's thread has used of a core so far: says more than rates on a busy machine.
fn writer_cpu() -> Duration {
    let Ok(tasks) = std::fs::read_dir("/proc/self/task") else {
        return Duration::ZERO;
    };
    let line = tasks
        .flatten()
        .filter_map(|task| std::fs::read_to_string(task.path().join("stat")).ok())
        .find(|line| line.contains("(store-writer)"));
    let line = line.unwrap_or_default();
    let fields: Vec<u64> = line
        .split(' ')
        .skip(13)
        .take(2)
        .filter_map(|field| field.parse().ok())
        .collect();
    Duration::from_millis(fields.iter().sum::<u64>() * 10)
}

fn report_cpu(what: &str, since: Duration, count: u64) {
    let used = writer_cpu().saturating_sub(since).as_secs_f64() * 1e6 / count.max(1) as f64;
    println!("  writer: {used:.1} µs of a core per {what}");
}

/// The numbers of calls, each another person in an order that is not the stored one.
fn shuffled(n: u64, people: usize) -> usize {
    usize::try_from(n.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 20).unwrap() % people
}

async fn closed_loop(store: &Store, address: AddressNo, people: usize, seconds: u64) {
    let next = Arc::new(AtomicU64::new(0));
    let since = writer_cpu();
    let waits = accept_for(store, address, people, &next, seconds).await;
    report_cpu("call", since, waits.len() as u64);
    report(
        "closed loop, nothing handled",
        waits,
        Duration::from_secs(seconds),
    );
}

async fn accept_for(
    store: &Store,
    address: AddressNo,
    people: usize,
    next: &Arc<AtomicU64>,
    seconds: u64,
) -> Vec<Duration> {
    let end = Instant::now() + Duration::from_secs(seconds);
    let tasks: Vec<_> = (0..CONNECTIONS)
        .map(|_| {
            let (store, next) = (store.clone(), Arc::clone(next));
            tokio::spawn(async move {
                let mut waits = Vec::new();
                while Instant::now() < end {
                    let n = shuffled(next.fetch_add(1, Ordering::Relaxed), people);
                    let began = Instant::now();
                    store.accept(call(address, n)).await.unwrap();
                    waits.push(began.elapsed());
                }
                waits
            })
        })
        .collect();
    let mut waits = Vec::new();
    for task in tasks {
        waits.extend(task.await.unwrap());
    }
    waits
}

fn report(what: &str, mut waits: Vec<Duration>, took: Duration) {
    waits.sort_unstable();
    let at = |share: f64| waits[((waits.len() - 1) as f64 * share) as usize].as_secs_f64() * 1e3;
    println!(
        "{what}: {:.0} calls/s, p50 {:.2} ms, p99 {:.2} ms, p99.9 {:.2} ms, most {:.2} ms",
        waits.len() as f64 / took.as_secs_f64(),
        at(0.5),
        at(0.99),
        at(0.999),
        at(1.0)
    );
}

/// What the engine's driver does, without its core: calls become runs, sends, results.
async fn driver(store: Store, workflow: WorkflowNo, stop: Arc<AtomicBool>) -> u64 {
    let mut sent: VecDeque<MessageNo> = VecDeque::new();
    let mut done = 0;
    loop {
        let results: Vec<_> = sent.drain(..).collect();
        let (began, ended) = store
            .write(Lane::Driver, move |tx| {
                let mut ended = 0;
                for message in &results {
                    finish(tx, *message)?;
                    ended += 1;
                }
                let mut began = Vec::new();
                while !tx.out_of_time() {
                    let waiting = tx.calls().waiting(CallNo(0), 32)?;
                    if waiting.is_empty() {
                        break;
                    }
                    for waiting in waiting {
                        began.extend(start(
                            tx,
                            workflow,
                            waiting.call.no,
                            waiting.content.and_then(|content| content.body),
                        )?);
                    }
                }
                Ok::<_, Error>((began, ended))
            })
            .await
            .unwrap();
        done += ended;
        if began.is_empty() && ended == 0 {
            if stop.load(Ordering::Relaxed) {
                return done;
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        sent.extend(began);
    }
}

fn start(
    tx: &Tx<'_>,
    workflow: WorkflowNo,
    call: CallNo,
    body: Option<Vec<u8>>,
) -> Result<Option<MessageNo>, Error> {
    let at = Timestamp::now();
    let body = String::from_utf8_lossy(&body.unwrap_or_default()).into_owned();
    let email = body.split('"').nth(3).unwrap();
    let person = tx.people().by_email(email)?.unwrap();
    if tx.runs().is_in(workflow, person.no)?.is_some() {
        tx.dispositions().set(&NewDisposition {
            person: Some(person.no),
            ..NewDisposition::new(call, 0, DispositionKind::AlreadyInWorkflow, at)
        })?;
        tx.calls().handled(call)?;
        return Ok(None);
    }
    let step = StepId::from_unique("01997d2b3c4d7e8f90a1b2c3d4e5f607");
    let run = tx.runs().insert(&NewRun {
        id: RunId::from_unique(&unique()),
        workflow,
        version: 1,
        person: person.no,
        call: Some(call),
        try_out: false,
        started_by: Lenient::of(&StartedBy::default()),
        at,
        now: now(RunStatus::Running, &step, at),
    })?;
    let entries = [
        entry(None, Kind::RunStarted),
        entry(Some(&step), Kind::MessageReady),
    ];
    tx.history().append(run, 1, at, None, &entries)?;
    tx.dispositions().set(&NewDisposition {
        person: Some(person.no),
        run: Some(run),
        ..NewDisposition::new(call, 0, DispositionKind::Started, at)
    })?;
    tx.calls().handled(call)?;
    let message = tx.outbox().insert_sending(
        run,
        0,
        &NewMessage {
            id: MessageId::from_unique(&Uuid::from_bytes(random()).simple().to_string()),
            step,
            occurrence: 1,
            connection: Some(ConnectionId::from_unique(
                "01997d2b3c4d7e8f90a1b2c3d4e5f608",
            )),
            due_at: at,
            at,
            request: Unread::of(&request()),
            body: Some(body.into_bytes()[..120].to_vec()),
        },
    )?;
    Ok(Some(message))
}

fn finish(tx: &Tx<'_>, message: MessageNo) -> Result<(), Error> {
    let at = Timestamp::now();
    let end = TryEnd {
        at,
        status: Some(200),
        outcome: TryCode::Accepted,
        values: [("status", "200".to_owned())].into(),
        headers: Some(Lenient::of(&vec![AnswerHeader {
            name: "content-type".to_owned(),
            value: "application/json".to_owned(),
        }])),
        answer: Some(b"{}".to_vec()),
        cut: false,
    };
    tx.outbox().end_try(message, 1, &end, AfterTry::Delivered)?;
    let run: RunNo = message.run();
    let old = tx.runs().by_no(run)?.unwrap();
    let step = old.now.place.step.clone().unwrap();
    let done = RunNow {
        finished_at: Some(at),
        ..now(RunStatus::Done, &step, at)
    };
    let revision = tx.runs().save(&old, &done)?.unwrap();
    let entries = [
        entry(Some(&step), Kind::MessageAccepted),
        entry(None, Kind::RunDone),
    ];
    tx.history().append(run, revision, at, None, &entries)
}

fn head() -> Lenient<KeptHead> {
    let headers = [("content-type", "application/json"), ("user-agent", "rate")];
    let headers = headers.map(|(name, value)| KeptHeader {
        name: name.to_owned(),
        value: value.to_owned(),
        fingerprint: None,
    });
    Lenient::of(&KeptHead {
        headers: headers.into(),
        ..KeptHead::default()
    })
}

fn entry(step: Option<&StepId>, kind: Kind) -> HistoryEntry {
    HistoryEntry {
        step: step.cloned(),
        kind,
        params: Params::new(),
    }
}

fn request() -> Prepared {
    Prepared {
        connection: None,
        method: Method::Post,
        path: vec![Part::Text("/hook".to_owned())],
        headers: Vec::new(),
        body: None,
        timeout_s: 30,
        also_success: Vec::new(),
        version: None,
    }
}

fn now(status: RunStatus, step: &StepId, at: Timestamp) -> RunNow {
    RunNow {
        status,
        place: Where {
            kind: WhereKind::Sending,
            params: None,
            step: Some(step.clone()),
            more: 0,
        },
        last_news_at: at,
        finished_at: None,
        deadline_at: None,
        messages: 1,
        state: Unread::of(&RunState {
            messages: 1,
            ..RunState::default()
        }),
    }
}

async fn drain(store: &Store, workflow: WorkflowNo) -> u64 {
    let since = writer_cpu();
    let began = Instant::now();
    let done = driver(store.clone(), workflow, Arc::new(AtomicBool::new(true))).await;
    report_cpu("run", since, done);
    let rate = done as f64 / began.elapsed().as_secs_f64();
    println!("driver alone: {rate:.0} runs/s");
    done
}

async fn whole_runs(
    store: &Store,
    workflow: WorkflowNo,
    address: AddressNo,
    people: usize,
    seconds: u64,
) {
    let stop = Arc::new(AtomicBool::new(false));
    let began = Instant::now();
    let driver = tokio::spawn(driver(store.clone(), workflow, Arc::clone(&stop)));
    let next = Arc::new(AtomicU64::new(1 << 40));
    let waits = accept_for(store, address, people, &next, seconds).await;
    stop.store(true, Ordering::Relaxed);
    let done = driver.await.unwrap();
    report(
        "closed loop, runs beside it",
        waits,
        Duration::from_secs(seconds),
    );
    println!(
        "whole runs: {:.0} runs/s, drain included",
        done as f64 / began.elapsed().as_secs_f64()
    );
}

async fn open_loop(
    store: &Store,
    workflow: WorkflowNo,
    address: AddressNo,
    people: usize,
    rate: u64,
    seconds: u64,
) {
    let stop = Arc::new(AtomicBool::new(false));
    let driver = tokio::spawn(driver(store.clone(), workflow, Arc::clone(&stop)));
    let began = tokio::time::Instant::now();
    let mut tasks = Vec::new();
    let mut n = 0;
    while n < rate * seconds {
        tokio::time::sleep(Duration::from_millis(1)).await;
        let due = began.elapsed().as_millis() as u64 * rate / 1_000;
        while n < due {
            let (store, n_call) = (store.clone(), shuffled(n + (rate << 40), people));
            let at = Instant::now();
            tasks.push(tokio::spawn(async move {
                store.accept(call(address, n_call)).await.unwrap();
                at.elapsed()
            }));
            n += 1;
        }
    }
    let mut waits = Vec::new();
    for task in tasks {
        waits.push(task.await.unwrap());
    }
    let took = began.elapsed();
    stop.store(true, Ordering::Relaxed);
    driver.await.unwrap();
    report(&format!("open loop at {rate}/s with runs"), waits, took);
}
