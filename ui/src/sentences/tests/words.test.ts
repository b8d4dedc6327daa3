import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dotted, namedDetail, pointerParts, referenceOf } from "#ui/document/detail-names.ts";
import { keyMeaning, type Pressed } from "#ui/flow/moving/keys.ts";
import { marker, pieces } from "#ui/sentences/sentence.ts";

const press = (key: string, more: Partial<Pressed> = {}): Pressed => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
});

describe("sentences", () => {
  it("make slots bold and join lists the language's way", () => {
    const template = `Sends ${marker("details")} to ${marker("tool")}`;
    const found = pieces(template, { details: ["Name", "Team"], tool: "Okta" }, "en-GB");

    expect(found.map((piece) => piece.text).join("")).toBe("Sends Name and Team to Okta");
    expect(found.filter((piece) => piece.bold).map((piece) => piece.text)).toEqual([
      "Name",
      "Team",
      "Okta",
    ]);
  });

  it("take whatever the user wrote as it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (tool) => {
        const found = pieces(`To ${marker("tool")}.`, { tool }, "en-GB");
        expect(found.map((piece) => piece.text).join("")).toBe(`To ${tool}.`);
      }),
    );
  });
});

describe("pointers", () => {
  it("are quoted with dots, their escapes undone", () => {
    expect(dotted("/issue/fields/status~1name")).toBe("issue.fields.status/name");
    expect(dotted("/0/issue/key")).toBe("issue.key");
    expect(dotted("/people/0/email")).toBe("people.0.email");
    expect(dotted("/0")).toBe("0");
    expect(pointerParts("")).toEqual([]);
  });
});

describe("details of a person", () => {
  it("are named by whoever named them", () => {
    const named = (pointer: string) => namedDetail({ source: { kind: "person" }, pointer });

    expect(named("/work_email")).toEqual({ kind: "known", name: "work_email" });
    expect(named("/custom/team")).toEqual({ kind: "custom", name: "team" });
    expect(named("/custom/a~1b~0c")).toEqual({ kind: "custom", name: "a/b~c" });
    expect(named("/external_ids/Okta")).toEqual({ kind: "external_id", tool: "Okta" });
    expect(named("/salary")).toBeNull();
    expect(namedDetail({ source: { kind: "trigger" }, pointer: "/custom/team" })).toBeNull();
  });

  it("are the same whether a step or a start refers to them", () => {
    expect(referenceOf("work_email").pointer).toBe("/work_email");
    expect(referenceOf("custom/a~b").pointer).toBe("/custom/a~0b");
    expect(namedDetail(referenceOf("/external_ids/Okta"))).toEqual({
      kind: "external_id",
      tool: "Okta",
    });
  });
});

describe("keys", () => {
  it("mirror the paths where one reads from right to left", () => {
    expect(keyMeaning(press("ArrowRight"), false)).toEqual({
      kind: "focus",
      movement: "path_next",
    });
    expect(keyMeaning(press("ArrowRight"), true)).toEqual({
      kind: "focus",
      movement: "path_previous",
    });
  });

  it("mean nothing with a modifier that they do not know", () => {
    expect(keyMeaning(press("a", { altKey: true }), false)).toBeNull();
    expect(keyMeaning(press("ArrowDown", { ctrlKey: true }), false)).toBeNull();
    expect(keyMeaning(press("Tab"), false)).toBeNull();
  });

  it("redo with Ctrl+Y and with Ctrl+Shift+Z", () => {
    const redo = { kind: "command", command: "redo" };
    expect(keyMeaning(press("y", { ctrlKey: true }), false)).toEqual(redo);
    expect(keyMeaning(press("Z", { ctrlKey: true, shiftKey: true }), false)).toEqual(redo);
  });
});
