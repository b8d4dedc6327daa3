import { ChevronRight, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ProblemsList } from "#ui/designer/problems/problems-list.tsx";
import type { SaidProblem } from "#ui/designer/problems/use-problems.ts";
import { Button } from "#ui/parts/button.tsx";
import { PopoverBox } from "#ui/parts/dialogs/popover-box.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";

type ProblemsFootProps = {
  problems: readonly SaidProblem[];
  /** How many are not said yet. */
  heldBack: number;
};

/** "2 to fix, 1 to check"; pressed, the list with a way to each. */
export function ProblemsFoot({ problems, heldBack }: ProblemsFootProps) {
  const { t } = useTranslation("designer");
  const toFix = problems.filter((problem) => problem.level === "to_fix");
  const toCheck = problems.filter((problem) => problem.level === "to_check");
  if (problems.length === 0 && heldBack > 0) {
    return <footer className="steps-foot muted">{t("problems.later")}</footer>;
  }
  if (problems.length === 0) {
    return (
      <footer className="steps-foot">
        <span className="status status-done small">
          <StatusGlyph status="done" />
          {t("problems.none")}
        </span>
      </footer>
    );
  }
  return (
    <footer className="steps-foot">
      <PopoverBox
        label={t("problems.title")}
        placement="end bottom"
        trigger={
          <Button variant="quiet" size="sm">
            <span className="problem-counts">
              {toFix.length > 0 && (
                <span className="status status-needs_you">
                  <StatusGlyph status="needs_you" />
                  {t("problems.toFix", { count: toFix.length })}
                </span>
              )}
              {toCheck.length > 0 && (
                <span className="status status-waiting">
                  <TriangleAlert className="sm" />
                  {t("problems.toCheck", { count: toCheck.length })}
                </span>
              )}
            </span>
            <span className="grow" />
            <ChevronRight className="sm" />
          </Button>
        }
      >
        {(close) => <ProblemsList problems={[...toFix, ...toCheck]} onShow={close} />}
      </PopoverBox>
    </footer>
  );
}
