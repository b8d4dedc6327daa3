//! UX B.8: what is done to many runs at once is a job that does to each what the command of one run
//! does, so that what one refuses is told with its reason, whatever becomes of the process meanwhile.

mod seen;

use baton_core::{JobId, Reason, RunId, StepId};
use baton_engine::commands::jobs::cancel;
use baton_engine::commands::runs::{Many, OfRuns, Stop, act_on_many};
use baton_engine::commands::{NotDone, act};
use baton_engine::{Actor, Error};
use baton_store::table::jobs::{
    ActOnRuns, Asked, JobBy, JobRow, JobState, Missed, NewJob, RunsAct, Seen, SeenAt, WhichRuns,
    Why, Work,
};
use baton_store::table::runs::{RunRow, RunStatus};
use baton_store::{Lane, RunNo, Tx};
use jiff::Timestamp;
use serde_json::json;

use crate::jobs::{MANY, Refused, at_its_end, refused};
use crate::world::{OKTA, WAIT, World, because, step};

fn dana() -> Actor {
    Actor::new("Dana", "test")
}

fn many() -> i64 {
    i64::try_from(MANY).expect("it is small")
}

pub(crate) fn matching(asked: Asked) -> OfRuns {
    seen_then(asked, many(), None)
}

pub(crate) fn seen_then(asked: Asked, total: i64, seen: Option<Seen>) -> OfRuns {
    OfRuns::Matching {
        asked,
        total,
        counted: true,
        seen,
    }
}

fn all() -> OfRuns {
    matching(Asked::default())
}

pub(crate) fn who_need_you() -> Asked {
    Asked {
        statuses: vec![RunStatus::NeedsYou],
        ..Asked::default()
    }
}

/// What is asked of many, at once and for one reason.
pub(crate) fn ask(act: RunsAct, of: OfRuns) -> Many {
    Many {
        act,
        of,
        why: "the order is withdrawn".into(),
        gently: false,
        waiting: Vec::new(),
    }
}

pub(crate) async fn asked_of(world: &World, many: Many) -> JobRow {
    let id = act_on_many(&world.engine, &dana(), many).await;
    at_its_end(world, &id.expect("it begins")).await
}

/// A job as the file would hold it: asked of runs as they were seen.
async fn begun(world: &World, act: RunsAct, asked: Asked, seen: Seen) -> JobRow {
    let which = WhichRuns::Matching {
        asked,
        seen,
        counted: true,
    };
    let id = JobId::from_bytes([7; 16]);
    let new = NewJob {
        id: id.clone(),
        work: Work::ActOnRuns(work(act, which)),
        by: Some(JobBy {
            name: "Dana".to_owned(),
            origin: "test".to_owned(),
        }),
        total: many(),
        at: Timestamp::now(),
    };
    let write = move |tx: &mut Tx<'_>| tx.jobs().begin(&new);
    let store = world.engine.store();
    assert!(store.write(Lane::Command, write).await.expect("it begins"));
    world.engine.nudge();
    at_its_end(world, &id).await
}

fn work(act: RunsAct, which: WhichRuns) -> ActOnRuns {
    ActOnRuns {
        act,
        which,
        why: "a test".into(),
        gently: false,
        waiting: Vec::new(),
        missed: Vec::new(),
        passed: 0,
        sent: Vec::new(),
        sent_in_all: 0,
    }
}

pub(crate) fn told(row: &JobRow) -> ActOnRuns {
    let Work::ActOnRuns(work) = row.work.read().expect("it can be read") else {
        panic!("another kind: {row:?}");
    };
    work
}

async fn standing(world: &World) -> Vec<(RunId, RunStatus)> {
    let runs = world.runs().await.into_iter();
    runs.map(|run| (run.id, run.now.status)).collect()
}

async fn how_many(world: &World, status: RunStatus) -> usize {
    let runs = standing(world).await.into_iter();
    runs.filter(|(_, one)| *one == status).count()
}

/// The newest run, as a job is bounded by it.
async fn newest(world: &World) -> RunNo {
    let runs = world.runs().await.into_iter();
    runs.map(|run| run.no).max().expect("there are runs")
}

/// Whether the last entries of what happened in a run say this.
async fn says(world: &World, run: &RunRow, what: &str) -> bool {
    let no = run.no;
    let page = world
        .read(move |tables| tables.history().page(no, None, 10))
        .await;
    format!("{:?}", page.items).contains(what)
}

