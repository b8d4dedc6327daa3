//! Elements as a tree.

use super::{told, why};

fn xml(body: &str) -> String {
    told(Some("text/xml"), body.as_bytes()).0
}

#[test]
fn elements_attributes_and_texts_are_a_tree() {
    let body = "<?xml version=\"1.0\"?>\n<!-- c --><?p i?>\n<hire id='7' at=\"a &amp; b\">\n  <email> ada@x.io </email>\n\
        <tag>a</tag><b/><tag>b</tag><n x=\"1\">one</n><c><![CDATA[<a & b>]]></c>&#233;&lt;&#x1F600;<d></d></hire>\n";

    assert_eq!(
        xml(body),
        r##"{"hire":{"@id":"7","@at":"a & b","email":"ada@x.io","tag":["a","b"],"b":"","n":{"@x":"1","#text":"one"},"c":"<a & b>","d":"","#text":"é<😀"}}"##
    );
    assert_eq!(told(None, body.as_bytes()).1, "Xml");
    assert_eq!(told(Some("application/json"), b"<a/>").1, "Xml, said Json");
    assert_eq!(
        xml("<s:Envelope xmlns:s='u'><s:Body>1</s:Body></s:Envelope>"),
        r#"{"s:Envelope":{"@xmlns:s":"u","s:Body":"1"}}"#
    );
}

#[test]
fn nothing_is_fetched_and_nothing_is_multiplied() {
    let rows = [
        (
            "<!DOCTYPE a [<!ENTITY e \"x\">]><a>&e;</a>",
            "a document type is not read",
        ),
        (
            "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>",
            "a document type is not read",
        ),
        ("<a>&e;</a>", "a reference is not known"),
        ("<a b=\"&e;\"/>", "a reference is not known"),
        ("<a>&#0;</a>", "a reference is not known"),
        ("<a>&#xD800;</a>", "a reference is not known"),
    ];

    for (body, contains) in rows {
        let told = why(Some("application/xml"), body.as_bytes());
        assert!(
            told.starts_with("line 1, column ") && told.contains(contains),
            "{body}: {told}"
        );
    }
}

#[test]
fn what_is_no_whole_tree_is_unreadable_with_its_place() {
    for body in [
        "<a>",
        "<a></b>",
        "</a>",
        "<a/><b/>",
        "<a/>text",
        "text<a/>",
        "<a b='1' b='2'/>",
        "<a b=1/>",
        "<1/>",
        "<a b/>",
        "<a",
        "<",
        "<!-- -->",
        "<?xml version='1.0'?>",
        "<a>&",
        "<a>& </a>",
        "<html><p>moved</p></html>",
        "<!doctype html><p>",
    ] {
        let told = why(None, body.as_bytes());
        assert!(told.starts_with("line 1, column "), "{body}: {told}");
    }
    assert!(why(None, b"<a>\n <b>\n</a>").starts_with("line 3"));
}

#[test]
fn trees_have_an_end() {
    let nested = |depth: usize| "<a>".repeat(depth) + &"</a>".repeat(depth);

    assert!(xml(&nested(63)).starts_with("{\"a\":{\"a\""));
    assert!(why(None, nested(64).as_bytes()).contains("nested deeper than 64"));
    assert!(why(None, "<a>".repeat(300_000).as_bytes()).contains("nested deeper than 64"));
    let lists = "<b>".repeat(40) + "<c/><c/>" + &"</b><b/>".repeat(40);
    assert!(why(None, format!("<a>{lists}</a>").as_bytes()).contains("nested deeper than 64"));
}
