import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useRunBeside } from "#ui/api/runs.ts";
import { useReadOnly } from "#ui/api/session.ts";
import type { Run, Verb } from "#ui/api/shapes.ts";
import type { StepId } from "#ui/document/definition.ts";
import { usePageKeys } from "#ui/frame/use-page-keys.ts";
import { toast } from "#ui/parts/toasts.ts";
import { isAgain, offered } from "#ui/runs/actions/verbs.ts";
import { useRunSearch } from "#ui/runs/use-run-search.ts";

type RunKeys = {
  run: Run;
  selected: StepId | null;
  onAsk: (verb: Verb) => void;
  onShow: () => void;
};

/** The keys of a run: to the runs beside it, and what can be done at the chosen step. */
export function useRunKeys({ run, selected, onAsk, onShow }: RunKeys): void {
  const { t } = useTranslation("run");
  const readOnly = useReadOnly();
  const go = useGoBeside(run);
  const step = selected === null ? undefined : run.steps[selected];
  const ask = (is: (verb: Verb) => verb is Verb) => () => {
    const verbs = step ? offered(step, is) : [];
    const possible = verbs.find(({ allowed }) => allowed);
    const why = verbs[0]?.reason_code;
    if (readOnly) toast(t("readOnly"), { tone: "needs_you" });
    else if (possible) onAsk(possible.action);
    else toast(why ? t(`reason.${why}`) : t("keys.nothing"));
  };
  usePageKeys({
    "[": () => void go(-1),
    "]": () => void go(1),
    r: ask((verb): verb is Verb => isAgain(verb)),
    s: ask((verb): verb is Verb => verb === "skip"),
    ...(selected === null ? {} : { e: onShow }),
  });
}

/** Goes to the run before or after this one in the list that it was opened from. */
export function useGoBeside({ id }: Pick<Run, "id">): (by: 1 | -1) => Promise<void> {
  const { t } = useTranslation("run");
  const navigate = useNavigate();
  const { filters } = useRunSearch();
  const beside = useRunBeside(filters);
  return async (by) => {
    const next = await beside(id, by).catch(() => null);
    if (next === null) toast(t(by === 1 ? "keys.last" : "keys.first"));
    else await navigate({ to: "/runs/$run", params: { run: next }, search: filters });
  };
}
