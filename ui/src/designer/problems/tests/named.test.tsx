import { renderHook } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Workflow } from "#ui/api/shapes.ts";
import { useProblems } from "#ui/designer/problems/use-problems.ts";
import type { Definition, ValidationProblem } from "#ui/document/definition.ts";
import { branches } from "#ui/document/sequences.ts";
import { call, choose, flow } from "#ui/steps/tests/flows.ts";
import { i18next } from "#ui/words/i18n.ts";
import { languages } from "#ui/words/languages.ts";

function named() {
  const [okta, jira, team] = [call("Okta"), call("Jira"), { ...choose([], []), name: "Team" }];
  return { draft: flow(okta, jira, team), okta, jira, path: branches(team)[0]?.key ?? null };
}

function wordsOf(draft: Definition, problem: Partial<ValidationProblem>): string {
  const problems = [{ level: "to_check", path: "", params: {}, ...problem }];
  const workflow = { draft, problems } as unknown as Workflow;
  return renderHook(() => useProblems(workflow)).result.current[0]?.words ?? "";
}

describe.each(languages.map(({ id }) => id))(
  "in %s, what is wrong between two parts",
  (language) => {
    it.each(["step_later", "step_not_always", "step_in_other_path"] as const)(
      "names both steps: %s",
      async (code) => {
        await i18next.changeLanguage(language);
        const { draft, okta, jira } = named();
        const params = { from: jira.id, from_name: "Jira" };

        const words = wordsOf(draft, { code, step: okta.id, params });

        expect(words).toContain("Okta");
        expect(words).toContain("Jira");
      },
    );

    it("names both steps that send to one address", async () => {
      await i18next.changeLanguage(language);
      const { draft, okta, jira } = named();
      const params = { other: okta.id, other_name: "Okta" };

      const words = wordsOf(draft, { code: "same_address_twice", step: jira.id, params });

      expect(words).toContain("Okta");
      expect(words).toContain("Jira");
    });

    it.each(["path_never_taken", "path_never_true", "paths_overlap"] as const)(
      "names the path: %s",
      async (code) => {
        await i18next.changeLanguage(language);
        const { draft, path } = named();

        const words = wordsOf(draft, { code, step: path });

        expect(words).toContain("Team");
        expect(words).toContain("Only");
      },
    );
  },
);

it("says the number of a step that has no name", async () => {
  await i18next.changeLanguage("en");
  const [first, second] = [call("Okta"), call(" ")];
  const draft = flow(first, second);

  const words = wordsOf(draft, { code: "step_later", step: first.id, params: { from: second.id } });

  expect(words).toContain("3");
});
