import { renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import type { Shape } from "#ui/api/shapes.ts";
import { useWhyDeaf } from "#ui/words/listener-words.ts";
import "#ui/words/i18n.ts";

type State = Shape<"ListenerState">;

const why = (state: State, taken_by: string | null) =>
  renderHook(() => useWhyDeaf()).result.current({
    state,
    taken_by,
    bind: "127.0.0.1",
    port: 7420,
    port_told: false,
    since: "2026-11-28T08:00:00Z",
  });

it.each<[State, string | null, string | null]>([
  ["listening", null, null],
  ["port_taken", "Grafana", "Grafana uses port 7420"],
  ["port_taken", null, "Another program uses port 7420"],
  ["port_reserved", "Windows", "Windows has reserved port 7420"],
  ["not_started", null, "Baton does not listen for calls"],
])("says why no calls come in: %s by %s", (state, program, sentence) => {
  expect(why(state, program)).toBe(sentence);
});
