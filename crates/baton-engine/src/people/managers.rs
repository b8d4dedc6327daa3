//! Who manages the people that conditions name, by what is stored. A manager is a text, as tools
//! send it: a work e-mail, or a name.

use baton_core::call::is_email;
use baton_core::managers::{ManagedBy, Managers};
use baton_store::table::people::PersonRow;
use baton_store::{Result, Snapshot};

/// Looks up by whom these people are managed; those whom nobody or several are named are left out.
/// So is one who cannot be read: whom they manage cannot be told, and that is all.
pub fn managers<'n>(
    tables: &Snapshot<'_>,
    people: impl IntoIterator<Item = &'n str>,
) -> Result<Managers> {
    let mut managers = Managers::default();
    for person in people {
        match of_one(tables, person) {
            Err(error) if !error.is_of_the_store() => {
                tracing::warn!("by whom somebody is managed cannot be read");
            }
            by => {
                if let Some(by) = by? {
                    managers.add(person, by);
                }
            }
        }
    }
    Ok(managers)
}

fn of_one(tables: &Snapshot<'_>, person: &str) -> Result<Option<ManagedBy>> {
    let row = only(tables, person)?;
    row.map(|row| managed_by(tables, &row)).transpose()
}

/// The one person whom a text names.
fn only(tables: &Snapshot<'_>, text: &str) -> Result<Option<PersonRow>> {
    if is_email(text) {
        return tables.people().by_email(text);
    }
    let mut named = tables.people().named(text, 2)?;
    Ok(named.pop().filter(|_| named.is_empty()))
}

/// A work e-mail is one person's; a name may be that of several.
fn managed_by(tables: &Snapshot<'_>, person: &PersonRow) -> Result<ManagedBy> {
    let mut by = ManagedBy::default();
    let text = person.person.manager.as_deref().unwrap_or_default().trim();
    if text.is_empty() {
        return Ok(by);
    }
    let is_shared =
        |name: &str| Ok::<_, baton_store::Error>(tables.people().named(name, 2)?.len() > 1);
    if is_email(text) {
        by.certainly.push(text.to_owned());
    } else if is_shared(text)? {
        by.perhaps.push(text.to_owned());
    } else {
        by.certainly.push(text.to_owned());
    }
    let Some(manager) = only(tables, text)? else {
        return Ok(by);
    };
    let name = manager.person.display_name;
    match is_shared(&name)? {
        true => by.perhaps.push(name),
        false => by.certainly.push(name),
    }
    by.certainly.extend(manager.person.work_email);
    by.certainly.extend(tables.people().aliases(manager.no)?);
    Ok(by)
}
