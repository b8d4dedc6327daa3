import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useProblemItems } from "#ui/api/problems.ts";
import type { ProblemGroup } from "#ui/api/shapes.ts";
import { allRows } from "#ui/api/wire/pages.ts";
import { Dialog } from "#ui/parts/dialogs/dialog.tsx";
import { QueryState } from "#ui/parts/query-state.tsx";
import { ShowMore } from "#ui/parts/searching/show-more.tsx";
import { toldBy } from "#ui/problem-actions/who-is-said.ts";
import { useTimes } from "#ui/words/times.ts";

type OpenRunDialogProps = { problem: ProblemGroup; onClose: () => void };

/** The runs that one problem stopped, each by whom it is about: which of them is opened is asked. */
export function OpenRunDialog({ problem, onClose }: OpenRunDialogProps) {
  const { t } = useTranslation("problems");
  const times = useTimes();
  const query = useProblemItems(problem.id);
  return (
    <Dialog isOpen title={t("openingRun")} onClose={onClose}>
      <QueryState query={query}>
        {(data) => (
          <ul className="lines">
            {allRows(data).map((item) => {
              const { id, run, step, at } = item;
              if (run === null) return null;
              return (
                <li key={id} className="row wraps">
                  <Link
                    to="/runs/$run"
                    params={{ run }}
                    search={step ? { step } : {}}
                    className="wrap"
                  >
                    <bdi>{toldBy(item) ?? t("aRun")}</bdi>
                  </Link>
                  <time className="num small faint" dateTime={at}>
                    {times.near(at)}
                  </time>
                </li>
              );
            })}
          </ul>
        )}
      </QueryState>
      <ShowMore query={query} />
    </Dialog>
  );
}
