import { useTranslation } from "react-i18next";
import { useListedConnection } from "#ui/api/connections.ts";
import { useProblemItems } from "#ui/api/problems.ts";
import type { ProblemGroup, Shape } from "#ui/api/shapes.ts";
import { allRows } from "#ui/api/wire/pages.ts";
import { CopyText } from "#ui/parts/copy-text.tsx";
import { ForIt } from "#ui/parts/for-it/for-it.tsx";
import { detailToBlame } from "#ui/problem-actions/fill-in/fill-in.ts";
import { goesOutAs } from "#ui/problem-actions/goes-out-as.ts";
import { isNameless } from "#ui/problem-actions/is-nameless.ts";
import { ProblemDo } from "#ui/problem-actions/problem-do.tsx";
import { ProblemItems } from "#ui/problems/problem-items.tsx";
import { useProblemReport } from "#ui/problems/use-problem-report.ts";
import { useFlowWords } from "#ui/sentences/use-words.ts";

type ProblemBodyProps = {
  problem: ProblemGroup;
  title: string;
  text: string;
  onAsking: (isAsking: boolean) => void;
};
type Action = Shape<"ProblemAction">;

/** What usually fixes a problem, in order, beside whom it is about. */
export function ProblemBody({ problem, title, text, onAsking }: ProblemBodyProps) {
  const { t } = useTranslation("problems");
  const report = useProblemReport();
  const actions = problem.actions.filter(
    (action): action is Exclude<Action, "ignore"> =>
      action !== "ignore" && !(action === "skip" && problem.actions.includes("mark_received")),
  );
  const todo = useTodo(problem);
  const next = Math.max(0, problem.mended ? actions.indexOf("send_again") : 0);
  return (
    <div className="problem-body">
      <div className="box quiet problem-plan">
        <div className="stack">
          <p className="muted">{text}</p>
          {problem.kind === "could_not_handle" && <AsideForIt problem={problem} />}
          {actions.length > 0 && (
            <ol className="plan">
              {actions.map((action, index) => (
                <li key={action} className={index === next ? "first" : ""}>
                  <span className="plan-number" aria-hidden="true">
                    {index + 1}
                  </span>
                  <div className="stack tight">
                    <h3 className="h3 wrap">{todo(action).what}</h3>
                    <p className="muted small">{todo(action).text}</p>
                    <div>
                      <ProblemDo
                        action={action}
                        problem={problem}
                        title={title}
                        primary={index === next}
                        onAsking={onAsking}
                      />
                    </div>
                  </div>
                </li>
              ))}
            </ol>
          )}
        </div>
        <ProblemItems problem={problem} />
      </div>
      <div className="row wraps problem-foot">
        {problem.actions.includes("ignore") && (
          <ProblemDo
            action="ignore"
            problem={problem}
            title={title}
            primary={false}
            onAsking={onAsking}
          />
        )}
        <CopyText variant="quiet" label={t("copyForIt")} text={report(problem, title)} />
      </div>
    </div>
  );
}

/** What exactly could not be handled, one by one. */
function AsideForIt({ problem }: { problem: ProblemGroup }) {
  const items = allRows(useProblemItems(problem.id).data);
  const all = items.map(({ params }) => `${params.what} ${params.number}: ${params.why}`);
  return <ForIt lines={all.length > 0 ? all : [problem.params.why ?? problem.kind]} />;
}

/** What of a connection mends a problem. */
type Mend = "token" | "allowed" | "address" | "consent" | "stopped";

const MENDS: Partial<Record<ProblemGroup["kind"], Mend>> = {
  token_not_valid: "token",
  secret_missing: "token",
  not_allowed: "allowed",
  address_unknown: "address",
  address_gone: "address",
  redirected: "address",
  host_not_found: "address",
  consent_missing: "consent",
  connection_stopped: "stopped",
};

/** What is to be done, and what it comes to. */
function useTodo({ kind, params, actions, connection, mended, calls }: ProblemGroup) {
  const { t } = useTranslation("problems");
  const tool = useListedConnection(connection)?.name ?? t("theTool");
  const words = useFlowWords();
  const blamed = detailToBlame(params);
  return (action: Exclude<Action, "ignore">): { what: string; text: string } => {
    if (action === "fill_in") {
      const sends = actions.includes("send_again");
      return {
        what: t("todo.fill_in", { detail: blamed ? words.detail(blamed) : "" }),
        text: sends ? t("todo.fill_inText") : t("todo.fill_inDate"),
      };
    }
    if (action === "fix_connection" && mended) {
      return { what: t("todo.fixed"), text: t("todo.fixedText") };
    }
    if (action === "fix_connection") {
      const mend = MENDS[kind] ?? null;
      if (mend !== null) {
        return {
          what: t(`todo.mend.${mend}`, { tool }),
          text: t(`todo.mend.${mend}Text`, { tool }),
        };
      }
    }
    if (action === "choose_person" && isNameless(kind)) {
      return { what: t("todo.whose"), text: t("todo.whoseText", { count: calls }) };
    }
    const text =
      action === "send_again" ? t(`todo.send_againAs.${goesOutAs(kind)}`) : t(`todo.${action}Text`);
    return { what: t(`todo.${action}`), text };
  };
}
