mod filtered;

use baton_core::Json;
use baton_core::details::{CustomDetail, CustomType};
use baton_store::lists::people::{After, PeopleFilter};
use baton_store::table::people::external_ids::{ExternalId, Stored};
use baton_store::table::people::{CustomValues, custom_details};
use baton_store::{Error, Lane, Lenient};

use crate::fixture::{Fixture, person, second};

#[test]
fn an_email_is_one_persons_only_however_it_is_written() {
    let fixture = Fixture::new();
    fixture.person(1);
    let mut other = person(2);
    other.work_email = Some(" P0001@Example.TEST ".to_owned());

    let refused = fixture.store.write_blocking(Lane::Command, move |tx| {
        tx.people().insert(&other, second(1))
    });

    assert!(matches!(refused, Err(Error::EmailTaken(_))), "{refused:?}");
    let found = fixture.read(|tables| tables.people().by_email(" P0001@EXAMPLE.test"));
    assert_eq!(found.unwrap().person.display_name, "Person 0001");
}

#[test]
fn a_former_email_still_finds_its_person() {
    let fixture = Fixture::new();
    let no = fixture.person(1);

    fixture.write(move |tx| {
        let old = tx.people().by_no(no)?.unwrap();
        let mut new = old.person.clone();
        new.work_email = Some("Maria@example.test".to_owned());
        tx.people().update(&old, &new, second(1))
    });

    let (now, former, aliases) = fixture.read(move |tables| {
        let people = tables.people();
        let now = people.by_email("maria@example.test")?.unwrap();
        Ok((
            now,
            people.by_email("p0001@example.test")?.unwrap(),
            people.aliases(no)?,
        ))
    });
    assert_eq!((now.no, former.no), (no, no));
    assert_eq!(now.person.work_email.as_deref(), Some("Maria@example.test"));
    assert_eq!(aliases, ["p0001@example.test"]);
}

#[test]
fn a_sample_person_is_found_whenever_it_was_made() {
    let fixture = Fixture::new();

    fixture.write(|tx| {
        let people: Vec<_> = (0..1_001).map(person).collect();
        tx.people().insert_many(&people, second(0))?;
        let mut made_up = person(2_000);
        made_up.sample = true;
        tx.people().insert(&made_up, second(1))
    });

    let samples = fixture.read(|tables| tables.people().samples());
    let names: Vec<_> = samples.iter().map(|row| &row.person.display_name).collect();
    assert_eq!(names, ["Person 2000"]);
}

#[test]
fn a_page_goes_on_after_the_last_name() {
    let fixture = Fixture::new();
    fixture.write(|tx| {
        let people: Vec<_> = (0..25).map(person).collect();
        tx.people().insert_many(&people, second(0))
    });
    let mut names = Vec::new();
    let mut after: Option<After> = None;

    loop {
        let page = fixture.read(move |tables| {
            let everybody = PeopleFilter::default();
            tables.people().page(&everybody, after.as_ref(), 10)
        });
        names.extend(page.rows.into_iter().map(|row| row.person.display_name));
        after = page.next;
        if after.is_none() {
            break;
        }
    }

    let expected: Vec<_> = (0..25).map(|n| format!("Person {n:04}")).collect();
    assert_eq!(names, expected);
    assert_eq!(fixture.read(|tables| tables.counters().people()), 25);
}

fn searched(text: &str) -> PeopleFilter {
    PeopleFilter {
        search: Some(text.to_owned()),
        ..PeopleFilter::default()
    }
}

#[test]
fn a_search_looks_at_the_beginnings_of_all_words() {
    let fixture = Fixture::new();
    fixture.write(|tx| {
        let mut maria = person(1);
        maria.display_name = "María José López".to_owned();
        maria.work_email = Some("m.lopez@acme.example".to_owned());
        tx.people().insert(&maria, second(0))?;
        tx.people().insert(&person(2), second(0))
    });

    let search = |text: &'static str| {
        let found = fixture.read(move |tables| tables.people().page(&searched(text), None, 10));
        found
            .rows
            .into_iter()
            .map(|row| row.person.display_name)
            .collect::<Vec<_>>()
    };

    assert_eq!(search("lóp MARÍA"), ["María José López"]);
    assert_eq!(search("lopez"), ["María José López"]);
    assert_eq!(search("m.lopez@acme"), ["María José López"]);
    assert!(search("maria person").is_empty());
}

