//! A test send: the same request by the same client and guard, once, in no run.

use baton_core::PersonId;
use baton_core::call::{self, is_web_page, reading};
use baton_core::retry::TryCode;
use baton_core::sensitive::{MASK, Unseen};
use baton_core::template::{Hidden, Prepared};
use baton_engine::commands::people::{ShownIn, reveal_in};
use baton_engine::outgoing::{Answer, Failure};
use baton_engine::{Actor, Engine, TestMessage, commands};
use baton_store::table::connections::LastProblem;
use bytes::Bytes;
use jiff::Timestamp;

use super::views::{PreviewHeader, SentRequest, TestAnswer, TestSend, TestSendInput, TryOutcome};
use super::{Came, Sampled, request};
use crate::calls::NamedValue;
use crate::samples::{answer_name, test_name};
use crate::{Code, Outcome, Refusal, addresses, preview, stored};

/// How much of an answer is kept as a sample of later steps.
const KEPT_ANSWER_BYTES: usize = 64 * 1024;

/// Sends one message.
pub async fn test_send(engine: &Engine, actor: &Actor, input: TestSendInput) -> Outcome<TestSend> {
    let (workflow, step) = (input.workflow.clone(), input.step.clone());
    let person = input.person.clone();
    let test = prepare(engine, &input).await?;
    confirm(engine, actor, &input, &test).await?;
    let at = Timestamp::now();
    let clock = std::time::Instant::now();
    let outcome = engine.send_test(&test.message).await;
    let duration_ms = u64::try_from(clock.elapsed().as_millis()).unwrap_or(u64::MAX);
    note(engine, &test, &outcome, at).await;
    // What a tool answers when it says no is no answer that later steps will see.
    let kept = match &outcome {
        Ok(answer) if is_good(answer, &test) => {
            let which = (test_name(&workflow, &step), which(&at.to_string(), &person));
            keep_answer(engine, answer_name(&workflow, &step), answer, which).await
        }
        Ok(_) | Err(_) => Kept::Not,
    };
    Ok(told(outcome, test, at, (duration_ms, kept)))
}

/// Notes on the connection what the other tool answered, which is as true of the next message; not
/// where nothing reached it. That it could not be noted takes nothing back: the test was sent.
async fn note(engine: &Engine, test: &Test, outcome: &Result<Answer, Failure>, at: Timestamp) {
    let prepared = &test.message.prepared;
    let (code, values) = match outcome {
        Ok(answer) => (answer.code(&prepared.also_success), answer.values(at)),
        Err(failure) if failure.was_tried() => (failure.code(), failure.values()),
        Err(_) => return,
    };
    let Some(connection) = prepared.connection.clone() else {
        return;
    };
    let wrong = LastProblem { at, code, values };
    let wrong = Some(wrong).filter(|wrong| wrong.code != TryCode::Accepted);
    if let Err(error) = engine.note_tested(connection, at, wrong).await {
        tracing::warn!(%error, "how a test ended could not be noted");
    }
}

/// Whether an answer is there for later steps.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kept {
    /// It is no data, or says no.
    Not,
    Yes,
    /// It could not be stored. That takes nothing back: the test was sent.
    CouldNot,
}

/// Which test an answer belongs to: another one of the same step has another time or person.
fn which(at: &str, person: &PersonId) -> String {
    format!("{at} {person}")
}

/// Reads the answer to a test with what is masked in it; the audit has who looked. Its headers are
/// not kept. Of a step's answers the last is there: another test's is never shown in its place.
pub async fn reveal_answer(
    engine: &Engine,
    actor: &Actor,
    input: TestSendInput,
) -> Outcome<TestAnswer> {
    let test = prepare(engine, &input).await?;
    let (workflow, step) = (input.workflow.clone(), input.step.clone());
    let names = (answer_name(&workflow, &step), test_name(&workflow, &step));
    let kept = stored::read(engine, move |snapshot| {
        let meta = snapshot.meta();
        Ok(meta.get(&names.0)?.zip(meta.get(&names.1)?))
    });
    let asked = input.answered_at.as_deref();
    let asked = asked.map(|at| which(at, &input.person));
    let kept = kept.await?.filter(|(_, test)| Some(test) == asked.as_ref());
    let (raw, _) = kept.ok_or_else(|| Refusal::not_found("answer", &step))?;
    let masked = preview::came(Some(&test.unseen), Vec::new(), raw.clone());
    let place = ShownIn::TestAnswer { workflow, step };
    reveal_in(engine, actor, input.person, masked.hidden.details, place).await?;
    Ok(view(
        preview::came(None, Vec::new(), raw.clone()),
        &raw,
        (true, Kept::Yes),
    ))
}

struct Test {
    message: TestMessage,
    request: SentRequest,
    origin: Option<String>,
    /// What of the answer is not shown.
    unseen: Unseen,
}

