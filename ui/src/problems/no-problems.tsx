import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { Button } from "#ui/parts/button.tsx";
import { EmptyState } from "#ui/parts/empty-state.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { useTimes } from "#ui/words/times.ts";

type NoProblemsProps = {
  state: Shape<"ProblemState">;
  lookedAt: number;
  /** There are problems, but the filters leave none. */
  onClear: (() => void) | null;
};

/** Nothing to do here. */
export function NoProblems({ state, lookedAt, onClear }: NoProblemsProps) {
  const { t } = useTranslation("problems");
  const times = useTimes();
  const good = <StatusGlyph status="done" className="good" />;
  const checked = t("empty.checked", { time: times.time(new Date(lookedAt)) });
  if (onClear) {
    const actions = <Button onPress={onClear}>{t("empty.clear")}</Button>;
    return <EmptyState title={t("empty.filtered")} actions={actions} />;
  }
  return (
    <EmptyState icon={good} title={state === "open" ? t("empty.title") : t(`empty.${state}`)}>
      {checked}
    </EmptyState>
  );
}