fn listed(run: &RunRow, at: &str) -> (RunId, Option<StepId>) {
    (run.id.clone(), Some(step(at)))
}

#[tokio::test]
async fn b8_many_runs_are_stopped_in_slices_with_the_reason_in_each_and_one_row_in_the_audit() {
    let Refused { world, .. } = refused().await;

    let row = asked_of(&world, ask(RunsAct::Stop, all())).await;

    assert_eq!((row.done, row.could_not, row.total), (many(), 0, many()));
    assert!(row.slices > 1 && row.most_at_once <= 64, "{row:?}");
    assert_eq!(how_many(&world, RunStatus::Stopped).await, MANY);
    let runs = world.runs().await;
    assert!(says(&world, &runs[MANY / 2], "the order is withdrawn").await);
    let audit = world.read(|tables| tables.audit().page(None, 5)).await;
    let actions: Vec<_> = audit.items.iter().map(|row| row.action.as_str()).collect();
    assert_eq!(actions[..2], ["job_done", "runs_stopped"]);
    assert_eq!(json!(audit.items[1].texts)["why"], "the order is withdrawn");
    assert!(!actions.contains(&"run_stopped"), "once, not for each");
}

#[tokio::test]
async fn b8_it_goes_on_where_it_was_when_the_process_ends() {
    let Refused {
        world, receiver, ..
    } = refused().await;
    let gently = Many {
        gently: true,
        ..ask(RunsAct::Stop, all())
    };
    let id = act_on_many(&world.engine, &dana(), gently).await;
    let id = id.expect("it begins");
    let asked = id.clone();
    let before = world
        .until("some are stopped", async |world| {
            let of = asked.clone();
            let row = world.read(move |tables| tables.jobs().get(&of)).await;
            row.filter(|row| row.done >= 2 && row.cursor.is_some())
        })
        .await;
    assert_eq!(before.state, JobState::UnderWay);

    let world = world.restart(receiver.at).await;
    let work = "work = json_set (work, '$.gently', json ('false'))";
    world.damage(&format!("UPDATE jobs SET {work} WHERE state = 0"));
    let row = at_its_end(&world, &id).await;

    // None is done twice, and none left out.
    assert_eq!((row.done, row.could_not), (many(), 0));
    assert_eq!(how_many(&world, RunStatus::Stopped).await, MANY);
}

#[tokio::test]
async fn b8_runs_that_came_after_it_was_asked_are_not_meant() {
    let Refused { world, .. } = refused().await;
    let runs = world.runs().await;
    let seen = Seen {
        at: Timestamp::now(),
        item: i64::MAX,
        run: runs[99].no,
    };

    let row = begun(&world, RunsAct::Stop, Asked::default(), seen).await;

    assert_eq!(row.done, 100);
    let now = standing(&world).await;
    let left = now.iter().skip(100);
    assert!(
        left.into_iter()
            .all(|(_, status)| *status == RunStatus::NeedsYou)
    );
}

#[tokio::test]
async fn b8_what_fits_only_by_what_happened_since_is_told_and_not_done() {
    let Refused { world, .. } = refused().await;
    // They needed nobody yet when somebody looked.
    let seen = Seen {
        at: Timestamp::now(),
        item: 0,
        run: newest(&world).await,
    };

    let row = begun(&world, RunsAct::Stop, who_need_you(), seen).await;

    assert_eq!((row.done, row.could_not), (0, many()));
    let missed = told(&row).missed;
    assert_eq!(missed.len(), MANY);
    assert!(missed.iter().all(|one| one.why == Why::MovedOn));
    assert_eq!(how_many(&world, RunStatus::Stopped).await, 0);
}

#[tokio::test]
async fn b8_a_filter_that_asks_not_where_runs_stand_takes_those_that_moved_on() {
    let Refused { world, .. } = refused().await;

    let asked = Asked {
        workflow: Some(world.workflow),
        ..Asked::default()
    };
    let seen = Seen {
        at: Timestamp::UNIX_EPOCH,
        item: 0,
        run: newest(&world).await,
    };
    let row = begun(&world, RunsAct::Stop, asked, seen).await;

    assert_eq!((row.done, row.could_not), (many(), 0));
}

