//! People that a filter leaves, their count and the values to filter by, beside a plain look at a
//! list of them.

use baton_core::details::PersonDetail;
use baton_store::lists::people::{After, PeopleFilter};
use baton_store::table::people::{Person, PersonStatus};

use crate::fixture::{Fixture, person, second, spoil};

const DEPARTMENTS: [Option<&str>; 5] = [
    Some("Vertrieb"),
    Some(" vertrieb "),
    Some("ÖFFENTLICHES"),
    Some("öffentliches"),
    None,
];

/// Somebody with details that depend on the number alone.
fn somebody(n: u32) -> Person {
    let at = n as usize;
    let text = |each: &[Option<&str>]| each[(at / 2) % each.len()].map(str::to_owned);
    Person {
        display_name: format!("Person {:04}", (n * 7_919) % 10_000),
        // One that is written as it is compared lies elsewhere than others do.
        work_email: match n % 6 {
            0 => None,
            1 | 2 => Some(format!("P{n:04}@Example.test")),
            _ => Some(format!("p{n:04}@example.test")),
        },
        status: PersonStatus::ALL[at % 4],
        start_date: (!n.is_multiple_of(5)).then(|| format!("2026-{:02}-15", 1 + n % 12)),
        department: text(&DEPARTMENTS),
        location: text(&[Some("Graz"), None, Some("برلين")]),
        team: text(&[Some(""), Some("Blue")]),
        manager: Some("Ada Byron".to_owned()),
        sample: n.is_multiple_of(11),
        ..person(n)
    }
}

fn crowd(fixture: &Fixture, many: u32) -> Vec<Person> {
    let people: Vec<_> = (0..many).map(somebody).collect();
    let stored = people.clone();
    fixture.write(move |tx| tx.people().insert_many(&stored, second(0)));
    people
}

/// The names of whom a plain look leaves, in their order.
fn names(people: &[Person], is_left: impl Fn(&Person) -> bool) -> Vec<&str> {
    let left = people.iter().filter(|one| is_left(one));
    let mut names: Vec<_> = left.map(|one| one.display_name.as_str()).collect();
    names.sort_unstable();
    names
}

fn listed(fixture: &Fixture, filter: &PeopleFilter) -> Vec<String> {
    let (mut names, mut after): (_, Option<After>) = (Vec::new(), None);
    loop {
        let filter = filter.clone();
        let page = fixture.read(move |tables| tables.people().page(&filter, after.as_ref(), 70));
        assert!(page.rows.len() <= 70 && page.unread.is_empty());
        names.extend(page.rows.into_iter().map(|row| row.person.display_name));
        after = page.next;
        if after.is_none() {
            return names;
        }
    }
}

/// A filter, and whom it leaves by a plain look.
type Case = (PeopleFilter, fn(&Person) -> bool);

fn by_one_thing() -> Vec<Case> {
    let any = PeopleFilter::default;
    let of = |detail, value: &str| PeopleFilter {
        values: vec![(detail, value.to_owned())],
        ..any()
    };
    let lacks = |detail| PeopleFilter {
        lacks: Some(detail),
        ..any()
    };
    vec![
        (any(), |_| true),
        (
            PeopleFilter {
                statuses: vec![PersonStatus::Left, PersonStatus::OnLeave],
                sample: Some(false),
                ..any()
            },
            |one| !one.sample && matches!(one.status, PersonStatus::Left | PersonStatus::OnLeave),
        ),
        (of(PersonDetail::Department, "VERTRIEB"), |one| {
            matches!(one.department.as_deref(), Some("Vertrieb" | " vertrieb "))
        }),
        (of(PersonDetail::Department, "Öffentliches "), |one| {
            matches!(
                one.department.as_deref(),
                Some("ÖFFENTLICHES" | "öffentliches")
            )
        }),
        (of(PersonDetail::Location, "برلين"), |one| {
            one.location.as_deref() == Some("برلين")
        }),
        (of(PersonDetail::Department, "Vertrie"), |_| false),
        (lacks(PersonDetail::WorkEmail), |one| {
            one.work_email.is_none()
        }),
        (lacks(PersonDetail::StartDate), |one| {
            one.start_date.is_none()
        }),
        (lacks(PersonDetail::Team), |one| {
            one.team.as_deref() != Some("Blue")
        }),
        (lacks(PersonDetail::Manager), |_| false),
        (
            PeopleFilter {
                starts_from: Some("2026-03-15".to_owned()),
                starts_until: Some("2026-05-14".to_owned()),
                ..any()
            },
            |one| matches!(one.start_date.as_deref(), Some("2026-03-15" | "2026-04-15")),
        ),
    ]
}

