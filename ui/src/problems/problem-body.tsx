import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useListedConnection } from "#ui/api/connections.ts";
import { useProblemItems } from "#ui/api/problems.ts";
import type { ProblemGroup, Shape } from "#ui/api/shapes.ts";
import { allRows } from "#ui/api/wire/pages.ts";
import { classes } from "#ui/parts/classes.ts";
import { CopyText } from "#ui/parts/copy-text.tsx";
import { ForIt } from "#ui/parts/for-it/for-it.tsx";
import { detailToBlame } from "#ui/problem-actions/fill-in/fill-in.ts";
import { goesOutAs } from "#ui/problem-actions/goes-out-as.ts";
import { isNameless } from "#ui/problem-actions/is-nameless.ts";
import { forWhomNew } from "#ui/problem-actions/new-settings/for-whom-new.ts";
import { useNewSettingsText } from "#ui/problem-actions/new-settings/new-settings-text.ts";
import { ProblemDo } from "#ui/problem-actions/problem-do.tsx";
import { isToldByTool, ToolReasons } from "#ui/problem-actions/tool-says/tool-reasons.tsx";
import { namedToAdd, useOffered } from "#ui/problem-actions/use-offered.ts";
import { isSent } from "#ui/problems/is-sent.ts";
import { ProblemItems } from "#ui/problems/problem-items.tsx";
import { useProblemReport } from "#ui/problems/use-problem-report.ts";
import { useFlowWords } from "#ui/sentences/use-words.ts";
import { isOfAnother } from "#ui/words/problem-kind-words.ts";

type ProblemBodyProps = {
  problem: ProblemGroup;
  title: string;
  text: string;
  onAsking: (isAsking: boolean) => void;
};
type Action = Shape<"ProblemAction">;
type Mending = Exclude<Action, "ignore">;

