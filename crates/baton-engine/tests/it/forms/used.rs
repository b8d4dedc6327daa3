//! Each way in which a call that waits for an admin is used asks what nothing in it reads, as a call
//! does that starts somebody by itself (C4, C17).

use baton_core::problem::Kind;
use baton_core::{PersonId, ProblemId, WorkflowState};
use baton_engine::commands::calls::{self, UseAnyway};
use baton_engine::commands::{act, problems};
use baton_engine::{Actor, Error, FurtherDetails, Received};
use baton_store::table::people::Person;
use serde_json::{Value, json};

use super::asked_again::{NO_DAY, at_the_person, the_question};
use super::days::{asked, hiring, world_of};
use crate::lists::{id_of, set};
use crate::world::{World, because, person};

const EMAIL: &str = "a@x.io";

/// How a call comes to a run.
#[derive(Clone, Copy, Debug)]
enum Way {
    ByItself,
    StartKept,
    UseKept,
    UseIgnored,
    AddAtTheCall,
    AddAtTheProblem,
    ChooseAddedSince,
    ChooseKnown,
    UseForKnown,
}

const WAYS: [Way; 9] = [
    Way::ByItself,
    Way::StartKept,
    Way::UseKept,
    Way::UseIgnored,
    Way::AddAtTheCall,
    Way::AddAtTheProblem,
    Way::ChooseAddedSince,
    Way::ChooseKnown,
    Way::UseForKnown,
];

impl Way {
    /// Whether people whom nobody knows are added by the call.
    fn adds(self) -> bool {
        matches!(
            self,
            Self::ByItself | Self::StartKept | Self::UseKept | Self::UseIgnored
        )
    }

    fn story(self) -> Value {
        let mut story = hiring();
        let unknown = ["keep_under_problems", "add_person"][usize::from(self.adds())];
        let start = &mut story["trigger"]["start"];
        start["unknown_person"] = json!(unknown);
        let changes = matches!(self, Self::ChooseKnown | Self::UseForKnown);
        start["update_known"] = json!(changes);
        if matches!(self, Self::UseIgnored | Self::UseForKnown) {
            start["only_if"] = json!({ "mode": "all", "tests": [{
                "reference": { "source": { "kind": "call" }, "pointer": "/wanted" },
                "operator": "is", "values": ["yes"] }] });
        }
        story
    }

    /// What becomes of the call before anybody uses it.
    fn waits(self) -> &'static str {
        match self {
            Self::ByItself => "Started",
            Self::StartKept | Self::UseKept => "Kept",
            Self::UseIgnored | Self::UseForKnown => "ConditionNotMet",
            Self::AddAtTheCall
            | Self::AddAtTheProblem
            | Self::ChooseAddedSince
            | Self::ChooseKnown => "Problem",
        }
    }
}

fn dana() -> Actor {
    Actor::new("Dana", "test")
}

fn somebody() -> Person {
    Person {
        id: PersonId::from_bytes([9; 16]),
        ..person("Ada", EMAIL)
    }
}

async fn problem(world: &World) -> ProblemId {
    let found = world
        .read(|tables| {
            let items = tables
                .problems()
                .items(baton_store::ProblemNo(1), true, None, 1)?;
            let item = items.items.into_iter().next().expect("somebody is asked");
            tables.problems().by_no(item.problem)
        })
        .await;
    found.expect("the problem").id
}

async fn use_it(world: &World, way: Way, call: &Received) -> Result<(), Error> {
    let (engine, by, at) = (&world.engine, dana(), (id_of(call), None));
    let further = FurtherDetails::default();
    match way {
        Way::ByItself => Ok(()),
        Way::StartKept => {
            set(world, WorkflowState::Live).await;
            let started = calls::start_kept(engine, &by, world.workflow_id.clone(), None);
            started.await.map(drop)
        }
        Way::UseKept => {
            set(world, WorkflowState::Live).await;
            let used = act::<UseAnyway>(engine, &by, at.0, because("they are wanted"));
            used.await.map(drop)
        }
        Way::UseIgnored | Way::UseForKnown => {
            let used = act::<UseAnyway>(engine, &by, at.0, because("they are wanted"));
            used.await.map(drop)
        }
        Way::AddAtTheCall => {
            let added = calls::add_person(engine, &by, at, somebody(), further);
            added.await.map(drop)
        }
        Way::AddAtTheProblem => {
            let problem = problem(world).await;
            let added = problems::add_person(engine, &by, problem, somebody(), further);
            added.await.map(drop)
        }
        Way::ChooseAddedSince => {
            let added = world.add_person("Ada", EMAIL).await;
            calls::choose_person(engine, &by, at, added).await.map(drop)
        }
        Way::ChooseKnown => {
            let known = world
                .read(|tables| tables.people().by_email("ada@old.io"))
                .await;
            let known = known.expect("she is known").person.id;
            calls::choose_person(engine, &by, at, known).await.map(drop)
        }
    }
}

#[tokio::test]
async fn c17_a_day_that_nobody_reads_is_asked_whatever_way_its_call_is_used() {
    for way in WAYS {
        let (world, _receiver) = world_of(way.story()).await;
        let mut whose = EMAIL;
        match way {
            Way::StartKept | Way::UseKept => set(&world, WorkflowState::Off).await,
            Way::ChooseKnown => {
                whose = "ada@old.io";
                world.add_person("Ada", whose).await;
            }
            Way::UseForKnown => {
                world.add_person("Ada", whose).await;
            }
            Way::ByItself
            | Way::UseIgnored
            | Way::AddAtTheCall
            | Way::AddAtTheProblem
            | Way::ChooseAddedSince => {}
        }
        let hire =
            json!({ "hire": { "email": EMAIL, "start": NO_DAY }, "wanted": "no" }).to_string();
        let call = world.call(&world.trigger, hire).await;
        world.until_fate(&call, &[way.waits()]).await;

        use_it(&world, way, &call).await.expect("it is used");
        world.until_fate(&call, &["Started"]).await;

        let told = (asked(&world).await, at_the_person(&world, whose).await);
        assert_eq!(told, (1, the_question()), "{way:?}");
    }
}

#[tokio::test]
async fn c17_what_somebody_has_is_not_asked_of_a_call_that_is_used_for_them() {
    let way = Way::AddAtTheCall;
    let (world, _receiver) = world_of(way.story()).await;
    let hire = json!({ "hire": { "email": EMAIL, "start": NO_DAY }, "wanted": "no" }).to_string();
    let call = world.call(&world.trigger, hire).await;
    world.until_fate(&call, &[way.waits()]).await;

    let person = Person {
        start_date: Some("2026-12-01".to_owned()),
        ..somebody()
    };
    let at = (id_of(&call), None);
    let (dana, further) = (dana(), FurtherDetails::default());
    let added = calls::add_person(&world.engine, &dana, at, person, further);
    added.await.expect("she is added");
    world.until_fate(&call, &["Started"]).await;

    let asked = (asked(&world).await, at_the_person(&world, EMAIL).await);
    assert_eq!(asked, (0, Vec::<(Kind, Option<String>)>::new()));
}
