//! Whom a call seems to be about, by what its fields are called and where they stand. Nothing is
//! decided by it.

use std::collections::BTreeMap;

use baton_core::call::{is_email, is_of_another, match_key};
use baton_core::email;
use baton_store::Snapshot;
use baton_store::table::calls::CallRow;

use crate::addresses::{ReceivedField, fields_of};
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

/// What a work e-mail is called in other tools.
const EMAILS: [&str; 6] = [
    "email",
    "workemail",
    "mail",
    "emailaddress",
    "businessemail",
    "companyemail",
];

/// What people are told by.
const WHOM: [&str; 2] = ["display_name", "work_email"];

/// What a call says in its fields, but for what looks sensitive.
pub(crate) type Fields = Vec<ReceivedField>;

/// What a call says about whoever has a value, by the names of a person's details; about the only
/// one whose address it says, where no value is told.
pub(crate) fn details(
    snapshot: &Snapshot<'_>,
    row: &CallRow,
    value: Option<&str>,
) -> Outcome<Params> {
    Ok(details_in(&fields(snapshot, row)?, value))
}

/// Whom a call names: what it says of whoever has a value is as far as their name and work e-mail.
pub(crate) fn whom(snapshot: &Snapshot<'_>, row: &CallRow, value: Option<&str>) -> Outcome<Params> {
    let mut said = details(snapshot, row, value)?;
    said.retain(|detail, _| WHOM.contains(&detail.as_str()));
    Ok(said)
}

/// Reads them; nothing of a long call.
pub(crate) fn fields(snapshot: &Snapshot<'_>, row: &CallRow) -> Outcome<Fields> {
    if row.size > LONGEST || !row.readable {
        return Ok(Vec::new());
    }
    let Some(content) = snapshot.calls().content_of(row)? else {
        return Ok(Vec::new());
    };
    let mut fields = fields_of(snapshot, row.address, &content)?;
    fields.retain(|field| !field.looks_sensitive);
    Ok(fields)
}

/// The same, where a call's fields were read.
pub(crate) fn details_in(fields: &[ReceivedField], value: Option<&str>) -> Params {
    let mut found = Params::new();
    let email = email_of(fields, value);
    let own = own_object(fields, email.as_deref().or(value));
    let own = own.or_else(|| without_email(fields)).map(str::to_owned);
    if let Some(email) = email {
        found.insert("work_email".to_owned(), email);
    }
    // Whose the other fields are cannot be told: a call has departments and approvers, too.
    let Some(own) = own else { return found };
    for field in fields {
        if object_of(&field.pointer) != own {
            continue;
        }
        let Some(detail) = detail_of(&field.pointer) else {
            continue;
        };
        let text = field.value.trim();
        if let Some(text) = usable(detail, text).filter(|text| !text.is_empty()) {
            found.entry(detail.to_owned()).or_insert(text);
        }
    }
    name_whole(&mut found);
    found
}

/// The object in which a value stands; none where no field holds it.
fn own_object<'f>(fields: &'f [ReceivedField], value: Option<&str>) -> Option<&'f str> {
    let value = value?.trim();
    let key = match_key(value);
    let same = |field: &&ReceivedField| {
        let text = field.value.trim();
        text.eq_ignore_ascii_case(value) || match_key(text) == key
    };
    let found = fields.iter().find(same)?;
    Some(object_of(&found.pointer))
}

/// The object whose address is there and empty; none where several are, or one says another's.
fn without_email(fields: &[ReceivedField]) -> Option<&str> {
    let is_empty_email = |field: &&ReceivedField| {
        field.value.trim().is_empty()
            && !is_of_another(&field.pointer)
            && EMAILS.contains(&&*plain(&field.pointer))
    };
    let mut empty = fields.iter().filter(is_empty_email);
    let only = empty.next().filter(|_| empty.next().is_none());
    only.map(|field| object_of(&field.pointer))
}

/// The way to the object that holds a field.
fn object_of(pointer: &str) -> &str {
    pointer.rsplit_once('/').map_or("", |(object, _)| object)
}

/// The value that the call was looked up by, else the only address that it says of whom it is about:
/// a manager's is not theirs.
fn email_of(fields: &[ReceivedField], value: Option<&str>) -> Option<String> {
    if let Some(value) = value.filter(|value| is_email(value)) {
        // A guest's own address is the likelier one.
        let own = email::likely(value).into_iter().next();
        let own = own.filter(|_| email::is_guest(value));
        return Some(own.unwrap_or_else(|| email::shown(value)));
    }
    let own = fields.iter().filter(|field| !is_of_another(&field.pointer));
    let emails = own.filter_map(|field| email::read(&field.value));
    let mut emails: Vec<String> = emails.map(|address| address.key).collect();
    emails.sort();
    emails.dedup();
    match emails.as_slice() {
        [only] => Some(only.clone()),
        _none_or_several => None,
    }
}

/// What a field is called, in small letters and digits alone.
fn plain(pointer: &str) -> String {
    let last = pointer.rsplit('/').next().unwrap_or_default();
    let letters = last.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|one| one.to_ascii_lowercase()).collect()
}

fn detail_of(pointer: &str) -> Option<&'static str> {
    let plain = plain(pointer);
    let found = NAMES.iter().find(|(_, names)| names.contains(&&*plain));
    found.map(|(detail, _)| *detail)
}

/// A value as the person's form takes it; none where it could be something else.
fn usable(detail: &str, text: &str) -> Option<String> {
    if detail.ends_with("_date") {
        // On which day a moment is depends on a zone, so only a day is taken.
        return text
            .parse::<jiff::civil::Date>()
            .is_ok()
            .then(|| text.to_owned());
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