#[tokio::test]
async fn b8_what_a_run_refuses_is_listed_and_what_is_over_is_passed_over() {
    let Refused { world, .. } = refused().await;
    let runs = world.runs().await;
    act::<Stop>(
        &world.engine,
        &dana(),
        runs[2].id.clone(),
        because("a test"),
    )
    .await
    .expect("it is stopped");
    let three = vec![
        listed(&runs[0], OKTA),
        listed(&runs[1], WAIT),
        listed(&runs[2], OKTA),
        listed(&runs[0], OKTA),
    ];

    let row = asked_of(&world, ask(RunsAct::SkipStep, OfRuns::Listed(three))).await;

    assert_eq!((row.done, row.could_not), (1, 1));
    let work = told(&row);
    let moved_on = Missed {
        run: runs[1].no,
        why: Why::MovedOn,
        part: false,
    };
    assert_eq!((work.missed, work.passed), (vec![moved_on], 1));
    assert!(says(&world, &runs[0], "the order is withdrawn").await);
    let now = standing(&world).await;
    assert_eq!(now[0].1, RunStatus::Done);
    assert_eq!(now[1].1, RunStatus::NeedsYou);
}

#[tokio::test]
async fn b8_what_is_stuck_is_sent_again_and_what_is_not_stuck_is_passed_over() {
    let Refused {
        world,
        accepts,
        receiver,
        ..
    } = refused().await;
    accepts.store(true, std::sync::atomic::Ordering::SeqCst);
    let before = receiver.seen().len();

    let row = asked_of(&world, ask(RunsAct::TryAgain, matching(who_need_you()))).await;

    assert_eq!((row.done, row.could_not), (many(), 0));
    world
        .until("all are sent again", async |_| {
            (receiver.seen().len() == before + MANY).then_some(())
        })
        .await;
    world
        .until("all are done", async |world| {
            (how_many(world, RunStatus::Done).await == MANY).then_some(())
        })
        .await;
    let runs = world.runs().await;
    assert!(says(&world, &runs[0], "the order is withdrawn").await);
    let two = OfRuns::Listed(vec![listed(&runs[0], OKTA), listed(&runs[1], OKTA)]);
    let again = asked_of(&world, ask(RunsAct::TryAgain, two)).await;
    assert_eq!((again.done, again.could_not), (0, 0));
    assert_eq!(told(&again).passed, 2);
}

#[tokio::test]
async fn b8_gently_is_one_after_the_other_and_ends_where_it_is_ended() {
    let Refused {
        world, receiver, ..
    } = refused().await;
    let gently = Many {
        gently: true,
        ..ask(RunsAct::Stop, all())
    };
    let id = act_on_many(&world.engine, &dana(), gently).await;
    let id = id.expect("it begins");
    let reached = async |world: &World, least: i64| {
        let asked = id.clone();
        world
            .until("some are stopped", async |world| {
                let of = asked.clone();
                let row = world.read(move |tables| tables.jobs().get(&of)).await;
                row.filter(|row| row.done >= least)
            })
            .await
    };
    let row = reached(&world, 2).await;
    assert_eq!((row.state, row.most_at_once), (JobState::UnderWay, 1));
    assert!(row.done < many(), "it takes its time: {row:?}");

    // The pace is kept over the end of the process.
    let world = world.restart(receiver.at).await;
    let row = reached(&world, row.done + 2).await;
    assert_eq!((row.state, row.most_at_once), (JobState::UnderWay, 1));

    cancel(&world.engine, &dana(), id.clone())
        .await
        .expect("it is under way");
    let ended = at_its_end(&world, &id).await;
    assert_eq!(ended.state, JobState::Cancelled);
    let stopped = how_many(&world, RunStatus::Stopped).await;
    assert_eq!(i64::try_from(stopped).expect("it is small"), ended.done);
}

#[tokio::test]
async fn b8_a_gentle_job_holds_up_no_other() {
    let Refused { world, .. } = refused().await;
    let gently = Many {
        gently: true,
        ..ask(RunsAct::Stop, all())
    };
    let slow = act_on_many(&world.engine, &dana(), gently).await;
    let slow = slow.expect("it begins");

    let fast = asked_of(&world, ask(RunsAct::SkipStep, all())).await;

    // The one has a second after each, the other none: whichever came first at one, it is done.
    assert_eq!(fast.state, JobState::Done);
    let row = world.read(move |tables| tables.jobs().get(&slow)).await;
    assert_eq!(row.expect("it is there").state, JobState::UnderWay);
}

