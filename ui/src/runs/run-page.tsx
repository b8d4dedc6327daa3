import "#ui/flow/flow.css";
import "#ui/flow/text-size.css";
import "#ui/flow/folds.css";
import "#ui/flow/marks.css";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useConnectionNames } from "#ui/api/connections.ts";
import { useRun } from "#ui/api/runs.ts";
import type { Run, Verb } from "#ui/api/shapes.ts";
import type { FocusWish } from "#ui/flow/face.ts";
import { Flow } from "#ui/flow/flow.tsx";
import { StudioFrame } from "#ui/frame/studio-frame.tsx";
import { Banner } from "#ui/parts/banner.tsx";
import { QueryState } from "#ui/parts/query-state.tsx";
import { type Asked, AskedDialog, askedAt } from "#ui/runs/actions/asked-dialog.tsx";
import { Happened } from "#ui/runs/happened/happened.tsx";
import { RunBar } from "#ui/runs/run-bar.tsx";
import { RunBarLoading } from "#ui/runs/run-bar-loading.tsx";
import { StepCard } from "#ui/runs/step/step-card.tsx";
import { stepsUnderWay } from "#ui/runs/step/under-way.ts";
import { UnderWayBar } from "#ui/runs/step/under-way-bar.tsx";
import { useFaces } from "#ui/runs/step/use-faces.ts";
import { useRunKeys } from "#ui/runs/use-run-keys.ts";
import { useRunSearch } from "#ui/runs/use-run-search.ts";

/** One run: where it is on the flow, what its step waits for, and what happened. */
export function RunPage() {
  const { run: id } = useParams({ from: "/runs/$run" });
  const query = useRun(id);
  if (query.data) {
    return (
      <StudioFrame bar={<RunBar run={query.data} />}>
        <RunBody key={query.data.id} run={query.data} />
      </StudioFrame>
    );
  }
  return (
    <StudioFrame bar={<RunBarLoading />}>
      <div className="studio-waiting">
        <QueryState query={query}>{() => null}</QueryState>
      </div>
    </StudioFrame>
  );
}

function RunBody({ run }: { run: Run }) {
  const { t } = useTranslation("run");
  const faces = useFaces(run);
  const underWay = stepsUnderWay(run);
  const [selected, select] = useSelectedStep(run, underWay[0] ?? null);
  const wished = useRunSearch().ask;
  const [asked, setAsked] = useState<Asked | null>(() => askedAt(run, selected, wished));
  const [wish, setWish] = useState<FocusWish | null>(null);
  const connections = useConnectionNames();
  const ask = (verb: Verb, isChanging = false) =>
    setAsked(selected === null ? null : { verb, step: selected, isChanging });
  const show = () => setWish(selected === null ? null : { step: selected });
  useRunKeys({ run, selected, onAsk: ask, onShow: show });
  return (
    <div className="run-body">
      {run.try_out && (
        <Banner tone="tryout">
          <b>{t("tryOut")}</b> {t("tryOutText")}
        </Banner>
      )}
      <section className="run-flow" aria-label={t("flow")}>
        <Flow
          definition={run.definition}
          selected={selected}
          onSelect={(step) => select(step)}
          faces={faces}
          finished={run.status === "done"}
          connections={connections}
          focusWish={wish}
        />
      </section>
      <div className="run-side">
        <UnderWayBar run={run} steps={underWay} selected={selected} onSelect={select} />
        {selected && (
          <StepCard
            key={selected}
            run={run}
            step={selected}
            onAsk={ask}
            onClose={() => select(null)}
          />
        )}
        <Happened run={run} selected={selected} onSelect={select} />
      </div>
      {asked && (
        <AskedDialog
          run={run}
          asked={asked}
          onClose={() => {
            setAsked(null);
            // What was asked for in the address is asked once.
            if (wished !== null) select(selected);
          }}
        />
      )}
    </div>
  );
}

/** The chosen step stands in the address; without one, the step that matters now. */
function useSelectedStep(
  run: Run,
  pressing: string | null,
): [string | null, (step: string | null) => void] {
  const { step, filters } = useRunSearch();
  const navigate = useNavigate();
  const select = (next: string | null) =>
    void navigate({
      to: "/runs/$run",
      params: { run: run.id },
      search: { ...filters, step: next ?? "none" },
      replace: true,
    });
  if (step === "none") return [null, select];
  return [step ?? pressing, select];
}
