import type { i18n } from "i18next";
import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import type { Definition, StepId, StepKind, TriggerKind } from "#ui/document/definition.ts";
import { isRecord } from "#ui/document/draft/differences.ts";
import { findStep } from "#ui/document/tree.ts";
import { type ChoiceKey, type PartKey, useKindWords } from "#ui/sentences/kind-words.ts";
import { stepKinds } from "#ui/steps/registry.ts";
import { startKinds } from "#ui/triggers/registry.ts";
import { useNameList } from "#ui/words/use-name-list.ts";

type Kind = StepKind["kind"] | TriggerKind["kind"];

/** What changed, from what to what. */
export type Way = { readonly from: Definition; readonly to: Definition };

/**
 * Says what a change is: "Create Okta user: what is sent and name". Settings are called what the
 * changed step's kind calls them; the definitions know the kinds. Of a setting with a few choices it
 * is said which was chosen and which is, where the way is known.
 */
export function useChangeWords(
  definitions: readonly Definition[],
  way: Way | null = null,
): (change: Shape<"DefinitionChange">) => string {
  const { t, i18n } = useTranslation("designer");
  const { t: tKinds } = useKindWords();
  const list = useNameList();
  const inWords = (pointer: string, kinds: readonly Kind[], step: StepId) => {
    if (pointer.endsWith("/name")) return t("field.name");
    const key = partKey(i18n, pointer, kinds);
    const part = key ? tKinds(key) : t("field.other");
    const choice = (of: Definition) => choiceKey(i18n, of, step, pointer);
    const [from, to] = way ? [choice(way.from), choice(way.to)] : [null, null];
    return from && to ? t("changes.fromTo", { part, from: tKinds(from), to: tKinds(to) }) : part;
  };
  return ({ kind, name, step, fields }) => {
    if (kind !== "changed" || fields.length === 0) return t(`changes.${kind}`, { name });
    const kinds = kindsOf(definitions, step);
    const parts = new Set(fields.map((pointer) => inWords(pointer, kinds, step)));
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

/** What was chosen for a setting that has a word for each of its choices. */
function choiceKey(i18n: i18n, of: Definition, id: StepId, pointer: string): ChoiceKey | null {
  const own: unknown = of.trigger.id === id ? of.trigger : findStep(of, id);
  const names = pointer.split("/").slice(1);
  const value = names.reduce<unknown>(
    (at, name) => (isRecord(at) ? Reflect.get(at, name) : undefined),
    own,
  );
  const isChoice = (key: string): key is ChoiceKey => i18n.exists(key, { ns: "kinds" });
  const keys = kindsOf([of], id).map((kind) => `${kind}.choice.${names.at(-1)}.${value}`);
  return keys.find(isChoice) ?? null;
}

/** What a kind calls the setting that a JSON pointer ends at; a setting without a word is none. */
function partKey(i18n: i18n, pointer: string, kinds: readonly Kind[]): PartKey | null {
  const setting = pointer.split("/").at(-1);
  const isPart = (key: string): key is PartKey => i18n.exists(key, { ns: "kinds" });
  return kinds.map((kind) => `${kind}.part.${setting}`).find(isPart) ?? null;
}
