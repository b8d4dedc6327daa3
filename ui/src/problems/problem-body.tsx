import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useProblemItems } from "#ui/api/problems.ts";
import type { ProblemGroup } from "#ui/api/shapes.ts";
import { allRows } from "#ui/api/wire/pages.ts";
import { classes } from "#ui/parts/classes.ts";
import { CopyText } from "#ui/parts/copy-text.tsx";
import { ForIt } from "#ui/parts/for-it/for-it.tsx";
import { askInRun } from "#ui/problem-actions/in-run/same-again.ts";
import { ProblemDo } from "#ui/problem-actions/problem-do.tsx";
import { useOffered } from "#ui/problem-actions/use-offered.ts";
import { isForIt } from "#ui/problems/is-for-it.ts";
import { isSent } from "#ui/problems/is-sent.ts";
import { ProblemItems } from "#ui/problems/problem-items.tsx";
import { useProblemReport } from "#ui/problems/use-problem-report.ts";
import { type Mending, useTodo } from "#ui/problems/use-todo.ts";
import { isOfAnother } from "#ui/words/problem-kind-words.ts";

type ProblemBodyProps = {
  problem: ProblemGroup;
  title: string;
  text: string;
  onAsking: (isAsking: boolean) => void;
};

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
  const isOther = otherThan(problem.kind, actions[0]);
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
          {isSent(problem) && <p className="muted">{t("sentAgain")}</p>}
          {problem.kind === "could_not_handle" && <AsideForIt problem={problem} />}
          {steps.length > 0 && <ol className="plan">{steps.map(lineOf)}</ol>}
          <AtPerson problem={problem} />
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
        <CopyText
          variant={isForIt(problem) ? "primary" : "quiet"}
          label={t("copyForIt")}
          text={report(problem, title)}
        />
      </div>
    </div>
  );
}

const IN_PLACE: readonly Mending[] = ["skip", "choose_person", "add_person", "use_settings"];

/**
 * What is done in place of the steps before it, not after them: it has no number of its own. New
 * settings send what they make, so that nothing follows them; and what ends a problem in the run
 * leaves nothing to be sent again.
 */
function otherThan(
  kind: ProblemGroup["kind"],
  first: Mending | undefined,
): (action: Mending, index: number) => boolean {
  const inPlace = askInRun(kind) === null ? IN_PLACE : [...IN_PLACE, "send_again"];
  return (action, index) => index > 0 && (first === "use_settings" || inPlace.includes(action));
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

/** Where the other tool wants other data of one person, the way to the details that it comes from. */
function AtPerson({ problem }: { problem: ProblemGroup }) {
  const { t } = useTranslation("problems");
  const { t: run } = useTranslation("run");
  const { kind, state, person, person_name: name, people } = problem;
  const isTheirs = askInRun(kind) === "change_data" && people === 1;
  if (!isTheirs || state !== "open" || !person || name === null) return null;
  return (
    <ul className="plan">
      <PlanLine number={null} what={t("inRun.atPerson")} text={t("inRun.atPersonText")}>
        <Link className="button plain sm" to="/people/$person" params={{ person }}>
          {run("person", { name })}
        </Link>
      </PlanLine>
    </ul>
  );
}

/** What exactly could not be handled, one by one. */
function AsideForIt({ problem }: { problem: ProblemGroup }) {
  const items = allRows(useProblemItems(problem.id).data);
  const all = items.map(({ params }) => `${params.what} ${params.number}: ${params.why}`);
  return <ForIt lines={all.length > 0 ? all : [problem.params.why ?? problem.kind]} />;
}
