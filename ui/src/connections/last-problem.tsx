import { useTranslation } from "react-i18next";
import type { Connection } from "#ui/api/shapes.ts";
import { Banner } from "#ui/parts/banner.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { useOutcomeWords } from "#ui/words/outcome-words.ts";
import { useTimes } from "#ui/words/times.ts";

type LastProblemProps = { connection: Connection };

/** What went wrong last, as long as nothing has worked since. */
export function LastProblem({ connection }: LastProblemProps) {
  const { t } = useTranslation("connections");
  const times = useTimes();
  const words = useOutcomeWords();
  const { last_problem: problem, last_success_at: success, name } = connection;
  if (!problem || (success && success > problem.at)) return null;
  // Whether a message waits for its next try is not known here.
  const { what, todo, status } = words(problem, name);
  return (
    <Banner tone="needs_you" icon={<StatusGlyph status="needs_you" />}>
      <b>{what}</b> {todo}{" "}
      <span className="muted">
        {t("lastProblem", { time: times.near(problem.at) })}
        {status && `, ${status}`}
      </span>
    </Banner>
  );
}