#[test]
fn an_id_in_another_tool_is_one_persons_only() {
    let fixture = Fixture::new();
    let (one, other) = (fixture.person(1), fixture.person(2));

    let stored = fixture.write(move |tx| {
        let row = |no| Ok::<_, Error>(tx.people().by_no(no)?.unwrap());
        let ids = tx.external_ids();
        Ok([
            ids.set(&row(one)?, "BambooHR", "E-17")?,
            ids.set(&row(one)?, " bamboohr ", "E-17")?,
            ids.set(&row(other)?, "bambooHR", "E-17")?,
            ids.set(&row(other)?, "BambooHR", "e-17")?,
            ids.set(&row(other)?, "Okta", "E-17")?,
        ])
    });

    use Stored::{Taken, Yes};
    assert_eq!(stored, [Yes, Yes, Taken(one), Yes, Yes]);
    let (ids, sources, owner) = fixture.read(move |tables| {
        let ids = tables.external_ids();
        Ok((
            ids.of_person(other)?,
            ids.sources()?,
            ids.owner("BAMBOOHR", "E-17")?,
        ))
    });
    let id = |source: &str, id: &str| ExternalId {
        source: source.to_owned(),
        id: id.to_owned(),
    };
    assert_eq!(ids, [id("BambooHR", "e-17"), id("Okta", "E-17")]);
    assert_eq!(sources, ["BambooHR", "Okta"]);
    assert_eq!(owner, Some(one));
}

#[test]
fn a_person_is_found_by_the_id_in_another_tool_until_it_changes() {
    let fixture = Fixture::new();
    let no = fixture.person(1);
    let set = |id: &'static str| {
        fixture.write(move |tx| {
            let row = tx.people().by_no(no)?.unwrap();
            tx.external_ids().set(&row, "HRIS", id)
        });
    };
    let found = |text: &'static str| {
        fixture.read(move |tables| Ok(tables.people().page(&searched(text), None, 10)?.rows.len()))
    };

    set("Person");
    set("X-900");
    assert_eq!(
        (found("x-9"), found("person x-9"), found("person")),
        (1, 1, 1)
    );

    fixture.write(move |tx| {
        let old = tx.people().by_no(no)?.unwrap();
        let mut new = old.person.clone();
        new.display_name = "Somebody".to_owned();
        tx.people().update(&old, &new, second(1))
    });
    assert_eq!((found("x-9"), found("somebody x-9")), (1, 1));

    fixture.write(move |tx| {
        let row = tx.people().by_no(no)?.unwrap();
        tx.external_ids().remove(&row, "hris")
    });
    assert_eq!(found("x-9"), 0);
}

#[test]
fn what_is_known_of_custom_details_has_an_end() {
    let fixture = Fixture::new();
    let detail = CustomDetail {
        kind: CustomType::Number,
        sensitive: true,
    };

    let (within, beyond, again) = fixture.write(move |tx| {
        let all = tx.custom_details();
        let mut within = true;
        for number in 0..custom_details::MOST {
            within &= all.set(&format!("detail {number}"), detail, second(0))?;
        }
        let other = CustomDetail {
            sensitive: false,
            ..detail
        };
        let beyond = all.set("one more", detail, second(0))?;
        Ok((within, beyond, all.set("detail 7", other, second(1))?))
    });

    assert_eq!((within, beyond, again), (true, false, true));
    let known = fixture.read(|tables| tables.custom_details().all());
    assert_eq!(known.len(), custom_details::MOST);
    assert!(!known["detail 7"].sensitive && known["detail 8"].sensitive);
}

#[test]
fn a_custom_detail_is_used_while_somebody_has_a_value() {
    let fixture = Fixture::new();
    fixture.write(|tx| {
        let mut one = person(1);
        one.custom = Lenient::of(&CustomValues(vec![("laptop".to_owned(), Json::text("13"))]));
        tx.people().insert(&one, second(0))
    });

    let used =
        |name: &'static str| fixture.read(move |tables| tables.custom_details().is_used(name));
    assert_eq!((used("laptop"), used("badge")), (true, false));
}
