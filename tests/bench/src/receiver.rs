//! The receiver: answers `{}` and remembers every `webhook-id` with the time of the last byte.
//! `GET /seen?before=<ns>` tells the counts, `GET /times` when each person's call came,
//! `GET /delay?ms=<ms>` lets every later answer wait, `GET /reset` forgets, `GET /stop` ends the
//! process.

use std::collections::{BTreeMap, HashSet};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::Context;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;

use crate::clock::{cpu_s, now_ns};
use crate::wire::{Message, header};

const ANSWER: &[u8] =
    b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}";

#[derive(Default)]
struct Seen {
    ids: HashSet<Vec<u8>>,
    times_ns: Vec<u64>,
    people: BTreeMap<u64, u64>,
}

struct Receiver {
    seen: Mutex<Seen>,
    delay_ms: AtomicU64,
    stop: Notify,
}

/// Serves until `GET /stop`.
pub(crate) fn run(port: u16) -> anyhow::Result<Value> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind(("127.0.0.1", port))
            .await
            .context("bind")?;
        println!("{}", json!({ "port": listener.local_addr()?.port() }));
        let receiver = Arc::new(Receiver {
            seen: Mutex::new(Seen::default()),
            delay_ms: AtomicU64::new(0),
            stop: Notify::new(),
        });
        loop {
            tokio::select! {
                accepted = listener.accept() => {
                    let (stream, _) = accepted?;
                    stream.set_nodelay(true)?;
                    tokio::task::spawn(connection(stream, Arc::clone(&receiver)));
                }
                () = receiver.stop.notified() => return Ok(receiver.counts(u64::MAX)),
            }
        }
    })
}

async fn connection(mut stream: TcpStream, receiver: Arc<Receiver>) -> anyhow::Result<()> {
    let mut buffer = vec![0; 16 * 1024];
    let mut filled = 0;
    loop {
        let Some(message) =
            Message::read(&buffer[..filled]).filter(|message| filled >= message.length)
        else {
            if filled == buffer.len() {
                buffer.resize(filled * 2, 0);
            }
            let read = stream.read(&mut buffer[filled..]).await?;
            if read == 0 {
                return Ok(());
            }
            filled += read;
            continue;
        };
        let (head, body) = buffer[..message.length].split_at(message.head);
        if head.starts_with(b"GET ") {
            let answer = receiver.tell(head).to_string();
            let head = format!(
                "HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n",
                answer.len()
            );
            stream.write_all(head.as_bytes()).await?;
            stream.write_all(answer.as_bytes()).await?;
        } else {
            receiver.note(head, body);
            let delay = receiver.delay_ms.load(Ordering::Relaxed);
            if delay > 0 {
                tokio::time::sleep(Duration::from_millis(delay)).await;
            }
            stream.write_all(ANSWER).await?;
        }
        buffer.copy_within(message.length..filled, 0);
        filled -= message.length;
    }
}

impl Receiver {
    fn note(&self, head: &[u8], body: &[u8]) {
        let at = now_ns();
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.times_ns.push(at);
        if let Some(id) = header(head, b"webhook-id") {
            seen.ids.insert(id.to_vec());
        }
        if let Some(person) = person(body) {
            seen.people.entry(person).or_insert(at);
        }
    }

    fn tell(&self, head: &[u8]) -> Value {
        let target = head.split(|byte| *byte == b' ').nth(1).unwrap_or_default();
        if target == b"/stop" {
            self.stop.notify_one();
        }
        if target == b"/reset" {
            *self.seen.lock().unwrap_or_else(PoisonError::into_inner) = Seen::default();
        }
        if let Some(delay) = number_after(target, b"/delay?ms=") {
            self.delay_ms.store(delay, Ordering::Relaxed);
        }
        if target == b"/times" {
            let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
            return json!(seen.people.iter().collect::<Vec<_>>());
        }
        self.counts(number_after(target, b"/seen?before=").unwrap_or(u64::MAX))
    }

    fn counts(&self, before_ns: u64) -> Value {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        json!({
            "receipts": seen.times_ns.len(),
            "distinct": seen.ids.len(),
            "before": seen.times_ns.iter().filter(|at| **at <= before_ns).count(),
            "first_ns": seen.times_ns.iter().min(),
            "last_ns": seen.times_ns.iter().max(),
            "cpu_s": cpu_s(),
        })
    }
}

fn number_after(target: &[u8], start: &[u8]) -> Option<u64> {
    let digits = target.strip_prefix(start)?;
    std::str::from_utf8(digits).ok()?.parse().ok()
}

/// The number in the first `p<9 digits>@` of a body.
fn person(body: &[u8]) -> Option<u64> {
    body.windows(11).find_map(|part| {
        let digits = part.strip_prefix(b"p")?.strip_suffix(b"@")?;
        std::str::from_utf8(digits).ok()?.parse().ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_person_is_read_from_the_address() {
        assert_eq!(person(br#"{"mail":"p000000042@bench.example"}"#), Some(42));
        assert_eq!(person(b"{}"), None);
    }
}