#[tokio::test]
async fn b8_the_search_of_a_list_is_asked_of_each_run() {
    let Refused { world, .. } = refused().await;
    let of = |text: &str, total: i64| {
        let asked = Asked {
            search: Some(text.to_owned()),
            ..Asked::default()
        };
        seen_then(asked, total, None)
    };

    let nobody = asked_of(&world, ask(RunsAct::Stop, of("okta somebody", 0))).await;
    let ten = asked_of(&world, ask(RunsAct::Stop, of("Onboard somebody.01", 10))).await;

    assert_eq!((nobody.done, nobody.could_not), (0, 0));
    // Those that are looked at and not meant take nothing off how many are meant.
    assert_eq!((ten.done, ten.could_not, ten.total), (10, 0, 10));
    let work = told(&ten);
    assert_eq!(ten.left_before_their_turn(&work), 0);
    let WhichRuns::Matching { asked, .. } = work.which else {
        panic!("{work:?}")
    };
    assert_eq!(asked.search, None, "what was searched is not kept");
}

#[tokio::test]
async fn b8_a_run_that_cannot_be_read_is_told_and_the_others_are_done() {
    let Refused { world, .. } = refused().await;
    let runs = world.runs().await;
    let no = runs[70].no;
    world.damage(&format!(
        "UPDATE runs SET state = 'nothing' WHERE no = {}",
        no.0
    ));

    let row = asked_of(&world, ask(RunsAct::Stop, all())).await;

    assert_eq!((row.done, row.could_not), (many() - 1, 1));
    let why = Why::NotRead;
    assert_eq!(
        told(&row).missed,
        [Missed {
            run: no,
            why,
            part: false
        }]
    );
}

#[tokio::test]
async fn b8_the_same_of_the_same_is_one_job_and_a_run_that_is_not_there_is_refused() {
    let Refused { world, .. } = refused().await;
    let gently = Many {
        gently: true,
        ..ask(RunsAct::Stop, all())
    };
    let first = act_on_many(&world.engine, &dana(), gently.clone()).await;
    // It was seen again since, and is the same.
    let later = Seen {
        at: Timestamp::now(),
        item: 3,
        run: RunNo(7),
    };
    let again = Many {
        of: seen_then(Asked::default(), many(), Some(later)),
        ..gently
    };
    let twice = act_on_many(&world.engine, &dana(), again).await;
    let nobody = OfRuns::Listed(vec![(RunId::from_bytes([9; 16]), None)]);
    let nobody = act_on_many(&world.engine, &dana(), ask(RunsAct::Stop, nobody)).await;

    first.expect("it begins");
    assert!(matches!(twice, Err(Error::NotDone(NotDone::UnderWay))));
    assert!(matches!(
        nobody,
        Err(Error::NotDone(NotDone::NoSuch { .. }))
    ));
}

#[tokio::test]
async fn b8_ten_thousand_runs_stay_in_slices() {
    const RUNS: i64 = 10_000;
    let Refused { world, .. } = refused().await;
    let copied = world.damage(&format!(
        "WITH RECURSIVE times (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM times WHERE n < {RUNS})
         INSERT INTO runs (id, workflow_no, version, person_no, call_no, try_out, status, place,
           where_kind, where_params, where_step, started_by, started_at, last_news_at, finished_at,
           deadline_at, revision, messages, state, where_more)
         SELECT randomblob (16), workflow_no, version, person_no, call_no, try_out, status, place,
           where_kind, where_params, where_step, started_by, started_at, last_news_at, finished_at,
           deadline_at, revision, messages, state, where_more
         FROM times, (SELECT * FROM runs ORDER BY no LIMIT 1)"
    ));
    assert_eq!(i64::try_from(copied).expect("it is small"), RUNS);

    let row = asked_of(&world, ask(RunsAct::Stop, all())).await;

    assert_eq!((row.done, row.could_not), (RUNS + many(), 0));
    assert!(row.most_at_once <= 64, "{row:?}");
    assert!(row.slices >= RUNS / 64, "{row:?}");
}

#[test]
fn b8_what_is_kept_of_a_refusal_is_what_it_says() {
    let missed = Missed {
        run: RunNo(3),
        why: Why::Refused(Reason::StillSending),
        part: false,
    };
    let seen = WhichRuns::Listed(vec![SeenAt {
        run: RunNo(3),
        step: None,
    }]);
    let work = Work::ActOnRuns(ActOnRuns {
        missed: vec![missed],
        ..work(RunsAct::TryAgain, seen)
    });

    let text = serde_json::to_string(&work).expect("a text");

    assert!(
        text.contains(r#""missed":[{"run":3,"why":{"refused":"still_sending"}}]"#),
        "{text}"
    );
    assert_eq!(serde_json::from_str::<Work>(&text).expect("the same"), work);
}
