import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type ChosenRuns, MOST_TICKED, type RunsAct, useRunsMatching } from "#ui/api/runs/many.ts";
import type { RunFilters } from "#ui/api/runs.ts";
import { useReadOnly } from "#ui/api/session.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { Button } from "#ui/parts/button.tsx";
import { useToldFailure } from "#ui/parts/pressing/use-told-failure.ts";
import { ActDialog } from "#ui/runs/many/act-dialog.tsx";
import { useSkippable } from "#ui/runs/many/skippable.ts";
import { useExportRuns } from "#ui/runs/many/use-export-runs.ts";

const ACTS = ["try_again", "skip_step", "stop"] as const satisfies readonly RunsAct[];

type ManyBarProps = {
  chosen: ChosenRuns;
  filters: RunFilters;
  onChooseAll: () => void;
  onClear: () => void;
};

/** What can be done with the runs that are chosen. */
export function ManyBar({ chosen, filters, onChooseAll, onClear }: ManyBarProps) {
  const { t } = useTranslation("many");
  const [act, setAct] = useState<RunsAct | null>(null);
  const { data: matching, refetch } = useRunsMatching(filters);
  const readOnly = useReadOnly();
  const save = useExportRuns(chosen);
  const onError = useToldFailure();
  const skippable = useSkippable(chosen);
  const isFull = chosen.kind === "ticked" && chosen.runs.length >= MOST_TICKED;
  return (
    <section className="many-bar" aria-label={t("bar")}>
      <p role="status" className="many-said">
        <ChosenWords chosen={chosen} matching={matching} />
        {isFull && ` ${t("tooMany", { count: MOST_TICKED })}`}
      </p>
      {chosen.kind === "ticked" && matching && (
        <Button variant="link" size="sm" onPress={onChooseAll}>
          {matching.all.exact
            ? t("selectAll", { count: matching.all.n })
            : t("selectAbout", { n: matching.all.n })}
        </Button>
      )}
      <span className="row wrap">
        {ACTS.map((one) => (
          <Button
            key={one}
            size="sm"
            isDisabled={readOnly}
            reason={one === "skip_step" && skippable?.n === 0 ? t("nothingToSkip") : null}
            onPress={() => {
              // What is said before anything is done is as of now.
              void refetch();
              setAct(one);
            }}
          >
            {t(`act.${one}`)}
          </Button>
        ))}
        <Button
          size="sm"
          isPending={save.isPending}
          onPress={() => save.mutate(undefined, { onError })}
        >
          {t("export")}
        </Button>
        <Button variant="quiet" size="sm" onPress={onClear}>
          {t("clear")}
        </Button>
      </span>
      {act && (
        <ActDialog
          act={act}
          chosen={chosen}
          matching={matching}
          skippable={act === "skip_step" ? skippable : null}
          onClose={() => setAct(null)}
          onDone={() => {
            setAct(null);
            onClear();
          }}
        />
      )}
    </section>
  );
}

type ChosenWordsProps = { chosen: ChosenRuns; matching: Shape<"RunsMatched"> | undefined };

function ChosenWords({ chosen, matching }: ChosenWordsProps) {
  const { t } = useTranslation("many");
  if (chosen.kind === "ticked") return t("chosen", { count: chosen.runs.length });
  if (!matching) return null;
  const { n, exact } = matching.all;
  return exact ? t("allChosen", { count: n }) : t("allAbout", { n });
}