/** What usually fixes a problem, in order, beside whom it is about; of one that is over, that alone. */
export function ProblemBody({ problem, title, text, onAsking }: ProblemBodyProps) {
  const { t } = useTranslation("problems");
  const report = useProblemReport();
  const offered = useOffered(problem);
  const actions = offered.filter(
    (action): action is Mending =>
      action !== "ignore" && !(action === "skip" && offered.includes("mark_received")),
  );
  const todo = useTodo(problem, actions);
  const next = Math.max(0, problem.mended ? actions.indexOf("send_again") : 0);
  const isOther = otherThan(actions[0]);
  const steps = actions.filter((action, index) => !isOther(action, index));
  const others = actions.filter(isOther);
  const lineOf = (action: Mending, index: number) => (
    <PlanLine
      key={action}
      number={others.includes(action) ? null : index + 1}
      isNext={action === actions[next]}
      {...todo(action)}
    >
      <ProblemDo
        action={action}
        problem={problem}
        title={title}
        primary={action === actions[next]}
        onAsking={onAsking}
      />
    </PlanLine>
  );
  const isOver = problem.state !== "open" && actions.length === 0;
  return (
    <div className="problem-body">
      <div className={classes("box quiet problem-plan", isOver && "over")}>
        <div className="stack">
          {!isOver && <p className="muted">{text}</p>}
          {!isOver && isToldByTool(problem.kind) && <SaidByTool problem={problem} />}
          {isSent(problem) && <p className="muted">{t("sentAgain")}</p>}
          {problem.kind === "could_not_handle" && <AsideForIt problem={problem} />}
          {steps.length > 0 && <ol className="plan">{steps.map(lineOf)}</ol>}
          {others.length > 0 && <ul className="plan">{others.map(lineOf)}</ul>}
          <SayWho problem={problem} />
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

const IN_PLACE: readonly Mending[] = ["skip", "choose_person", "add_person", "use_settings"];

/**
 * What is done in place of the steps before it, not after them: it has no number of its own. New
 * settings send what they make, so that nothing follows them.
 */
function otherThan(first: Mending | undefined): (action: Mending, index: number) => boolean {
  return (action, index) => index > 0 && (first === "use_settings" || IN_PLACE.includes(action));
}

type PlanLineProps = {
  /** Its place among the steps; null for what is done in their place. */
  number: number | null;
  isNext?: boolean;
  what: string;
  text: string;
  children: ReactNode;
};

function PlanLine({ number, isNext, what, text, children }: PlanLineProps) {
  return (
    <li className={isNext ? "first" : ""}>
      <span className={number === null ? "" : "plan-number"} aria-hidden="true">
        {number}
      </span>
      <div className="stack tight">
        <div>
          <h3 className="h3 wrap">{what}</h3>
          <p className="muted small">{text}</p>
        </div>
        <div>{children}</div>
      </div>
    </li>
  );
}

/**
 * Where calls named nobody that Baton found, or perhaps somebody else, the way to where a step says
 * whom they are about.
 */
function SayWho({ problem }: { problem: ProblemGroup }) {
  const { t } = useTranslation("problems");
  const { kind, params, state, workflow, step, step_name: name, actions } = problem;
  // A list is given to nobody: where it is, its start is set right and it is started again.
  const isList = params.entries !== undefined && !actions.includes("choose_run");
  const isStart = actions.includes("choose_person") || isList;
  const isUnknown = kind === "unknown_person" && isStart;
  if (kind !== "names_nobody" && !isUnknown) return null;
  // The field is there, and empty in this call: where it stands is said rightly.
  if (params.stood) return null;
  if (state !== "open" || !workflow || !step) return null;
  const text = isOfAnother(kind, params)
    ? t("todo.whoTextOther")
    : t(isStart ? "todo.whoText" : "todo.whoTextWait");
  return (
    <ul className="plan">
      <PlanLine number={null} what={t(isUnknown ? "todo.notThem" : "todo.who")} text={text}>
        <Link
          className="button plain sm"
          to="/workflows/$workflow"
          params={{ workflow }}
          search={{ step, replace: "say_who" }}
        >
          {t("todo.whoOpen", { step: name ?? "" })}
        </Link>
      </PlanLine>
    </ul>
  );
}

/** What the tool said to the first of those whom a problem hit; with several, to whom. */
function SaidByTool({ problem }: { problem: ProblemGroup }) {
  const { t } = useTranslation("problems");
  const tool = useListedConnection(problem.connection)?.name ?? t("theTool");
  const [first] = allRows(useProblemItems(problem.id).data);
  if (!first?.run || !problem.step) return null;
  return <ToolReasons run={first.run} step={problem.step} tool={tool} />;
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
function useTodo(problem: ProblemGroup, offered: readonly Mending[]) {
  const { kind, params, actions, connection, mended, calls, likely } = problem;
  const name = namedToAdd(problem);
  const { t } = useTranslation("problems");
  const tool = useListedConnection(connection)?.name ?? t("theTool");
  const words = useFlowWords();
  const newSettings = useNewSettingsText();
  const blamed = detailToBlame(params);
  return (action: Mending): { what: string; text: string } => {
    if (action === "fill_in") {
      const sends = actions.includes("send_again");
      return {
        what: t("todo.fill_in", { detail: blamed ? words.detail(blamed) : "" }),
        text: sends
          ? t("todo.fill_inText")
          : t(kind === "detail_unread" ? "todo.fill_inUnread" : "todo.fill_inDate"),
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
    if (action === "add_person" && name !== null) {
      const isFirst = offered[0] === "add_person";
      const what = isFirst ? t("todo.addNamed", { name }) : t("todo.orAddNamed", { name });
      return { what, text: t("todo.addNamedText") };
    }
    if (action === "choose_person" && isNameless(kind)) {
      const isOther = offered.indexOf("choose_person") > 0;
      return {
        what: t(isOther ? "todo.choose_person" : "todo.whose"),
        text: t("todo.whoseText", { count: calls }),
      };
    }
    if (action === "take_likely") {
      const { name, email } = likely ?? { name: "", email: "" };
      return {
        what: t("todo.take_likely", { name }),
        text: t("todo.take_likelyText", { name, email }),
      };
    }
    const isOnly = actions.find((each) => each !== "ignore") === "choose_person";
    if (action === "choose_person" && isOnly) {
      return { what: t("todo.choose_personOnly"), text: t("todo.choose_personText") };
    }
    if (action === "learn_word") {
      return { what: t("learning.what", { word: params.value ?? "" }), text: t("learning.text") };
    }
    if (action === "use_settings") {
      return {
        what: t("newSettings.what", {
          count: forWhomNew(problem),
          step: problem.step_name ?? "",
        }),
        text: problem.newer ? newSettings(problem.newer) : "",
      };
    }
    if (action === "send_again" && actions[0] === "use_settings") {
      return { what: t("newSettings.same"), text: t(`todo.send_againAs.${goesOutAs(kind)}`) };
    }
    if (action === "send_again" && offered[0] === "send_again") {
      return { what: t("todo.send_againOnly"), text: t(`todo.send_againAs.${goesOutAs(kind)}`) };
    }
    const text =
      action === "send_again" ? t(`todo.send_againAs.${goesOutAs(kind)}`) : t(`todo.${action}Text`);
    return { what: t(`todo.${action}`), text };
  };
}
