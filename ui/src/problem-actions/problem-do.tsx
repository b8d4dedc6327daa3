import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useListedConnection } from "#ui/api/connections.ts";
import { readProblemItems, useChooseForCalls, useTryAgain } from "#ui/api/problems.ts";
import { useReadOnly } from "#ui/api/session.ts";
import type { ProblemGroup, Shape } from "#ui/api/shapes.ts";
import { StartKeptDialog } from "#ui/kept/start-kept-dialog.tsx";
import { Button } from "#ui/parts/button.tsx";
import { toast } from "#ui/parts/toasts.ts";
import { AddPersonDialog } from "#ui/problem-actions/adding/add-person-dialog.tsx";
import { ChoosePersonDialog } from "#ui/problem-actions/choose-person-dialog.tsx";
import { ChooseRunDialog } from "#ui/problem-actions/choose-run-dialog.tsx";
import { detailToBlame } from "#ui/problem-actions/fill-in/fill-in.ts";
import { LearnWordDialog } from "#ui/problem-actions/fill-in/learn-word-dialog.tsx";
import { FillInProblem } from "#ui/problem-actions/fill-in-problem.tsx";
import { IgnoreDialog } from "#ui/problem-actions/ignore-dialog.tsx";
import { OpenRunDialog } from "#ui/problem-actions/in-run/open-run-dialog.tsx";
import { askInRun } from "#ui/problem-actions/in-run/same-again.ts";
import { forWhomNew } from "#ui/problem-actions/new-settings/for-whom-new.ts";
import { UseSettingsForAllDialog } from "#ui/problem-actions/new-settings/use-settings-for-all-dialog.tsx";
import { replaceAtStep } from "#ui/problem-actions/replace-at-step.ts";
import { SendAgainAllDialog } from "#ui/problem-actions/sending/send-again-all-dialog.tsx";
import { useSendAgainAtOnce } from "#ui/problem-actions/sending/use-send-again-at-once.ts";
import { UseCallDialog } from "#ui/problem-actions/use-call-dialog.tsx";
import { namedToAdd } from "#ui/problem-actions/use-offered.ts";
import { useToastUsed } from "#ui/problem-actions/used-calls.ts";
import { useFlowWords } from "#ui/sentences/use-words.ts";
import { useProblemWords } from "#ui/words/problem-words.ts";

type ProblemDoProps = {
  action: Shape<"ProblemAction">;
  problem: ProblemGroup;
  title: string;
  primary: boolean;
  /** The one call that is asked about, where it is named. */
  call?: string | null;
  /** Tells that something is being asked about the problem, which has to stay until it is over. */
  onAsking?: ((isAsking: boolean) => void) | undefined;
};

/** The button for one action, and the question behind it. */
export function ProblemDo(props: ProblemDoProps) {
  const { action, problem, title, primary, call = null, onAsking } = props;
  const readOnly = useReadOnly();
  const [asking, setAsked] = useState(false);
  const setAsking = (isAsking: boolean) => {
    setAsked(isAsking);
    onAsking?.(isAsking);
  };
  const go = useAtOnce(problem, () => setAsking(true));
  const act = go[action];
  const label = useLabel(action, problem);
  const named = namedToAdd(problem);
  const dialog = { problem, onClose: () => setAsking(false) };
  return (
    <>
      <Button
        variant={primary ? "primary" : action === "ignore" ? "quiet" : "plain"}
        size={primary ? "md" : "sm"}
        isDisabled={readOnly}
        onPress={() => (act ? act() : setAsking(true))}
      >
        {label}
      </Button>
      {asking && action === "ignore" && <IgnoreDialog {...dialog} title={title} />}
      {asking && action === "fill_in" && <FillInProblem {...dialog} />}
      {asking && action === "learn_word" && <LearnWordDialog {...dialog} />}
      {asking && action === "send_again" && <SendAgainAllDialog {...dialog} />}
      {asking && action === "use_settings" && <UseSettingsForAllDialog {...dialog} />}
      {asking && action === "add_person" && named === null && <AddPersonDialog {...dialog} />}
      {asking && action === "add_person" && named !== null && (
        <ChoosePersonDialog {...dialog} call={call} isNew />
      )}
      {asking && action === "choose_person" && <ChoosePersonDialog {...dialog} call={call} />}
      {asking && action === "choose_run" && <ChooseRunDialog {...dialog} call={call} />}
      {asking && action === "use_call" && <UseCallDialog {...dialog} call={call} />}
      {asking && isInRun(action) && <OpenRunDialog {...dialog} />}
      {asking && action === "start_now" && problem.workflow !== null && (
        <StartKeptDialog
          workflow={{ id: problem.workflow, name: problem.workflow_name ?? "" }}
          onClose={dialog.onClose}
        />
      )}
    </>
  );
}

