//! The keys of people and of their former addresses. Where two people become one, the older keeps
//! the key, and of the other it is asked whose the address is (C18).

use std::time::SystemTime;

use baton_core::ProblemId;
use baton_core::email;
use baton_core::problem::Kind;
use jiff::Timestamp;
use rusqlite::params;

use crate::ids::PersonNo;
use crate::table::people::email_key;
use crate::table::problems::{Cause, NewItem, same_email};
use crate::{Error, Result, Tx, sql};

/// A key that changes.
struct Renewed<T> {
    of: T,
    key: String,
}

pub(super) fn renew(tx: &Tx<'_>) -> Result<()> {
    let changed = changed_people(tx)?;
    for one in &changed {
        let sql = "UPDATE people SET email_key = NULL, work_email = ?2 WHERE no = ?1";
        sql::execute(tx.db, sql, params![one.of.0, one.of.1])?;
    }
    for one in &changed {
        give(tx, one)?;
    }
    aliases(tx)
}

/// The people whose key changes, the oldest first, each with the address as it is shown.
fn changed_people(tx: &Tx<'_>) -> Result<Vec<Renewed<(PersonNo, String)>>> {
    let sql = "SELECT no, email_key FROM people WHERE email_key IS NOT NULL ORDER BY no";
    let mut keys = tx.db.prepare(sql)?;
    let mut rows = keys.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let Ok(old) = row.get_ref(1)?.as_str() else {
            continue;
        };
        let key = email_key(old);
        if key != old {
            let no = PersonNo(row.get(0)?);
            found.push((no, old.to_owned(), key));
        }
    }
    let found = found.into_iter().map(|(no, old, key)| {
        let sql = "SELECT work_email FROM people WHERE no = ?1";
        let typed = sql::one(tx.db, sql, [no], |row| Ok(row.get::<_, Option<String>>(0)?));
        // One that cannot be read says no more than its key does.
        let typed = typed.ok().flatten().flatten();
        let shown = email::shown(typed.as_deref().unwrap_or(&old));
        Ok(Renewed {
            of: (no, shown),
            key,
        })
    });
    found.collect()
}

/// Gives somebody their key, unless somebody older has it.
fn give(tx: &Tx<'_>, one: &Renewed<(PersonNo, String)>) -> Result<()> {
    let (no, shown) = &one.of;
    let holder = "SELECT no FROM people WHERE email_key = ?1";
    let holder = sql::one(tx.db, holder, [&one.key], |row| Ok(PersonNo(row.get(0)?)))?;
    match holder {
        Some(older) if older < *no => ask(tx, &one.key, *no, older)?,
        holder => {
            if let Some(younger) = holder {
                let sql = "UPDATE people SET work_email = coalesce (work_email, email_key),
                             email_key = NULL WHERE no = ?1";
                sql::execute(tx.db, sql, [younger])?;
                ask(tx, &one.key, younger, *no)?;
            }
            let sql =
                "UPDATE people SET email_key = ?2, work_email = nullif (?3, ?2) WHERE no = ?1";
            sql::execute(tx.db, sql, params![no, one.key, shown])?;
        }
    }
    find_by_what_is_shown(tx, *no)
}

/// Somebody is found by the words of the address as it is shown since, beside those of before.
fn find_by_what_is_shown(tx: &Tx<'_>, no: PersonNo) -> Result<()> {
    let people = tx.people();
    match people.by_no(no) {
        Ok(Some(row)) => people.add_words(no, &row.person),
        Ok(None) => Ok(()),
        Err(error) if error.is_of_the_store() => Err(error),
        // Whoever cannot be read is found by nothing.
        Err(_) => Ok(()),
    }
}

/// Asks whose an address is that somebody older has.
fn ask(tx: &Tx<'_>, key: &str, person: PersonNo, older: PersonNo) -> Result<()> {
    let mut id = [0; 16];
    getrandom::fill(&mut id).map_err(|error| Error::Disk(error.to_string()))?;
    let name = "SELECT display_name FROM people WHERE no = ?1";
    let name = sql::one(tx.db, name, [older], |row| Ok(row.get::<_, String>(0)?));
    let name = name.ok().flatten().unwrap_or_default();
    let params = [("email", key), ("other", &name)];
    let params = params.map(|(of, text)| (of.to_owned(), text.to_owned()));
    let cause = Cause {
        id: ProblemId::from_bytes(id),
        group_key: same_email(key),
        kind: Kind::SameEmail,
        params: params.into(),
        workflow: None,
        step: None,
        connection: None,
    };
    let item = NewItem {
        person: Some(person),
        ..NewItem::default()
    };
    let now = Timestamp::try_from(SystemTime::now()).unwrap_or(Timestamp::UNIX_EPOCH);
    tx.problems().open_item(&cause, &item, now)?;
    Ok(())
}

/// Former addresses. What two people had is the older's; what is somebody's own address by now is
/// former no more.
fn aliases(tx: &Tx<'_>) -> Result<()> {
    let sql = "SELECT email_key, person_no FROM person_aliases ORDER BY person_no, email_key";
    let mut keys = tx.db.prepare(sql)?;
    let mut rows = keys.query([])?;
    let mut changed = Vec::new();
    while let Some(row) = rows.next()? {
        let Ok(old) = row.get_ref(0)?.as_str() else {
            continue;
        };
        let key = email_key(old);
        if key != old {
            let of = (PersonNo(row.get(1)?), old.to_owned());
            changed.push(Renewed { of, key });
        }
    }
    for Renewed { of: (no, old), key } in changed {
        let sql = "DELETE FROM person_aliases WHERE email_key = ?1";
        sql::execute(tx.db, sql, [old])?;
        let sql = "INSERT INTO person_aliases (email_key, person_no)
                   SELECT ?1, ?2 WHERE NOT EXISTS
                     (SELECT 1 FROM people WHERE email_key = ?1 AND no = ?2)
                   ON CONFLICT (email_key) DO UPDATE
                     SET person_no = min (person_no, excluded.person_no)";
        sql::execute(tx.db, sql, params![key, no])?;
    }
    Ok(())
}
