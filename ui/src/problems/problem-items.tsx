import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useProblemItems } from "#ui/api/problems.ts";
import type { ProblemGroup, ProblemItem } from "#ui/api/shapes.ts";
import { allRows } from "#ui/api/wire/pages.ts";
import { CallData } from "#ui/calls/call-data.tsx";
import { Button } from "#ui/parts/button.tsx";
import { QueryState } from "#ui/parts/query-state.tsx";
import { ShowMore } from "#ui/parts/searching/show-more.tsx";
import { entryOf, soughtIn, toldBy } from "#ui/problem-actions/who-is-said.ts";
import { useEndWords } from "#ui/problems/use-ended-words.ts";
import { saidUnread } from "#ui/words/problem-kind-words.ts";
import { useTimes } from "#ui/words/times.ts";

type ProblemItemsProps = { problem: ProblemGroup };

const SHOWN = 5;

/** The people and calls behind a problem. */
export function ProblemItems({ problem }: ProblemItemsProps) {
  const { t } = useTranslation("problems");
  const { t: common } = useTranslation("common");
  const [all, setAll] = useState(false);
  const query = useProblemItems(problem.id);
  const known = allRows(query.data);
  // What a call says is not whom it is about where Baton found that nowhere.
  const isNobody = problem.kind === "names_nobody";
  const isUntold = known.length > 0 && known.every((item) => toldBy(item) === null);
  return (
    <section className="problem-who">
      <h3 className="label">{t(isUntold || isNobody ? "theCalls" : "who")}</h3>
      <QueryState query={query} bones={<span />}>
        {(data) => {
          const items = allRows(data);
          const isCut = items.length > SHOWN || query.hasNextPage;
          return (
            <>
              <ul>
                {(all ? items : items.slice(0, SHOWN)).map((item) => (
                  <ItemLine key={item.id} item={item} isNobody={isNobody} />
                ))}
              </ul>
              {!all && isCut && (
                <Button variant="link" size="sm" className="flush" onPress={() => setAll(true)}>
                  {query.hasNextPage
                    ? common("showMore")
                    : common("showAll", { count: items.length })}
                </Button>
              )}
              {all && <ShowMore query={query} variant="link" />}
            </>
          );
        }}
      </QueryState>
    </section>
  );
}

function ItemLine({ item, isNobody }: { item: ProblemItem; isNobody: boolean }) {
  const { t } = useTranslation("problems");
  const times = useTimes();
  const [shown, setShown] = useState(false);
  const found = toldBy(item);
  const isSaid = isNobody && item.person_name === null && found !== null;
  const told = isSaid ? t("callSays", { value: found }) : found;
  // The time stands at the end of the line; only where it is heard alone it is a part of the name.
  const entry = entryOf(item);
  const ofList = entry === null ? null : t("ofList.entry", { entry });
  const name = told ?? ofList ?? t("aCall");
  const spoken = told ?? ofList ?? t("call", { time: times.near(item.at) });
  const unread = saidUnread(item.kind, item.params);
  const words = useEndWords();
  const end = item.ended && words(item.ended);
  return (
    <li>
      <span className="problem-told">
        {item.run ? (
          <Link
            to="/runs/$run"
            params={{ run: item.run }}
            search={item.step ? { step: item.step } : {}}
            className="wrap"
          >
            <bdi>{name}</bdi>
          </Link>
        ) : (
          <bdi className="wrap">{name}</bdi>
        )}
        {item.call && (
          <Button
            variant="link"
            size="sm"
            className="flush"
            aria-label={t("callDataOf", { name: spoken })}
            onPress={() => setShown(true)}
          >
            {t("callData")}
          </Button>
        )}
      </span>
      {item.call && shown && (
        <CallData call={item.call} about={soughtIn(item)} onClose={() => setShown(false)} />
      )}
      {unread !== null && (
        <span className="muted small wrap problem-unread">
          {t("saidUnread", { value: unread })}
        </span>
      )}
      {end && <span className="muted small wrap">{end}</span>}
      <time className="muted small num nowrap" dateTime={item.at} title={times.full(item.at)}>
        {times.near(item.at)}
      </time>
    </li>
  );
}
