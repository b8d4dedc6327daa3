//! Details that a step sets of its run's person: all of them, or none (C4).

use std::collections::BTreeMap;

use baton_core::call::match_key;
use baton_core::details::{CustomDetails, CustomType, is_open};
use baton_core::matching::twice::AddressSettings;
use baton_core::run::{NewDetail, Unfit, Updated};
use baton_core::{Json, email};
use baton_store::PersonNo;
use baton_store::table::people::external_ids::{ExternalId, MOST_SOURCES};
use baton_store::table::people::{PersonRow, custom_details};

use super::brought::{CUSTOM, EXTERNAL_IDS, Rules, TIME_ZONE, Why, begun, empty, read, set};
use super::change::{became, owner_of};
use super::details::{details, person_details};
use super::difference::{changes, told};
use super::shared::{address_changed, owner_of_email};
use crate::Error;
use crate::audit::Record;
use crate::turn::Turn;

/// Sets details of somebody, as `record` says it in the audit. Without a record nothing is written:
/// it only tells what would come of it.
pub(crate) fn update(
    turn: &mut Turn<'_, '_>,
    known: &PersonRow,
    new: &[NewDetail],
    record: Option<Record>,
) -> Result<Updated, Error> {
    let before = person_details(turn, known)?;
    let mut next = Next {
        row: known.clone(),
        ids: turn.tx.external_ids().of_person(known.no)?,
        custom: (*turn.custom()?).clone(),
    };
    let mut new: Vec<_> = new.iter().collect();
    // On which day a moment is depends on the zone.
    new.sort_by_key(|one| one.detail != TIME_ZONE);
    for one in new {
        if let Some(refused) = next.take(turn, one)? {
            return Ok(refused);
        }
    }
    let after = details(&next.row.person, &next.custom, &next.ids);
    let changes = changes(&before, &after);
    if let Some(record) = record.filter(|_| !changes.is_empty()) {
        next.store(turn, known, &before, record)?;
    }
    Ok(Updated::Changed(changes))
}

/// What somebody is to become.
struct Next {
    row: PersonRow,
    ids: Vec<ExternalId>,
    custom: CustomDetails,
}

impl Next {
    /// Takes one detail; gives why it cannot be.
    fn take(&mut self, turn: &mut Turn<'_, '_>, new: &NewDetail) -> Result<Option<Updated>, Error> {
        let NewDetail { detail, value, .. } = new;
        let unfit = |why| {
            let (detail, value) = (detail.clone(), told(value));
            Ok(Some(Updated::Unfit { detail, value, why }))
        };
        if new.is_sensitive && !is_nothing(value) && is_open(&self.custom, detail) {
            return unfit(Unfit::LooksSensitive);
        }
        if let Some(source) = detail.strip_prefix(EXTERNAL_IDS) {
            return self.take_id(turn, source, new);
        }
        if is_nothing(value) {
            empty(&mut self.row.person, detail);
            return Ok(None);
        }
        if let Some(name) = detail.strip_prefix(CUSTOM)
            && !self.fits(name, new)
        {
            return unfit(Unfit::OtherKind);
        }
        if detail == WORK_EMAIL {
            return self.take_email(turn, new);
        }
        let (time, orders, settings) = (
            turn.company_time()?,
            BTreeMap::new(),
            AddressSettings::default(),
        );
        let rules = Rules {
            time: &time,
            custom: &self.custom,
            orders: &orders,
            settings: &settings,
        };
        match read(&self.row.person, detail, value, "", &rules) {
            Ok(value) => set(&mut self.row.person, detail, &value),
            Err(Why::Day(_)) => return unfit(Unfit::NoDay),
            Err(Why::Zone) => return unfit(Unfit::NoZone),
            Err(Why::LooksSensitive) => return unfit(Unfit::LooksSensitive),
            Err(Why::Status | Why::Word) => return unfit(Unfit::NoStatus),
        }
        Ok(None)
    }

    /// Whether a value is of the type that a custom detail has; a new one gets the value's, and is
    /// marked as sensitive where the value is.
    fn fits(
        &mut self,
        name: &str,
        NewDetail {
            value,
            is_sensitive,
            ..
        }: &NewDetail,
    ) -> bool {
        if let Some(known) = self.custom.get(name) {
            // A day is read in all its forms.
            return known.kind == CustomType::Date || known.kind.read(value).is_some();
        }
        self.custom
            .insert(name.to_owned(), begun(value, *is_sensitive));
        self.custom.len() <= custom_details::MOST
    }

