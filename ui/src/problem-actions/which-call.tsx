import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useProblemItems } from "#ui/api/problems.ts";
import type { ProblemGroup, ProblemItem } from "#ui/api/shapes.ts";
import { allRows } from "#ui/api/wire/pages.ts";
import { Select } from "#ui/parts/fields/select.tsx";
import { ShowMore } from "#ui/parts/searching/show-more.tsx";
import { toldBy } from "#ui/problem-actions/who-is-said.ts";
import { useTimes } from "#ui/words/times.ts";

type WhichCallProps = {
  problem: ProblemGroup;
  /** The call that was asked about, where it was named. */
  named: string | null;
  chosen: string | null;
  onChoose: (call: string) => void;
};

/** The calls of a problem, of which one is meant; nothing where it is clear. */
export function WhichCall({ problem, named, chosen, onChoose }: WhichCallProps) {
  const { t } = useTranslation("problems");
  const times = useTimes();
  const query = useProblemItems(problem.id);
  const items = withCall(allRows(query.data));
  if (named !== null || items.length < 2) return null;
  const labelOf = ({ at, who, from }: Told) =>
    who
      ? t("whichCall.option", { time: times.full(at), who, from })
      : t("call", { time: times.full(at) });
  return (
    <>
      <Select<string>
        label={t("whichCall.label")}
        value={chosen}
        onChange={onChoose}
        options={items.map(({ id, ...call }, index) => {
          const label = labelOf(call);
          const alike = items.filter((other) => labelOf(other) === label);
          const number = items.slice(0, index + 1).filter((other) => labelOf(other) === label);
          return {
            id,
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

/** The call that is meant: the one that was named or chosen, else the only or the first one. */
export function useMeantCall(problem: ProblemGroup, named: string | null) {
  const [chosen, choose] = useState<string | null>(null);
  const query = useProblemItems(problem.id);
  const items = allRows(query.data);
  const call = named ?? chosen ?? withCall(items)[0]?.id ?? null;
  const item = items.find((one) => one.call === call) ?? null;
  return { call, item, choose };
}

/** What a call is told by in the list. */
type Told = { readonly at: string; readonly who: string; readonly from: string };

function withCall(items: readonly ProblemItem[]) {
  return items.flatMap((item) => {
    const { call, at, says } = item;
    const who = toldBy(item) ?? "";
    return call === null ? [] : [{ id: call, at, who, from: says?.from ?? "" }];
  });
}
