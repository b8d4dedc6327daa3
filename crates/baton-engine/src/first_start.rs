//! What a new data folder gets: the practice tool, and five made-up people, so that everything can
//! be tried before a real tool and a real person are known.

use baton_core::ConnectionId;
use baton_core::connection::ConnectionKind;
use baton_core::details::CustomDetail;
use baton_store::table::connections::Connection;
use baton_store::{Lane, Store, Tx};
use jiff::Timestamp;

use crate::Error;
use crate::audit::{Action, record_own};
use crate::people::{self, CALLED_IN, FirstWords, FirstWordsOf};

/// What makes Baton fill a new data folder.
const FIRST_START: &str = "first start";

/// Says that the made-up people were added once; deleting them is for ever.
const ADDED: &str = "sample_people_added";

/// Adds the practice tool to a folder that has none.
pub(crate) async fn add_practice_tool(store: &Store) -> Result<(), Error> {
    let write = |tx: &mut Tx<'_>| -> Result<(), Error> {
        let practice = practice_tool();
        if !tx.connections().is_there(&practice.id)? {
            tx.connections().set(&practice, Timestamp::now())?;
            record_own(Action::CONNECTION_CREATED, FIRST_START)
                .on("connection", &practice.id)
                .text("name", practice.name)
                .write(tx)?;
        }
        Ok(())
    };
    store.write(Lane::Command, write).await
}

/// What the practice tool is called, while no language says otherwise.
const PRACTICE: &str = "Practice tool";

fn practice_tool() -> Connection {
    let (id, name) = (ConnectionId::practice(), PRACTICE.to_owned());
    Connection::new(id, name, ConnectionKind::Practice)
}

/// Calls the first things of a folder as a language does: until somebody makes a workflow, which
/// may use them by their names. Says whether that changed anything.
pub(crate) async fn call_in(
    store: &Store,
    language: String,
    words_of: FirstWordsOf,
) -> Result<bool, Error> {
    let write = move |tx: &mut Tx<'_>| -> Result<bool, Error> {
        let before = tx.meta().get(CALLED_IN)?;
        if before.as_ref() == Some(&language) || !tx.workflows().names()?.is_empty() {
            return Ok(false);
        }
        let (was, now) = (words_of(&before.unwrap_or_default()), words_of(&language));
        tx.meta().set(CALLED_IN, &language)?;
        if was == now {
            return Ok(false);
        }
        rename_practice_tool(tx, &was, &now)?;
        rename_people(tx, &was, &now)?;
        record_own(Action("first_things_named"), FIRST_START)
            .text("language", language.as_str())
            .write(tx)?;
        Ok(true)
    };
    store.write(Lane::Command, write).await
}

fn rename_practice_tool(tx: &mut Tx<'_>, was: &FirstWords, now: &FirstWords) -> Result<(), Error> {
    let row = tx.connections().get(&ConnectionId::practice())?;
    if let Some(row) = row.filter(|row| row.connection.name == was.of(PRACTICE)) {
        let mut named = row.connection;
        named.name = now.of(PRACTICE).to_owned();
        tx.connections().set(&named, Timestamp::now())?;
    }
    Ok(())
}

/// What their own details are called, and what all of them say.
fn rename_people(tx: &mut Tx<'_>, was: &FirstWords, now: &FirstWords) -> Result<(), Error> {
    let at = Timestamp::now();
    let names = people::CUSTOM.map(|(name, _)| (was.of(name), now.of(name)));
    let known = tx.custom_details().all()?;
    for (before, after) in names {
        if let (Some(detail), false) = (known.get(before), known.contains_key(after)) {
            tx.custom_details().set(after, *detail, at)?;
        }
    }
    for row in tx.people().samples()? {
        let told = people::retold(&row.person, was, now);
        tx.people().update(&row, &told, at)?;
    }
    for (before, after) in names {
        if before != after && !tx.custom_details().is_used(before)? {
            tx.custom_details().remove(before)?;
        }
    }
    Ok(())
}

/// Adds the made-up people at the very first start.
pub(crate) async fn add_sample_people(store: &Store) -> Result<(), Error> {
    let write = |tx: &mut Tx<'_>| -> Result<(), Error> {
        if tx.meta().get(ADDED)?.is_some() {
            return Ok(());
        }
        for (name, _) in people::CUSTOM {
            let text = CustomDetail::default();
            tx.custom_details().set(name, text, Timestamp::now())?;
        }
        for person in people::made_up(&FirstWords::default()) {
            let taken = person
                .work_email
                .as_deref()
                .map(|email| tx.people().by_email(email));
            if taken.transpose()?.flatten().is_none() {
                tx.people().insert(&person, Timestamp::now())?;
                record_own(Action::PERSON_ADDED, FIRST_START)
                    .on("person", &person.id)
                    .text("name", person.display_name)
                    .write(tx)?;
            }
        }
        Ok(tx.meta().set(ADDED, "1")?)
    };
    store.write(Lane::Command, write).await
}
