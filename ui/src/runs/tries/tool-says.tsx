import { useTranslation } from "react-i18next";
import { useMessages, useTry } from "#ui/api/runs.ts";
import type { Message, Run, RunStep, Shape } from "#ui/api/shapes.ts";
import { saidReasons } from "#ui/runs/tries/said-reason.ts";
import { useNameList } from "#ui/words/use-name-list.ts";

/** The causes that the other tool knows, and tells in its answer. */
const TOLD_BY_TOOL: readonly Shape<"ProblemKind">[] = [
  "data_not_accepted",
  "already_there",
  "not_allowed",
  "not_accepted",
];

type ToolSaysProps = { run: Run; step: string; state: RunStep; tool: string };

/** What the other tool itself says about why it does not take the data; nothing where it says nothing. */
export function ToolSays({ run, step, state, tool }: ToolSaysProps) {
  const problem = state.detail?.params.problem;
  const isTold = state.status === "needs_you" && TOLD_BY_TOOL.some((kind) => kind === problem);
  return isTold ? <Reasons run={run} step={step} tool={tool} /> : null;
}

function Reasons({ run, step, tool }: Omit<ToolSaysProps, "state">) {
  const { t } = useTranslation("run");
  const list = useNameList();
  const last = lastRefused(useMessages(run.id).data?.items ?? [], step);
  const query = useTry(run.id, last?.message ?? "", last?.n ?? 0, last !== null);
  const answer = query.data?.response;
  // Half of a sentence, or a page with menus, is no reason.
  if (!answer || answer.is_page || answer.cut) return null;
  const said = saidReasons(answer.body, query.data?.request.body ?? "");
  if (said.length === 0) return null;
  const quoted = list(said.map((text) => t("step.quoted", { text })));
  return <p className="wrap">{t("step.toolSays", { tool, said: quoted })}</p>;
}

/** The last try of a step that was answered and refused. */
function lastRefused(
  messages: readonly Message[],
  step: string,
): { message: string; n: number } | null {
  const own = messages.filter((message) => message.step === step);
  const [latest] = own.toSorted((a, b) => b.occurrence - a.occurrence);
  const tried = latest?.tries.findLast(
    ({ outcome, status }) => outcome !== null && outcome.code !== "accepted" && status !== null,
  );
  return latest && tried ? { message: latest.id, n: tried.n } : null;
}
