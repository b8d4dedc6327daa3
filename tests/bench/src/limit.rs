//! The limits: what the same libraries do with nothing of Baton in between.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::SyncSender;

use anyhow::Context;
use axum::Router;
use axum::body::to_bytes;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::routing::{get, post};
use bytes::Bytes;
use clap::{Args, ValueEnum};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use tokio::sync::{Notify, mpsc, oneshot};

use crate::clock::cpu_s;
use crate::writer::{self, Row};

/// Requests sent at the same time.
const SENDERS: usize = 64;
/// Limit of a body.
const BODY_BYTES: usize = 1024 * 1024;

/// How much of the way a limit goes.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Way {
    /// Token check and body read.
    Axum,
    /// The same, answered after a commit.
    Accept,
    /// The same, then one request whose outcome is committed too.
    Call,
    /// The same, and a person with a unique e-mail address beside the call.
    Hire,
}

/// Which limit, and where.
#[derive(Args)]
pub(crate) struct Options {
    #[arg(value_enum)]
    way: Way,
    /// Folder for the database.
    #[arg(long)]
    folder: PathBuf,
    #[arg(long, env = "BENCH_TOKEN")]
    token: String,
    /// Port of the receiver.
    #[arg(long, default_value_t = 0)]
    receiver: u16,
}

struct Limit {
    digest: [u8; 32],
    writer: Option<SyncSender<Row>>,
    hires: bool,
    send: Option<mpsc::UnboundedSender<(i64, Bytes)>>,
    stop: Notify,
}

/// Serves until `GET /stop`.
pub(crate) fn run(options: &Options) -> anyhow::Result<Value> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(serve(options))
}

async fn serve(options: &Options) -> anyhow::Result<Value> {
    let writer = match options.way {
        Way::Axum => None,
        Way::Accept | Way::Call | Way::Hire => Some(writer::start(writer::open(&options.folder)?)),
    };
    let send = match (options.way, &writer) {
        (Way::Call | Way::Hire, Some(writer)) => Some(start_senders(options.receiver, writer)?),
        (Way::Axum | Way::Accept | Way::Call | Way::Hire, _) => None,
    };
    let digest = Sha256::digest(&options.token).into();
    let limit = Arc::new(Limit {
        digest,
        writer,
        hires: matches!(options.way, Way::Hire),
        send,
        stop: Notify::new(),
    });
    let router = Router::new()
        .route("/in/{id}", post(receive))
        .route("/stop", get(stop))
        .with_state(Arc::clone(&limit));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .context("bind")?;
    println!("{}", json!({ "port": listener.local_addr()?.port() }));
    tokio::select! {
        served = axum::serve(listener, router) => served?,
        () = limit.stop.notified() => {}
    }
    Ok(json!({ "cpu_s": cpu_s() }))
}

async fn stop(State(limit): State<Arc<Limit>>) -> StatusCode {
    limit.stop.notify_one();
    StatusCode::OK
}

async fn receive(
    State(limit): State<Arc<Limit>>,
    Path(id): Path<String>,
    request: Request,
) -> StatusCode {
    if !known(&limit, request.headers()) {
        return StatusCode::UNAUTHORIZED;
    }
    let headers = kept(request.headers());
    let Ok(body) = to_bytes(request.into_body(), BODY_BYTES).await else {
        return StatusCode::PAYLOAD_TOO_LARGE;
    };
    let Some(writer) = &limit.writer else {
        return StatusCode::OK;
    };
    let (committed, answer) = oneshot::channel();
    let row = Row::Call {
        path: id,
        headers,
        body: body.clone(),
        person: limit.hires.then(|| email(&body)),
        committed,
    };
    if writer.try_send(row).is_err() {
        return StatusCode::SERVICE_UNAVAILABLE;
    }
    let Ok(key) = answer.await else {
        return StatusCode::SERVICE_UNAVAILABLE;
    };
    if let Some(send) = &limit.send {
        // The senders live as long as the process.
        send.send((key, body)).ok();
    }
    StatusCode::OK
}

/// The first value of the body, which is the person's address.
fn email(body: &[u8]) -> String {
    let value = body.split(|byte| *byte == b'"').nth(3).unwrap_or_default();
    String::from_utf8_lossy(value).into_owned()
}

fn known(limit: &Limit, headers: &HeaderMap) -> bool {
    let token = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.as_bytes().strip_prefix(b"Bearer "))
        .unwrap_or_default();
    let given: [u8; 32] = Sha256::digest(token).into();
    given.ct_eq(&limit.digest).into()
}

fn kept(headers: &HeaderMap) -> String {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .map(|value| format!("content-type: {value}"))
        .unwrap_or_default()
}

fn start_senders(
    port: u16,
    writer: &SyncSender<Row>,
) -> anyhow::Result<mpsc::UnboundedSender<(i64, Bytes)>> {
    rustls::crypto::ring::default_provider()
        .install_default()
        .ok();
    let client = reqwest::Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .pool_max_idle_per_host(SENDERS)
        .build()?;
    let (send, queue) = mpsc::unbounded_channel();
    let queue = Arc::new(tokio::sync::Mutex::new(queue));
    for _ in 0..SENDERS {
        tokio::task::spawn(sender(
            port,
            client.clone(),
            Arc::clone(&queue),
            writer.clone(),
        ));
    }
    Ok(send)
}

async fn sender(
    port: u16,
    client: reqwest::Client,
    queue: Arc<tokio::sync::Mutex<mpsc::UnboundedReceiver<(i64, Bytes)>>>,
    writer: SyncSender<Row>,
) {
    let address = format!("http://127.0.0.1:{port}/tell");
    loop {
        let Some((call, body)) = queue.lock().await.recv().await else {
            return;
        };
        let sent = client
            .post(&address)
            .header("content-type", "application/json")
            .header("webhook-id", format!("msg_{call:032x}"))
            .body(body)
            .send()
            .await;
        let status = match sent {
            Ok(answer) => {
                let status = answer.status().as_u16();
                answer.bytes().await.map_or(0, |_| status)
            }
            Err(_) => 0,
        };
        let mut row = Row::Outcome { call, status };
        // The queue before the writer is bounded: wait for room without blocking the runtime.
        while let Err(std::sync::mpsc::TrySendError::Full(back)) = writer.try_send(row) {
            row = back;
            tokio::time::sleep(std::time::Duration::from_millis(1)).await;
        }
    }
}
