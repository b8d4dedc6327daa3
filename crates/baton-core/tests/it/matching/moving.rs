//! C6: which run a call moves, one row per rule.

use std::sync::Arc;

use baton_core::call::Found;
use baton_core::document::{Definition, NobodyMatches};
use baton_core::matching::moving::{
    Addresses, Candidate, Move, Named, RunFact, RunFacts, move_anyway, move_run, still_unmatched,
    values, values_anyway,
};
use baton_core::matching::{
    DispositionKind, Listed, Next, Passed, Reading, Rule, StoredCall, about, each_about, rules,
    when_passed,
};
use serde_json::{Value, json};

use crate::fixture::{TODAY, by_answer, by_email, definition, step_id, wait, workflow};

/// A version with one wait, changed as a test wants it.
fn version(match_by: Value, changes: Value) -> Definition {
    let mut wait = wait("wait", match_by);
    let Value::Object(changes) = changes else {
        panic!("changes are an object")
    };
    wait["action"].as_object_mut().unwrap().extend(changes);
    definition(workflow(vec![wait]))
}

fn by_key(changes: Value) -> Definition {
    version(by_answer("jira", "/key"), changes)
}

fn by_address(changes: Value) -> Definition {
    version(by_email(), changes)
}

/// The rules of versions, the newest first: 2, 1 of two.
fn rules_of(newest_first: &[Definition]) -> Vec<Arc<Rule>> {
    let numbered = newest_first.iter().enumerate().map(|(place, version)| {
        let number = i64::try_from(newest_first.len() - place).unwrap();
        let step = version.step(&step_id("wait")).unwrap();
        (number, step.kind().takes_calls().unwrap())
    });
    rules(numbered)
}

fn call(body: &str) -> StoredCall<'static> {
    StoredCall {
        data: baton_core::call::read(None, body.as_bytes()).map(Arc::new),
        found: Found::default(),
        other_data: false,
        today: &TODAY,
    }
}

fn only_if(value: &str) -> Value {
    json!({"only_if": {"mode": "all", "tests": [{
        "reference": {"source": {"kind": "call"}, "pointer": "/status"},
        "operator": "is", "values": [value],
    }]}})
}

fn told(reading: Reading<Listed<Named>>) -> Vec<String> {
    match reading {
        Reading::About(named) => named
            .each
            .iter()
            .map(|one| one.entry.value.clone())
            .collect(),
        Reading::ConditionNotMet => vec!["condition not met".to_owned()],
        Reading::Problem(trouble) => vec![format!("problem {}", trouble.kind.code())],
    }
}

fn named(rules: &[Arc<Rule>], body: &str) -> Named {
    match values(rules, &call(body)) {
        Reading::About(mut named) => named.each.remove(0),
        Reading::ConditionNotMet | Reading::Problem(_) => panic!("it names somebody"),
    }
}

const TICKET: &str = r#"{"issue":{"key":"IT-1"}}"#;
const ADA: &str = r#"{"email":"ADA@x.example"}"#;

/// A run of version 1 that waits; the admin started it.
fn run(number: u32) -> Candidate<u32, u32> {
    Candidate {
        run: number,
        version: 1,
        started_by: None,
        try_out: false,
        is_waiting: true,
    }
}

fn with(candidates: Vec<Candidate<u32, u32>>) -> RunFacts<u32, u32> {
    RunFacts {
        candidates: Some(candidates),
        ..RunFacts::default()
    }
}

fn without_candidates(
    past: Option<Vec<Candidate<u32, u32>>>,
    value_may_come: Option<bool>,
) -> RunFacts<u32, u32> {
    RunFacts {
        past,
        value_may_come,
        ..with(Vec::new())
    }
}

