import "#ui/kept/kept.css";
import { useTranslation } from "react-i18next";
import type { useKeptCalls } from "#ui/api/kept.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { KeptRow } from "#ui/kept/kept-row.tsx";
import { UnreadableRows } from "#ui/parts/for-it/unreadable-rows.tsx";
import { QueryState } from "#ui/parts/query-state.tsx";
import { ShowMore } from "#ui/parts/searching/show-more.tsx";

type KeptListProps = {
  query: ReturnType<typeof useKeptCalls>;
  /** Those about somebody for whom a call above begins. */
  repeated?: ReadonlySet<string>;
  /** Which are to be started; null where that cannot be chosen. */
  ticks: {
    isOn: (call: Shape<"KeptCall">) => boolean;
    turn: (call: Shape<"KeptCall">, on: boolean) => void;
  } | null;
};

/** Kept calls in the order in which they came; further ones when asked for. */
export function KeptList({ query, repeated, ticks }: KeptListProps) {
  const { t } = useTranslation("kept");
  return (
    <QueryState query={query}>
      {({ pages }) => {
        const calls = pages.flatMap(({ items }) => items);
        return (
          <>
            <ul className="kept-list" aria-label={t("list")}>
              {calls.map((call) => (
                <KeptRow
                  key={call.id}
                  call={call}
                  isRepeat={repeated?.has(call.id) ?? false}
                  tick={ticks && { isOn: ticks.isOn(call), turn: (on) => ticks.turn(call, on) }}
                />
              ))}
            </ul>
            <UnreadableRows rows={pages.flatMap(({ unreadable }) => unreadable ?? [])} />
            <ShowMore query={query} />
          </>
        );
      }}
    </QueryState>
  );
}
