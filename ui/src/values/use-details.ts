import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { useInsertableDetails } from "#ui/api/workflows.ts";
import type { Reference, StepId } from "#ui/document/definition.ts";
import { namedDetail } from "#ui/document/detail-names.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { useFlowWords } from "#ui/sentences/use-words.ts";
import { sameReference } from "#ui/values/segments.ts";

export type Detail = Shape<"InsertableDetail"> & { readonly label: string };
export type DetailGroup = {
  readonly key: string;
  readonly source: Reference["source"];
  readonly label: string;
  readonly unavailable: Shape<"DetailsUnavailable"> | null;
  readonly details: readonly Detail[];
  /** Whether there are others than these, which a search finds. */
  readonly more: boolean;
  /** Whether these are what the server found by a search. */
  readonly isSearched?: boolean;
  /** The step at which they are offered. */
  readonly at: StepId;
};

export type Details = {
  readonly groups: readonly DetailGroup[];
  readonly find: (reference: Reference) => Detail | null;
  /** What a reference is called, whether or not it can be inserted here. */
  readonly nameOf: (reference: Reference) => string;
  /** The step it came from was deleted. */
  readonly isBroken: (reference: Reference) => boolean;
};

/** What can be inserted at a step, with the sample person's values. */
export function useDetails(step: StepId): Details {
  const { of } = useDesigner();
  const words = useFlowWords();
  const { groups } = useGroups({ step });
  return useMemo(() => {
    const find = (reference: Reference) =>
      groups
        .flatMap((group) => group.details)
        .find((detail) => sameReference(detail.reference, reference)) ?? null;
    return {
      groups,
      find,
      nameOf: (reference) => find(reference)?.label ?? words.detail(reference),
      isBroken: ({ source }) => source.kind === "step" && !of.byId.has(source.step),
    };
  }, [groups, of, words]);
}

/** The same groups; of those that have others than are listed what a search finds in them. */
export function useSearched(groups: readonly DetailGroup[], search: string) {
  const long = groups.find(({ more }) => more);
  const { groups: searched, isOfAnother } = useGroups({
    step: long?.at ?? "",
    search,
    enabled: Boolean(long && search),
  });
  return useMemo(() => {
    if (!long || !search) return groups;
    return groups.map((group) => {
      const found = group.more ? searched.find(({ key }) => key === group.key) : undefined;
      return found ? { ...found, isSearched: !isOfAnother } : group;
    });
  }, [groups, long, search, searched, isOfAnother]);
}

type Asked = { step: StepId; search?: string; enabled?: boolean };

type Groups = {
  readonly groups: readonly DetailGroup[];
  /** Whether these are what was asked for before, until the answer comes. */
  readonly isOfAnother: boolean;
};

function useGroups({ step, search = "", enabled = true }: Asked): Groups {
  const { workflow, person, of } = useDesigner();
  const { t } = useTranslation("steps");
  const words = useFlowWords();
  const asked = { step, person: person?.id, search, enabled };
  const { data, isPlaceholderData } = useInsertableDetails(workflow.id, asked);
  const groups = useMemo(() => {
    const labelOf = ({ reference, name }: Shape<"InsertableDetail">) => {
      const isOfCall = reference.source.kind === "trigger" || reference.source.kind === "step";
      return isOfCall || namedDetail(reference) ? words.detail(reference) : name;
    };
    return (data ?? []).map((group): DetailGroup => {
      const { source } = group;
      const entry = source.kind === "step" ? of.byId.get(source.step) : undefined;
      const name = entry?.step?.name ?? group.step_name ?? "";
      return {
        key: source.kind === "step" ? source.step : source.kind,
        source,
        label:
          source.kind === "step"
            ? t("source.step", { number: entry?.number ?? "", name })
            : t(`source.${source.kind}`),
        unavailable: group.unavailable,
        details: group.details.map((detail) => ({ ...detail, label: labelOf(detail) })),
        more: group.more,
        at: step,
      };
    });
  }, [data, of, t, words, step]);
  return { groups, isOfAnother: isPlaceholderData };
}
