//! What Baton knows it does not read again: the statements of one run of one outgoing call, counted.

use baton_core::history::Kind;
use baton_store::RunNo;
use baton_store::table::outbox::MessageState;
use baton_store::table::runs::RunStatus;
use baton_testing::told::{self, Counts, is_alone};
use serde_json::{Value, json};

use crate::following::EMAIL;
use crate::receiver::Recorder;
use crate::story::tools;
use crate::trying::{locked, messages};
use crate::withdrawn::{beside, opened};
use crate::world::{World, by_email, story};

const COUNTS: Counts = Counts {
    target: "baton_store::sql",
    thread: Some("store-writer"),
};

/// A workflow of one outgoing call, which adds whom nobody knows.
fn one_call() -> Value {
    let mut one = story("add_person", by_email());
    let sends = one["steps"][0].clone();
    one["steps"] = json!([sends]);
    one
}

/// A call about somebody; the same bytes would be the same call.
async fn calls(world: &World, email: &str, nth: i64) {
    let call = json!({ "email": email, "given": "Ada", "family": "Okafor",
        "department": "Sales", "nth": nth });
    world.call(&world.trigger, call.to_string()).await;
}

async fn until_done(world: &World, count: i64) {
    let done = async |world: &World| {
        let counts = world.read(|tables| tables.counters().runs(None)).await;
        let done = counts.get(&RunStatus::Done).copied();
        (done == Some(count)).then_some(())
    };
    world.until("they are done", done).await;
}

/// What the writer did for one run: each statement by its first words, in order.
async fn statements_of_a_run(world: &World, email: &str, done: i64) -> Vec<String> {
    let _before_it = told::take();
    calls(world, email, done).await;
    until_done(world, done).await;
    let told = told::take().into_iter().map(|one| one.text);
    told.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

/// The tables that statements write, each with what is done there.
fn written(statements: &[String]) -> Vec<String> {
    let changes = statements.iter().filter_map(|sql| {
        let mut words = sql.split(' ');
        let verb = words
            .next()
            .filter(|verb| matches!(*verb, "INSERT" | "UPDATE" | "DELETE"))?;
        let table = match verb {
            "UPDATE" => words.next(),
            _ => words
                .skip_while(|word| !matches!(*word, "INTO" | "FROM"))
                .nth(1),
        };
        Some(format!("{verb} {}", table?))
    });
    // Counts and what is known of connections are written once for all of a turn.
    let of_all = ["counters", "versions_in_use", "connections", "key_blocks"];
    changes
        .filter(|change| !of_all.iter().any(|table| change.ends_with(table)))
        .collect()
}

fn times(statements: &[String], what: &str) -> usize {
    statements.iter().filter(|sql| sql.contains(what)).count()
}

#[tokio::test]
async fn a_run_of_one_call_reads_nothing_again_that_it_knows() {
    let name = "unread::a_run_of_one_call_reads_nothing_again_that_it_knows";
    if !is_alone(name, COUNTS) {
        return;
    }
    let receiver = Recorder::answering(tools).await;
    let world = World::live(one_call(), receiver.at).await;
    calls(&world, "first@people.example", 1).await;
    until_done(&world, 1).await;

    let hire = statements_of_a_run(&world, "second@people.example", 2).await;
    let known = statements_of_a_run(&world, "first@people.example", 3).await;

    for (who, statements) in [("a hire", &hire), ("somebody known", &known)] {
        println!(
            "{who}: {} statements\n{}\n",
            statements.len(),
            statements.join("\n")
        );
        // The run and its message's place, for the answer; the person and their ids, for an answer
        // after which nothing is made.
        assert_eq!(times(statements, "FROM runs WHERE runs.no ="), 0, "{who}");
        assert_eq!(times(statements, "FROM people WHERE no ="), 0, "{who}");
        assert_eq!(times(statements, "FROM external_ids"), 0, "{who}");
        assert_eq!(
            times(statements, "due_at FROM outbox WHERE no ="),
            0,
            "{who}"
        );
    }
    for statements in [&hire, &known] {
        // SQLite makes a table for what such a statement tells, each time.
        assert_eq!(times(statements, "RETURNING"), 0);
        // A copy of each page that is changed behind it.
        assert_eq!(times(statements, "SAVEPOINT"), 0);
    }
    // To begin it, and not at its end: no wait is closed.
    assert_eq!(times(&known, "draft_revision"), 0, "its draft");
    assert_eq!(times(&known, "FROM workflows WHERE no ="), 1);
    assert_eq!(
        times(&hire, "INTO person_words"),
        1,
        "a name's words go in together"
    );
    assert_eq!(
        written(&known),
        [
            "INSERT calls",
            "INSERT inbox",
            "INSERT runs",
            "INSERT history",
            "INSERT outbox",
            "INSERT dispositions",
            "DELETE inbox",
            "UPDATE outbox",
            "UPDATE runs",
            "INSERT history",
        ]
    );
    // Nothing was due but what happened: rows with times are looked at when one has come.
    assert_eq!(times(&known, "FROM deadlines"), 0, "{known:?}");
    assert_eq!(times(&known, "INDEXED BY outbox_lanes"), 0);
}

#[tokio::test]
async fn an_answer_meets_the_run_as_its_row_is_and_not_as_it_was() {
    let receiver = Recorder::answering(tools).await;
    let wait = story("keep_under_problems", by_email())["steps"][2].clone();
    let world = World::live(beside(&wait), receiver.at).await;
    world.add_person("Ada Okafor", EMAIL).await;
    // Whatever was read of the store before is forgotten when it locks.
    locked(&world).await;
    opened(&world).await;
    world.secrets.hold();
    calls(&world, EMAIL, 1).await;
    let sending = async |world: &World| {
        let messages = messages(world).await;
        let mut under_way = messages.iter().map(|(message, _)| message.state);
        under_way
            .any(|state| state == MessageState::Sending)
            .then_some(())
    };
    world.until("its try is under way", sending).await;

    let done = json!({ "issue": { "status": "Done", "email": EMAIL } });
    world.call(&world.wait, done.to_string()).await;
    world.until_at("done").await;
    world.secrets.release();

    let ended = async |world: &World| {
        let tries = messages(world).await.remove(0).1;
        tries.iter().any(|one| one.end.is_some()).then_some(())
    };
    world.until("its try has ended", ended).await;
    let page = world
        .read(|tables| tables.history().page(RunNo(1), None, 1))
        .await;
    let last = page.items.into_iter().next().expect("it has a history");
    let kinds: Vec<Kind> = last.entries.iter().map(|entry| entry.kind).collect();
    assert_eq!(kinds, [Kind::EndedAfterwards]);
    assert_eq!(receiver.seen().len(), 1);
}
