//! What a try's end means: for the machine, for its row, for the words of the admin.

use baton_core::retry;
use baton_core::run::{Answer as CoreAnswer, Failure as CoreFailure};
use baton_store::table::outbox::tries::TryEnd;
use http::HeaderMap;
use serde_json::{Map, Value, json};

use crate::outbox::Ended;
use crate::outgoing::{Answer, Failure, code_and_params, status_code};

/// What a try's end means.
pub(super) enum Told {
    /// The other tool accepted it.
    Accepted(TryEnd, CoreAnswer),
    /// It was sent, or tried to be, and failed.
    Failed(TryEnd, CoreFailure),
    /// Nothing left this computer.
    NotSent(CoreFailure),
    /// A shutdown broke it off.
    Aborted,
}

/// Sorts an end.
pub(super) fn told(ended: &Ended) -> Told {
    match &ended.outcome {
        Ok(answer) => answered(ended, answer),
        Err(failure) => failed(ended, failure),
    }
}

/// How long the other tool asks to wait.
pub(super) fn retry_after(ended: &Ended) -> Option<std::time::Duration> {
    let answer = ended.outcome.as_ref().ok()?;
    let header = answer
        .headers
        .get(http::header::RETRY_AFTER)?
        .to_str()
        .ok()?;
    retry::retry_after(header, ended.at)
}

/// A connection's last problem, as its row holds it.
pub(super) fn last_problem(end: &TryEnd) -> String {
    let params: Value = end
        .params
        .as_deref()
        .and_then(|params| serde_json::from_str(params).ok())
        .unwrap_or_else(|| json!({}));
    json!({ "at": end.at, "code": end.outcome, "params": params }).to_string()
}

fn answered(ended: &Ended, answer: &Answer) -> Told {
    let prepared = &ended.ready.prepared;
    let success = retry::is_success(answer.status, &prepared.also_success);
    let code = if success {
        "accepted"
    } else {
        status_code(answer.status)
    };
    let mut params = Map::new();
    params.insert("status".to_owned(), Value::from(answer.status.to_string()));
    if let Some(host) = redirect_host(answer) {
        params.insert("host".to_owned(), Value::from(host));
    }
    if let Some(seconds) = retry_after(ended) {
        params.insert(
            "retry_after_s".to_owned(),
            Value::from(seconds.as_secs().to_string()),
        );
    }
    let end = TryEnd {
        at: ended.at,
        status: Some(answer.status),
        outcome: code.to_owned(),
        params: Some(Value::Object(params).to_string()),
        headers: Some(headers_json(&answer.headers)),
        answer: Some(answer.body.to_vec()),
        cut: answer.cut,
    };
    if success {
        let answer = CoreAnswer {
            status: answer.status,
            body: answer.body.to_vec(),
            cut: answer.cut,
        };
        return Told::Accepted(end, answer);
    }
    Told::Failed(
        end,
        CoreFailure::Status {
            status: answer.status,
        },
    )
}

fn failed(ended: &Ended, failure: &Failure) -> Told {
    let core = match failure {
        Failure::Dns { .. } => CoreFailure::HostNotFound,
        Failure::Refused { .. } | Failure::NoRoute { .. } => CoreFailure::NothingAnswers,
        Failure::ConnectionLost | Failure::NotHttp => CoreFailure::BrokenConnection,
        Failure::Tls { .. } => CoreFailure::BadCertificate,
        Failure::Timeout { .. } => CoreFailure::NoAnswerInTime,
        Failure::NeedsConsent { .. } | Failure::NeverAllowed { .. } => {
            return Told::NotSent(CoreFailure::ConsentMissing);
        }
        Failure::Address | Failure::NotConnected => {
            return Told::NotSent(CoreFailure::ConnectionIncomplete);
        }
        Failure::ConnectionStopped => return Told::NotSent(CoreFailure::ConnectionStopped),
        Failure::SecretsLocked | Failure::SecretMissing { .. } => {
            return Told::NotSent(CoreFailure::SecretMissing);
        }
        Failure::Aborted => return Told::Aborted,
    };
    let (code, params) = code_and_params(failure);
    let end = TryEnd {
        at: ended.at,
        status: None,
        outcome: code,
        params: Some(params),
        headers: None,
        answer: None,
        cut: false,
    };
    Told::Failed(end, core)
}

fn redirect_host(answer: &Answer) -> Option<String> {
    let location = answer.headers.get(http::header::LOCATION)?.to_str().ok()?;
    let url = url::Url::parse(location).ok()?;
    url.host_str().map(str::to_owned)
}

/// Headers as a try's row holds them; cookies are the other tool's secrets.
fn headers_json(headers: &HeaderMap) -> String {
    let kept = headers
        .iter()
        .filter(|(name, _)| **name != http::header::SET_COOKIE);
    let pairs: Vec<Value> = kept
        .map(|(name, value)| {
            json!({ "name": name.as_str(), "value": String::from_utf8_lossy(value.as_bytes()) })
        })
        .collect();
    Value::Array(pairs).to_string()
}
