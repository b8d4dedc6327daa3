//! What a call under Problems says of itself: which tool sent it, and whom it seems to be about.
//!
//! It is said where Baton found nobody: to tell calls from each other, and to fill in a person who
//! is added. Nothing is decided by it.

use std::collections::BTreeMap;

use baton_core::call::is_email;
use baton_core::problem::Kind;
use baton_store::table::calls::CallRow;
use baton_store::{CallNo, Snapshot};

use super::views::CallSays;
use crate::addresses::{ReceivedField, fields_of};
use crate::sender::sender_of;
use crate::{Outcome, Params};

/// The data of a longer call is not looked through.
const LONGEST: u64 = 64 * 1024;

/// What a detail of a person is called in other tools, in small letters and digits alone.
const NAMES: [(&str, &[&str]); 11] = [
    (
        "display_name",
        &[
            "displayname",
            "fullname",
            "name",
            "employeename",
            "personname",
        ],
    ),
    (
        "given_name",
        &["firstname", "givenname", "forename", "vorname"],
    ),
    (
        "family_name",
        &["lastname", "familyname", "surname", "nachname"],
    ),
    (
        "start_date",
        &["startdate", "hiredate", "hiredon", "firstday", "joindate"],
    ),
    ("end_date", &["enddate", "terminationdate", "lastday"]),
    ("job_title", &["jobtitle", "position", "jobname"]),
    ("department", &["department", "departmentname"]),
    ("team", &["team", "teamname"]),
    ("location", &["location", "office", "site"]),
    ("time_zone", &["timezone"]),
    ("manager", &["manageremail", "supervisoremail", "manager"]),
];

/// Who sent a call.
pub(super) fn from(snapshot: &Snapshot<'_>, call: CallNo) -> Outcome<Option<String>> {
    match snapshot.calls().by_no(call)? {
        Some(row) => Ok(Some(sender_of(snapshot, &row)?)),
        None => Ok(None),
    }
}

/// What a call says, where nobody was found for it.
pub(super) fn said(
    snapshot: &Snapshot<'_>,
    kind: Kind,
    call: CallNo,
    value: Option<&str>,
) -> Outcome<Option<CallSays>> {
    let Some(row) = snapshot.calls().by_no(call)? else {
        return Ok(None);
    };
    let from = sender_of(snapshot, &row)?;
    let details = match asks_for(kind) {
        true => details(snapshot, &row, value)?,
        false => Params::new(),
    };
    Ok(Some(CallSays { from, details }))
}

/// Whether a person is to be told from what the call says.
fn asks_for(kind: Kind) -> bool {
    kind.is_of_nameless_calls()
        || matches!(
            kind,
            Kind::UnknownPerson | Kind::NotAnEmail | Kind::NobodyMatches | Kind::WhichRun
        )
}

fn details(snapshot: &Snapshot<'_>, row: &CallRow, value: Option<&str>) -> Outcome<Params> {
    if row.size > LONGEST || !row.readable {
        return Ok(Params::new());
    }
    let Some(content) = snapshot.calls().content_of(row)? else {
        return Ok(Params::new());
    };
    let mut fields = fields_of(snapshot, row.address, &content)?;
    fields.retain(|field| !field.looks_sensitive && !field.value.trim().is_empty());
    let own = own_place(&fields, value).to_owned();
    fields.retain(|field| own.is_empty() || place_of(&field.pointer) == own);
    let mut found = Params::new();
    if let Some(email) = email_of(&fields, value) {
        found.insert("work_email".to_owned(), email);
    }
    for field in &fields {
        let Some(detail) = detail_of(&field.pointer) else {
            continue;
        };
        let text = field.value.trim();
        if let Some(text) = usable(detail, text) {
            found.entry(detail.to_owned()).or_insert(text);
        }
    }
    name_whole(&mut found);
    Ok(found)
}

/// The entry of a list in which a value stands; empty where it stands in none.
fn own_place<'f>(fields: &'f [ReceivedField], value: Option<&str>) -> &'f str {
    let same = |field: &&ReceivedField| {
        value.is_some_and(|value| field.value.trim().eq_ignore_ascii_case(value.trim()))
    };
    let found = fields.iter().find(same);
    found.map_or("", |field| place_of(&field.pointer))
}

/// The way to the innermost entry of a list on the way to a field.
fn place_of(pointer: &str) -> &str {
    let mut end = 0;
    let mut at = 0;
    for token in pointer.split('/') {
        at += token.len() + 1;
        if !token.is_empty() && token.bytes().all(|one| one.is_ascii_digit()) {
            end = at - 1;
        }
    }
    pointer.get(..end).unwrap_or_default()
}

/// The value that the call was looked up by, else the only address that it says.
fn email_of(fields: &[ReceivedField], value: Option<&str>) -> Option<String> {
    if let Some(value) = value.map(str::trim).filter(|value| is_email(value)) {
        return Some(value.to_owned());
    }
    let emails = fields.iter().map(|field| field.value.trim());
    let mut emails: Vec<String> = emails
        .filter(|one| is_email(one))
        .map(str::to_lowercase)
        .collect();
    emails.sort();
    emails.dedup();
    match emails.as_slice() {
        [only] => Some(only.clone()),
        _none_or_several => None,
    }
}

fn detail_of(pointer: &str) -> Option<&'static str> {
    let last = pointer.rsplit('/').next().unwrap_or_default();
    let plain: String = last
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|one| one.to_ascii_lowercase())
        .collect();
    let found = NAMES.iter().find(|(_, names)| names.contains(&&*plain));
    found.map(|(detail, _)| *detail)
}

/// A value as the person's form takes it; none where it could be something else.
fn usable(detail: &str, text: &str) -> Option<String> {
    if detail.ends_with("_date") {
        let day = text.get(..10)?;
        let rest = text.get(10..).unwrap_or_default();
        let whole = rest.is_empty() || rest.starts_with(['T', ' ']);
        return (whole && day.parse::<jiff::civil::Date>().is_ok()).then(|| day.to_owned());
    }
    let fits = match detail {
        "manager" => is_email(text),
        _text => !is_email(text),
    };
    fits.then(|| text.to_owned())
}

/// The whole name, where only its parts are said.
fn name_whole(found: &mut BTreeMap<String, String>) {
    if found.contains_key("display_name") {
        return;
    }
    let parts = ["given_name", "family_name"];
    let parts: Vec<&str> = parts
        .iter()
        .filter_map(|part| found.get(*part))
        .map(String::as_str)
        .collect();
    if !parts.is_empty() {
        let whole = parts.join(" ");
        found.insert("display_name".to_owned(), whole);
    }
}