fn by_several_things() -> Vec<Case> {
    let any = PeopleFilter::default;
    vec![
        (
            PeopleFilter {
                values: vec![
                    (PersonDetail::Department, "vertrieb".to_owned()),
                    (PersonDetail::Team, "blue".to_owned()),
                ],
                statuses: vec![PersonStatus::Active],
                sample: Some(true),
                lacks: Some(PersonDetail::Location),
                starts_from: Some("2026-06-01".to_owned()),
                ..any()
            },
            |one| {
                let is_sales = one
                    .department
                    .as_deref()
                    .is_some_and(|of| of.contains("ertrieb"));
                is_sales
                    && one.team.as_deref() == Some("Blue")
                    && one.status == PersonStatus::Active
                    && one.sample
                    && one.location.is_none()
                    && one.start_date.as_deref() > Some("2026-06")
            },
        ),
        (
            PeopleFilter {
                search: Some("person 01".to_owned()),
                statuses: vec![PersonStatus::BeforeStart],
                ..any()
            },
            |one| {
                one.display_name.starts_with("Person 01") && one.status == PersonStatus::BeforeStart
            },
        ),
        (
            PeopleFilter {
                search: Some("person".to_owned()),
                lacks: Some(PersonDetail::WorkEmail),
                ..any()
            },
            |one| one.work_email.is_none(),
        ),
    ]
}

#[test]
fn a_filter_leaves_whom_a_plain_look_leaves_and_counts_them() {
    let fixture = Fixture::new();
    let people = crowd(&fixture, 1_500);

    for (filter, is_left) in by_one_thing().into_iter().chain(by_several_things()) {
        assert_eq!(
            listed(&fixture, &filter),
            names(&people, is_left),
            "{filter:?}"
        );

        let any_status = PeopleFilter {
            statuses: Vec::new(),
            ..filter.clone()
        };
        let of_any_status = listed(&fixture, &any_status);
        let sample = filter.sample;
        let counted = fixture.read(move |tables| tables.people().counted(&filter));
        for status in PersonStatus::ALL {
            let of_it = people.iter().filter(|one| one.status == *status);
            let of_it = of_it.filter(|one| of_any_status.contains(&one.display_name));
            let counted = counted.statuses.get(status).copied().unwrap_or_default();
            assert_eq!(
                counted,
                of_it.count() as u64,
                "{status:?} of {any_status:?}"
            );
        }
        let all = people
            .iter()
            .filter(|one| sample.is_none_or(|is| is == one.sample));
        assert_eq!(counted.listed, all.count() as u64);
        assert!(counted.is_all_listed && counted.is_all_found);
    }
}

#[test]
fn more_people_than_are_put_into_their_order_are_met_by_name() {
    let fixture = Fixture::new();
    let people = crowd(&fixture, 8_000);
    let filter = PeopleFilter {
        sample: Some(false),
        statuses: vec![
            PersonStatus::Active,
            PersonStatus::Left,
            PersonStatus::OnLeave,
        ],
        ..PeopleFilter::default()
    };
    let is_left = |one: &Person| !one.sample && one.status != PersonStatus::BeforeStart;

    let left = listed(&fixture, &filter);

    assert!(left.len() > 5_000, "{}", left.len());
    assert_eq!(left, names(&people, is_left));
}

#[test]
fn a_search_that_fits_too_many_to_ask_them_all_counts_those_it_asked() {
    let fixture = Fixture::new();
    fixture.write(|tx| {
        let people: Vec<_> = (0..20_500).map(person).collect();
        tx.people().insert_many(&people, second(0))
    });
    let filter = PeopleFilter {
        search: Some("person".to_owned()),
        ..PeopleFilter::default()
    };

    let counted = fixture.read(move |tables| tables.people().counted(&filter));

    let found: u64 = counted.statuses.values().sum();
    assert!(found > 0 && found < 20_500, "{found}");
    assert_eq!((counted.is_all_found, counted.is_all_listed), (false, true));
    assert_eq!(counted.listed, 20_500);
}

