import { Search } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { Tree } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { useDesigner } from "#ui/designer/context.ts";
import { matching } from "#ui/designer/find.ts";
import { ProblemsFoot } from "#ui/designer/ProblemsFoot.tsx";
import { PATH_ROW, StepRows } from "#ui/designer/StepRows.tsx";
import type { Actions } from "#ui/designer/use-actions.ts";
import type { SaidProblem } from "#ui/designer/use-problems.ts";
import type { StepId } from "#ui/flow/definition.ts";
import { keyMeaning } from "#ui/flow/keys.ts";
import { locate } from "#ui/flow/tree.ts";
import { IconButton } from "#ui/parts/IconButton.tsx";
import { SearchField } from "#ui/parts/SearchField.tsx";

type StepsListProps = {
  selected: StepId | null;
  actions: Actions;
  problems: readonly SaidProblem[];
  onSelect: (step: StepId, focusPanel?: boolean) => void;
};

/** The whole flow as a nested list: the same steps, menu and keys as the drawing. */
export function StepsList({ selected, actions, problems, onSelect }: StepsListProps) {
  const { t } = useTranslation("designer");
  const { of, definition, isReadOnly } = useDesigner();
  const [find, setFind] = useState<string | null>(null);
  const found = find === null ? null : matching(of, definition, find);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const row = event.target instanceof Element ? event.target.closest("[data-key]") : null;
    const step = row?.getAttribute("data-key");
    const meaning = keyMeaning(event, false);
    if (!row || !step || !of.byId.has(step) || !meaning || isReadOnly) return;
    if (meaning.kind === "command") actions.onCommand(step, meaning.command, row);
    else if (meaning.kind === "add") {
      const at = locate(definition, step);
      const index = (at?.index ?? -1) + (meaning.side === "after" ? 1 : 0);
      actions.onAdd({ sequence: at?.sequence ?? "root", index: Math.max(0, index) }, row);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section className="steps" aria-label={t("steps.title")}>
      <header>
        <h2>{t("steps.title")}</h2>
        <IconButton
          className="steps-find"
          label={t("steps.find")}
          icon={<Search />}
          aria-expanded={find !== null}
          onPress={() => setFind((old) => (old === null ? "" : null))}
        />
      </header>
      {find !== null && (
        <SearchField
          label={t("steps.find")}
          value={find}
          onChange={setFind}
          className="steps-search"
        />
      )}
      <div className="steps-scroll" onKeyDownCapture={onKeyDown}>
        {found?.length === 0 ? (
          <p className="steps-none muted small">{t("steps.none", { text: find ?? "" })}</p>
        ) : (
          <Tree
            aria-label={t("steps.title")}
            className="tree"
            selectionMode="single"
            selectionBehavior="replace"
            disallowEmptySelection={false}
            selectedKeys={selected ? [selected] : []}
            defaultExpandedKeys={[...of.entries.map((one) => one.id), ...pathRows(of)]}
            onSelectionChange={(chosen) => {
              const [key] = chosen === "all" ? [] : chosen;
              if (typeof key === "string" && of.byId.has(key)) onSelect(key);
            }}
            onAction={(key) => {
              if (typeof key === "string" && of.byId.has(key)) onSelect(key, true);
            }}
          >
            <StepRows nodes={of.nodes} found={found} />
          </Tree>
        )}
      </div>
      <ProblemsFoot problems={problems} />
    </section>
  );
}

function pathRows(of: { paths: ReadonlyMap<string, unknown> }): string[] {
  return [...of.paths.keys()].map((key) => `${PATH_ROW}${key}`);
}