async fn prepare(engine: &Engine, input: &TestSendInput) -> Outcome<Test> {
    let (workflow, person) = (input.workflow.clone(), input.person.clone());
    let (definition, step, body) = (
        input.definition.clone(),
        input.step.clone(),
        input.body.clone(),
    );
    let computer = engine.options().computer_zone();
    let kept = engine.samples();
    stored::read(engine, move |snapshot| {
        let sampled = Sampled::read(snapshot, &kept, &workflow, &definition, &person, computer)?;
        let (rendered, hidden) = preview::rendered(&definition, &step, &sampled)?;
        if let Some(problem) = rendered.problems.first().filter(|_| body.is_none()) {
            let detail = format!("`{}` cannot be sent", problem.name);
            return Err(Refusal::new(Code::NotReady, detail).with("name", problem.name.as_str()));
        }
        let mut prepared = rendered.prepared;
        let whole = prepared.body.as_deref();
        let changed = body.map(|body| hidden.unmask(body, whole));
        prepared.body = changed.or(prepared.body);
        let id = sampled.message(&step);
        let origin = request::origin(snapshot, prepared.connection.as_ref())?;
        let auth = request::auth_header(snapshot, prepared.connection.as_ref())?;
        let request = sent(&prepared, &hidden, origin.as_deref(), (auth, id.as_str()));
        let said = hidden.values(&prepared.path, prepared.body.as_deref());
        let unseen = preview::unseen(&sampled.marked, &definition, &step, said);
        let body = prepared.body.take().map(Bytes::from);
        let message = TestMessage { id, prepared, body };
        Ok(Test {
            message,
            request,
            origin,
            unseen,
        })
    })
    .await
}

fn sent(
    prepared: &Prepared,
    hidden: &Hidden,
    origin: Option<&str>,
    (auth, id): (Option<PreviewHeader>, &str),
) -> SentRequest {
    let mut headers: Vec<PreviewHeader> = prepared.headers.iter().map(request::header).collect();
    headers.extend(auth);
    headers.push(request::plain_header("webhook-id", id));
    headers.push(request::plain_header("idempotency-key", id));
    let shown = hidden.mask(&prepared.path, prepared.body.as_deref());
    SentRequest {
        method: prepared.method,
        url: request::masked_url(origin.unwrap_or_default(), &shown.path),
        headers,
        hidden: preview::parts(&shown),
        body: shown.body,
    }
}

/// The first real send to an address is confirmed; every test is in the audit.
async fn confirm(
    engine: &Engine,
    actor: &Actor,
    input: &TestSendInput,
    test: &Test,
) -> Outcome<()> {
    let address = test.origin.clone().unwrap_or_default();
    let begun = commands::test_sends::Test {
        workflow: input.workflow.clone(),
        step: input.step.clone(),
        person: input.person.clone(),
        confirmed: input.confirmed || address.starts_with("practice:"),
        address,
    };
    Ok(commands::test_sends::begin(engine, actor, begun).await?)
}

/// Keeps a readable answer, so that later steps can pick from it.
async fn keep_answer(
    engine: &Engine,
    name: String,
    answer: &Answer,
    which: (String, String),
) -> Kept {
    let is_data = reading::answer(answer.content_type(), &answer.body).is_ok();
    let text = reading::answer_text(answer.content_type(), &answer.body);
    let is_kept = is_data && !answer.cut && text.len() <= KEPT_ANSWER_BYTES;
    match Some(text).filter(|_| is_kept) {
        Some(text) => match engine.keep_test_answer((name, text), which).await {
            Ok(()) => Kept::Yes,
            Err(error) => {
                tracing::warn!(%error, "the answer to a test could not be kept");
                Kept::CouldNot
            }
        },
        None => Kept::Not,
    }
}

fn told(
    outcome: Result<Answer, Failure>,
    test: Test,
    at: Timestamp,
    (duration_ms, kept): (u64, Kept),
) -> TestSend {
    let (ok, status, outcome, answer) = match outcome {
        Ok(answer) => {
            let ok = is_good(&answer, &test);
            let code = answer.code(&test.message.prepared.also_success);
            let params = answer.values(at).by_name();
            let outcome = TryOutcome { code, params };
            (
                ok,
                Some(answer.status),
                outcome,
                Some(answer_view(&answer, &test.unseen, (ok, kept))),
            )
        }
        Err(failure) => (false, None, failed(&failure), None),
    };
    TestSend {
        ok,
        status,
        duration_ms,
        at,
        outcome,
        answer,
        request: test.request,
    }
}

fn is_good(answer: &Answer, test: &Test) -> bool {
    baton_core::retry::is_success(answer.status, &test.message.prepared.also_success)
}

fn failed(failure: &Failure) -> TryOutcome {
    TryOutcome {
        code: failure.code(),
        params: failure.values().by_name(),
    }
}

/// An answer as it is shown; of one that says no, nothing is offered to later steps.
fn answer_view(answer: &Answer, unseen: &Unseen, how: (bool, Kept)) -> TestAnswer {
    let headers = answer.kept_headers().into_iter();
    let headers = headers.map(|header| NamedValue {
        name: header.name,
        value: header.value,
    });
    let text = reading::answer_text(answer.content_type(), &answer.body);
    let came = preview::came(Some(unseen), headers.collect(), text.clone());
    view(came, &text, how)
}

/// What a text says that was read in its charset.
fn view(came: Came, text: &str, (is_good, kept): (bool, Kept)) -> TestAnswer {
    let data = reading::answer(None, text.as_bytes()).ok();
    let data = data.filter(|_| is_good);
    let found = data.as_ref().map_or(0, call::how_many);
    let fields = data.map(|data| addresses::flat(&data)).unwrap_or_default();
    let fields = fields.into_iter().map(|mut field| {
        if is_within(&came.hidden.pointers, &field.pointer) {
            field.value = MASK.to_owned();
        }
        field
    });
    TestAnswer {
        fields: fields.collect(),
        found: found as u64,
        raw: came.body,
        headers: came.headers,
        hidden: came.hidden,
        is_page: is_web_page(text.as_bytes()),
        is_kept: kept == Kept::Yes,
        could_not_be_kept: kept == Kept::CouldNot,
    }
}

/// Whether a value is, or lies in, what one of the pointers leads to.
fn is_within(pointers: &[String], value: &str) -> bool {
    pointers.iter().any(|pointer| {
        let rest = value.strip_prefix(pointer.as_str());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    })
}
