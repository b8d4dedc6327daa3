import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { usePerson } from "#ui/api/people.ts";
import { useProblemItems } from "#ui/api/problems.ts";
import type { ProblemGroup, ProblemItem } from "#ui/api/shapes.ts";
import { allRows } from "#ui/api/wire/pages.ts";
import { Dialog } from "#ui/parts/dialogs/dialog.tsx";
import { QueryState } from "#ui/parts/query-state.tsx";
import { ShowMore } from "#ui/parts/searching/show-more.tsx";
import { type AskInRun, askInRun } from "#ui/problem-actions/in-run/same-again.ts";
import { toldBy } from "#ui/problem-actions/who-is-said.ts";
import { useTimes } from "#ui/words/times.ts";

type OpenRunDialogProps = { problem: ProblemGroup; onClose: () => void };

/**
 * The runs that one problem stopped, each by whom it is about: which of them is opened is asked.
 * What ends the problem there is asked as soon as the run is open.
 */
export function OpenRunDialog({ problem, onClose }: OpenRunDialogProps) {
  const { t } = useTranslation("problems");
  const query = useProblemItems(problem.id);
  const ask = askInRun(problem.kind);
  return (
    <Dialog isOpen title={t(ask ? `inRun.${ask}.title` : "openingRun")} onClose={onClose}>
      <QueryState query={query}>
        {(data) => {
          const items = allRows(data);
          return (
            <ul className="lines open-runs">
              {items.map((item) => (
                <RunLine
                  key={item.id}
                  item={item}
                  ask={ask}
                  isAlike={items.some(
                    (other) => other.person !== item.person && toldBy(other) === toldBy(item),
                  )}
                />
              ))}
            </ul>
          );
        }}
      </QueryState>
      <ShowMore query={query} />
    </Dialog>
  );
}

type RunLineProps = {
  item: ProblemItem;
  ask: AskInRun | null;
  /** Whether somebody else of the same name is listed. */
  isAlike: boolean;
};

function RunLine({ item, ask, isAlike }: RunLineProps) {
  const { t } = useTranslation("problems");
  const times = useTimes();
  const { run, step, at, person } = item;
  const email = usePerson(isAlike ? (person ?? "") : "").data?.work_email;
  if (run === null) return null;
  return (
    <li className="row wraps">
      <span className="grow wrap">
        <Link
          to="/runs/$run"
          params={{ run }}
          search={{ ...(step ? { step } : {}), ...(ask ? { ask } : {}) }}
        >
          <bdi>{toldBy(item) ?? t("aRun")}</bdi>
        </Link>
        {email && <span className="muted small block">{email}</span>}
      </span>
      {ask === "change_data" && person && (
        <Link
          to="/people/$person"
          params={{ person }}
          className="small"
          aria-label={t("filling.openOf", { name: item.person_name ?? "" })}
        >
          {t("filling.open")}
        </Link>
      )}
      <time className="num small faint" dateTime={at}>
        {times.near(at)}
      </time>
    </li>
  );
}