    fn take_email(
        &mut self,
        turn: &Turn<'_, '_>,
        NewDetail { detail, value, .. }: &NewDetail,
    ) -> Result<Option<Updated>, Error> {
        let text = value.display();
        let detail = detail.clone();
        if !email::is_email(&text) {
            let (value, why) = (told(value), Unfit::NoEmail);
            return Ok(Some(Updated::Unfit { detail, value, why }));
        }
        match owner_of_email(turn, &text)? {
            Some(owner) if owner.no != self.row.no => Ok(Some(taken(detail, owner))),
            Some(_) | None => {
                self.row.person.work_email = Some(email::shown(&text));
                Ok(None)
            }
        }
    }

    fn take_id(
        &mut self,
        turn: &Turn<'_, '_>,
        source: &str,
        NewDetail { detail, value, .. }: &NewDetail,
    ) -> Result<Option<Updated>, Error> {
        let id = told(value);
        let is_it = |one: &ExternalId| one.source.to_lowercase() == source.to_lowercase();
        let own = self.ids.iter().position(is_it);
        if is_nothing(value) {
            self.ids.retain(|one| !is_it(one));
            return Ok(None);
        }
        let one = ExternalId {
            source: own.map_or(source, |own| &self.ids[own].source).to_owned(),
            id: id.clone(),
        };
        if let Some(owner) = owner_of(turn, &one)?.filter(|owner| *owner != self.row.no) {
            let owner = turn.tx.people().by_no(owner)?;
            let owner = owner.ok_or(Error::Missing("person"))?;
            return Ok(Some(taken(detail.clone(), owner)));
        }
        match own {
            // The same number written otherwise stays as it was first written.
            Some(own) if match_key(&self.ids[own].id) == match_key(&id) => {}
            Some(own) => self.ids[own] = one,
            None if !has_room(turn, source)? => {
                let (detail, why) = (detail.clone(), Unfit::OtherKind);
                return Ok(Some(Updated::Unfit {
                    detail,
                    value: id,
                    why,
                }));
            }
            None => self.ids.push(one),
        }
        Ok(None)
    }

    /// Stores what was taken; a command that fails takes all of it back.
    fn store(
        self,
        turn: &mut Turn<'_, '_>,
        known: &PersonRow,
        before: &Json,
        record: Record,
    ) -> Result<(), Error> {
        let stored = turn.custom()?;
        for (name, detail) in &self.custom {
            if !stored.contains_key(name) {
                turn.tx.custom_details().set(name, *detail, turn.now)?;
                turn.forget_custom();
            }
        }
        self.store_ids(turn, known.no)?;
        let email_before = known.person.work_email.clone();
        if let Some(now) = became(turn, known, before, self.row, record)?
            && now.person.work_email != email_before
        {
            address_changed(turn, known, &now.person)?;
        }
        Ok(())
    }

    fn store_ids(&self, turn: &Turn<'_, '_>, person: PersonNo) -> Result<(), Error> {
        let table = turn.tx.external_ids();
        let had = table.of_person(person)?;
        for gone in had.iter().filter(|one| !self.has(&one.source)) {
            table.remove(&self.row, &gone.source)?;
        }
        for one in self.ids.iter().filter(|one| !had.contains(one)) {
            table.set(&self.row, &one.source, &one.id)?;
        }
        Ok(())
    }

    fn has(&self, source: &str) -> bool {
        self.ids.iter().any(|one| one.source == source)
    }
}

const WORK_EMAIL: &str = "work_email";

fn taken(detail: String, owner: PersonRow) -> Updated {
    let (person, name) = (owner.person.id, owner.person.display_name);
    Updated::Taken {
        detail,
        person,
        name,
    }
}

/// Nothing in it that somebody could have; a text of blanks neither.
fn is_nothing(value: &Json) -> bool {
    value.is_missing() || value.items().is_some_and(<[Json]>::is_empty)
}

/// Whether an id in a tool can be stored: in one that is known, or while more may be.
fn has_room(turn: &Turn<'_, '_>, source: &str) -> Result<bool, Error> {
    let known = turn.tx.external_ids().sources()?;
    let is_known = known
        .iter()
        .any(|one| one.to_lowercase() == source.to_lowercase());
    Ok(is_known || known.len() < MOST_SOURCES)
}
