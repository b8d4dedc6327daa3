import { useTranslation } from "react-i18next";
import { useMessages, useTry } from "#ui/api/runs.ts";
import type { Message, Run, Shape } from "#ui/api/shapes.ts";
import { detailsSaid } from "#ui/problem-actions/tool-says/details-said.ts";
import { saidReasons } from "#ui/problem-actions/tool-says/said-reason.ts";
import { useFlowWords } from "#ui/sentences/use-words.ts";
import { useNameList } from "#ui/words/use-name-list.ts";

/** The causes that the other tool knows, and tells in its answer. */
const TOLD_BY_TOOL: readonly Shape<"ProblemKind">[] = [
  "data_not_accepted",
  "already_there",
  "not_allowed",
  "not_accepted",
];

/** Whether the other tool tells in its answer why it does not take what it got. */
export function isToldByTool(kind: string | undefined): boolean {
  return TOLD_BY_TOOL.some((one) => one === kind);
}

type ToolReasonsProps = {
  run: string;
  step: string;
  tool: string;
  /** What the run goes by, and whom it is about, by which the detail is told; null where it is not known. */
  of: Pick<Run, "definition" | "person"> | null;
};

/** What the other tool said when it refused what a run sent last, and which detail that is about. */
export function ToolReasons({ run, step, tool, of }: ToolReasonsProps) {
  const { t } = useTranslation("run");
  const list = useNameList();
  const words = useFlowWords();
  const last = lastRefused(useMessages(run).data?.items ?? [], step);
  const query = useTry(run, last?.message ?? "", last?.n ?? 0, last !== null);
  const answer = query.data?.response;
  // Half of a sentence, or a page with menus, is no reason.
  if (!answer || answer.is_page || answer.cut) return null;
  const said = saidReasons(answer.body, query.data?.request.body ?? "");
  if (said.length === 0) return null;
  const quote = (texts: readonly string[]) => list(texts.map((text) => t("step.quoted", { text })));
  const details = of ? detailsSaid(of.definition, step, said).map(words.detail) : [];
  return (
    <p className="wrap">
      {t("step.toolSays", { tool, said: quote(said) })}
      {of && details.length > 0 && (
        <span className="muted small block">
          {t("step.toolMeans", { detail: quote(details), name: of.person.name })}
        </span>
      )}
    </p>
  );
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
