//! The writer thread of the limits: it commits what queued up, at most 100 rows at a time.

use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::{SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use rusqlite::{Connection, Transaction, params};
use tokio::sync::oneshot;

/// Rows of one commit.
const BATCH: usize = 100;

/// What the writer is asked to commit.
pub(crate) enum Row {
    /// A call; its key is told after the commit.
    Call {
        path: String,
        headers: String,
        body: Bytes,
        /// The address of somebody who is added with it.
        person: Option<String>,
        committed: oneshot::Sender<i64>,
    },
    /// What became of the request that a call led to.
    Outcome { call: i64, status: u16 },
}

/// Opens the database with the settings of the product.
pub(crate) fn open(folder: &Path) -> anyhow::Result<Connection> {
    std::fs::create_dir_all(folder)?;
    let db = Connection::open(folder.join("limit.db"))?;
    db.execute_batch(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA fullfsync=ON;
         PRAGMA checkpoint_fullfsync=ON; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF;
         PRAGMA busy_timeout=5000;
         CREATE TABLE IF NOT EXISTS calls (key INTEGER PRIMARY KEY, time INTEGER NOT NULL,
           path TEXT NOT NULL, headers TEXT NOT NULL, body BLOB NOT NULL, done INTEGER);
         CREATE TABLE IF NOT EXISTS outcomes (call INTEGER PRIMARY KEY, time INTEGER NOT NULL,
           status INTEGER NOT NULL);
         CREATE TABLE IF NOT EXISTS people (key INTEGER PRIMARY KEY, email TEXT NOT NULL UNIQUE);",
    )?;
    Ok(db)
}

/// Starts the writer thread.
pub(crate) fn start(db: Connection) -> SyncSender<Row> {
    let (send, receive) = sync_channel(8192);
    std::thread::spawn(move || {
        if let Err(error) = write(db, &receive) {
            // The thread ends; callers see that their rows are never committed.
            println!("{{\"error\":\"{error}\"}}");
        }
    });
    send
}

fn write(mut db: Connection, rows: &Receiver<Row>) -> rusqlite::Result<()> {
    let mut committed = Vec::with_capacity(BATCH);
    while let Ok(first) = rows.recv() {
        let tx = db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        committed.extend(insert(&tx, first)?);
        for _ in 1..BATCH {
            let Ok(next) = rows.try_recv() else { break };
            committed.extend(insert(&tx, next)?);
        }
        tx.commit()?;
        for (key, caller) in committed.drain(..) {
            // A caller that went away needs no answer.
            caller.send(key).ok();
        }
    }
    Ok(())
}

fn insert(tx: &Transaction<'_>, row: Row) -> rusqlite::Result<Option<(i64, oneshot::Sender<i64>)>> {
    match row {
        Row::Call {
            path,
            headers,
            body,
            person,
            committed,
        } => {
            insert_call(tx, &path, &headers, &body)?;
            let key = tx.last_insert_rowid();
            if let Some(email) = person {
                tx.prepare_cached("INSERT INTO people (email) VALUES (?1)")?
                    .execute([email])?;
            }
            Ok(Some((key, committed)))
        }
        Row::Outcome { call, status } => {
            tx.prepare_cached("INSERT INTO outcomes (call, time, status) VALUES (?1, ?2, ?3)")?
                .execute(params![call, now_ms(), status])?;
            tx.prepare_cached("UPDATE calls SET done = ?2 WHERE key = ?1")?
                .execute(params![call, now_ms()])?;
            Ok(None)
        }
    }
}

/// Inserts one call.
pub(crate) fn insert_call(
    db: &rusqlite::Connection,
    path: &str,
    headers: &str,
    body: &[u8],
) -> rusqlite::Result<()> {
    db.prepare_cached("INSERT INTO calls (time, path, headers, body) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![now_ms(), path, headers, body])?;
    Ok(())
}

fn now_ms() -> i64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}
