//! Random calls and runs, decided by the core for a host in memory and by a reference that
//! shares no code with it (C2, C4, C5, C6).

mod host;
mod reference;
mod script;

use std::collections::BTreeMap;

use baton_core::matching::DispositionKind;

use crate::model::Dice;

const SEQUENCES: u64 = 4_000;
const LONGEST: u64 = 60;

/// What became of a call, as both sides tell it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fate {
    pub(crate) kind: DispositionKind,
    /// The run, or the call it repeats.
    pub(crate) about: Option<usize>,
    /// The problem's kind.
    pub(crate) problem: Option<String>,
}

impl Fate {
    pub(crate) fn plain(kind: DispositionKind) -> Self {
        Self {
            kind,
            about: None,
            problem: None,
        }
    }

    pub(crate) fn about(kind: DispositionKind, about: usize) -> Self {
        Self {
            about: Some(about),
            ..Self::plain(kind)
        }
    }

    pub(crate) fn problem(code: &str) -> Self {
        Self {
            problem: Some(code.to_owned()),
            ..Self::plain(DispositionKind::Problem)
        }
    }
}

/// Where a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum At {
    Before,
    Waiting,
    Past,
}

#[test]
fn matching_agrees_with_the_reference_on_random_calls() {
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();

    for seed in 0..SEQUENCES {
        let mut dice = Dice::new(seed);
        let settings = script::Settings::random(&mut dice);
        let mut host = host::Host::new(&settings);
        let mut reference = reference::Reference::new(&settings);
        for _ in 0..=dice.below(LONGEST) {
            let deed = script::Deed::random(&mut dice, &settings);
            host.play(&deed);
            reference.play(&deed);
            assert_eq!(
                host.fates, reference.fates,
                "seed {seed}, after {deed:?} under {settings:?}"
            );
        }
        for (rule, count) in reference.counts {
            *counts.entry(rule).or_default() += count;
        }
    }

    // What an address takes for a test is left out before it is asked whom a call is about.
    let asked = |kind: &DispositionKind| {
        !matches!(kind, DispositionKind::OnlyATest | DispositionKind::Merged)
    };
    let expected = DispositionKind::ALL.into_iter().filter(asked);
    let expected: Vec<_> = expected.map(|kind| format!("{kind:?}")).collect();
    let rules = reference::RULES.map(str::to_owned);
    let missing: Vec<_> = expected
        .iter()
        .chain(&rules)
        .filter(|rule| !counts.contains_key(*rule))
        .collect();
    println!("{counts:#?}");
    assert!(missing.is_empty(), "never happened: {missing:?}");
}
