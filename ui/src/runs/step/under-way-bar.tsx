import { useTranslation } from "react-i18next";
import type { Run } from "#ui/api/shapes.ts";
import type { StepId } from "#ui/document/definition.ts";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { stepOf } from "#ui/runs/step/step-of.ts";

type UnderWayBarProps = {
  run: Run;
  /** The steps that the run stands at, the most pressing first. */
  steps: readonly StepId[];
  selected: StepId | null;
  onSelect: (step: StepId) => void;
};

/** Every place where the run is now, where there are several; each has its own actions below. */
export function UnderWayBar({ run, steps, selected, onSelect }: UnderWayBarProps) {
  const { t } = useTranslation("run");
  const { t: common } = useTranslation("common");
  if (steps.length < 2) return null;
  return (
    <nav className="under-way" aria-label={t("underWay.label")}>
      <ul>
        {steps.map((id) => {
          const status = run.steps[id]?.status ?? "running";
          const name = stepOf(run.definition, id)?.name ?? "";
          return (
            <li key={id}>
              <button
                type="button"
                className={`status status-${status}`}
                aria-current={id === selected ? "step" : undefined}
                onClick={() => onSelect(id)}
              >
                <StatusGlyph status={status} />
                <bdi className="clip" title={name}>
                  {name}
                </bdi>
                <span className="hide">{common(`status.${status}`)}</span>
              </button>
            </li>
          );
        })}
      </ul>
      <p className="small muted nowrap">{t("underWay.count", { count: steps.length })}</p>
    </nav>
  );
}
