//! T2: 8,000 moments against Python's `zoneinfo`, which shares no code with Baton.
#![cfg(unix)]
#![expect(clippy::disallowed_types, reason = "the oracle is another program")]

use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::Arc;

use baton_core::calendar::{CompanyTime, Imported, ImportedDay, LocalTime, Zone};
use baton_core::steps::{Moment, NoMoment};
use baton_core::{Details, Json};
use jiff::civil::{Date, date};
use jiff::{Span, Timestamp};
use serde_json::{Value, json};

use super::{alone, person, started, until, wait_until};
use crate::model::Dice;

const CASES: u64 = 8_000;

/// Zones of every kind whose rules are not under change: half hours, quarters, no change at all,
/// summer in January, clocks that go back in summer's name.
const ZONES: [&str; 24] = [
    "Europe/Berlin",
    "Europe/London",
    "Europe/Dublin",
    "Europe/Lisbon",
    "Europe/Zurich",
    "Europe/Madrid",
    "Atlantic/Azores",
    "America/New_York",
    "America/Chicago",
    "America/Los_Angeles",
    "America/St_Johns",
    "America/Phoenix",
    "America/Sao_Paulo",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Asia/Tokyo",
    "Asia/Singapore",
    "Australia/Sydney",
    "Australia/Adelaide",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
    "Pacific/Chatham",
    "Pacific/Kiritimati",
    "UTC",
];

/// What is asked of both sides.
struct Case {
    zone: &'static str,
    since: Timestamp,
    date: Date,
    until: Value,
    weekend_rule: &'static str,
    free: Vec<Date>,
}

impl Case {
    fn random(dice: &mut Dice) -> Self {
        let zone = pick(dice, &ZONES);
        let day = a_day(dice, zone);
        let seconds = day
            .at(0, 0, 0, 0)
            .duration_since(date(1970, 1, 1).at(0, 0, 0, 0));
        let since = seconds.as_secs() + below(dice, 86_400);
        let since = Timestamp::from_second(since.max(0)).unwrap();
        if dice.one_in(6) {
            return Self::on_a_change(dice, zone, since);
        }
        Self {
            zone,
            since,
            date: day,
            until: a_length(dice),
            weekend_rule: pick(
                dice,
                &["as_it_is", "working_day_before", "working_day_after"],
            ),
            free: (0..dice.below(6))
                .filter_map(|_| day.checked_add(Span::new().days(below(dice, 40) - 20)).ok())
                .collect(),
        }
    }

    /// On the very day when the clocks change, around the hour when they do.
    fn on_a_change(dice: &mut Dice, zone: &'static str, since: Timestamp) -> Self {
        let at = pick(dice, &["01:30", "02:00", "02:30", "02:45", "00:30"]);
        Self {
            zone,
            since,
            date: a_change(dice, zone),
            until: json!({"kind": "date", "amount": 1, "unit": "days", "side": "on",
                "detail": "start_date", "at": at}),
            weekend_rule: "as_it_is",
            free: Vec::new(),
        }
    }

    fn to_json(&self) -> Value {
        let mut until = self.until.clone();
        until["date"] = json!(self.date.to_string());
        json!({"zone": self.zone, "since": self.since.as_second(), "until": until,
            "weekend_rule": self.weekend_rule,
            "free": self.free.iter().map(Date::to_string).collect::<Vec<_>>()})
    }

    fn details(&self, zone: &str) -> Details {
        let day = |day: &Date| ImportedDay {
            name: String::new(),
            from: *day,
            to: *day,
            yearly: false,
        };
        let days = self.free.iter().map(day).collect::<Vec<_>>();
        let time = CompanyTime {
            imported: Arc::new(Imported::from(days)),
            ..CompanyTime::of_computer(Zone::utc())
        };
        let about = json!({"time_zone": zone, "start_date": self.date.to_string()});
        person(&about.to_string(), &time)
    }

    /// What Baton says, in a zone.
    fn answer(&self, zone: &str) -> String {
        let mut step = wait_until("wait", &self.until);
        step["action"]["weekend_rule"] = json!(self.weekend_rule);
        let definition = alone(step);
        let details = self.details(zone);
        let timed = definition.steps[0].kind().timed().unwrap();
        let moment = timed.moment(&details, self.since);
        if let Ok(moment) = &moment {
            let run = started(&definition, &details, self.since);
            let expected = (moment.at > self.since).then_some(moment.at);
            assert_eq!(until(&run), expected, "{}", self.to_json());
        }
        told(moment)
    }
}

