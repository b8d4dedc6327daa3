import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { ProblemGroup, Shape } from "#ui/api/shapes.ts";
import { ProblemDo } from "#ui/problem-actions/problem-do.tsx";
import { useOffered } from "#ui/problem-actions/use-offered.ts";

type CallProblemProps = {
  problem: ProblemGroup | null;
  /** The call that is asked about. */
  call: string;
  title: string;
};

/** What can be decided about a call right where it is listed. */
const HERE = [
  "start_now",
  "add_person",
  "choose_person",
  "start",
  "choose_run",
  "use_call",
] as const satisfies readonly Shape<"ProblemAction">[];

/** The buttons that end a call's problem; Problems itself where none of them does. */
export function CallProblem({ problem, call, title }: CallProblemProps) {
  if (problem === null) return <UnderProblems />;
  return <Offered problem={problem} call={call} title={title} />;
}

function UnderProblems() {
  const { t } = useTranslation("designer");
  return (
    <Link className="button plain sm" to="/problems">
      {t("notice.open")}
    </Link>
  );
}

/** What Problems offers, in its order, as far as it can be done here. */
function Offered({ problem, call, title }: CallProblemProps & { problem: ProblemGroup }) {
  const offered = useOffered(problem);
  const actions = offered.filter((action) => HERE.some((one) => one === action));
  if (actions.length === 0) return <UnderProblems />;
  return (
    <div className="row wraps">
      {actions.map((action) => (
        <ProblemDo
          key={action}
          action={action}
          problem={problem}
          call={call}
          title={title}
          primary={false}
        />
      ))}
    </div>
  );
}
