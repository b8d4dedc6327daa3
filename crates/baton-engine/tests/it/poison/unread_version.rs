//! A version that cannot be read is what is wrong, whatever it keeps from being handled.

use baton_core::problem::Kind;
use baton_store::table::problems::ProblemState;

use crate::receiver::Recorder;
use crate::story::tools;
use crate::world::{World, by_email, story};

#[tokio::test]
async fn calls_that_a_version_keeps_from_being_used_are_a_problem_of_the_version() {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(story("add_person", by_email()), receiver.at).await;
    let damage = "UPDATE workflow_versions SET definition = '{' || definition";
    assert_eq!(world.damage(damage), 1);
    let world = world.restart(receiver.at).await;

    for name in ["ada", "bob"] {
        let body = format!(r#"{{"email":"{name}@people.example"}}"#);
        let call = world.call(&world.trigger, body).await;
        world.until_fate(&call, &["Problem"]).await;
    }

    let open = world.read(|tables| tables.problems().page(ProblemState::Open, None, 10));
    let open = open.await.items;
    assert_eq!(open.len(), 1, "{open:?}");
    assert_eq!(open[0].kind, Kind::CouldNotHandle);
    let params = open[0].params.read();
    let told = |name: &str| params.get(name).map(String::as_str);
    assert_eq!(
        (told("what"), told("version"), told("because")),
        (Some("version"), Some("1"), Some("unreadable"))
    );
}