fn told(moment: Result<Moment, NoMoment>) -> String {
    match moment.map(|moment| moment.local) {
        Ok(LocalTime::Once(at)) => format!("{} once", at.as_second()),
        Ok(LocalTime::Skipped(at)) => format!("{} skipped", at.as_second()),
        Ok(LocalTime::Twice(at)) => format!("{} twice", at.as_second()),
        Err(_) => "none".to_owned(),
    }
}

/// Days around a change of the clocks, at the ends of what computers count, and any others.
fn a_day(dice: &mut Dice, zone: &str) -> Date {
    let near = |dice: &mut Dice, day: Date| {
        let by = Span::new().days(below(dice, 7) - 3);
        day.checked_add(by).unwrap_or(day)
    };
    match dice.below(8) {
        0 | 1 => {
            let change = a_change(dice, zone);
            near(dice, change)
        }
        2 => near(dice, date(2038, 1, 19)),
        3 => near(dice, date(1970, 1, 10)),
        4 => near(dice, date(9999, 12, 20)),
        _ => any(dice, 1970, 2400),
    }
}

fn any(dice: &mut Dice, from: i16, to: i16) -> Date {
    let days = date(from, 1, 1).until(date(to, 12, 31)).unwrap().get_days();
    let after = Span::new().days(below(dice, u64::try_from(days).unwrap()));
    date(from, 1, 1).checked_add(after).unwrap()
}

/// A day on which the clocks of a zone change; any day where they never do.
fn a_change(dice: &mut Dice, zone: &str) -> Date {
    let from = any(dice, 1971, 2060).in_tz(zone).unwrap();
    let zone = from.time_zone();
    let change = zone.following(from.timestamp()).next();
    let at = change.map_or_else(|| from.timestamp(), |change| change.timestamp());
    zone.to_datetime(at).date()
}

fn a_length(dice: &mut Dice) -> Value {
    let at = format!("{:02}:{:02}", dice.below(24), dice.below(60));
    let near_the_change = ["01:30", "02:00", "02:30", "03:00", "00:15"];
    let at = if dice.one_in(2) {
        pick(dice, &near_the_change).to_owned()
    } else {
        at
    };
    let most = if dice.one_in(10) { 900 } else { 20 };
    let amount = 1 + dice.below(most);
    match dice.below(4) {
        0 => json!({"kind": "duration", "amount": amount,
            "unit": pick(dice, &["minutes", "hours", "days", "weeks"])}),
        1 => json!({"kind": "working_days", "amount": amount, "at": at}),
        _ => json!({"kind": "date", "amount": amount, "at": at, "detail": "start_date",
            "unit": pick(dice, &["days", "working_days", "weeks", "months"]),
            "side": pick(dice, &["before", "on", "after"])}),
    }
}

fn pick<T: Copy>(dice: &mut Dice, from: &[T]) -> T {
    from[usize::try_from(dice.below(from.len() as u64)).unwrap()]
}

fn below(dice: &mut Dice, sides: u64) -> i64 {
    i64::try_from(dice.below(sides)).unwrap()
}

fn cases() -> Vec<Case> {
    let mut dice = Dice::new(2);
    (0..CASES).map(|_| Case::random(&mut dice)).collect()
}

/// What Python says to each case.
fn asked(cases: &[Case]) -> Vec<String> {
    let mut python = Command::new("python3")
        .arg(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/oracle/moments.py"
        ))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3 with zone data is needed: the oracle is written in it");
    let mut stdin = python.stdin.take().unwrap();
    let lines = cases.iter().map(|case| format!("{}\n", case.to_json()));
    let lines = lines.collect::<String>();
    // It reads everything before it answers, so that neither waits for the other.
    stdin.write_all(lines.as_bytes()).unwrap();
    drop(stdin);
    let answered = python.wait_with_output().unwrap();
    assert!(answered.status.success(), "the oracle ended badly");
    let text = String::from_utf8(answered.stdout).unwrap();
    text.lines().map(str::to_owned).collect()
}

/// How many answers differ when each person's zone is taken for another.
fn differing(cases: &[Case], answers: &[String], zone: impl Fn(&Case) -> String) -> usize {
    let pairs = cases.iter().zip(answers);
    pairs
        .filter(|(case, answer)| case.answer(&zone(case)) != **answer)
        .count()
}

