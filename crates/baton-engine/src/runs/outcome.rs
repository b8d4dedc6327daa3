//! What a try's end means: for the machine, for its row, for the words of the admin.

use baton_core::connection::AddressKind;
use baton_core::retry::TryCode;
use baton_core::run::{Answer as CoreAnswer, Failure as CoreFailure};
use baton_store::Lenient;
use baton_store::table::connections::LastProblem;
use baton_store::table::outbox::tries::TryEnd;
use http::{HeaderName, HeaderValue};
use jiff::Timestamp;

use crate::outgoing::{Answer, Failure, HOST, Need};
use crate::queue::Ended;

/// What a try's end means.
pub(super) enum Meaning {
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
pub(super) fn meaning(ended: &Ended) -> Meaning {
    match &ended.outcome {
        Ok(answer) => answered(ended, answer),
        Err(failure) => failed(ended, failure),
    }
}

/// The answer that an end was made from, as far as it is kept; none when none came.
pub(super) fn answer_of(end: TryEnd) -> Option<(Timestamp, Answer)> {
    let kept = end.headers.map(|headers| headers.read());
    let headers = kept.into_iter().flatten().filter_map(|header| {
        let name = HeaderName::try_from(header.name).ok()?;
        Some((name, HeaderValue::try_from(header.value).ok()?))
    });
    let answer = Answer {
        status: end.status?,
        headers: headers.collect(),
        body: end.answer.unwrap_or_default().into(),
        cut: end.cut,
    };
    Some((end.at, answer))
}

/// How long the other tool asks to wait.
pub(super) fn retry_after(ended: &Ended) -> Option<std::time::Duration> {
    ended.outcome.as_ref().ok()?.retry_after(ended.at)
}

/// Whether what kept a message back keeps back everything that goes by its connection.
pub(super) fn holds_for_all(ended: &Ended) -> bool {
    match &ended.outcome {
        Err(
            Failure::NeedsConsent { .. }
            | Failure::NeverAllowed { .. }
            | Failure::NotConnected
            | Failure::ConnectionStopped
            | Failure::SecretsLocked,
        ) => true,
        Err(
            Failure::Address
            | Failure::SecretMissing { .. }
            | Failure::Dns { .. }
            | Failure::Refused { .. }
            | Failure::NoRoute { .. }
            | Failure::ConnectionLost
            | Failure::NotHttp
            | Failure::Tls { .. }
            | Failure::Timeout { .. }
            | Failure::Aborted,
        )
        | Ok(_) => false,
    }
}

/// The kind of address that was found where a consent for it was missing.
pub(super) fn led_to(ended: &Ended) -> Option<AddressKind> {
    match &ended.outcome {
        Err(Failure::NeedsConsent { need, .. }) => match need {
            Need::Unencrypted(kind) => *kind,
            Need::Local(kind) => Some(*kind),
        },
        Ok(_) | Err(_) => None,
    }
}

/// A connection's last problem.
pub(super) fn last_problem(end: &TryEnd) -> LastProblem {
    LastProblem {
        at: end.at,
        code: end.outcome,
        values: end.values.clone(),
    }
}

fn answered(ended: &Ended, answer: &Answer) -> Meaning {
    let outcome = answer.code(&ended.ready.prepared.also_success);
    let end = TryEnd {
        at: ended.at,
        status: Some(answer.status),
        outcome,
        values: answer.values(ended.at),
        headers: Some(Lenient::of(&answer.kept_headers())),
        answer: Some(answer.body.to_vec()),
        cut: answer.cut,
    };
    if outcome == TryCode::Accepted {
        let answer = CoreAnswer {
            status: answer.status,
            content_type: answer.content_type().map(str::to_owned),
            body: answer.body.to_vec(),
            cut: answer.cut,
        };
        return Meaning::Accepted(end, answer);
    }
    Meaning::Failed(
        end,
        CoreFailure::Status {
            status: answer.status,
        },
    )
}

fn failed(ended: &Ended, failure: &Failure) -> Meaning {
    let core = match failure {
        Failure::Dns { .. } => CoreFailure::HostNotFound,
        Failure::Refused { .. } | Failure::NoRoute { .. } => CoreFailure::NothingAnswers,
        Failure::ConnectionLost | Failure::NotHttp => CoreFailure::BrokenConnection,
        Failure::Tls { .. } => CoreFailure::BadCertificate,
        Failure::Timeout { .. } => CoreFailure::NoAnswerInTime,
        Failure::NeedsConsent { .. } | Failure::NeverAllowed { .. } => {
            return Meaning::NotSent(CoreFailure::ConsentMissing);
        }
        Failure::Address | Failure::NotConnected => {
            return Meaning::NotSent(CoreFailure::ConnectionIncomplete);
        }
        Failure::ConnectionStopped => return Meaning::NotSent(CoreFailure::ConnectionStopped),
        Failure::SecretsLocked | Failure::SecretMissing { .. } => {
            return Meaning::NotSent(CoreFailure::SecretMissing);
        }
        Failure::Aborted => return Meaning::Aborted,
    };
    let end = TryEnd {
        at: ended.at,
        status: None,
        outcome: failure.code(),
        values: failure.values(),
        headers: None,
        answer: None,
        cut: false,
    };
    Meaning::Failed(end, core)
}

/// The host that an answer named in its `Location`.
pub(super) fn host_of(end: &TryEnd) -> Option<String> {
    let mut values = end.values.0.iter();
    let host = values.find(|(name, _)| name == HOST);
    host.map(|(_, host)| host.clone())
}
