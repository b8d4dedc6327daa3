import { ChevronRight, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useDesigner } from "#ui/designer/context.ts";
import type { SaidProblem } from "#ui/designer/use-problems.ts";
import { Button } from "#ui/parts/Button.tsx";
import { PopoverBox } from "#ui/parts/PopoverBox.tsx";
import { StatusGlyph } from "#ui/parts/StatusGlyph.tsx";

type ProblemsFootProps = { problems: readonly SaidProblem[] };
type ProblemsListProps = ProblemsFootProps & {
  /** Closes what the list stands in, before the step is shown. */
  onShow: () => void;
};

/** "2 to fix, 1 to check"; pressed, the list with a way to each. */
export function ProblemsFoot({ problems }: ProblemsFootProps) {
  const { t } = useTranslation("designer");
  const toFix = problems.filter((problem) => problem.level === "to_fix");
  const toCheck = problems.filter((problem) => problem.level === "to_check");
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

/** Each problem in words, with Show me. */
export function ProblemsList({ problems, onShow }: ProblemsListProps) {
  const { t } = useTranslation("designer");
  const { showField } = useDesigner();
  return (
    <ul className="problem-list lines">
      {problems.map((problem) => {
        const { step } = problem;
        const show = () => {
          onShow();
          // The focus returns to the opener first, then goes where the problem is mended.
          setTimeout(() => showField(problem), 50);
        };
        return (
          <li key={`${problem.code} ${problem.path}`}>
            {problem.level === "to_fix" ? (
              <StatusGlyph status="needs_you" className="is-fix" />
            ) : (
              <TriangleAlert className="is-check" />
            )}
            <span className="wrap small">{problem.words}</span>
            {step && (
              <Button variant="link" size="sm" onPress={show}>
                {t("problems.show")}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
