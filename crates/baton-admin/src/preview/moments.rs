//! When a step that waits for a moment goes on: for the person of the preview, and for the next
//! people whose date decides (C18).

use std::sync::Arc;

use baton_core::calendar::{CompanyTime, LocalTime};
use baton_core::steps::{FreeDays, Timed};
use baton_core::{Details, Json};
use baton_engine::{Engine, people};
use baton_store::Snapshot;
use baton_store::table::people::PersonRow;
use jiff::civil::Date;
use jiff::{Span, Timestamp};

use super::views::{Clocks, Moments, MomentsInput, NextPeople, PersonMoment};
use crate::{Code, Outcome, Refusal, stored};

/// So many people are shown.
const NEXT: usize = 5;
/// Among so many the next ones are found: rules for weekends hardly change the order of dates.
const LOOKED_AT: usize = 60;
/// A date further back gives no moment that is still to come.
const LONGEST_AFTER_YEARS: i64 = 100;

/// When a step goes on.
pub async fn moments(engine: &Engine, input: MomentsInput) -> Outcome<Moments> {
    let computer = engine.options().computer_zone();
    stored::read(engine, move |snapshot| {
        let asked = Asked {
            time: snapshot.meta().company_time(computer)?,
            now: Timestamp::now(),
        };
        let step = input.definition.step(&input.step);
        let step = step.ok_or_else(|| Refusal::not_found("step", &input.step))?;
        let waits_for_nothing = || Refusal::new(Code::WrongState, "this step waits for no moment");
        let timed = step.kind().timed().ok_or_else(waits_for_nothing)?;
        let person = snapshot.people().get(&input.person)?;
        let person = person.ok_or_else(|| Refusal::not_found("person", &input.person))?;
        let (decides, next) = asked.next(snapshot, timed)?;
        let mut person = asked.of(snapshot, timed, &person)?;
        if decides == NextPeople::Sensitive {
            (person.date, person.at) = (None, None);
        }
        Ok(Moments {
            person,
            decides,
            next,
        })
    })
    .await
}

/// What moments are asked by.
struct Asked {
    time: CompanyTime,
    now: Timestamp,
}

impl Asked {
    fn of(
        &self,
        snapshot: &Snapshot<'_>,
        timed: &dyn Timed,
        row: &PersonRow,
    ) -> Outcome<PersonMoment> {
        let custom = snapshot.custom_details().all()?;
        let ids = snapshot.external_ids().of_person(row.no)?;
        let details = Details {
            person: people::details(&row.person, &custom, &ids),
            sensitive: people::sensitive(&custom),
            company: Json::Null,
            workflow_name: String::new(),
            time: self.time.clone(),
            managers: Arc::default(),
        };
        let (zone, zone_of) = self.time.zone_for(&details.person);
        let found = timed.moment(&details, self.now);
        let moment = found.as_ref().ok();
        Ok(PersonMoment {
            person: row.person.id.clone(),
            name: row.person.display_name.clone(),
            date: moment
                .and_then(|moment| moment.base)
                .map(|day| day.to_string()),
            at: moment.map(|moment| moment.at),
            has_passed: moment.is_some_and(|moment| moment.at <= self.now),
            zone: zone.name().to_owned(),
            zone_of,
            clocks: moment.map_or(Clocks::Once, |moment| clocks(moment.local)),
            free_days: moment.map_or(FreeDays::NotAsked, |moment| moment.free_days),
            none: found.err(),
        })
    }

    /// The next people, where a date of theirs decides and may be shown.
    fn next(
        &self,
        snapshot: &Snapshot<'_>,
        timed: &dyn Timed,
    ) -> Outcome<(NextPeople, Vec<PersonMoment>)> {
        let Some(detail) = timed.date_detail() else {
            return Ok((NextPeople::EachRun, Vec::new()));
        };
        let sensitive = people::sensitive(&snapshot.custom_details().all()?);
        if sensitive.contains(&format!("/{detail}")) {
            return Ok((NextPeople::Sensitive, Vec::new()));
        }
        let today = self.time.zone_for(&Json::Null).0.date(self.now);
        let mut next = self.upcoming(snapshot, timed, detail, today)?;
        next.sort_by_key(|one| one.at);
        next.truncate(NEXT);
        Ok((NextPeople::Date, next))
    }

    /// Those whose date is still to come, or whose moment is.
    fn upcoming(
        &self,
        snapshot: &Snapshot<'_>,
        timed: &dyn Timed,
        detail: &str,
        today: Date,
    ) -> Outcome<Vec<PersonMoment>> {
        let from = self.first_date(timed, detail, today);
        let rows = snapshot
            .people()
            .with_date(detail, &from.to_string(), LOOKED_AT)?;
        let mut found = Vec::new();
        for row in rows {
            let moment = self.of(snapshot, timed, &row)?;
            let date = moment
                .date
                .as_ref()
                .and_then(|date| date.parse::<Date>().ok());
            let is_ahead = date.is_some_and(|date| date >= today);
            if moment.at.is_some() && (is_ahead || !moment.has_passed) {
                found.push(moment);
            }
        }
        Ok(found)
    }

    /// The earliest date whose moment may be still to come: that of a step that goes on long after
    /// the date lies as long ago. It is found by halves, as a kind tells moments, not lengths.
    fn first_date(&self, timed: &dyn Timed, detail: &str, today: Date) -> Date {
        let is_over = |date: Date| {
            let person = with_date(detail, date);
            let details = Details {
                person,
                sensitive: Vec::new(),
                company: Json::Null,
                workflow_name: String::new(),
                time: self.time.clone(),
                managers: Arc::default(),
            };
            let moment = timed.moment(&details, self.now);
            moment.is_ok_and(|moment| moment.at <= self.now)
        };
        let back = |days: i64| today.checked_sub(Span::new().days(days)).unwrap_or(today);
        let (mut ahead, mut over) = (0, LONGEST_AFTER_YEARS * 366);
        while over - ahead > 1 {
            let middle = ahead + (over - ahead) / 2;
            match is_over(back(middle)) {
                true => over = middle,
                false => ahead = middle,
            }
        }
        back(ahead)
    }
}

/// Somebody of whom only this date is known.
fn with_date(detail: &str, date: Date) -> Json {
    let date = Json::text(date.to_string());
    match detail.split_once('/') {
        Some((group, name)) => {
            let name = name.replace("~1", "/").replace("~0", "~");
            Json::object([(group, Json::object([(name, date)]))])
        }
        None => Json::object([(detail, date)]),
    }
}

fn clocks(local: LocalTime) -> Clocks {
    match local {
        LocalTime::Once(_) => Clocks::Once,
        LocalTime::Skipped(_) => Clocks::Skipped,
        LocalTime::Twice(_) => Clocks::Twice,
    }
}
