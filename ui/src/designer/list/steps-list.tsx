import { Search } from "lucide-react";
import {
  type FocusEvent,
  type KeyboardEvent,
  useDeferredValue,
  useMemo,
  useRef,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import type { StepActions } from "#ui/designer/actions/use-actions.ts";
import { StepsFind } from "#ui/designer/list/steps-find.tsx";
import { StepsTree } from "#ui/designer/list/steps-tree.tsx";
import { PATH_ROW, type RowCache, type TreeRow, treeRows } from "#ui/designer/list/tree-rows.ts";
import { ProblemsFoot } from "#ui/designer/problems/problems-foot.tsx";
import type { SaidProblem } from "#ui/designer/problems/use-problems.ts";
import type { StepId } from "#ui/document/definition.ts";
import { matching } from "#ui/document/find.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { isLeftToPage, keyMeaning } from "#ui/flow/moving/keys.ts";
import { IconButton } from "#ui/parts/icon-button.tsx";

type StepsListProps = {
  selected: StepId | null;
  actions: StepActions;
  problems: readonly SaidProblem[];
  onSelect: (step: StepId, focusPanel?: boolean) => void;
};

const NOTHING: readonly TreeRow[] = [];

/** The whole flow as a nested list: the same steps, menu and keys as the drawing. */
export function StepsList({ selected, actions, problems, onSelect }: StepsListProps) {
  const { t } = useTranslation("designer");
  const { t: tSteps } = useTranslation("steps");
  const { of, definition, isReadOnly } = useDesigner();
  const [find, setFind] = useState<string | null>(null);
  const found = useMemo(
    () => (find === null || find.trim() === "" ? null : matching(of, definition, find)),
    [of, definition, find],
  );
  const section = useRef<HTMLElement>(null);
  const cache = useRef<RowCache>(new Map());
  const otherwise = tSteps("otherwise");
  const { name: trigger } = definition.trigger;
  const rows = useStable(
    useMemo(
      () => treeRows(of.nodes, { trigger, otherwise, found }, cache.current),
      [of, trigger, otherwise, found],
    ),
  );
  const later = useDeferredValue(rows, NOTHING);
  const [expanded] = useState(() => [
    ...of.byId.keys(),
    ...[...of.paths.keys()].map((key) => `${PATH_ROW}${key}`),
  ]);
  const chosen = useRef(onSelect);
  chosen.current = onSelect;
  const choose = useMemo(
    () => (id: string, open: boolean) => {
      if (!id.startsWith(PATH_ROW)) chosen.current(id, open);
    },
    [],
  );
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const row = event.target instanceof Element ? event.target.closest("[data-key]") : null;
    const step = row?.getAttribute("data-key");
    const meaning = keyMeaning(event, false);
    if (!row || !step || !of.byId.has(step) || !meaning || isReadOnly) return;
    if (meaning.kind === "command") actions.onCommand(step, meaning.command, row);
    else if (meaning.kind === "add") actions.onAddBeside(step, meaning.side, row);
    else return;
    if (!isLeftToPage(meaning)) event.preventDefault();
    event.stopPropagation();
  };
  /** Whoever goes on elsewhere has found it: the list is whole again. */
  const onLeave = (event: FocusEvent<HTMLElement>) => {
    const stays = event.currentTarget.contains(event.relatedTarget) || !document.hasFocus();
    if (!stays) setFind(null);
  };
  const onFind = () => {
    const field = section.current?.querySelector<HTMLElement>(".steps-search input");
    if (find === null) setFind("");
    else if (document.activeElement?.closest(".steps")) setFind(null);
    else field?.focus();
  };
  return (
    <section ref={section} className="steps" aria-label={t("steps.title")} onBlur={onLeave}>
      <header>
        <h2>{t("steps.title")}</h2>
        <IconButton
          className="steps-find"
          label={t("steps.find")}
          icon={<Search />}
          aria-expanded={find !== null}
          onPress={onFind}
        />
      </header>
      {find !== null && (
        <StepsFind
          text={find}
          found={found ?? []}
          onText={setFind}
          onGo={(step) => onSelect(step)}
          onEnd={() => {
            setFind(null);
            section.current?.querySelector<HTMLElement>(".steps-find")?.focus();
          }}
        />
      )}
      <div className="steps-scroll" onKeyDownCapture={onKeyDown}>
        {found?.length === 0 ? (
          <p className="steps-none muted small">{t("steps.none", { text: find ?? "" })}</p>
        ) : (
          <StepsTree rows={later} expanded={expanded} selected={selected} onSelect={choose} />
        )}
      </div>
      <ProblemsFoot problems={problems} />
    </section>
  );
}

/** The same array while its rows are the same. */
function useStable(rows: readonly TreeRow[]): readonly TreeRow[] {
  const kept = useRef(rows);
  const isSame =
    kept.current.length === rows.length && kept.current.every((row, index) => row === rows[index]);
  if (!isSame) kept.current = rows;
  return kept.current;
}
