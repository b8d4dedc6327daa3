use baton_store::table::people_list::After;
use baton_store::{Error, Lane};

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

    assert!(matches!(refused, Err(Error::Taken(_))), "{refused:?}");
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
fn a_page_goes_on_after_the_last_name() {
    let fixture = Fixture::new();
    fixture.write(|tx| {
        let people: Vec<_> = (0..25).map(person).collect();
        tx.people().insert_many(&people, second(0))
    });
    let mut names = Vec::new();
    let mut after: Option<After> = None;

    loop {
        let (rows, next) = fixture.read(move |tables| tables.people().page(after.as_ref(), 10));
        names.extend(rows.into_iter().map(|row| row.person.display_name));
        after = next;
        if after.is_none() {
            break;
        }
    }

    let expected: Vec<_> = (0..25).map(|n| format!("Person {n:04}")).collect();
    assert_eq!(names, expected);
    assert_eq!(fixture.read(|tables| tables.counters().people()), 25);
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
        let found = fixture.read(move |tables| tables.people().search(text, 10));
        found
            .into_iter()
            .map(|row| row.person.display_name)
            .collect::<Vec<_>>()
    };

    assert_eq!(search("lóp MARÍA"), ["María José López"]);
    assert_eq!(search("lopez"), ["María José López"]);
    assert_eq!(search("m.lopez@acme"), ["María José López"]);
    assert!(search("maria person").is_empty());
}
