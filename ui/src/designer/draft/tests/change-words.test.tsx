import { renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import { useChangeWords } from "#ui/designer/draft/use-change-words.ts";
import type { Definition } from "#ui/document/definition.ts";
import { call, flow } from "#ui/steps/tests/flows.ts";
import { i18next } from "#ui/words/i18n.ts";
import { fallback } from "#ui/words/languages.ts";

const okta = call("Okta");
const definition = flow(okta);

/** What is said of changed fields; without definitions when the step is in none of them. */
function say(step: string, fields: readonly string[], definitions: readonly Definition[]): string {
  const { result } = renderHook(() => useChangeWords(definitions));
  return result.current({ kind: "changed", name: "It", step, fields: [...fields] });
}

it("names a changed part in words, never by its pointer", () => {
  const ofOkta = (...fields: string[]) => say(okta.id, fields, [definition]);

  expect(ofOkta("/action/content", "/name")).toBe("It: what is sent and name");
  expect(ofOkta("/action", "")).toBe("It: settings");
  expect(ofOkta()).toBe("“It” is changed");
});

it("names a part by the kind whose setting it is", () => {
  i18next.addResource(fallback.id, "kinds", `${okta.action.kind}.part.person`, "whom to tell");

  expect(say(definition.trigger.id, ["/start/person"], [definition])).toBe("It: who it is about");
  expect(say(okta.id, ["/action/person"], [definition])).toBe("It: whom to tell");
});

it("says which choice of a setting was made before, and which is", () => {
  const { start } = definition.trigger;
  const adds = {
    ...definition,
    trigger: { ...definition.trigger, start: { ...start, unknown_person: "add_person" } },
  } as Definition;
  const { result } = renderHook(() =>
    useChangeWords([adds, definition], { from: definition, to: adds }),
  );
  const fields = ["/start/person", "/start/unknown_person"];

  expect(result.current({ kind: "changed", name: "It", step: definition.trigger.id, fields })).toBe(
    "It: who it is about and people we don’t know (from “Keep it under Problems” to “Add the person from the call”)",
  );
});

it("names a part of a step that is in no definition any more by whichever kind has it", () => {
  expect(say("step_gone", ["/action/match_by"], [definition])).toBe("It: who it is about");
});
