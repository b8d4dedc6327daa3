import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ValidationProblem } from "#ui/document/definition.ts";
import { Button } from "#ui/parts/button.tsx";

type PathChecksProps = {
  /** Of the path alone. */
  problems: readonly ValidationProblem[];
  /** Null where it cannot come further up. */
  onMoveUp: (() => void) | null;
};

/** What is to check about a path beside the others. */
export function PathChecks({ problems, onMoveUp }: PathChecksProps) {
  const { t } = useTranslation("designer");
  return problems.map((problem) => {
    const words = checkKey(problem);
    if (!words) return null;
    const { earlier = "", shared = "" } = problem.params;
    const canMove = problem.code === "path_never_taken" && onMoveUp;
    return (
      <p key={problem.code} className="path-check">
        <TriangleAlert className="sm" />
        <span>
          <b>{t("choice.toCheck")}</b> · {t(words, { earlier, shared })}{" "}
          {canMove && (
            <Button variant="link" size="sm" onPress={canMove}>
              {t("menu.moveUp")}
            </Button>
          )}
        </span>
      </p>
    );
  });
}

function checkKey({ code, params }: ValidationProblem) {
  switch (code) {
    case "path_never_taken":
      return params.earlier ? "choice.behindOne" : "choice.behindSeveral";
    case "path_never_true":
      return "choice.neverTrue";
    case "paths_overlap":
      return params.shared ? "choice.sharesValues" : "choice.shares";
    default:
      return null;
  }
}
