//! What a condition comes to, written a second time and otherwise: JSON values as `serde_json` has
//! them, 2 for true, 1 for cannot be told, 0 for not; days counted from the year 0.

use serde_json::Value;

pub(super) const TRUE: u8 = 2;
pub(super) const UNCLEAR: u8 = 1;
pub(super) const FALSE: u8 = 0;

/// Who is managed by whom: a person, what names the manager for certain, and what may.
pub(super) const MANAGERS: [(&str, &[&str], &[&str]); 3] = [
    ("ada", &["red", "12"], &["blue"]),
    ("Ben", &[], &["BLUE", "red and blue", "yes"]),
    ("cyd", &[], &[]),
];

/// The day of today, counted, and by how many minutes the zone is ahead.
#[derive(Clone, Copy, Debug)]
pub(super) struct Now {
    pub(super) day: i64,
    pub(super) ahead: i64,
}

pub(super) fn condition(group: &Value, data: &Value, now: Now) -> u8 {
    let tests = group["tests"].as_array().unwrap();
    let groups = group["groups"].as_array().cloned().unwrap_or_default();
    let tests = tests.iter().map(|test| one(test, data, now));
    let groups = groups.iter().map(|group| condition(group, data, now));
    let all: Vec<u8> = tests.chain(groups).collect();
    let decided = match group["mode"].as_str().unwrap() {
        "all" => all.iter().min(),
        "any" => all.iter().max(),
        other => panic!("{other}"),
    };
    decided.copied().unwrap_or(TRUE)
}

fn one(test: &Value, data: &Value, now: Now) -> u8 {
    let reference = &test["reference"];
    let found = data.pointer(reference["pointer"].as_str().unwrap());
    let known = matches!(
        reference["source"]["kind"].as_str(),
        Some("person" | "company")
    );
    let value = match found {
        None | Some(Value::Null) if known => Some(Value::String(String::new())),
        None | Some(Value::Null) => None,
        Some(value) => Some(value.clone()),
    };
    let operator = test["operator"].as_str().unwrap();
    let with: Vec<&str> = test["values"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one.as_str().unwrap())
        .collect();
    let exact = test["exact"] == true;
    match (operator, value) {
        ("is_empty", value) => bit(value.is_none_or(|value| blank(&value))),
        ("is_not_empty", value) => bit(value.is_some_and(|value| !blank(&value))),
        (_, None) => UNCLEAR,
        (_, Some(value)) => of_value(operator, &value, &with, exact, now),
    }
}

fn of_value(operator: &str, value: &Value, with: &[&str], exact: bool, now: Now) -> u8 {
    let textual = [
        "is",
        "is_not",
        "is_one_of",
        "is_not_one_of",
        "contains",
        "starts_with",
    ];
    if blank(value) && !textual.contains(&operator) {
        return FALSE;
    }
    let best = |each: Vec<u8>| each.into_iter().max().unwrap();
    let same = |item: &Value| best(with.iter().map(|with| equal(item, with, exact)).collect());
    match operator {
        "is" | "is_one_of" => same(value),
        "is_not" | "is_not_one_of" if blank(value) => same(value).min(UNCLEAR),
        "is_not" | "is_not_one_of" => 2 - same(value),
        "contains" => best(with.iter().map(|with| holds(value, with, exact)).collect()),
        "starts_with" => best(with.iter().map(|with| begins(value, with, exact)).collect()),
        "includes_any" => match value.as_array() {
            Some(items) => best(items.iter().map(same).collect()),
            None => UNCLEAR,
        },
        "includes_all" => match value.as_array() {
            Some(items) => with
                .iter()
                .map(|with| best(items.iter().map(|item| equal(item, with, exact)).collect()))
                .min()
                .unwrap(),
            None => UNCLEAR,
        },
        "equals" | "more_than" | "less_than" | "between" => {
            number(value).map_or(UNCLEAR, |n| numeric(operator, n, with))
        }
        "is_manager_of" => match value.as_str() {
            Some(text) => best(with.iter().map(|person| manages(text, person)).collect()),
            None => UNCLEAR,
        },
        "is_yes" => yes(value).map_or(UNCLEAR, bit),
        "is_no" => yes(value).map_or(UNCLEAR, |yes| bit(!yes)),
        _ => value
            .as_str()
            .and_then(|text| day(text, now.ahead))
            .map_or(UNCLEAR, |day| by_day(operator, day, with, now)),
    }
}

fn numeric(operator: &str, n: f64, with: &[&str]) -> u8 {
    let with: Vec<f64> = with.iter().map(|one| written(one).unwrap()).collect();
    bit(match operator {
        "equals" => n == with[0],
        "more_than" => n > with[0],
        "less_than" => n < with[0],
        _ => with[0] <= n && n <= with[1],
    })
}

