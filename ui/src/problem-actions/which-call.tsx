import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useProblemItems } from "#ui/api/problems.ts";
import type { ProblemGroup, ProblemItem } from "#ui/api/shapes.ts";
import { allRows } from "#ui/api/wire/pages.ts";
import { Select } from "#ui/parts/fields/select.tsx";
import { ShowMore } from "#ui/parts/searching/show-more.tsx";
import { entryOf, toldBy } from "#ui/problem-actions/who-is-said.ts";
import { useTimes } from "#ui/words/times.ts";

type WhichCallProps = {
  problem: ProblemGroup;
  /** The call that was asked about, where it was named. */
  named: string | null;
  /** The item that is meant. */
  chosen: string | null;
  onChoose: (item: string) => void;
};

/** The calls of a problem, or the entries of a list, of which one is meant; nothing where it is clear. */
export function WhichCall({ problem, named, chosen, onChoose }: WhichCallProps) {
  const { t } = useTranslation("problems");
  const times = useTimes();
  const query = useProblemItems(problem.id);
  const items = withCall(allRows(query.data), named);
  if (items.length < 2) return null;
  const labelOf = (item: ProblemItem) => {
    const time = times.full(item.at);
    const who = toldBy(item);
    const call = who
      ? t("whichCall.option", { time, who, from: item.says?.from ?? "" })
      : t("call", { time });
    const entry = entryOf(item);
    return entry === null ? call : t("ofList.entryOf", { entry, call });
  };
  return (
    <>
      <Select<string>
        label={t("whichCall.label")}
        value={chosen}
        onChange={onChoose}
        options={items.map((item, index) => {
          const label = labelOf(item);
          const alike = items.filter((other) => labelOf(other) === label);
          const number = items.slice(0, index + 1).filter((other) => labelOf(other) === label);
          return {
            id: item.id,
            label:
              alike.length < 2
                ? label
                : t("whichCall.numbered", {
                    call: label,
                    number: number.length,
                    all: alike.length,
                  }),
          };
        })}
      />
      <ShowMore query={query} variant="link" />
    </>
  );
}

/** What is meant: the call that was named, else the one that was chosen, else the only or first one. */
export function useMeantCall(problem: ProblemGroup, named: string | null) {
  const [chosen, choose] = useState<string | null>(null);
  const query = useProblemItems(problem.id);
  const items = withCall(allRows(query.data), named);
  const item = items.find(({ id }) => id === chosen) ?? items[0] ?? null;
  return { call: named ?? item?.call ?? null, item, choose };
}

function withCall(items: readonly ProblemItem[], named: string | null): readonly ProblemItem[] {
  return items.filter(({ call }) => call !== null && (named === null || call === named));
}