#[test]
fn eight_thousand_moments_are_those_of_the_oracle() {
    let cases = cases();
    let answers = asked(&cases);

    assert_eq!(answers.len(), cases.len());
    for (case, answer) in cases.iter().zip(&answers) {
        assert_eq!(&case.answer(case.zone), answer, "{}", case.to_json());
    }
    let found = |word: &str| answers.iter().filter(|one| one.contains(word)).count();
    let counts = ["once", "skipped", "twice", "none"].map(found);
    println!("once, skipped, twice, none: {counts:?}");
    assert!(counts.iter().all(|count| *count >= 40), "{counts:?}");
}

/// The red case `fixed_offset`: the clocks of a zone are taken to be always as in January.
#[test]
fn a_fixed_offset_is_found_out() {
    let cases = cases();
    let answers = asked(&cases);

    let fixed = |case: &Case| {
        let january = date(2026, 1, 15).in_tz(case.zone).unwrap();
        match january.offset().seconds() / 3_600 {
            0 => "UTC".to_owned(),
            hours => format!("Etc/GMT{:+}", -hours),
        }
    };
    let wrong = differing(&cases, &answers, fixed);
    println!("{wrong} of {CASES} moments are wrong with a fixed offset");
    assert!(wrong > 1_000, "{wrong}");
}

/// The red case `no_holidays`: what was imported is forgotten.
#[test]
fn forgotten_holidays_are_found_out() {
    let mut cases = cases();
    let answers = asked(&cases);
    for case in &mut cases {
        case.free.clear();
    }

    let wrong = differing(&cases, &answers, |case| case.zone.to_owned());
    println!("{wrong} of {CASES} moments are wrong without holidays");
    assert!(wrong > 100, "{wrong}");
}

#[test]
fn a_date_that_is_none_is_said() {
    let definition = alone(wait_until(
        "wait",
        &super::by_date(1, "before", "start_date"),
    ));
    let timed = definition.steps[0].kind().timed().unwrap();
    let time = CompanyTime::of_computer(Zone::utc());
    let told = |value: Json| {
        let details = Details {
            person: Json::object([("start_date", value)]),
            ..person("{}", &time)
        };
        let moment = timed.moment(&details, Timestamp::UNIX_EPOCH);
        moment.map(|moment| moment.at.to_string())
    };

    assert_eq!(told(Json::Null), Err(NoMoment::DateMissing));
    assert_eq!(told(Json::text(" ")), Err(NoMoment::DateMissing));
    assert_eq!(told(Json::text("undefined")), Err(NoMoment::DateMissing));
    assert_eq!(told(Json::Bool(true)), Err(NoMoment::DateUnreadable));
    for other in ["-009999-01-01", "1.12.2026", "2026-12-01T10:00 noon"] {
        assert_eq!(told(Json::text(other)), Err(NoMoment::DateUnreadable));
    }
    assert_eq!(
        told(Json::text("2026-12-01")),
        Ok("2026-11-30T09:00:00Z".to_owned())
    );
    assert_eq!(
        told(Json::text("2026-12-01T23:30:00-05:00")),
        Ok("2026-12-01T09:00:00Z".to_owned()),
        "an instant counts as its day in the zone"
    );
}

/// C17: what another tool wrote as a date is one day in a condition, in what is sent, and here.
#[test]
fn a_stored_date_is_read_as_everything_reads_dates() {
    let definition = alone(wait_until("wait", &super::by_date(0, "on", "start_date")));
    let timed = definition.steps[0].kind().timed().unwrap();
    let time = CompanyTime::of_computer(Zone::of_name("Europe/Berlin").unwrap());
    let told = |value: Json| {
        let details = Details {
            person: Json::object([("start_date", value)]),
            ..person("{}", &time)
        };
        let moment = timed.moment(&details, Timestamp::UNIX_EPOCH);
        moment.map(|moment| moment.base.unwrap().to_string())
    };

    for (as_stored, day) in [
        ("31.12.2026", "2026-12-31"),
        ("12/31/2026", "2026-12-31"),
        ("20261231", "2026-12-31"),
        ("46387", "2026-12-31"),
        ("/Date(1798761600000)/", "2027-01-01"),
        ("2026-11-30T23:00:00.000Z", "2026-12-01"),
        ("2026-12-01T10:00", "2026-12-01"),
    ] {
        assert_eq!(
            told(Json::text(as_stored)),
            Ok(day.to_owned()),
            "{as_stored}"
        );
    }
    let serial = Json::parse(b"46387").unwrap();
    assert_eq!(told(serial), Ok("2026-12-31".to_owned()));
}
