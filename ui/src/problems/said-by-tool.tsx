import { useTranslation } from "react-i18next";
import { useListedConnection } from "#ui/api/connections.ts";
import { useProblemItems } from "#ui/api/problems.ts";
import { useRun } from "#ui/api/runs.ts";
import type { ProblemGroup } from "#ui/api/shapes.ts";
import { allRows } from "#ui/api/wire/pages.ts";
import { isToldByTool, ToolReasons } from "#ui/problem-actions/tool-says/tool-reasons.tsx";

/** What the tool said to the first of those whom an open problem hit, which is its cause. */
export function SaidByTool({ problem }: { problem: ProblemGroup }) {
  if (problem.state !== "open" || !isToldByTool(problem.kind)) return null;
  return <Said problem={problem} />;
}

function Said({ problem }: { problem: ProblemGroup }) {
  const { t } = useTranslation("problems");
  const tool = useListedConnection(problem.connection)?.name ?? t("theTool");
  const [first] = allRows(useProblemItems(problem.id).data);
  if (!first?.run || !problem.step) return null;
  return <OfRun run={first.run} step={problem.step} tool={tool} />;
}

function OfRun({ run, step, tool }: { run: string; step: string; tool: string }) {
  const of = useRun(run).data ?? null;
  return <ToolReasons run={run} step={step} tool={tool} of={of} />;
}
