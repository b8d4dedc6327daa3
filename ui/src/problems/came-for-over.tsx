import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { useProblem } from "#ui/api/problems.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { codeOf } from "#ui/api/wire/problem.ts";

type CameForOverProps = {
  problem: ReturnType<typeof useProblem>;
  /** How the problems that are listed stand. */
  state: Shape<"ProblemState">;
};

/** That the problem which somebody came for is not among those that are listed any more. */
export function CameForOver({ problem: { data, error }, state }: CameForOverProps) {
  const { t } = useTranslation("problems");
  if (data && data.state !== state) {
    const search = data.state === "open" ? {} : { state: data.state };
    return (
      <p className="box quiet list-note" role="status">
        {t(`cameFor.${data.state}`)}{" "}
        <Link to="/problems" search={{ ...search, open: data.id }}>
          {t("cameFor.show")}
        </Link>
      </p>
    );
  }
  if (!data && codeOf(error) === "not_found") {
    return (
      <p className="box quiet list-note" role="status">
        {t("cameFor.gone")}
      </p>
    );
  }
  return null;
}
