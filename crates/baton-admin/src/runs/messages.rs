//! The messages of a run: what was sent, what came back, secrets masked.

use baton_core::retry::TryCode;
use baton_core::template::Part;
use baton_core::{MessageId, RunId};
use baton_engine::Engine;
use baton_store::Snapshot;
use baton_store::table::outbox::tries::{TryEnd, TryRow};
use baton_store::table::outbox::{MessageRow, MessageState as StoredState};

use super::present;
use super::steps::message_state;
use super::views::{Message, MessageTry, TryDetail, TryResponse};
use crate::calls::NamedValue;
use crate::preview::{PreviewHeader, SentRequest, TryOutcome};
use crate::{Outcome, Refusal, preview, stored};

/// Lists the messages with their tries.
pub async fn messages(engine: &Engine, id: RunId) -> Outcome<Vec<Message>> {
    stored::read(engine, move |snapshot| {
        let run = present(snapshot, &id)?;
        let stored = snapshot.outbox().of_run(run.no)?;
        stored
            .iter()
            .map(|message| view(snapshot, message))
            .collect()
    })
    .await
}

/// Reads what a try sent and what came back.
pub async fn try_detail(
    engine: &Engine,
    id: RunId,
    message: MessageId,
    n: u32,
) -> Outcome<TryDetail> {
    stored::read(engine, move |snapshot| {
        let run = present(snapshot, &id)?;
        let stored = snapshot.outbox().get(run.no, &message)?;
        let stored = stored.ok_or_else(|| Refusal::not_found("message", &message))?;
        let tried = snapshot.tries().get(stored.no, n)?;
        let tried = tried.ok_or_else(|| Refusal::not_found("try", n))?;
        let request = request(snapshot, &stored, &tried)?;
        Ok(TryDetail {
            request,
            response: tried.end.and_then(response),
        })
    })
    .await
}

fn view(snapshot: &Snapshot<'_>, message: &MessageRow) -> Outcome<Message> {
    let tries = snapshot.tries().of_message(message.no)?;
    let queued = message.state == StoredState::Waiting;
    let last = tries.last().map(|tried| tried.n);
    let sending = message.state == StoredState::Sending;
    let tries = tries.into_iter().map(|tried| {
        let under_way = sending && Some(tried.n) == last;
        try_view(tried, under_way)
    });
    Ok(Message {
        id: message.id.clone(),
        step: message.step.clone(),
        occurrence: message.occurrence,
        state: message_state(message.state),
        next_try_at: queued.then_some(message.due_at),
        tries: tries.collect(),
    })
}

fn try_view(tried: TryRow, under_way: bool) -> MessageTry {
    let outcome = match (&tried.end, under_way) {
        (Some(end), _) => Some(outcome(end, tried.is_page)),
        (None, true) => None,
        (None, false) => Some(TryOutcome {
            code: TryCode::AnswerUnknown,
            params: [].into(),
        }),
    };
    MessageTry {
        n: tried.n,
        started_at: tried.started_at,
        ended_at: tried.end.as_ref().map(|end| end.at),
        outcome,
        status: tried.end.and_then(|end| end.status),
    }
}

/// How a try ended. What took the message and answered with a web page is named: it may not be the
/// tool that was meant.
fn outcome(end: &TryEnd, is_page: bool) -> TryOutcome {
    let mut params = end.values.clone().by_name();
    if is_page && end.outcome == TryCode::Accepted {
        params.insert("answer".to_owned(), "web_page".to_owned());
    }
    TryOutcome {
        code: end.outcome,
        params,
    }
}

fn request(snapshot: &Snapshot<'_>, message: &MessageRow, tried: &TryRow) -> Outcome<SentRequest> {
    let prepared = message.request.read()?;
    let origin = preview::origin(snapshot, prepared.connection.as_ref())?;
    let url = origin.map(|origin| preview::masked_url(&origin, &prepared.path));
    let mut headers: Vec<PreviewHeader> = prepared.headers.iter().map(preview::header).collect();
    headers.extend(preview::auth_header(
        snapshot,
        prepared.connection.as_ref(),
    )?);
    headers.extend(identity(message, tried));
    Ok(SentRequest {
        method: prepared.method,
        url: url.unwrap_or_else(|| path_only(&prepared.path)),
        headers,
        body: message
            .body
            .as_deref()
            .map(|body| String::from_utf8_lossy(body).into_owned()),
    })
}

fn identity(message: &MessageRow, tried: &TryRow) -> [PreviewHeader; 3] {
    let timestamp = tried.started_at.as_second().to_string();
    [
        preview::plain_header("webhook-id", message.id.as_str()),
        preview::plain_header("idempotency-key", message.id.as_str()),
        preview::plain_header("webhook-timestamp", &timestamp),
    ]
}

fn path_only(path: &[Part]) -> String {
    preview::masked_url("", path)
}

fn response(end: TryEnd) -> Option<TryResponse> {
    let status = end.status?;
    let headers = end.headers.map(|headers| headers.read());
    let headers = headers.into_iter().flatten().map(|header| NamedValue {
        name: header.name,
        value: header.value,
    });
    let body = end.answer.unwrap_or_default();
    Some(TryResponse {
        status,
        headers: headers.collect(),
        body: String::from_utf8_lossy(&body).into_owned(),
        cut: end.cut,
    })
}
