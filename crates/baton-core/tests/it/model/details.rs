//! The facts as the machine gets them: texts, a calendar, and names of zones.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use baton_core::calendar::{CompanyTime, Imported, ImportedDay, Zone};
use baton_core::{Details, Json};
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::facts::{Facts, FirstDay, HOLIDAYS, ZONES};
use crate::fixture::{at, maria};

/// Details that were made before are made once.
#[derive(Clone, Default)]
pub(super) struct Made(Rc<RefCell<BTreeMap<Facts, Rc<Details>>>>);

impl Made {
    pub(super) fn of(&self, facts: &Facts) -> Rc<Details> {
        let mut made = self.0.borrow_mut();
        let made = made
            .entry(*facts)
            .or_insert_with(|| Rc::new(details(facts)));
        Rc::clone(made)
    }
}

fn details(facts: &Facts) -> Details {
    let first_day = match facts.first_day {
        FirstDay::Empty => Value::Null,
        FirstDay::Unreadable => json!("soon"),
        FirstDay::On(day) => json!(date(day).to_string()),
        FirstDay::EveningOf(day) => json!(format!("{}T20:00:00Z", date(day))),
    };
    let zone = |place: Option<usize>| place.map(|place| ZONES[place].0);
    let person = json!({ "custom": { "badge": facts.badge }, "start_date": first_day,
        "time_zone": zone(facts.own_zone) });
    Details {
        person: Json::parse(person.to_string().as_bytes()).unwrap(),
        time: CompanyTime {
            zone: zone(facts.company_zone).and_then(Zone::of_name),
            computer: Zone::utc(),
            place: None,
            imported: Arc::new(holidays(HOLIDAYS[facts.holidays])),
        },
        ..maria()
    }
}

fn holidays(days: &[i64]) -> Imported {
    let days = days.iter().map(|day| ImportedDay {
        name: "Free".to_owned(),
        from: date(*day),
        to: date(*day),
        yearly: false,
    });
    days.collect::<Vec<_>>().into()
}

/// A day by how many it is from that of the story.
fn date(day: i64) -> Date {
    let first = at(0).to_zoned(TimeZone::UTC).date();
    first.checked_add(day.days()).unwrap()
}
