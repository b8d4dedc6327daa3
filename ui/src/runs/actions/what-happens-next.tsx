import { useTranslation } from "react-i18next";
import type { Run } from "#ui/api/shapes.ts";
import type { StepId } from "#ui/document/definition.ts";
import { outline } from "#ui/document/outline.ts";
import type { Use } from "#ui/document/uses.ts";
import { type AfterSkip, afterSkip, type Next } from "#ui/runs/step/after-skip.ts";
import { usePathWords } from "#ui/sentences/use-path-words.ts";
import { useFlowWords } from "#ui/sentences/use-words.ts";
import { useNameList } from "#ui/words/use-name-list.ts";

type WhatHappensNextProps = { run: Run; stepId: StepId };

/** What skipping a step comes to: what ends with it, where the run goes on, and what is empty then. */
export function WhatHappensNext({ run, stepId }: WhatHappensNextProps) {
  const { t } = useTranslation("run");
  const after = afterSkip(run, stepId);
  const ending = useEndingWords(run)(after);
  const next = useNextWords(run)(after.next);
  const empty = useEmptyWords(run);
  return (
    <div className="stack tight">
      <h3 className="label">{t("skipping.next")}</h3>
      {after.takesNoPath && <p className="muted">{t("skipping.noPath")}</p>}
      {after.setsNothing && <p className="muted">{t("skipping.setsNothing")}</p>}
      {ending.map((sentence) => (
        <p className="muted wrap" key={sentence}>
          {sentence}
        </p>
      ))}
      <p className="wrap">{next}</p>
      {[...new Set(after.empty.map(empty))].map((sentence) => (
        <p className="muted wrap" key={sentence}>
          {sentence}
        </p>
      ))}
    </div>
  );
}

/** More steps than this are counted, not named. */
const NAMED = 3;

/** What ends, and what never begins. */
function useEndingWords(run: Run): (after: AfterSkip) => string[] {
  const { t } = useTranslation("run");
  const list = useQuotedList();
  const name = useStepNames(run);
  return ({ givenUp, never }) => {
    const ends = { steps: list(givenUp.map(name)), count: givenUp.length };
    const missed = { steps: list(never.map(name)), count: never.length };
    return [
      ...(givenUp.length > 0 ? [t("skipping.givesUp", ends)] : []),
      ...(never.length > 0
        ? [t(never.length > NAMED ? "skipping.neverMany" : "skipping.never", missed)]
        : []),
    ];
  };
}

/** Where the run goes on, and what follows where it has to wait first. */
function useNextWords(run: Run): (next: Next) => string {
  const { t } = useTranslation("run");
  const list = useNameList();
  const name = useStepNames(run);
  const paths = usePathWords(outline(run.definition));
  const say = (next: Next, at: "skipping" | "skipping.afterwards"): string[] => {
    switch (next.kind) {
      case "step":
        return [t(`${at}.goesOn`, { step: name(next.step) })];
      case "end":
        return [t(`${at}.ends`)];
      case "others": {
        const others = { paths: list(next.paths.map(paths.name)), split: name(next.split) };
        const waits = t(`${at}.others`, { ...others, count: next.paths.length });
        return [waits, ...say(next.afterwards, "skipping.afterwards")];
      }
    }
  };
  return (next) => say(next, "skipping").join(" ");
}

/** What becomes of an answer that is not there. */
function useEmptyWords(run: Run): (use: Use) => string {
  const { t } = useTranslation("run");
  const { detail } = useFlowWords();
  const name = useStepNames(run);
  return ({ step, reference, whenLost }) => {
    const from = reference.source.kind === "step" ? name(reference.source.step) : "";
    const said = detail(reference);
    return t(`skipping.empty.${whenLost.kind}`, {
      step: name(step),
      detail: said
        ? t("skipping.quoted", { name: said })
        : t("skipping.wholeAnswer", { step: from }),
      text: whenLost.kind === "use_text" ? whenLost.text : "",
    });
  };
}

function useStepNames(run: Run): (step: StepId) => string {
  const { byId } = outline(run.definition);
  return (step) => byId.get(step)?.step?.name ?? "";
}

/** Several names each in quotes; of one the sentence has them. */
function useQuotedList(): (names: readonly string[]) => string {
  const { t } = useTranslation("run");
  const list = useNameList();
  return (names) =>
    list(names.length > 1 ? names.map((name) => t("skipping.quoted", { name })) : names);
}
