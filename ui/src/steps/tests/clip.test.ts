import { describe, expect, it } from "vitest";
import { clipText, freeName, pastedStep, readClip } from "#ui/document/clip.ts";
import type { Step } from "#ui/document/definition.ts";
import { edited, historyOf, undone } from "#ui/document/history.ts";
import { ROOT } from "#ui/document/sequences.ts";
import { walk } from "#ui/document/tree.ts";
import { CLIP_KINDS, connectionOf } from "#ui/steps/registry.ts";
import { call, choose, flow, together } from "#ui/steps/tests/flows.ts";

function sending(name: string, connection: string, from?: string): Step {
  const reference = from && { source: { kind: "step" as const, step: from }, pointer: "/key" };
  const segments = reference
    ? [{ kind: "detail" as const, reference, format: "as_is" as const }]
    : [];
  const value = { segments, type: "text" as const, when_empty: { kind: "stop" as const } };
  const content = { kind: "fields" as const, fields: [{ name: "key", value }] };
  return call(name, { connection, content });
}

function pasted(text: string, names: ReadonlyMap<string, string> | null, name: string) {
  return pastedStep(read(text), names, name, CLIP_KINDS);
}

function read(text: string) {
  const clip = readClip(text, CLIP_KINDS);
  if (!clip) throw new Error("the text holds a step");
  return clip;
}

const OKTA = "con_0000000000000000000000000000000a";
const OTHER = "con_0000000000000000000000000000000b";

describe("a copied step", () => {
  it("is a text that says no more of a connection than its name", () => {
    const text = clipText(
      sending("Create user", OKTA),
      new Map([
        [OKTA, "Okta"],
        [OTHER, "Jira"],
      ]),
      CLIP_KINDS,
    );

    expect(JSON.parse(text).connections).toEqual({ [OKTA]: "Okta" });
  });

  it("comes back with a new id and the same settings", () => {
    const step = sending("Create user", OKTA);
    const names = new Map([[OKTA, "Okta"]]);
    const { step: made } = pasted(clipText(step, names, CLIP_KINDS), names, step.name);

    expect(made.id).not.toBe(step.id);
    expect({ ...made, id: step.id }).toEqual(step);
  });

  it("brings what it owns under new ids, and keeps what its steps use of each other", () => {
    const first = call("first");
    const outside = call("outside");
    const split = together([first, sending("second", OKTA, first.id)], [choose([call("x")], [])]);
    const uses = sending("third", OKTA, outside.id);
    const whole = together([split, uses], []);
    const { step } = pasted(clipText(whole, new Map(), CLIP_KINDS), new Map(), "Copy");

    const old = new Set([...walk([whole])].map((one) => one.id));
    const now = [...walk([step])];
    expect(now).toHaveLength(old.size);
    expect(now.some((one) => old.has(one.id))).toBe(false);
    const text = JSON.stringify(step);
    expect(text).not.toContain(first.id);
    expect(text).toContain(`"step":"${now.find((one) => one.name === "first")?.id}"`);
    expect(text, "a step that is elsewhere is to fix, not gone").toContain(outside.id);
  });

  it("keeps its connection by id, else finds one of the same name, else needs one", () => {
    const clip = clipText(sending("a", OKTA), new Map([[OKTA, "Okta"]]), CLIP_KINDS);
    const linked = (names: Map<string, string>) => {
      const { step, isUnlinked } = pasted(clip, names, "a");
      return { connection: connectionOf(step.action), isUnlinked };
    };

    const byId = new Map([
      [OTHER, "Okta"],
      [OKTA, "Renamed"],
    ]);
    expect(linked(byId)).toEqual({ connection: OKTA, isUnlinked: false });
    expect(linked(new Map([[OTHER, " okta"]]))).toEqual({ connection: OTHER, isUnlinked: false });
    expect(linked(new Map([[OTHER, "Jira"]]))).toEqual({ connection: null, isUnlinked: true });
  });

  it("keeps its connection where nobody can tell which there are", () => {
    const clip = clipText(sending("a", OKTA), new Map(), CLIP_KINDS);
    const { step, isUnlinked } = pasted(clip, null, "a");

    expect(step.action).toMatchObject({ connection: OKTA });
    expect(isUnlinked).toBe(false);
  });

  it("is pasted as one step of undo", () => {
    const before = historyOf(flow(call("a")));
    const edit = { kind: "paste", step: call("b"), place: { sequence: ROOT, index: 1 } } as const;
    const after = edited(before, edit, 0);

    expect(after.present.steps.map((step) => step.name)).toEqual(["a", "b"]);
    expect(undone(after).present).toBe(before.present);
  });

  it("takes another name where its own is taken", () => {
    const copyName = (name: string, number: number) => `${name} (copy ${number})`;
    const definition = flow(together([call("a"), call("a (copy 1)")], []));

    expect(freeName(flow(call("b")), "a", copyName)).toBe("a");
    expect(freeName(flow(call("a")), "a", copyName)).toBe("a (copy 1)");
    expect(freeName(definition, "a", copyName)).toBe("a (copy 2)");
    expect(freeName(definition, "a (copy 1)", copyName)).toBe("a (copy 2)");
  });
});

describe("a text that is no step", () => {
  const step = call("a");
  const valid = { baton: "step", version: 1, step, connections: {} };

  it.each([
    ["nothing", ""],
    ["words", "Dear all"],
    ["other data", `{"a":1}`],
    ["a list", "[]"],
    ["a newer form", JSON.stringify({ ...valid, version: 2 })],
    ["a step with parts that are not known", JSON.stringify({ ...valid, step: { ...step, x: 1 } })],
    ["a step without an action", JSON.stringify({ ...valid, step: { id: step.id, name: "a" } })],
    [
      "a step of a kind that is not known",
      JSON.stringify({ ...valid, step: { ...step, action: { kind: "constructor" } } }),
    ],
    [
      "a step with a wrong value",
      JSON.stringify({ ...valid, step: { ...step, action: { ...step.action, timeout_s: -1 } } }),
    ],
  ])("is refused: %s", (_, text) => {
    expect(readClip(text, CLIP_KINDS)).toBeNull();
  });

  it("is not the same as a step of any kind", () => {
    expect(readClip(JSON.stringify(valid), CLIP_KINDS)).not.toBeNull();
  });
});
