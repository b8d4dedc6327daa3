import type { TriggerKind } from "#ui/document/definition.ts";
import type { Designer } from "#ui/editing/context.ts";
import { useKindWords } from "#ui/sentences/kind-words.ts";
import { freshStart, startKinds } from "#ui/triggers/registry.ts";

type Kind = TriggerKind["kind"];

/** Makes the start one of another kind; a name that only says the kind follows. */
export function useStartKind({
  definition,
  changeStart,
  rename,
}: Pick<Designer, "definition" | "changeStart" | "rename">): (kind: Kind) => void {
  const { t } = useKindWords();
  const { id, name, start } = definition.trigger;
  return (kind) => {
    if (kind === start.kind) return;
    changeStart("kind", () => freshStart(kind));
    if (startKinds().some((one) => t(`${one}.brief`) === name)) rename(id, t(`${kind}.brief`));
  };
}