#[test]
fn c6_1_the_condition_is_on_the_call_alone_and_false_moves_nothing() {
    let versions = [by_key(only_if("done"))];
    let rules = rules_of(&versions);
    let rows = [
        (r#"{"status":"Done","issue":{"key":"IT-1"}}"#, "IT-1"),
        (
            r#"{"status":"open","issue":{"key":"IT-1"}}"#,
            "condition not met",
        ),
        (TICKET, "problem could_not_tell"),
        (r#"{"status":"done"}"#, "problem names_nobody"),
        ("{", "problem unreadable"),
    ];

    for (body, expected) in rows {
        assert_eq!(told(values(&rules, &call(body))), [expected], "{body}");
    }
}

#[test]
fn c6_1_the_newest_version_says_why_a_call_is_not_used() {
    let versions = [by_key(only_if("done")), by_key(only_if("closed"))];
    let rules = rules_of(&versions);

    let second = values(
        &rules,
        &call(r#"{"status":"closed","issue":{"key":"IT-1"}}"#),
    );
    let neither = values(&rules, &call(r#"{"status":"open","issue":{"key":"IT-1"}}"#));

    assert_eq!(told(second), ["IT-1"]);
    assert_eq!(told(neither), ["condition not met"]);
    assert_eq!(told(values(&[], &call(TICKET))), ["problem nobody_matches"]);
}

#[test]
fn c5_other_data_under_a_known_id_moves_nothing() {
    let versions = [by_key(json!({}))];
    let rules = rules_of(&versions);
    let other = StoredCall {
        found: Found::default(),
        other_data: true,
        ..call(TICKET)
    };

    assert_eq!(told(values(&rules, &other)), ["problem other_data"]);
    assert_eq!(values_anyway(&rules, &other).unwrap().each.len(), 1);
}

#[test]
fn c6_versions_that_say_the_same_are_one_rule() {
    let versions = [
        by_key(json!({"reminder_after_s": 60})),
        by_key(only_if("done")),
        by_key(json!({})),
    ];

    let rules = rules_of(&versions);

    let numbers: Vec<_> = rules.iter().map(|rule| rule.versions.clone()).collect();
    assert_eq!(numbers, [vec![3, 1], vec![2]]);
}

#[test]
fn c6_a_rule_that_finds_nothing_in_a_list_says_nothing_of_it_where_another_reads_it() {
    let by_mail = |call| json!({"kind": "person_detail", "detail": "work_email", "call": call});
    let picked = json!({"kind": "picked", "pointer": "/0/issue/mail"});
    let versions = [
        version(by_mail(picked), json!({})),
        version(by_mail(json!({"kind": "automatic"})), json!({})),
    ];
    let about = |rules: &[_], body| {
        let found = values_anyway(rules, &call(body)).unwrap().each.into_iter();
        let found = found.map(|named| (named.entry.value.clone(), named.rules.len()));
        found.collect::<Vec<_>>()
    };
    let list = r#"[{"issue":{"mail":"a@x.example"}},{"issue":{"mail":"b@x.example"}},{"no":1}]"#;
    let both = rules_of(&versions);

    let of = |value: &str| (value.to_owned(), 1);
    assert_eq!(
        about(&both, list),
        [of("a@x.example"), of("b@x.example"), of(r#"{"no":1}"#)]
    );
    let plain = r#"["a@x.example",{"no":1}]"#;
    assert_eq!(about(&both, plain), [of("a@x.example"), of(r#"{"no":1}"#)]);
    assert_eq!(
        about(&both, r#"[{"no":1}]"#),
        [(r#"{"no":1}"#.to_owned(), 2)]
    );
}

#[test]
fn c6_2_a_run_is_judged_by_the_version_it_is_pinned_to() {
    let other_place = json!({"kind": "step_answer", "step": "step_jira", "pointer": "/key",
        "call": {"kind": "picked", "pointer": "/ticket"}});
    let versions = [version(other_place, json!({})), by_key(json!({}))];
    let rules = rules_of(&versions);
    let newer = Candidate {
        version: 2,
        ..run(8)
    };

    let one = named(&rules, TICKET);

    let found = move_run(&one, &9, &with(vec![newer, run(7)]));
    assert_eq!(found, Next::Decided(Move::Bind(7)));
}

#[test]
fn c6_2_one_fitting_run_is_bound_and_of_several_the_admin_is_asked() {
    let versions = [by_key(json!({}))];
    let rules = rules_of(&versions);
    let one = named(&rules, TICKET);
    let ahead = Candidate {
        is_waiting: false,
        ..run(7)
    };

    let only = move_run(&one, &9, &with(vec![ahead.clone()]));
    let same_twice = move_run(&one, &9, &with(vec![ahead.clone(), ahead.clone()]));
    let several = move_run(&one, &9, &with(vec![run(8), ahead]));

    assert_eq!(only, Next::Decided(Move::Bind(7)));
    assert_eq!(same_twice, Next::Decided(Move::Bind(7)));
    assert_eq!(several, Next::Decided(Move::WhichRun(vec![8, 7])));
}

#[test]
fn c6_2_at_most_twenty_runs_are_named() {
    let versions = [by_key(json!({}))];
    let one_of = rules_of(&versions);

    let many = with((0..30).map(run).collect());

    let found = move_run(&named(&one_of, TICKET), &9, &many);
    assert_eq!(found, Next::Decided(Move::WhichRun((0..20).collect())));
}

#[test]
fn c6_2_settable_the_run_waiting_longest_is_moved() {
    let versions = [by_key(json!({"several_match": "longest_waiting"}))];
    let rules = rules_of(&versions);
    let one = named(&rules, TICKET);
    let ahead = Candidate {
        is_waiting: false,
        ..run(3)
    };

    let waits = move_run(&one, &9, &with(vec![ahead.clone(), run(8), run(5)]));
    let none_waits = move_run(&one, &9, &with(vec![ahead]));

    assert_eq!(waits, Next::Decided(Move::Bind(5)));
    assert_eq!(none_waits, Next::Decided(Move::Bind(3)));
}

#[test]
fn c6_2_only_runs_started_earlier_and_no_try_outs_are_moved() {
    let versions = [by_key(json!({}))];
    let rules = rules_of(&versions);
    let one = named(&rules, TICKET);
    let started_by = |call| Candidate {
        started_by: Some(call),
        ..run(7)
    };
    let try_out = Candidate {
        try_out: true,
        ..run(7)
    };
    let rows = [
        (run(7), Next::Decided(Move::Bind(7))),
        (started_by(8), Next::Decided(Move::Bind(7))),
        (
            started_by(9),
            Next::LookUp(RunFact::Past(vec!["IT-1".to_owned()])),
        ),
        (
            started_by(10),
            Next::LookUp(RunFact::Past(vec!["IT-1".to_owned()])),
        ),
        (
            try_out,
            Next::LookUp(RunFact::Past(vec!["IT-1".to_owned()])),
        ),
    ];

    for (candidate, expected) in rows {
        let facts = with(vec![candidate]);
        assert_eq!(move_run(&one, &9, &facts), expected, "{facts:?}");
    }
}

#[test]
fn c6_2_an_email_address_finds_its_person_by_former_ones_too() {
    let versions = [by_address(json!({}))];
    let rules = rules_of(&versions);
    let one = named(&rules, ADA);
    let known = |work_email: Option<&str>, former: &[&str]| RunFacts::<u32, u32> {
        addresses: Some(Addresses {
            work_email: work_email.map(str::to_owned),
            former: former.iter().map(|one| (*one).to_owned()).collect(),
        }),
        ..RunFacts::default()
    };
    let keys = |keys: &[&str]| {
        Next::LookUp(RunFact::Candidates(
            keys.iter().map(|one| (*one).to_owned()).collect(),
        ))
    };

    assert_eq!(
        move_run(&one, &9, &RunFacts::<u32, u32>::default()),
        Next::LookUp(RunFact::Addresses)
    );
    assert_eq!(
        move_run(&one, &9, &known(None, &[])),
        keys(&["ada@x.example"])
    );
    assert_eq!(
        move_run(
            &one,
            &9,
            &known(Some("Ada.Okafor@x.example"), &["ada@x.example"])
        ),
        keys(&["ada.okafor@x.example", "ada@x.example"])
    );
}

#[test]
fn c6_2_another_value_is_its_own_only_key() {
    let versions = [by_key(json!({}))];
    let rules = rules_of(&versions);

    let found = move_run(&named(&rules, TICKET), &9, &RunFacts::<u32, u32>::default());

    assert_eq!(
        found,
        Next::LookUp(RunFact::Candidates(vec!["IT-1".to_owned()]))
    );
}

#[test]
fn c6_3_a_run_past_the_step_is_told_of_a_late_call() {
    let versions = [by_key(json!({}))];
    let rules = rules_of(&versions);
    let one = named(&rules, TICKET);
    let younger = Candidate {
        started_by: Some(10),
        ..run(6)
    };

    let late = move_run(
        &one,
        &9,
        &without_candidates(Some(vec![younger.clone(), run(7)]), None),
    );
    let none = move_run(&one, &9, &without_candidates(Some(vec![younger]), None));

    assert_eq!(late, Next::Decided(Move::ArrivedAfterwards(7)));
    assert_eq!(none, Next::LookUp(RunFact::ValueMayCome));
}

#[test]
fn c6_4_a_call_waits_while_a_run_may_still_get_its_value() {
    let versions = [by_key(json!({}))];
    let rules = rules_of(&versions);

    let facts = without_candidates(Some(Vec::new()), Some(true));

    assert_eq!(
        move_run(&named(&rules, TICKET), &9, &facts),
        Next::Decided(Move::Unmatched)
    );
    assert_eq!(still_unmatched::<u32>(&rules, true), Move::Unmatched);
}

#[test]
fn c6_5_a_call_that_no_run_can_want_is_a_problem_or_only_recorded() {
    let facts = without_candidates(Some(Vec::new()), Some(false));
    let rows = [
        ("keep_under_problems", NobodyMatches::KeepUnderProblems),
        ("only_record", NobodyMatches::OnlyRecord),
    ];

    for (rule, expected) in rows {
        let versions = [by_key(json!({"nobody_matches": rule}))];
        let rules = rules_of(&versions);
        let expected = Move::Nobody(expected);
        assert_eq!(still_unmatched::<u32>(&rules, false), expected);
        let decided = Next::Decided(expected);
        assert_eq!(move_run(&named(&rules, TICKET), &9, &facts), decided);
    }
    let no_rule = still_unmatched::<u32>(&[], false);
    assert_eq!(no_rule, Move::Nobody(NobodyMatches::KeepUnderProblems));
}

#[test]
fn c5_a_call_used_anyway_finds_younger_runs_too_and_ignores_the_condition() {
    let versions = [by_key(only_if("done"))];
    let rules = rules_of(&versions);
    let one = values_anyway(&rules, &call(TICKET)).unwrap().each.remove(0);
    let younger = Candidate {
        started_by: Some(99),
        ..run(7)
    };
    let try_out = Candidate {
        try_out: true,
        ..run(6)
    };

    let asks = move_anyway(&one, &RunFacts::<u32, u32>::default());
    let only = move_anyway(&one, &with(vec![younger.clone(), try_out.clone()]));
    let several = move_anyway(&one, &with(vec![younger, run(8)]));
    let nobody = move_anyway(&one, &with(vec![try_out]));

    assert_eq!(
        asks,
        Next::LookUp(RunFact::Candidates(vec!["IT-1".to_owned()]))
    );
    assert_eq!(only, Next::Decided(Move::Bind(7)));
    assert_eq!(several, Next::Decided(Move::WhichRun(vec![7, 8])));
    assert_eq!(
        nobody,
        Next::Decided(Move::Nobody(NobodyMatches::KeepUnderProblems))
    );
}

#[test]
fn c6_a_call_is_used_once_and_the_others_arrived_afterwards() {
    use DispositionKind::{ArrivedAfterwards, Moved, NotNeeded};
    let rows = [
        (Passed::Used, true, Some(Moved)),
        (Passed::Used, false, Some(ArrivedAfterwards)),
        (Passed::NotNeeded, true, Some(NotNeeded)),
        (Passed::NotNeeded, false, Some(ArrivedAfterwards)),
        (Passed::TooLate, true, Some(ArrivedAfterwards)),
        (Passed::TooLate, false, None),
    ];

    for (passed, is_that_call, expected) in rows {
        assert_eq!(
            when_passed(passed, is_that_call),
            expected,
            "{passed:?} {is_that_call}"
        );
    }
}

#[test]
fn c4_a_list_to_a_wait_has_each_value_once_and_says_how_many_are_over_the_limit() {
    let versions = [
        by_address(json!({})),
        by_address(json!({"reminder_after_s": 60, "several_match": "longest_waiting"})),
    ];
    let rules = rules_of(&versions);
    let mut many: Vec<String> = (0..10_002).map(|one| format!("p{one}@x.example")).collect();
    many.insert(1, " P0@x.example".to_owned());
    let body = serde_json::to_string(&many).unwrap();

    let Reading::About(about) = values(&rules, &call(&body)) else {
        panic!("it names many")
    };

    assert_eq!((about.each.len(), about.more), (10_000, 2));
    assert_eq!(about.each[1].entry.value, "p1@x.example");
    assert!(about.each.iter().all(|one| one.rules.len() == rules.len()));
}

#[test]
fn a_call_that_was_looked_through_before_is_not_looked_through_again() {
    let rules = rules_of(&[by_key(json!({}))]);
    let other = baton_core::call::read(None, TICKET.replace("IT-1", "IT-2").as_bytes());
    let mut before = call(TICKET);
    before
        .found
        .look(&Arc::new(other.unwrap()), rules[0].field());

    let Reading::About(named) = values(&rules, &before) else {
        panic!("it names a ticket")
    };

    let said: Vec<_> = named.each.iter().map(|one| &*one.entry.value).collect();
    assert_eq!(said, ["IT-2"]);
}

#[test]
fn c6_whoever_is_named_as_a_bare_item_reads_is_moved_all_the_same() {
    let rules = rules_of(&[by_key(json!({}))]);
    let body = r#"[7,{"issue":{"key":7}}]"#;

    let Reading::About(found) = values(&rules, &call(body)) else {
        panic!("it is about somebody");
    };

    let told = found.each.iter().map(|one| one.entry.is_unusable());
    assert_eq!(told.collect::<Vec<_>>(), [true, false]);
    let data = &found.each[1].entry.data;
    let seven = about(&rules[0].takes, data, "7");
    assert_eq!(seven.at.to_string(), "/1");
    let each = each_about(&rules[0].takes, data, &Found::default());
    assert_eq!(each["7"].at.to_string(), "/1");
}
