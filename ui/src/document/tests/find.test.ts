import { describe, expect, it } from "vitest";
import type { Step } from "#ui/document/definition.ts";
import { matching, type Read } from "#ui/document/find.ts";
import { mentions, mentionsOf } from "#ui/document/mentions.ts";
import { outline } from "#ui/document/outline.ts";
import { call, choose, flow, together } from "#ui/steps/tests/flows.ts";

const send = call("Create Okta user", {
  content: {
    kind: "fields",
    fields: [
      {
        name: "profile.mail",
        value: {
          segments: [
            { kind: "text", text: "mailto:" },
            {
              kind: "detail",
              reference: { source: { kind: "person" }, pointer: "/work_email" },
              format: "as_is",
            },
          ],
          type: "text",
          when_empty: { kind: "stop" },
        },
      },
    ],
  },
});
const inner = choose([send], []);
const split = together([inner], []);
const definition = flow(split, call("Élodie’s desk"));
const of = outline(definition);

/** The parts of a step that need no words of a language. */
const read: Read = ({ step }) => {
  if (!step) return [definition.trigger.name];
  const { references, texts } = mentionsOf(step);
  return [step.name, ...references.map(({ pointer }) => pointer), ...texts];
};

const found = (text: string) => [...matching(of, text, read)];

describe("a search for a step", () => {
  it("finds the step itself, and no split around it", () => {
    expect(found("okta")).toEqual([[send.id, null]]);
    expect(found("profile.mail")).toEqual([[send.id, "profile.mail"]]);
  });

  it("says by which words it was found, where that is not the name", () => {
    expect(found("WORK_EMAIL")).toEqual([[send.id, "/work_email"]]);
    expect(found("path 2")).toEqual([[split.id, "Path 2"]]);
  });

  it("sees no difference in capitals and accents", () => {
    expect(found("elodie").map(([, why]) => why)).toEqual([null]);
  });

  it("finds nothing by what is only stored", () => {
    for (const text of ["call_webhook", "segments", "as_is", "{", "person", "stop", "POST"]) {
      expect(found(text), text).toEqual([]);
    }
    expect(found("  ")).toEqual([]);
  });
});

it("names the details, conditions and fields of settings of any form", () => {
  const condition = {
    mode: "all" as const,
    tests: [
      {
        reference: { source: { kind: "call" as const }, pointer: "/status" },
        operator: "is" as const,
        values: ["Done"],
      },
    ],
  };
  const settings: unknown = {
    match_by: {
      kind: "person_detail",
      detail: "work_email",
      call: { kind: "picked", pointer: "/issue/key" },
    },
    only_if: condition,
    person_fields: [{ detail: "custom/badge", from: "/badge/number" }],
  };

  const { references, conditions, texts } = mentions(settings);

  expect(references.map(({ pointer }) => pointer)).toEqual(["/work_email", "/custom/badge"]);
  expect(conditions).toEqual([condition]);
  expect(texts).toEqual(["issue.key", "badge.number"]);
});

it("leaves out the steps in the paths of a step", () => {
  const holds = (step: Step) => mentionsOf(step).texts;

  expect(holds(inner)).toEqual(["Only"]);
  expect(holds(split)).toEqual(["Path 1", "Path 2"]);
});
