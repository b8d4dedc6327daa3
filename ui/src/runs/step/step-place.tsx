import { useTranslation } from "react-i18next";
import type { Run } from "#ui/api/shapes.ts";
import type { StepId } from "#ui/document/definition.ts";
import { type OutlinePath, outline } from "#ui/document/outline.ts";
import { stepsUnderWay } from "#ui/runs/step/under-way.ts";
import { usePathWords } from "#ui/sentences/use-path-words.ts";
import { useNameList } from "#ui/words/use-name-list.ts";

type StepPlaceProps = { run: Run; step: StepId };

/** The path that a step lies in; nothing at the top. */
export function StepPlace({ run, step }: StepPlaceProps) {
  const { t } = useTranslation("run");
  const of = outline(run.definition);
  const words = usePathWords(of);
  const entry = of.byId.get(step);
  const path = of.paths.get(entry?.sequence ?? "");
  if (!entry || !path) return null;
  return (
    <p className="small muted step-place">
      {t("step.inPath", { number: entry.number, path: words.name(path) })}
    </p>
  );
}

/** The innermost path around a step that others are gone beside; of a choice there is only one. */
function pathBeside(run: Run, step: StepId): OutlinePath | undefined {
  const of = outline(run.definition);
  const path = of.paths.get(of.byId.get(step)?.sequence ?? "");
  if (!path) return undefined;
  const taken = run.steps[path.owner]?.paths?.taken ?? [];
  return taken.length > 1 ? path : pathBeside(run, path.owner);
}

/** What an action at one of several steps does not touch. */
export function OnlyThisPath({ run, step }: StepPlaceProps) {
  const { t } = useTranslation("run");
  const list = useNameList();
  const of = outline(run.definition);
  const words = usePathWords(of);
  const path = pathBeside(run, step);
  const under = stepsUnderWay(run);
  const others = under.filter((id) => id !== step);
  if (!path || !under.includes(step) || others.length === 0) return null;
  const names = others.map((id) => of.byId.get(id)?.step?.name ?? "");
  return (
    <p className="help wrap">
      {t("step.onlyPath", {
        path: words.name(path),
        others: list(names),
        count: others.length,
      })}
    </p>
  );
}
