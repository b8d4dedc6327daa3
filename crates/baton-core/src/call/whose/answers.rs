//! Lists of what one person answered, told from lists of people: only what says itself that it is an
//! answer is taken for one, for of people who are taken for answers one alone would start.

use std::collections::HashSet;

use super::{KINDS, kind_of};
use crate::email::is_email;
use crate::json::{Json, Pointer};

/// What tools call the lists of what somebody answered.
const LISTS: [&str; 5] = ["answers", "fields", "questions", "formfields", "inputs"];

/// The marks of a question, by which its answer is found wherever it stands: those that stay when
/// the question is worded anew come first.
const QUESTIONS: [&str; 10] = [
    "field.id",
    "field.ref",
    "question.id",
    "question_id",
    "questionId",
    "field_id",
    "fieldId",
    "qid",
    "question",
    "field",
];

/// Marks that people have, too: they are a question's in a list that is called one of answers.
const IN_ANSWERS: [&str; 3] = ["ref", "key", "label"];

/// What else an answer says about its question, and a person would not.
const BESIDE: [&str; 9] = [
    "id", "position", "order", "required", "options", "name", "title", "section", "hidden",
];

/// A longer text is no mark that is kept in a definition, in bytes.
const LONGEST_MARK: usize = 100;

/// By what one answer is found in a list of what one person answered: its question, else its kind
/// where no other is of it; nothing but its place where it has neither. None for any other list.
pub(super) fn answer(
    list: Option<&str>,
    items: &[Json],
    picked: &Json,
    rest: &[String],
) -> Option<Option<String>> {
    let field = rest.first()?;
    let in_answers = list.is_some_and(is_of_answers);
    let mark = mark(items, picked, in_answers);
    let are_questions = mark.is_some() || in_answers;
    let are_answers = are_questions
        && items.iter().all(|item| says_one_thing(item, field))
        && differ(items, picked, rest);
    are_answers.then(|| mark.or_else(|| kind(items, picked)))
}

/// Whether a list is called one of answers.
fn is_of_answers(name: &str) -> bool {
    let letters = name.chars().filter(|one| one.is_alphanumeric());
    let name: String = letters.flat_map(char::to_lowercase).collect();
    LISTS.contains(&name.as_str())
}

/// The mark of the picked one's question: each in the list has such a mark, and each its own.
fn mark(items: &[Json], picked: &Json, in_answers: bool) -> Option<String> {
    let weak = IN_ANSWERS.iter().filter(|_| in_answers);
    let mut names = QUESTIONS.iter().chain(weak);
    names.find_map(|name| {
        let said: Option<HashSet<String>> = items.iter().map(|item| said(item, name)).collect();
        let own = said.is_some_and(|said| said.len() == items.len());
        let text = said_as_it_stands(picked, name).filter(|_| own)?;
        (text.len() <= LONGEST_MARK).then(|| format!("{name}={text}"))
    })
}

fn said_as_it_stands(item: &Json, name: &str) -> Option<String> {
    match item.reached(name)? {
        Json::Object(_) | Json::List(_) | Json::Bool(_) | Json::Null => None,
        plain @ (Json::Text(_) | Json::Number(_) | Json::Opened(_)) => {
            let text = plain.display().trim().to_owned();
            (!text.is_empty()).then_some(text)
        }
    }
}

/// The same as it is compared.
fn said(item: &Json, name: &str) -> Option<String> {
    said_as_it_stands(item, name).map(|text| text.to_lowercase())
}

/// The kind of the picked one, where it is its alone.
fn kind(items: &[Json], picked: &Json) -> Option<String> {
    let (name, kind) = kind_of(picked)?;
    let alike = items.iter().filter_map(kind_of);
    let is_only = alike.filter(|(_, other)| *other == kind).count() == 1;
    is_only.then(|| format!("{name}={kind}"))
}

/// Whether a thing says one thing alone beside what its question is, or nothing: a person says more.
fn says_one_thing(item: &Json, field: &str) -> bool {
    let Json::Object(members) = item.inside() else {
        return false;
    };
    let of_question = |name: &str| {
        let own = |mark: &&str| mark.split('.').next() == Some(name);
        QUESTIONS.iter().chain(&IN_ANSWERS).any(own)
            || KINDS.contains(&name)
            || BESIDE.contains(&name)
    };
    let answers = members.iter().map(|(name, _)| name.as_str());
    let mut answers = answers.filter(|name| *name == field || !of_question(name));
    answers.next();
    answers.next().is_none()
}

/// Whether the answers are of several kinds: the picked one has its field alone or with those of its
/// kind, or fewer than half of what stands there is an address.
fn differ(items: &[Json], picked: &Json, rest: &[String]) -> bool {
    let has = |item: &&Json| item.member(&rest[0]).is_some();
    let (with, without): (Vec<&Json>, Vec<&Json>) = items.iter().partition(has);
    let kind = kind_of(picked);
    let by_kind = kind.is_some()
        && with.iter().all(|item| kind_of(item) == kind)
        && without.iter().all(|item| kind_of(item) != kind);
    let apart = !without.is_empty() && (with.len() == 1 || by_kind);
    apart || few_are_addresses(items, picked, rest)
}

/// Whether an address was picked where fewer than half of the others have one: a form that has each
/// question's answer under one name.
fn few_are_addresses(items: &[Json], picked: &Json, rest: &[String]) -> bool {
    let rest = Pointer::new(rest.to_vec());
    let said = |item: &Json| {
        let value = rest.find(item).filter(|value| !value.is_missing())?;
        Some(is_email(&value.display()))
    };
    let all: Vec<bool> = items.iter().filter_map(said).collect();
    let addresses = all.iter().filter(|one| **one).count();
    said(picked) == Some(true) && addresses * 2 < all.len()
}
