//! What is changed: bodies as tools send them, those of public bug reports, and shapes on which
//! readers have failed.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;
use serde_json::Value;
use url::form_urlencoded;

/// A body and what it says it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Body {
    pub(crate) label: Option<String>,
    pub(crate) bytes: Vec<u8>,
}

const FORM: &str = "application/x-www-form-urlencoded";

/// What is in a part of a form.
pub(crate) const PARTS: &str = "multipart/form-data; boundary=x";

/// All bodies, in an order that is the same each time.
pub(crate) fn all() -> anyhow::Result<Vec<Body>> {
    let mut found = of_senders()?;
    found.extend(of_reports()?);
    found.extend(ODD.iter().map(|(label, bytes)| Body {
        label: label.map(str::to_owned),
        bytes: bytes.to_vec(),
    }));
    Ok(found)
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// `tests/story/senders.json`: one shape a tool.
fn of_senders() -> anyhow::Result<Vec<Body>> {
    let text = fs::read_to_string(root().join("tests/story/senders.json"))?;
    let senders: Vec<Value> = serde_json::from_str(&text)?;
    senders.iter().map(of_sender).collect()
}

fn of_sender(sender: &Value) -> anyhow::Result<Body> {
    let label = sender["content_type"].as_str().map(str::to_owned);
    if let Some(pairs) = sender["form"].as_array() {
        let mut form = form_urlencoded::Serializer::new(String::new());
        for pair in pairs {
            let text = |place: usize| pair[place].as_str().unwrap_or_default();
            form.append_pair(text(0), text(1));
        }
        let bytes = form.finish().into_bytes();
        return Ok(Body {
            label: label.or_else(|| Some(FORM.to_owned())),
            bytes,
        });
    }
    let body = sender.get("body").context("a sender sends something")?;
    let bytes = body.to_string().into_bytes();
    Ok(Body { label, bytes })
}

/// The bodies of the reader's own tests.
fn of_reports() -> anyhow::Result<Vec<Body>> {
    let folder = root().join("crates/baton-core/tests/it/reading/cases");
    let mut files = fs::read_dir(folder)?
        .map(|file| Ok(file?.path()))
        .collect::<std::io::Result<Vec<_>>>()?;
    files.sort();
    files
        .into_iter()
        .map(|file| {
            let bytes = fs::read(file)?;
            Ok(Body { label: None, bytes })
        })
        .collect()
}

/// What is between two grammars, at the end of one, or allowed by few: the kinds of RFC 8259's and
/// of its siblings' borders.
const ODD: &[(Option<&str>, &[u8])] = &[
    (None, b""),
    (None, b" \t\r\n"),
    (None, b"\xef\xbb\xbf{}"),
    (None, b"\xff\xfe{\x00}\x00"),
    (None, b"[1,]"),
    (None, b"[,1]"),
    (None, br#"{"a":1,"a":2}"#),
    (None, br#"{"a":{"b":[{"c":[[]]}]},"b":[[],{}]}"#),
    (None, br#"["\ud83d\ude00","\ud83d","\ude00\ud83d","\u0000"]"#),
    (None, b"[-0,0.0,-0e-0,1E+2,1e400,123456789012345678901234567890]"),
    (None, b"[01,.5,5.,+1,1e,0x1,NaN,-Infinity]"),
    (None, b"[\"a\tb\",\"\x7f\",\"\xc3\xa9\",\"\xed\xa0\xbd\",\"\xf4\x90\x80\x80\"]"),
    (None, br#""{\"email\":\"mira@x.io\",\"list\":\"[1,2]\"}""#),
    (None, br#"{"raw":"{\"a\":\"{\\\"b\\\":[1]}\"}","list":"[\"a\",\"b\"]"}"#),
    (None, br#"{"__proto__":1,"toString":2,"":3,"a/b":4,"m~n":5,"a.b":6,"a[0]":7}"#),
    (None, b"{\"a\":1} trailing"),
    (Some(FORM), b"a=1&b[c]=2&b[d][]=3&b[d][]=4&users[0][email]=a%40x.io&a.b=5"),
    (Some(FORM), b"a=1&a[b]=2&a.c=3&%=4&%zz=5&=6&&&a[=7&a]=8&[]=9&[0]=10"),
    (Some(FORM), b"payload=%7B%22email%22%3A%22mira%40x.io%22%7D&d[999999]=1"),
    (Some("application/x-www-form-urlencoded; charset=iso-8859-1"), b"name=Zo%EB&city=K\xf6ln"),
    (Some("application/json; charset=utf-16le"), b"{\x00\"\x00a\x00\"\x00:\x001\x00}\x00"),
    (Some("application/json; charset=shift_jis"), b"{\"a\":\"\x83\x5c\"}"),
    (Some("application/json; charset=none"), b"{}"),
    (
        Some(PARTS),
        b"--x\r\nContent-Disposition: form-data; name=\"a[b]\"\r\n\r\n1\r\n--x\r\n\
          Content-Disposition: form-data; name=f; filename=\"a.pdf\"\r\n\
          Content-Type: application/pdf\r\n\r\n%PDF\x00\xff\r\n--x\r\n\
          Content-Disposition: form-data; name=raw\r\n\
          Content-Type: application/json; charset=utf-8\r\n\r\n{\"e\":\"a@x.io\"}\r\n--x--\r\n",
    ),
    (Some("multipart/mixed"), b"--y\n\nno head\n--y--"),
    (
        Some("text/xml"),
        b"<?xml version='1.0' encoding='iso-8859-1'?><r a='1'><p>Zo\xeb</p><p/><![CDATA[<x>]]>t</r>",
    ),
    (None, b"<a xmlns:n='u'><n:b n:c=\"&amp;&#x41;&#65;&lt;\">t<!-- c -->u</n:b><?pi x?></a>"),
    (None, b"<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"),
    (None, b"<a><b></a></b>"),
    (None, b"<!doctype html><html><body><p>Hello<br></body></html>"),
    (Some("text/plain"), b"Ping test"),
    (Some("application/cloudevents+json"), br#"{"specversion":"1.0","data":{"a":[1]}}"#),
];
