//! A Baton in a temporary folder, asked through its router.

use std::time::Duration;

use axum::Router;
use axum::body::Body;
use baton_admin::sessions;
use baton_engine::{Admission, CallHead, Engine, Options, Received};
use baton_http::{Host, ServerHost, admin_router};
use baton_secrets::{MemoryControls, Place, Secrets};
use http::{HeaderMap, Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tower::ServiceExt;

/// A running Baton.
pub(crate) struct Baton {
    pub(crate) engine: Engine,
    pub(crate) router: Router,
    /// What keeps its secrets.
    pub(crate) secrets: MemoryControls,
    token: String,
    _folder: tempfile::TempDir,
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("no JSON: {}", self.text))
    }

    /// The body of a `200`.
    #[track_caller]
    pub(crate) fn ok(&self) -> Value {
        assert_eq!(self.status, 200, "{}", self.text);
        self.json()
    }

    /// The code of a refusal.
    #[track_caller]
    pub(crate) fn refused(&self, status: u16) -> String {
        assert_eq!(self.status, status, "{}", self.text);
        assert_eq!(
            self.headers[header::CONTENT_TYPE],
            "application/problem+json"
        );
        self.json()["code"]
            .as_str()
            .expect("a problem has a code")
            .to_owned()
    }
}

impl Baton {
    /// A server's Baton with a named token.
    pub(crate) async fn start() -> Self {
        Self::start_in(tempfile::tempdir().expect("a temporary folder")).await
    }

    /// The same in a folder in which something is already.
    pub(crate) async fn start_in(folder: tempfile::TempDir) -> Self {
        let secrets = MemoryControls::default();
        let engine = open(folder.path(), secrets.clone()).await;
        let token = sessions::make_token(&engine, "Dana")
            .await
            .expect("a token");
        let router = admin_router(engine.clone(), Host::Server(ServerHost::default()));
        Self {
            engine,
            router,
            secrets,
            token,
            _folder: folder,
        }
    }

    /// The header of the named token.
    pub(crate) fn bearer(&self) -> String {
        format!("Bearer {}", self.token)
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.ask(Method::GET, path, None).await
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> Answer {
        self.ask(Method::POST, path, Some(body)).await
    }

    pub(crate) async fn ask(&self, method: Method, path: &str, body: Option<Value>) -> Answer {
        let request = Request::builder()
            .method(method)
            .uri(format!("/api/v1{path}"))
            .header(header::HOST, "127.0.0.1:7421")
            .header(header::AUTHORIZATION, self.bearer());
        let body = body.map_or_else(Body::empty, |body| Body::from(body.to_string()));
        self.send(request.body(body).expect("a request")).await
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        answer(&self.router, request).await
    }

    /// A workflow from a template.
    pub(crate) async fn workflow(&self, template: &str) -> Value {
        let input = json!({ "name": "New-hire onboarding", "template": template });
        self.post("/workflows", input).await.ok()
    }

    /// Puts a workflow live with another draft; gives the address of its start.
    pub(crate) async fn goes_live(&self, workflow: &Value, draft: &Value) -> String {
        let at = format!("/workflows/{}", workflow["id"].as_str().expect("an id"));
        let save = json!({ "revision": workflow["draft_revision"], "definition": draft,
            "edit": "changed" });
        let path = format!("{at}/draft");
        self.ask(Method::PUT, &path, Some(save)).await.ok();
        self.post(&format!("{at}/live"), json!({})).await.ok();
        trigger_of(workflow)
    }

    /// The first person of the samples.
    pub(crate) async fn sample_person(&self) -> String {
        let people = self.get("/people?sample=true").await.ok();
        people["items"][0]["id"]
            .as_str()
            .expect("there are sample people")
            .to_owned()
    }

    /// Another tool calls an address with its right token.
    pub(crate) async fn call(&self, address: &str, body: &str) -> (String, bool) {
        let path = format!("/addresses/{address}/secret?form=header&purpose=copy");
        let secret = self.get(&path).await.ok();
        let token = secret["token"].as_str().expect("a token");
        self.call_with(address, token, body).await
    }

    /// Another tool calls an address with a token that opens it.
    pub(crate) async fn call_with(&self, address: &str, token: &str, body: &str) -> (String, bool) {
        let Admission::Admitted(call) = self.engine.admit(head(address, token)) else {
            panic!("not admitted")
        };
        match self.engine.receive(call, body.to_owned().into()).await {
            Received::Stored { call, readable, .. } => (call, readable),
            other
            @ (Received::Handshake(_) | Received::NotTaken | Received::Unavailable { .. }) => {
                panic!("not stored: {other:?}")
            }
        }
    }

    /// Another tool calls an address with a token that does not open it.
    pub(crate) async fn refused_with(&self, address: &str, token: &str) {
        let Admission::Refused(call) = self.engine.admit(head(address, token)) else {
            panic!("admitted")
        };
        self.engine.keep_refused(call, Some("{}".into())).await;
    }

    /// Writes into the file past the store, as a hand or another program would.
    pub(crate) fn damage(&self, sql: &str) -> usize {
        let file = self.engine.options().data_folder.join("baton.db");
        let file = rusqlite::Connection::open(file).expect("it opens");
        file.pragma_update(None, "foreign_keys", "OFF")
            .expect("nothing is held together");
        file.execute(sql, [])
            .unwrap_or_else(|error| panic!("{sql}: {error}"))
    }

    /// Waits until a path answers what is wanted.
    pub(crate) async fn until(&self, path: &str, wanted: impl Fn(&Value) -> bool) -> Value {
        let mut changes = self.engine.changes();
        for _ in 0..4_000 {
            let now = self.get(path).await.ok();
            if wanted(&now) {
                return now;
            }
            // A change, or the next look at the clock.
            let _either = tokio::time::timeout(Duration::from_millis(50), changes.recv()).await;
        }
        panic!("never as wanted: {}", self.get(path).await.text)
    }
}

fn head(address: &str, token: &str) -> CallHead {
    let mut headers = HeaderMap::new();
    let bearer = format!("Bearer {token}").parse().expect("a header");
    headers.insert(header::AUTHORIZATION, bearer);
    headers.insert(
        header::CONTENT_TYPE,
        "application/json".parse().expect("a header"),
    );
    CallHead {
        address: address.to_owned(),
        in_path: None,
        query: None,
        headers,
        from: "127.0.0.1".parse().expect("an address"),
    }
}

async fn open(folder: &std::path::Path, secrets: MemoryControls) -> Engine {
    let secrets = Secrets::open(Place::Memory(secrets)).expect("memory opens");
    let mut state = secrets.state();
    let engine = Engine::open(Options::new(folder, secrets))
        .await
        .expect("the engine opens");
    let ready = state.wait_for(baton_secrets::State::is_open);
    tokio::time::timeout(Duration::from_secs(100), ready)
        .await
        .expect("in time")
        .expect("it lives");
    engine
}

pub(crate) async fn answer(router: &Router, request: Request<Body>) -> Answer {
    let response = router
        .clone()
        .oneshot(request)
        .await
        .expect("it always answers");
    let (parts, body) = response.into_parts();
    let bytes = body.collect().await.expect("a whole body").to_bytes();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Answer {
        status: parts.status,
        headers: parts.headers,
        text,
    }
}

/// The address of a workflow's start.
pub(crate) fn trigger_of(workflow: &Value) -> String {
    let mut all = workflow["addresses"].as_array().expect("a list").iter();
    let trigger = all.find(|address| address["owner"]["kind"] == "trigger");
    let id = trigger.expect("a trigger")["id"].as_str().expect("an id");
    id.to_owned()
}
