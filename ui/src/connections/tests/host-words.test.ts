import { renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import type { Connection, Shape } from "#ui/api/shapes.ts";
import type { CalledStep } from "#ui/connections/called/steps-called.ts";
import { useHostWords } from "#ui/connections/use-host-words.ts";
import "#ui/words/i18n.ts";

type Given = { host?: string | null; kind?: Shape<"AuthKind">; allowed?: number };

const connection = ({ host = "a.example", kind = "none", allowed = 0 }: Given) =>
  ({
    host,
    auth: { kind, has_token: kind !== "none" },
    consents: Array.from({ length: allowed }, () => ({})),
  }) as unknown as Connection;

const step = (secret: boolean) =>
  ({ addresses: [{ path: [{ kind: secret ? "secret" : "text" }] }] }) as unknown as CalledStep;

const ONLY = "Only the host is taken from the address.";

it.each([
  ["no step", {}, [], ONLY],
  ["one step", {}, [step(false)], `${ONLY} The step that uses it keeps the rest of its own.`],
  [
    "steps with something secret",
    {},
    [step(true), step(false)],
    `${ONLY} The 2 steps that use it keep the rest of their own. Their secret parts have to be pasted again.`,
  ],
  ["a token", { kind: "bearer" }, [], `${ONLY} The token is dropped.`],
  ["a permission", { allowed: 1 }, [], `${ONLY} What you allowed is dropped.`],
  [
    "both",
    { kind: "header", allowed: 2 },
    [],
    `${ONLY} The token and what you allowed are dropped.`,
  ],
  ["no host before, no step", { host: null, kind: "bearer", allowed: 1 }, [], ONLY],
  [
    "no host before, one step",
    { host: null },
    [step(false)],
    `${ONLY} What comes after it is put in at the step.`,
  ],
] as const)("says what becomes of the rest where there is %s", (_, given, steps, said) => {
  const { result } = renderHook(() => useHostWords());

  expect(result.current(connection(given), steps)).toBe(said);
});