/** What is done in the run itself. */
const IN_RUN = ["open_run", "skip", "take_path", "mark_received"] as const;

function isInRun(action: Shape<"ProblemAction">): action is (typeof IN_RUN)[number] {
  return IN_RUN.some((one) => one === action);
}

/** What the button says that it does, and to how many. */
function useLabel(action: Shape<"ProblemAction">, problem: ProblemGroup): string {
  const { t } = useTranslation("problems");
  const words = useFlowWords();
  const replace = replaceAtStep(problem, useListedConnection(problem.connection));
  if (action === "fix_connection" && replace) return t(`action.${replace}`);
  const isByHand = action === "choose_person" || action === "choose_run";
  if (isByHand && problem.kind === "unreadable") return t("action.byHand");
  if (action === "send_again") return t("action.send_again", { count: problem.people });
  if (action === "use_settings") return t("newSettings.action", { count: forWhomNew(problem) });
  if (action === "learn_word") return t("learning.action");
  const ask = askInRun(problem.kind);
  if (action === "open_run" && ask) return t(`inRun.${ask}.action`);
  if (isInRun(action)) return t("action.open_run", { count: problem.people });
  const named = namedToAdd(problem);
  if (action === "add_person" && named !== null) return t("action.addNamed", { name: named });
  if (action === "take_likely")
    return t("action.take_likely", { name: problem.likely?.name ?? "" });
  if (action === "start_now") return t("action.start_now", { count: problem.calls });
  if (action !== "fill_in") return t(`action.${action}`);
  const blamed = detailToBlame(problem.params);
  return t("action.fill_in", { detail: blamed ? words.detail(blamed) : "" });
}

/** Actions that lead somewhere or need no question. */
function useAtOnce(
  problem: ProblemGroup,
  ask: () => void,
): Partial<Record<Shape<"ProblemAction">, () => unknown>> {
  const { t } = useTranslation("problems");
  const toastUsed = useToastUsed();
  const navigate = useNavigate();
  const words = useProblemWords();
  const choose = useChooseForCalls(problem.id);
  const again = useTryAgain(problem.id);
  const connection = useListedConnection(problem.connection);
  const tool = connection?.name ?? "";
  const sendAgain = useSendAgainAtOnce(problem.id, tool);
  const openRun = async () => {
    const { items } = await readProblemItems(problem.id);
    const [item, ...others] = items.filter(({ run }) => run !== null);
    if (!item?.run) return;
    if (others.length > 0) return ask();
    const wished = askInRun(problem.kind);
    const search = {
      ...(item.step ? { step: item.step } : {}),
      ...(wished ? { ask: wished } : {}),
    };
    await navigate({ to: "/runs/$run", params: { run: item.run }, search });
  };
  const use = (person: string, name: string) =>
    choose.mutateAsync(person).then(
      (used) => toastUsed(used, name),
      (error) => toast(words(error).what, { tone: "needs_you" }),
    );
  const start = async () => {
    const { items } = await readProblemItems(problem.id);
    const known = items.find(({ person }) => person !== null);
    if (known?.person) await use(known.person, known.person_name ?? "");
  };
  const { likely, person } = problem;
  const tryAgain = () =>
    again.mutateAsync(undefined).then(
      ({ done, could_not: couldNot, job }) => {
        if (job !== null) toast(t("trying.goesOn"));
        else if (done > 0) toast(t("trying.done", { count: done }));
        if (couldNot > 0) toast(t("trying.could", { count: couldNot }), { tone: "needs_you" });
      },
      (error) => toast(words(error).what, { tone: "needs_you" }),
    );
  return {
    fix_connection: () => {
      const replace = replaceAtStep(problem, connection);
      if (replace && problem.workflow && problem.step) {
        void navigate({
          to: "/workflows/$workflow",
          params: { workflow: problem.workflow },
          search: { step: problem.step, replace },
        });
      } else if (problem.connection) {
        void navigate({
          to: "/connections/$connection",
          params: { connection: problem.connection },
        });
      }
    },
    open_run: openRun,
    skip: openRun,
    take_path: openRun,
    mark_received: openRun,
    start,
    ...(likely ? { take_likely: () => use(likely.person, likely.name) } : {}),
    ...(person
      ? { change_person: () => navigate({ to: "/people/$person", params: { person } }) }
      : {}),
    try_again: tryAgain,
    // What was asked is what was done: the connection is put right.
    ...(problem.mended ? { send_again: sendAgain } : {}),
  };
}