fn by_day(operator: &str, one: i64, with: &[&str], now: Now) -> u8 {
    let other = || day(with[0], 0).unwrap();
    let days = || with[0].parse::<i64>().unwrap();
    bit(match operator {
        "before" => one < other(),
        "after" => one > other(),
        "on" => one == other(),
        "in_the_next" => one >= now.day && one - now.day <= days(),
        "in_the_last" => one <= now.day && now.day - one <= days(),
        "is_today" => one == now.day,
        other => panic!("{other}"),
    })
}

fn manages(text: &str, person: &str) -> u8 {
    let same = |one: &str, other: &str| plain(one, false) == plain(other, false);
    let Some((_, certainly, perhaps)) = MANAGERS.iter().find(|one| same(one.0, person)) else {
        return UNCLEAR;
    };
    let is_in = |texts: &[&str]| texts.iter().any(|one| same(one, text));
    if is_in(certainly) {
        return TRUE;
    }
    if is_in(perhaps) { UNCLEAR } else { FALSE }
}

fn bit(yes: bool) -> u8 {
    if yes { TRUE } else { FALSE }
}

fn blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.chars().all(char::is_whitespace),
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

fn plain(text: &str, exact: bool) -> String {
    match exact {
        true => text.to_owned(),
        false => text.trim().chars().flat_map(char::to_lowercase).collect(),
    }
}

fn equal(value: &Value, with: &str, exact: bool) -> u8 {
    match value {
        Value::String(text) => bit(plain(text, exact) == plain(with, exact)),
        Value::Number(n) => written(with).map_or(UNCLEAR, |with| bit(n.as_f64().unwrap() == with)),
        Value::Bool(yes) => match plain(with, false).as_str() {
            "yes" | "true" => bit(*yes),
            "no" | "false" => bit(!*yes),
            _ => UNCLEAR,
        },
        Value::Null | Value::Array(_) | Value::Object(_) => UNCLEAR,
    }
}

fn holds(value: &Value, with: &str, exact: bool) -> u8 {
    match value {
        Value::Array(items) => bit(items.iter().any(|item| equal(item, with, exact) == TRUE)),
        Value::String(text) => bit(plain(text, exact).contains(&plain(with, exact))),
        Value::Number(n) => bit(n.to_string().contains(&plain(with, exact))),
        Value::Null | Value::Bool(_) | Value::Object(_) => UNCLEAR,
    }
}

fn begins(value: &Value, with: &str, exact: bool) -> u8 {
    match value {
        Value::String(text) => bit(plain(text, exact).starts_with(&plain(with, exact))),
        Value::Number(n) => bit(n.to_string().starts_with(&plain(with, exact))),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => UNCLEAR,
    }
}

fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Number(n) => n.as_f64(),
        Value::String(text) => written(text),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

fn written(text: &str) -> Option<f64> {
    serde_json::from_str::<f64>(text.trim()).ok()
}

fn yes(value: &Value) -> Option<bool> {
    let text = match value {
        Value::Bool(yes) => return Some(*yes),
        Value::String(text) => text.trim().to_lowercase(),
        Value::Number(n) => n.to_string(),
        Value::Null | Value::Array(_) | Value::Object(_) => return None,
    };
    [
        ("yes", true),
        ("true", true),
        ("1", true),
        ("no", false),
        ("false", false),
        ("0", false),
    ]
    .into_iter()
    .find_map(|(word, yes)| (word == text).then_some(yes))
}

/// `2026-12-01`, or with `T23:30:00Z` or `T23:30:00+05:00` behind it, as a number of a day.
pub(super) fn day(text: &str, ahead: i64) -> Option<i64> {
    let text = text.trim();
    let (date, rest) = text.split_at_checked(10)?;
    let parts: Vec<i64> = date
        .split('-')
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    let [year, month, day] = parts[..] else {
        return None;
    };
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    let lengths = [
        31,
        if leap { 29 } else { 28 },
        31,
        30,
        31,
        30,
        31,
        31,
        30,
        31,
        30,
        31,
    ];
    let length = *lengths.get(usize::try_from(month - 1).ok()?)?;
    if !(1..=length).contains(&day) {
        return None;
    }
    let before = year - 1;
    let years = before * 365 + before / 4 - before / 100 + before / 400;
    let months: i64 = lengths[..usize::try_from(month - 1).unwrap()].iter().sum();
    let count = years + months + day;
    let Some(time) = rest.strip_prefix('T') else {
        return rest.is_empty().then_some(count);
    };
    let minutes = time[..2].parse::<i64>().ok()? * 60 + time[3..5].parse::<i64>().ok()?;
    let offset = match &time[8..] {
        "" => return Some(count),
        "Z" => 0,
        with => {
            let minutes = with[1..3].parse::<i64>().ok()? * 60 + with[4..6].parse::<i64>().ok()?;
            if with.starts_with('-') {
                -minutes
            } else {
                minutes
            }
        }
    };
    Some((count * 1440 + minutes - offset + ahead).div_euclid(1440))
}
