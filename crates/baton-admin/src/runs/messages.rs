//! The messages of a run: what was sent, what came back; secrets and sensitive details are masked.

use baton_core::call::reading;
use baton_core::retry::TryCode;
use baton_core::sensitive::Unseen;
use baton_core::template::{Hidden, Prepared};
use baton_core::{MessageId, RunId};
use baton_engine::commands::people::{ShownIn, reveal_in};
use baton_engine::{Actor, Engine};
use baton_store::Snapshot;
use baton_store::table::outbox::tries::{TryEnd, TryRow};
use baton_store::table::outbox::{MessageRow, MessageState as StoredState};
use baton_store::table::runs::RunRow;

use super::present;
use super::shown::made_by;
use super::steps::message_state;
use super::unseen::hidden;
use super::views::{Message, MessageTry, TryDetail, TryResponse};
use crate::calls::NamedValue;
use crate::preview::{PreviewHeader, SentRequest, TryOutcome};
use crate::{Outcome, Page, Refusal, page, preview, stored};

/// Lists the messages with their tries.
pub async fn messages(engine: &Engine, id: RunId) -> Outcome<Page<Message>> {
    stored::read(engine, move |snapshot| {
        let run = present(snapshot, &id)?;
        let (rows, unread) = snapshot.outbox().listed(run.no)?;
        let mut page = Page::beside(unread);
        for row in rows {
            let (tries, unread) = snapshot.tries().listed(row.no)?;
            page.unreadable.extend(page::unreadable(unread));
            page.items.push(view(&row, tries));
        }
        Ok(page)
    })
    .await
}

/// Reads what a try sent and what came back; sensitive details are masked.
pub async fn try_detail(
    engine: &Engine,
    id: RunId,
    message: MessageId,
    n: u32,
) -> Outcome<TryDetail> {
    stored::read(engine, move |snapshot| {
        let tried = Tried::read(snapshot, &id, &message, n)?;
        let unseen = tried.unseen(snapshot)?;
        tried.view(snapshot, Some(&unseen))
    })
    .await
}

/// The same with what is masked; the audit has who looked.
pub async fn reveal_try(
    engine: &Engine,
    actor: &Actor,
    id: RunId,
    message: MessageId,
    n: u32,
) -> Outcome<TryDetail> {
    let place = ShownIn::Try {
        run: id.clone(),
        message: message.clone(),
    };
    let (whole, person, details) = stored::read(engine, move |snapshot| {
        let tried = Tried::read(snapshot, &id, &message, n)?;
        let person = snapshot.people().by_no(tried.run.person)?;
        let person = person.ok_or_else(|| Refusal::not_found("person", &id))?;
        let unseen = tried.unseen(snapshot)?;
        let masked = tried.view(snapshot, Some(&unseen))?;
        let whole = tried.view(snapshot, None)?;
        Ok((whole, person.person.id, names(masked)))
    })
    .await?;
    reveal_in(engine, actor, person, details, place).await?;
    Ok(whole)
}

/// What is masked in a try, each once.
fn names(masked: TryDetail) -> Vec<String> {
    let mut names = masked.request.hidden.details;
    let answered = masked.response.map(|response| response.hidden.details);
    for name in answered.into_iter().flatten() {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// What of a try is not shown.
struct TryUnseen {
    sent: Hidden,
    came: Unseen,
}

/// A try of a message of a run.
struct Tried {
    run: RunRow,
    message: MessageRow,
    /// What was prepared, and is sent at each try.
    prepared: Prepared,
    tried: TryRow,
}

impl Tried {
    fn read(snapshot: &Snapshot<'_>, id: &RunId, message: &MessageId, n: u32) -> Outcome<Self> {
        let run = present(snapshot, id)?;
        let stored = snapshot.outbox().get(run.no, message)?;
        let message = stored.ok_or_else(|| Refusal::not_found("message", message))?;
        let tried = snapshot.tries().get(message.no, n)?;
        let tried = tried.ok_or_else(|| Refusal::not_found("try", n))?;
        Ok(Self {
            run,
            prepared: message.prepared()?,
            message,
            tried,
        })
    }

    /// What is not shown of what was sent, and of what came back.
    fn unseen(&self, snapshot: &Snapshot<'_>) -> Outcome<TryUnseen> {
        let prepared = &self.prepared;
        let step = &self.message.step;
        let definition = made_by(snapshot, &self.run, step, prepared.version)?;
        let (sent, marked) = hidden(snapshot, &self.run, &definition, step)?;
        let said = sent.values(&prepared.path, prepared.body.as_deref());
        let came = preview::unseen(&marked, &definition, step, said);
        Ok(TryUnseen { sent, came })
    }

    fn view(&self, snapshot: &Snapshot<'_>, unseen: Option<&TryUnseen>) -> Outcome<TryDetail> {
        let nothing = Hidden::default();
        let sent = unseen.map_or(&nothing, |unseen| &unseen.sent);
        let came = unseen.map(|unseen| &unseen.came);
        let end = self.tried.end.as_ref();
        Ok(TryDetail {
            request: self.request(snapshot, sent)?,
            response: end.and_then(|end| response(end, self.tried.is_page, came)),
        })
    }

    fn request(&self, snapshot: &Snapshot<'_>, hidden: &Hidden) -> Outcome<SentRequest> {
        let prepared = &self.prepared;
        let shown = hidden.mask(&prepared.path, prepared.body.as_deref());
        let origin = preview::origin(snapshot, prepared.connection.as_ref())?;
        let mut headers: Vec<PreviewHeader> =
            prepared.headers.iter().map(preview::header).collect();
        let auth = preview::auth_header(snapshot, prepared.connection.as_ref())?;
        headers.extend(auth);
        headers.extend(identity(&self.message, &self.tried));
        Ok(SentRequest {
            method: prepared.method,
            url: preview::masked_url(&origin.unwrap_or_default(), &shown.path),
            headers,
            hidden: preview::parts(&shown),
            body: shown.body,
        })
    }
}

fn view(message: &MessageRow, tries: Vec<TryRow>) -> Message {
    let queued = message.state == StoredState::Waiting;
    let last = tries.last().map(|tried| tried.n);
    let sending = message.state == StoredState::Sending;
    let tries = tries.into_iter().map(|tried| {
        let under_way = sending && Some(tried.n) == last;
        try_view(tried, under_way)
    });
    Message {
        id: message.id.clone(),
        step: message.step.clone(),
        occurrence: message.occurrence,
        state: message_state(message.state),
        next_try_at: queued.then_some(message.due_at),
        tries: tries.collect(),
    }
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

fn identity(message: &MessageRow, tried: &TryRow) -> [PreviewHeader; 3] {
    let timestamp = tried.started_at.as_second().to_string();
    [
        preview::plain_header("webhook-id", message.id.as_str()),
        preview::plain_header("idempotency-key", message.id.as_str()),
        preview::plain_header("webhook-timestamp", &timestamp),
    ]
}

fn response(end: &TryEnd, is_page: bool, unseen: Option<&Unseen>) -> Option<TryResponse> {
    let status = end.status?;
    let headers = end.headers.as_ref().map(|headers| headers.read());
    let headers = headers.into_iter().flatten().map(|header| NamedValue {
        name: header.name,
        value: header.value,
    });
    let body = end.answer.as_deref().unwrap_or_default();
    let body = reading::answer_text(end.content_type().as_deref(), body);
    let came = preview::came(unseen, headers.collect(), body);
    Some(TryResponse {
        status,
        headers: came.headers,
        body: came.body,
        hidden: came.hidden,
        is_page,
        cut: end.cut,
    })
}
