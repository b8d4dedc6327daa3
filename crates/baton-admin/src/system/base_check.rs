//! Whether the public base address leads back to this Baton: its random
//! text is fetched through it (C12).

use baton_core::word;
use baton_engine::commands::settings::BASE_ADDRESS;
use baton_engine::noted::BASE_CHECK;
use baton_engine::outgoing::{Answer, Failure, Policy, Request};
use baton_engine::{Engine, HostPort};
use baton_store::Snapshot;
use baton_store::table::meta::BaseChecked;
use http::{HeaderMap, Method};
use jiff::Timestamp;
use url::Url;

use super::{BaseCheck, BaseCheckResult};
use crate::{Outcome, stored};

const SECONDS: u32 = 10;

/// Sends a probe through the base address.
pub async fn check_base(engine: &Engine) -> Outcome<BaseCheck> {
    let base = stored::read(engine, |snapshot| Ok(snapshot.meta().get(BASE_ADDRESS)?)).await?;
    let Some(base) = base else {
        let (result, checked_at) = (BaseCheckResult::NoBase, Timestamp::now());
        return Ok(BaseCheck {
            result,
            code: None,
            checked_at,
        });
    };
    let (result, code) = match fetch(engine, &base).await {
        Ok(answer) if says_it_is(engine, &answer.body) => (BaseCheckResult::LeadsHere, None),
        Ok(_other) => (BaseCheckResult::LeadsElsewhere, None),
        Err(failure) => (
            BaseCheckResult::NoAnswer,
            Some(word(&failure.code()).to_owned()),
        ),
    };
    let checked_at = Timestamp::now();
    let last = BaseChecked {
        at: checked_at,
        leads_here: result == BaseCheckResult::LeadsHere,
    };
    engine.note_base_check(last).await?;
    Ok(BaseCheck {
        result,
        code,
        checked_at,
    })
}

pub(super) fn last(snapshot: &Snapshot<'_>) -> Outcome<Option<BaseChecked>> {
    Ok(snapshot.meta().value(BASE_CHECK)?)
}

async fn fetch(engine: &Engine, base: &str) -> Result<Answer, Failure> {
    let url = Url::parse(&format!("{base}/healthz")).map_err(|_| Failure::Address)?;
    let host = url
        .host_str()
        .unwrap_or_default()
        .trim_matches(['[', ']'])
        .to_owned();
    let target = HostPort {
        host,
        port: url.port_or_known_default().ok_or(Failure::Address)?,
    };
    // The admin gave this address as Baton's own: it may well be a local one.
    let policy = Policy::of(&target, &[], std::slice::from_ref(&target));
    let (method, headers) = (Method::GET, HeaderMap::new());
    let request = Request {
        method,
        url,
        headers,
        body: None,
        timeout_s: SECONDS,
    };
    engine.client().send(request, policy).await
}

/// Only this process knows the random text of this start.
fn says_it_is(engine: &Engine, body: &[u8]) -> bool {
    let answer: Option<serde_json::Value> = serde_json::from_slice(body).ok();
    let instance = answer.as_ref().and_then(|answer| answer.get("instance"));
    instance.and_then(serde_json::Value::as_str) == Some(engine.instance())
}
