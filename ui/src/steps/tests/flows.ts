import * as fc from "fast-check";
import type { Definition, Step } from "#ui/document/definition.ts";
import { type CallWebhook, freshCall } from "#ui/steps/call-webhook/settings.ts";
import { freshWait } from "#ui/steps/wait-for-call/settings.ts";

let made = 0;
function id(): string {
  made += 1;
  return `step_${made.toString(16).padStart(32, "0")}`;
}

export function call(name: string, settings: Partial<CallWebhook> = {}): Step {
  return { id: id(), name, action: { ...freshCall(), ...settings } };
}

export function wait(name: string): Step {
  return { id: id(), name, action: freshWait() };
}

export function together(...paths: readonly Step[][]): Step {
  return {
    id: id(),
    name: "At the same time",
    action: {
      kind: "at_the_same_time",
      until: "all",
      paths: paths.map((steps, index) => ({ id: id(), name: `Path ${index + 1}`, steps })),
    },
  };
}

export function choose(path: Step[], otherwise: Step[]): Step {
  const when = { mode: "all" as const, tests: [] };
  return {
    id: id(),
    name: "Choose a path",
    action: {
      kind: "choose_path",
      paths: [{ id: id(), name: "Only", when, steps: path }],
      otherwise,
    },
  };
}

export function flow(...steps: Step[]): Definition {
  return {
    trigger: {
      id: id(),
      name: "Starts when another tool calls",
      start: {
        kind: "webhook_called",
        person: { kind: "automatic" },
        only_if: null,
        unknown_person: "keep_under_problems",
        person_fields: [],
        update_known: false,
        start_left: false,
      },
    },
    steps,
  };
}

/** A flow in which every kind lies in every path of a split, as deep as asked. */
function deep(depth: number, plain: () => Step): Step[] {
  if (depth === 0) return [plain()];
  const inner = () => deep(depth - 1, plain);
  return [plain(), together(inner(), [], inner()), choose(inner(), [plain()])];
}

/** Kinds in each other, four deep, with steps of any kind between them. */
export const deepFlow: fc.Arbitrary<Definition> = fc
  .record({ depth: fc.integer({ min: 1, max: 4 }), waits: fc.boolean(), width: fc.nat(3) })
  .map(({ depth, waits, width }) => {
    const plain = () => (waits ? wait("wait") : call("call"));
    const [start, ...splits] = deep(depth, plain);
    const more = Array.from({ length: width }, plain);
    return flow(...(start ? [start] : []), ...more, ...splits);
  });

/** Any flow, splits in splits included. */
export const anyFlow: fc.Arbitrary<Definition> = fc
  .letrec<{ steps: Step[]; step: Step }>((tie) => ({
    steps: fc.array(tie("step"), { maxLength: 4, size: "small" }),
    step: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      fc.string({ maxLength: 8 }).map((name) => call(name)),
      fc.array(tie("steps"), { minLength: 2, maxLength: 3 }).map((paths) => together(...paths)),
      fc.tuple(tie("steps"), tie("steps")).map(([one, other]) => choose(one, other)),
    ),
  }))
  .steps.map((steps) => flow(...steps));
