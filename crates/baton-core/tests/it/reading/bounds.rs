//! What is bounded: how many values a body comes to.

use baton_core::call::reading;
use baton_core::json::{MOST_NODES, Unreadable};

use super::{FORM, told, unreadable};

const MIB: usize = 1024 * 1024;

fn is_too_many(content_type: Option<&str>, body: &str) -> bool {
    matches!(
        unreadable(content_type, body.as_bytes()),
        Unreadable::TooMany { .. }
    )
}

#[test]
fn a_form_of_very_many_groups_is_unreadable_and_one_below_is_not() {
    let names = |count: usize| {
        let pairs = (0..count).map(|number| format!("n{number}=1"));
        pairs.collect::<Vec<_>>().join("&")
    };
    let deep = (0..8_000).map(|number| format!("{number}{}=", "[a]".repeat(62)));
    let deep = deep.collect::<Vec<_>>().join("&");
    assert!(deep.len() > MIB);

    assert!(is_too_many(FORM, &deep));
    assert!(is_too_many(FORM, &names(MOST_NODES + 1)));
    assert!(is_too_many(FORM, &"a=&".repeat(MOST_NODES + 1)));
    assert_eq!(told(FORM, names(MOST_NODES).as_bytes()).1, "Form");
    let list = |count: usize| "a[]=&".repeat(count);
    assert!(is_too_many(FORM, &list(MOST_NODES)), "the list counts, too");
    assert_eq!(told(FORM, list(MOST_NODES - 1).as_bytes()).1, "Form");
}

#[test]
fn names_that_clash_cost_no_more_than_others() {
    let body = format!("{}a[b]=2", "a=1&".repeat(90_000));
    let (data, how) = told(FORM, body.as_bytes());
    assert_eq!(how, "Form, flat 2");
    assert!(data.ends_with(r#""1"],"a[b]":"2"}"#));

    let taken = (50_000..90_000).map(|number| format!("d[{number}]=x&"));
    let body = taken.collect::<String>() + &"d[]=y&".repeat(9_000);
    assert_eq!(told(FORM, body.as_bytes()).1, "Form");
}

#[test]
fn a_tree_of_very_many_elements_is_unreadable() {
    let elements = |count: usize| format!("<a>{}</a>", "<b/>".repeat(count));

    assert!(is_too_many(None, &elements(MOST_NODES)));
    assert_eq!(told(None, elements(MOST_NODES - 1).as_bytes()).1, "Xml");
    let attributes = |count: usize| -> String {
        let all = (0..count).map(|number| format!(" a{number}=''"));
        format!("<a{}/>", all.collect::<String>())
    };
    assert!(is_too_many(None, &attributes(MOST_NODES)));
    assert_eq!(told(None, attributes(MOST_NODES - 1).as_bytes()).1, "Xml");
}

#[test]
fn json_is_bounded_by_its_own_length_alone() {
    let many = format!("[{}1]", "[1],".repeat(MIB / 4));
    assert_eq!(
        reading::read(None, many.as_bytes()).unwrap().data.nodes(),
        2 + MIB / 2
    );

    let text = format!("{{\"raw\":{}}}", serde_json::to_string(&many).unwrap());
    assert_eq!(told(None, text.as_bytes()).1, "Json, opened 1");
}
