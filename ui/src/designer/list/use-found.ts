import { useDeferredValue, useMemo } from "react";
import { useConnections } from "#ui/api/connections.ts";
import { usePeopleUnderWay } from "#ui/api/runs.ts";
import type { Connection, RunSummary, Workflow } from "#ui/api/shapes.ts";
import { type Found, matching, type Read } from "#ui/document/find.ts";
import { type Mentions, mentions, mentionsOf } from "#ui/document/mentions.ts";
import type { OutlineEntry } from "#ui/document/outline.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { useKindWords } from "#ui/sentences/kind-words.ts";
import { useConditionWords } from "#ui/sentences/use-condition-words.ts";
import { useWording } from "#ui/sentences/use-wording.ts";
import { connectionOf, stepSentence } from "#ui/steps/registry.ts";
import { startSentence } from "#ui/triggers/registry.ts";

/** The steps that a search found; null while nothing is searched. */
export function useFound(text: string | null): Found | null {
  const { of, workflow } = useDesigner();
  const typed = text?.trim() ?? "";
  const words = useStepWords();
  const connections = useConnections().data;
  const people = usePeopleUnderWay(workflow.id, useDeferredValue(typed)).data?.items;
  return useMemo(() => {
    if (typed === "") return null;
    const read: Read = (entry) => [
      ...words(entry),
      ...addressesOf(entry, workflow, connections ?? []),
      ...peopleAt(entry, people ?? []),
    ];
    return matching(of, typed, read);
  }, [typed, of, words, workflow, connections, people]);
}

/** What a step says in words: its name, its kind, its sentence, and what its settings name. */
function useStepWords(): Read {
  const { definition, connections } = useDesigner();
  const { wording, words } = useWording(connections);
  const { t } = useKindWords();
  const conditions = useConditionWords();
  return useMemo(() => {
    const known = new Map<OutlineEntry, readonly string[]>();
    const named = ({ references, conditions: asked, texts }: Mentions) => [
      ...references.map(words.detail),
      ...asked.map(conditions.condition),
      ...texts,
    ];
    const { name, start } = definition.trigger;
    const read = ({ step }: OutlineEntry) =>
      step
        ? [
            step.name,
            t(`${step.action.kind}.name`),
            words.plain(stepSentence(step.action, wording)),
            ...named(mentionsOf(step)),
          ]
        : [
            name,
            t(`${start.kind}.name`),
            words.plain(startSentence(start, wording)),
            ...named(mentions(start)),
          ];
    return (entry) => {
      const old = known.get(entry);
      if (old) return old;
      const made = read(entry);
      known.set(entry, made);
      return made;
    };
  }, [definition, wording, words, t, conditions]);
}

/** Where a step sends to, and where it is called. */
function addressesOf(
  { id, step }: OutlineEntry,
  { addresses }: Workflow,
  connections: readonly Connection[],
): readonly string[] {
  const used = step && connections.find((one) => one.id === connectionOf(step.action));
  const own = addresses.find(({ owner }) => owner.id === id);
  return [used?.shown_address, used?.host, own?.url].filter((one) => one != null);
}

function peopleAt({ id }: OutlineEntry, runs: readonly RunSummary[]): readonly string[] {
  return runs.filter(({ where }) => where.step === id).map(({ person }) => person.name);
}
