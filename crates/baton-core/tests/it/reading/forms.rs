//! Forms: names with brackets and dots are groups.

use baton_core::call::reading;

use super::{FORM, told, why};

fn form(body: &str) -> String {
    told(FORM, body.as_bytes()).0
}

#[test]
fn forms_become_trees() {
    let body = "type=employee.updated&data[companyId]=12345&data[changedFields][0]=first+Name\
        &data[changedFields][1]=last%20Name&empty=&a%5Bb%5D=1&loose[=2";

    assert_eq!(
        form(body),
        r#"{"type":"employee.updated","data":{"companyId":"12345","changedFields":["first Name","last Name"]},"empty":"","a":{"b":"1"},"loose[":"2"}"#
    );
}

#[test]
fn brackets_and_dots_are_groups() {
    let rows = [
        (
            "users[0][email]=a&users[1][email]=b",
            r#"{"users":[{"email":"a"},{"email":"b"}]}"#,
        ),
        ("a.b=1&a.c=2", r#"{"a":{"b":"1","c":"2"}}"#),
        (
            "Items[0].Email=a&Items[0].Id=7",
            r#"{"Items":[{"Email":"a","Id":"7"}]}"#,
        ),
        ("d[]=3&d[]=4", r#"{"d":["3","4"]}"#),
        ("d[][x]=3&d[][x]=4", r#"{"d":[{"x":"3"},{"x":"4"}]}"#),
        ("d[1]=y&d[]=z", r#"{"d":{"1":"y","2":"z"}}"#),
        ("d[1]=b&d[0]=a", r#"{"d":["a","b"]}"#),
        ("d[01]=b&d[0]=a", r#"{"d":{"01":"b","0":"a"}}"#),
        ("a=1&a=2", r#"{"a":["1","2"]}"#),
        (
            "a..b=1&.c=2&d.=3&e[f=4&[g]=5",
            r#"{"a..b":"1",".c":"2","d.":"3","e[f":"4","[g]":"5"}"#,
        ),
        (
            "Is+v1.2+there?=no&me@x.io=1",
            r#"{"Is v1.2 there?":"no","me@x.io":"1"}"#,
        ),
        ("a[b]c=1&a[[b]]=2", r#"{"a[b]c":"1","a[[b]]":"2"}"#),
        ("=1&a", r#"{"":"1","a":""}"#),
    ];

    for (body, expected) in rows {
        assert_eq!(form(body), expected, "{body}");
    }
}

#[test]
fn only_names_that_clash_stay_as_they_were_sent() {
    let rows = [
        (
            "a=1&a[b]=2&c[d]=3",
            r#"{"a":"1","a[b]":"2","c":{"d":"3"}}"#,
            2,
        ),
        (
            "a[b]=2&a=1&c.d=3",
            r#"{"a[b]":"2","a":"1","c":{"d":"3"}}"#,
            2,
        ),
        (
            "x[a]=1&x[a][b]=2&x[c]=3",
            r#"{"x":{"c":"3"},"x[a]":"1","x[a][b]":"2"}"#,
            2,
        ),
        (
            "a=1&a=2&a.b=3&a.b=4",
            r#"{"a":["1","2"],"a.b":["3","4"]}"#,
            2,
        ),
        (
            "x.a=1&x[a]=2&x.a.b=3",
            r#"{"x.a":"1","x[a]":"2","x.a.b":"3"}"#,
            3,
        ),
    ];

    for (body, expected, flat) in rows {
        let (data, how) = told(FORM, body.as_bytes());
        assert_eq!(data, expected, "{body}");
        assert_eq!(how, format!("Form, flat {flat}"), "{body}");
    }
}

#[test]
fn what_was_picked_under_a_name_before_it_was_a_group_is_still_found() {
    let read = |body: &str| super::read(FORM, body.as_bytes()).data;
    let rows = [
        ("Items[0].Email=a", "/Items[0].Email", Some("a")),
        ("profile.first=Ada", "/profile.first", Some("Ada")),
        ("a[b]=1", "/a/b", Some("1")),
        ("a[b]=1", "/a[b]", Some("1")),
        ("a=1&a[b]=2", "/a[b]", Some("2")),
        ("a=1", "/a[b]", None),
        ("a.b=1", "/a.c", None),
    ];

    for (body, pointer, expected) in rows {
        let data = read(body);
        let found = data.reach(pointer).map(baton_core::Json::display);
        assert_eq!(found.as_deref(), expected, "{body} {pointer}");
    }
}

#[test]
fn a_form_that_says_nothing_is_one_when_it_is_written_like_one() {
    for label in [None, Some("text/plain"), Some("application/octet-stream")] {
        let (data, how) = told(label, b"email=a%40x.io&name=Ada+B");
        assert_eq!(data, r#"{"email":"a@x.io","name":"Ada B"}"#);
        assert_eq!(how, "Form");
    }
    assert_eq!(told(Some("application/json"), b"a=1").1, "Form, said Json");
}

#[test]
fn forms_that_cannot_be_one_are_unreadable_with_their_place() {
    let deep = format!("b=1&a{}=1", "[b]".repeat(64));
    let rows = [
        ("", "there is no data"),
        (" ", "there is no data"),
        ("b=1&a=%ff", "line 1, column 5: the form cannot be read"),
        (&deep, "line 1, column 5: groups are nested deeper than 64"),
    ];

    for (body, begins) in rows {
        let told = why(FORM, body.as_bytes());
        assert!(told.starts_with(begins), "{body}: {told}");
    }
    assert!(reading::read(FORM, format!("a{}=1", "[b]".repeat(62)).as_bytes()).is_ok());
}
