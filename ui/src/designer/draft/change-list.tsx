import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { useChangeWords } from "#ui/designer/draft/use-change-words.ts";
import type { Definition } from "#ui/document/definition.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Button } from "#ui/parts/button.tsx";

type Change = Shape<"DefinitionChange">;

type ChangeListProps = {
  changes: readonly Change[];
  /** How a change is undone; null where another has to be undone first. */
  undo?: (change: Change) => (() => void) | null;
  /** Where the changed steps are; the draft and what is live unless told. */
  within?: readonly Definition[];
};

const SIGNS = { added: "+", removed: "−", changed: "~", moved: "↕" } satisfies Record<
  Shape<"DefinitionChangeKind">,
  string
>;

/** What differs from the version before, in words. */
export function ChangeList({ changes, undo, within }: ChangeListProps) {
  const { t } = useTranslation("designer");
  const { definition, workflow } = useDesigner();
  const usual = workflow.live ? [definition, workflow.live] : [definition];
  const way = within || !workflow.live ? null : { from: workflow.live, to: definition };
  const words = useChangeWords(within ?? usual, way);
  if (changes.length === 0) return <p className="muted small">{t("changes.none")}</p>;
  return (
    <ul className="change-list">
      {changes.map((change) => (
        <li key={`${change.kind} ${change.step}`}>
          <span className="change-sign" aria-hidden="true">
            {SIGNS[change.kind]}
          </span>
          <span className="wrap">{words(change)}</span>
          {undo && <UndoChange words={words(change)} undo={undo(change)} />}
        </li>
      ))}
    </ul>
  );
}

function UndoChange({ words, undo }: { words: string; undo: (() => void) | null }) {
  const { t } = useTranslation("designer");
  return (
    <Button
      size="sm"
      variant="link"
      aria-label={t("changes.undoOf", { change: words })}
      reason={undo ? null : t("changes.undoFirst")}
      onPress={() => undo?.()}
    >
      {t("undo")}
    </Button>
  );
}
