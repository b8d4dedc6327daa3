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
use crate::people;

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

fn practice_tool() -> Connection {
    let (id, name) = (ConnectionId::practice(), "Practice tool".to_owned());
    Connection::new(id, name, ConnectionKind::Practice)
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
        for person in people::made_up() {
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
