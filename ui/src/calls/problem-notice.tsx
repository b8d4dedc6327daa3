import { useTranslation } from "react-i18next";
import { useProblem } from "#ui/api/problems.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { CallProblem } from "#ui/calls/call-problem.tsx";
import { Banner } from "#ui/parts/banner.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { useProblemKindWords } from "#ui/words/problem-kind-words.ts";
import { useTimes } from "#ui/words/times.ts";

type ProblemNoticeProps = { call: Shape<"CallSummary">; problem: string };

/** The last call was understood and somebody must decide about it, here or under Problems. */
export function ProblemNotice({ call, problem: id }: ProblemNoticeProps) {
  const { t } = useTranslation("panels");
  const times = useTimes();
  const words = useProblemKindWords();
  const problem = useProblem(id).data ?? null;
  const time = times.exact(call.at);
  const detail = call.dispositions.find((one) => one.detail.problem_id === id)?.detail;
  const value = detail?.value ?? problem?.params.value ?? problem?.params.email ?? "";
  const known =
    problem &&
    words(problem.kind, problem.params, {
      step: problem.step_name,
      workflow: problem.workflow_name,
    });
  const what = known?.title ?? "";
  const needs = what.endsWith("?") ? "calls.needsAsk" : "calls.needs";
  const isUnknown = problem?.kind === "unknown_person" && value !== "";
  return (
    <Banner
      tone="needs_you"
      icon={<StatusGlyph status="needs_you" />}
      actions={<CallProblem problem={problem} call={call.id} title={what} />}
    >
      {isUnknown ? t("calls.unknown", { time, value }) : t(needs, { time, what })}{" "}
      {known && !isUnknown && <span className="muted">{known.text}</span>}
    </Banner>
  );
}
