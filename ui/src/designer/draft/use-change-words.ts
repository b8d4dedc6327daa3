import type { i18n } from "i18next";
import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import type { Definition, StepId, StepKind, TriggerKind } from "#ui/document/definition.ts";
import { findStep } from "#ui/document/tree.ts";
import { type PartKey, useKindWords } from "#ui/sentences/kind-words.ts";
import { stepKinds } from "#ui/steps/registry.ts";
import { startKinds } from "#ui/triggers/registry.ts";
import { useNameList } from "#ui/words/use-name-list.ts";

type Kind = StepKind["kind"] | TriggerKind["kind"];

/**
 * Says what a change is: "Create Okta user: what is sent and name". Settings are called what the
 * changed step's kind calls them; the definitions know the kinds.
 */
export function useChangeWords(
  definitions: readonly Definition[],
): (change: Shape<"DefinitionChange">) => string {
  const { t, i18n } = useTranslation("designer");
  const { t: tKinds } = useKindWords();
  const list = useNameList();
  const inWords = (pointer: string, kinds: readonly Kind[]) => {
    if (pointer.endsWith("/name")) return t("field.name");
    const key = partKey(i18n, pointer, kinds);
    return key ? tKinds(key) : t("field.other");
  };
  return ({ kind, name, step, fields }) => {
    if (kind !== "changed" || fields.length === 0) return t(`changes.${kind}`, { name });
    const kinds = kindsOf(definitions, step);
    const parts = new Set(fields.map((pointer) => inWords(pointer, kinds)));
    return t("changes.changedIn", { name, fields: list([...parts]) });
  };
}

/** The kind of a step or start; every kind where no definition has it any more. */
function kindsOf(definitions: readonly Definition[], id: StepId): readonly Kind[] {
  for (const definition of definitions) {
    if (definition.trigger.id === id) return [definition.trigger.start.kind];
    const step = findStep(definition, id);
    if (step) return [step.action.kind];
  }
  return [...stepKinds(), ...startKinds()];
}

/** What a kind calls the setting that a JSON pointer ends at; a setting without a word is none. */
function partKey(i18n: i18n, pointer: string, kinds: readonly Kind[]): PartKey | null {
  const setting = pointer.split("/").at(-1);
  const isPart = (key: string): key is PartKey => i18n.exists(key, { ns: "kinds" });
  return kinds.map((kind) => `${kind}.part.${setting}`).find(isPart) ?? null;
}
