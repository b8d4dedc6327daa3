import { Search } from "lucide-react";
import {
  type FocusEvent,
  type KeyboardEvent,
  useDeferredValue,
  useMemo,
  useRef,
  useState,
} from "react";
import { useLocale } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { StepActions } from "#ui/designer/actions/use-actions.ts";
import { StepsFind } from "#ui/designer/list/steps-find.tsx";
import { StepsTree } from "#ui/designer/list/steps-tree.tsx";
import {
  isEmptyRow,
  pathOfRow,
  type RowCache,
  type TreeRow,
  treeRows,
} from "#ui/designer/list/tree-rows.ts";
import { useFound } from "#ui/designer/list/use-found.ts";
import { useRowDrag } from "#ui/designer/list/use-row-drag.ts";
import { ProblemsFoot } from "#ui/designer/problems/problems-foot.tsx";
import type { SaidProblem } from "#ui/designer/problems/use-problems.ts";
import type { StepId } from "#ui/document/definition.ts";
import { type Place, takersOf } from "#ui/document/tree.ts";
import { useDesigner } from "#ui/editing/context.ts";
import type { StepProblem } from "#ui/flow/face.ts";
import { isLeftToPage, type KeyMeaning, keyMeaning } from "#ui/flow/moving/keys.ts";
import { classes } from "#ui/parts/classes.ts";
import { IconButton } from "#ui/parts/icon-button.tsx";
import { usePathWords } from "#ui/sentences/use-path-words.ts";

type StepsListProps = {
  selected: StepId | null;
  actions: StepActions;
  problems: readonly SaidProblem[];
  /** How many are not said yet. */
  heldBack: number;
  problemsBy: ReadonlyMap<StepId, StepProblem>;
  /** Whether it was not said yet when the workflow starts: then the start is no row either. */
  asksStart: boolean;
  onSelect: (step: StepId, focusPanel?: boolean) => void;
};

const NOTHING: readonly TreeRow[] = [];

/** The whole flow as a nested list: the same steps, menu and keys as the drawing. */
export function StepsList(props: StepsListProps) {
  const { selected, actions, problems, heldBack, problemsBy, asksStart, onSelect } = props;
  const { t } = useTranslation("designer");
  const { t: tSteps } = useTranslation("steps");
  const { direction } = useLocale();
  const { of, definition, isReadOnly } = useDesigner();
  const [find, setFind] = useState<string | null>(null);
  const found = useFound(find);
  const section = useRef<HTMLElement>(null);
  const cache = useRef<RowCache>(new Map());
  const words = usePathWords(of);
  const { name: trigger } = definition.trigger;
  const options = {
    trigger,
    pathName: words.name,
    empty: tSteps("inside_none"),
    problems: problemsBy,
    found,
  };
  const rows = useStable(treeRows(of.nodes, options, cache.current));
  const later = useDeferredValue(rows, NOTHING);
  /** The name of a path opens its split; where it has no steps, one is added. */
  const onChoose = (row: string, open: boolean) => {
    const path = pathOfRow(row);
    const owner = of.paths.get(path ?? "")?.owner;
    if (path === null) onSelect(row, open);
    else if (open && isEmptyRow(row) && !isReadOnly) {
      const anchor = section.current?.querySelector(`[data-key="${row}"]`);
      if (anchor) actions.onAdd({ sequence: path, index: 0 }, anchor);
    } else if (open && owner) onSelect(owner, true);
  };
  const scroll = useRef<HTMLDivElement>(null);
  const dragging = useRowDrag(scroll, {
    of,
    isReadOnly,
    takers: (step) => takersOf(definition, step),
    onMove: actions.onMove,
  });
  const chosen = useRef(onChoose);
  chosen.current = onChoose;
  const choose = useMemo(() => (row: string, open: boolean) => chosen.current(row, open), []);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const row = event.target instanceof Element ? event.target.closest("[data-key]") : null;
    const key = row?.getAttribute("data-key");
    const meaning = keyMeaning(event, direction === "rtl");
    if (!row || !key || !meaning || isReadOnly) return;
    const path = pathOfRow(key);
    const isDone =
      path === null
        ? atStep(actions, meaning, key, row)
        : atPath(actions, meaning, { sequence: path, index: 0 }, row);
    if (!isDone) return;
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
          found={[...(found?.keys() ?? [])]}
          onText={setFind}
          onGo={(step) => onSelect(step)}
          onEnd={() => {
            setFind(null);
            section.current?.querySelector<HTMLElement>(".steps-find")?.focus();
          }}
        />
      )}
      <div
        ref={scroll}
        className={classes(
          "steps-scroll",
          of.total === 1 && "is-blank",
          dragging.drag && "is-dragging",
        )}
        onKeyDownCapture={onKeyDown}
        onPointerDownCapture={dragging.onPointerDown}
      >
        {found?.size === 0 ? (
          <p className="steps-none muted small wrap">{t("steps.none", { text: find ?? "" })}</p>
        ) : (
          !asksStart && <StepsTree rows={later} selected={selected} onSelect={choose} />
        )}
        {of.total === 1 && <p className="steps-none muted small wrap">{t("blank.steps")}</p>}
        {dragging.drag?.line != null && (
          <div className="steps-drop" style={{ insetBlockStart: dragging.drag.line }} />
        )}
      </div>
      <ProblemsFoot problems={problems} heldBack={heldBack} />
    </section>
  );
}

/** What a key does at the row of a step; whether it does anything. */
function atStep(actions: StepActions, meaning: KeyMeaning, step: StepId, row: Element): boolean {
  if (meaning.kind === "command") actions.onCommand(step, meaning.command, row);
  else if (meaning.kind === "add") actions.onAddBeside(step, meaning.side, row);
  else return false;
  return true;
}

/** At the row of a path one can only add and paste. */
function atPath(actions: StepActions, meaning: KeyMeaning, place: Place, row: Element): boolean {
  if (meaning.kind === "add") actions.onAdd(place, row);
  else if (meaning.kind === "command" && meaning.command === "clip_paste") actions.onPaste(place);
  else return false;
  return true;
}

/** The same array while its rows are the same. */
function useStable(rows: readonly TreeRow[]): readonly TreeRow[] {
  const kept = useRef(rows);
  const isSame =
    kept.current.length === rows.length && kept.current.every((row, index) => row === rows[index]);
  if (!isSame) kept.current = rows;
  return kept.current;
}
