import { describe, expect, it } from "vitest";
import type { Segment } from "#ui/document/definition.ts";
import { fromField, toField, withPill } from "#ui/values/segments.ts";

describe("values", () => {
  const detail: Segment = {
    kind: "detail",
    reference: { source: { kind: "person" }, pointer: "/team" },
    format: "upper",
  };

  it("come out of the field as they went in", () => {
    const segments: Segment[] = [
      { kind: "text", text: "a " },
      detail,
      { kind: "secret", slot: "t" },
    ];

    expect(fromField(toField(segments, () => "Team"))).toEqual(segments);
  });

  it("take a pill at the caret", () => {
    const field = toField([{ kind: "text", text: "ab" }], () => "").withCaretPosition({
      index: 0,
      offset: 1,
    });
    const pill = { kind: "detail", reference: detail.reference, format: "as_is" } as const;

    expect(fromField(withPill(field, pill, "Team"))).toEqual([
      { kind: "text", text: "a" },
      pill,
      { kind: "text", text: "b" },
    ]);
  });
});
