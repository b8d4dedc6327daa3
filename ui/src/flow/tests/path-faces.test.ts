import { describe, expect, it } from "vitest";
import { branches } from "#ui/document/sequences.ts";
import type { StepFace } from "#ui/flow/face.ts";
import { pathId, withPathFaces } from "#ui/flow/path-faces.ts";
import type { Status } from "#ui/parts/status-glyph.tsx";
import { call, choose, flow, together } from "#ui/steps/tests/flows.ts";

const both = together([call("a")], [call("b")]);
const which = choose([call("c")], []);
const definition = flow(both, which);
const [one = "", other = ""] = branches(both).map(({ key }) => key);
const [only = "", otherwise = ""] = branches(which).map(({ key }) => key);

function faces(entries: readonly (readonly [string, Status])[]): ReadonlyMap<string, StepFace> {
  return new Map(entries.map(([id, status]) => [id, { status, words: "" }]));
}

describe("the paths of a run", () => {
  it("are under way, through, or not needed", () => {
    const taken = new Map([
      [both.id, { taken: [one, other], open: [other] }],
      [which.id, { taken: [which.id], open: [] }],
    ]);
    const known = faces([
      [both.id, "running"],
      [which.id, "done"],
    ]);

    const all = withPathFaces(definition, known, (split) => taken.get(split) ?? null);

    expect([one, other].map((path) => all.get(path)?.status)).toEqual(["done", "running"]);
    expect(all.get(both.id)?.toGo).toBe(1);
    expect([only, otherwise].map((path) => all.get(path)?.status)).toEqual(["not_needed", "done"]);
  });

  it("are nothing before the run comes there, and not needed where their split was passed", () => {
    const all = withPathFaces(
      definition,
      faces([
        [both.id, "not_yet"],
        [which.id, "skipped"],
      ]),
      () => null,
    );

    expect(all.has(one)).toBe(false);
    expect(all.get(only)?.status).toBe("not_needed");
  });

  it("have the split's own id where they have none", () => {
    expect(pathId(which.id, otherwise)).toBe(which.id);
    expect(pathId(which.id, only)).toBe(only);
  });
});
