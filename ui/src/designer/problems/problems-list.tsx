import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { NotSensitive } from "#ui/designer/problems/not-sensitive.tsx";
import type { SaidProblem } from "#ui/designer/problems/use-problems.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Button } from "#ui/parts/button.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";

type ProblemsListProps = {
  problems: readonly SaidProblem[];
  /** Closes what the list stands in, before the step is shown. */
  onShow: () => void;
};

/** Each problem in words, with Show me. */
export function ProblemsList({ problems, onShow }: ProblemsListProps) {
  const { t } = useTranslation("designer");
  const { showField } = useDesigner();
  return (
    <ul className="fix-list lines">
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
            <NotSensitive problem={problem} />
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
