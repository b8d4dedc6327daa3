import { useTranslation } from "react-i18next";
import type { ProblemGroup } from "#ui/api/shapes.ts";

/** What IT needs to know of a problem; nothing about people, no token. */
export function useProblemReport(): (problem: ProblemGroup, title: string) => string {
  const { t } = useTranslation("reports");
  return (problem, title) => {
    const { step_name: step } = problem;
    const workflow = String(problem.workflow_name);
    return [
      t("problem.head", { title, kind: problem.kind }),
      step ? t("problem.step", { workflow, step }) : t("problem.workflow", { workflow }),
      t("problem.times", { since: problem.since, last: problem.last_at }),
      t("problem.counts", { people: problem.people, calls: problem.calls }),
      ...Object.entries(problem.params).map(([name, value]) => `${name}: ${value}`),
    ].join("\n");
  };
}
