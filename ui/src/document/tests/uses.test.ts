import { describe, expect, it } from "vitest";
import type { Segment, Step, Value } from "#ui/document/definition.ts";
import { usesOf } from "#ui/document/uses.ts";
import { call, choose, flow, wait } from "#ui/steps/tests/flows.ts";

const from = call("Create user");
const lost = new Set([from.id]);

function answer(pointer: string): Segment {
  const reference = { source: { kind: "step" as const, step: from.id }, pointer };
  return { kind: "detail", reference, format: "as_is" };
}
const email: Segment = {
  kind: "detail",
  reference: { source: { kind: "person" }, pointer: "/work_email" },
  format: "as_is",
};

const value = (segments: Segment[], when_empty: Value["when_empty"]): Value => ({
  segments,
  type: "text",
  when_empty,
});
const sending = (one: Value): Step =>
  call("Tell HR", { content: { kind: "fields", fields: [{ name: "id", value: one }] } });

const kinds = (step: Step) => usesOf(flow(from, step), lost).map(({ whenLost }) => whenLost);

describe("where an answer is used", () => {
  it("its value's rule says what happens without it", () => {
    const text = { kind: "use_text" as const, text: "none" };

    expect(kinds(sending(value([answer("/id")], text)))).toEqual([text]);
    expect(kinds(sending(value([{ kind: "text", text: "No. " }, answer("/id")], text)))).toEqual([
      text,
    ]);
  });

  it("a value with another detail in it has a gap", () => {
    const stop = { kind: "stop" as const };

    expect(kinds(sending(value([answer("/id"), email], stop)))).toEqual([{ kind: "gap" }]);
  });

  it("an address cannot do without it", () => {
    expect(kinds(call("Tell HR", { path: [answer("/id")] }))).toEqual([{ kind: "stop" }]);
  });

  it("a condition looks at it", () => {
    const { id, name, action } = choose([], []);
    if (!("otherwise" in action)) throw new Error("it is a choice");
    const reference = { source: { kind: "step" as const, step: from.id }, pointer: "/id" };
    const when = {
      mode: "all" as const,
      tests: [],
      groups: [
        { mode: "any" as const, tests: [{ reference, operator: "is" as const, values: ["1"] }] },
      ],
    };
    const asks = { ...action, paths: action.paths.map((path) => ({ ...path, when })) };

    expect(kinds({ id, name, action: asks })).toEqual([{ kind: "looked_at" }]);
  });

  it("a wait finds its call by it", () => {
    const { id, name, action } = wait("Laptop ready");
    if (!("match_by" in action)) throw new Error("it waits for a call");
    const match_by = {
      kind: "step_answer" as const,
      step: from.id,
      pointer: "/key",
      call: { kind: "automatic" as const },
    };

    expect(kinds({ id, name, action: { ...action, match_by } })).toEqual([{ kind: "matched" }]);
  });

  it("what a path of it uses is the step's in there, not its own", () => {
    const inner = sending(value([answer("/id")], { kind: "leave_out" }));
    const uses = usesOf(flow(from, choose([inner], [])), lost);

    expect(uses.map(({ step }) => step)).toEqual([inner.id]);
  });
});