#[test]
fn values_are_those_that_people_have_the_most_frequent_first() {
    let fixture = Fixture::new();
    let people = crowd(&fixture, 1_000);
    let values = |detail, sample, text: &'static str, most| {
        let filter = PeopleFilter {
            sample,
            ..PeopleFilter::default()
        };
        let found = fixture.read(move |tables| tables.people().values(detail, &filter, text, most));
        let each = found.values.into_iter().map(|one| (one.value, one.people));
        each.collect::<Vec<_>>()
    };
    let having = |value: &str, sample: Option<bool>| {
        let listed = people
            .iter()
            .filter(|one| sample.is_none_or(|is| is == one.sample));
        let of = listed.filter_map(|one| one.department.as_deref());
        of.filter(|of| of.trim() == value).count() as u64
    };

    let all = values(PersonDetail::Department, None, "", 9);
    let real = values(PersonDetail::Department, Some(false), "TRIEB", 9);

    let written = ["Vertrieb", "vertrieb", "ÖFFENTLICHES", "öffentliches"];
    let [sales, small_sales, public, small_public] = written.map(|one| having(one, None));
    let counts: Vec<_> = all.iter().map(|(_, people)| *people).collect();
    assert_eq!(counts, [sales + small_sales, public + small_public]);
    assert!(written.contains(&all[0].0.as_str()) && written.contains(&all[1].0.as_str()));
    let real_sales = having("Vertrieb", Some(false)) + having("vertrieb", Some(false));
    assert_eq!(
        real.iter().map(|one| one.1).collect::<Vec<_>>(),
        [real_sales]
    );
    assert_eq!(values(PersonDetail::Department, None, "", 1).len(), 1);
    assert_eq!(
        values(PersonDetail::Team, None, "", 9),
        [("Blue".to_owned(), 500)]
    );
    assert!(values(PersonDetail::JobTitle, None, "", 9).is_empty());
}

#[test]
fn values_are_counted_of_those_whom_the_rest_of_the_filter_leaves() {
    let fixture = Fixture::new();
    let people = crowd(&fixture, 1_000);
    let filter = PeopleFilter {
        sample: Some(false),
        statuses: vec![PersonStatus::ALL[2]],
        values: vec![
            (PersonDetail::Department, "nobody's".to_owned()),
            (PersonDetail::Team, "blue".to_owned()),
        ],
        lacks: Some(PersonDetail::WorkEmail),
        ..PeopleFilter::default()
    };
    let left = people.iter().filter(|one| {
        !one.sample
            && one.status == PersonStatus::ALL[2]
            && one.team.as_deref() == Some("Blue")
            && one.work_email.is_none()
    });
    let having = left.filter(|one| one.department.is_some()).count() as u64;

    let found = fixture.read(move |tables| {
        tables
            .people()
            .values(PersonDetail::Department, &filter, "", 9)
    });

    let counted: u64 = found.values.iter().map(|one| one.people).sum();
    assert!(having > 0 && having < 500, "{having}");
    assert_eq!((counted, found.is_all), (having, true));
}

#[test]
fn values_of_a_search_that_fits_too_many_are_those_of_the_asked() {
    let fixture = Fixture::new();
    fixture.write(|tx| {
        let each = (0..20_500).map(|number| Person {
            team: Some("Blue".to_owned()),
            ..person(number)
        });
        tx.people()
            .insert_many(&each.collect::<Vec<_>>(), second(0))
    });
    let filter = PeopleFilter {
        search: Some("person".to_owned()),
        ..PeopleFilter::default()
    };

    let found = fixture.read(move |tables| {
        let people = tables.people();
        people.values(PersonDetail::Team, &filter, "", 9)
    });

    let blue = found.values[0].people;
    assert!(!found.is_all && blue > 0 && blue < 20_500, "{blue}");
}

#[test]
fn a_damaged_row_hides_nobody_from_a_filter() {
    let fixture = Fixture::new();
    crowd(&fixture, 40);
    spoil(&fixture, "UPDATE people SET status = 9 WHERE no = 3");
    spoil(
        &fixture,
        "UPDATE people SET department = CAST(x'ff' AS TEXT) WHERE no = 4",
    );
    let filter = PeopleFilter {
        lacks: Some(PersonDetail::WorkEmail),
        ..PeopleFilter::default()
    };
    let counted = filter.clone();

    let page = fixture.read(move |tables| tables.people().page(&filter, None, 70));
    let counted = fixture.read(move |tables| tables.people().counted(&counted));
    let values = |tables: &baton_store::Snapshot<'_>| {
        let anybody = PeopleFilter::default();
        let people = tables.people();
        people.values(PersonDetail::Department, &anybody, "", 9)
    };

    assert_eq!(page.rows.len() + page.unread.len(), 7);
    assert_eq!(counted.listed, 40);
    assert_eq!(fixture.read(values).values.len(), 2);
}
