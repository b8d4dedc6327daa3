import { useTranslation } from "react-i18next";
import { useSampleCall } from "#ui/api/addresses.ts";
import type { Shape } from "#ui/api/shapes.ts";
import type { Subjects } from "#ui/conditions/subjects.ts";
import type { Reference } from "#ui/document/definition.ts";
import { dotted, pointerOf } from "#ui/document/detail-names.ts";
import type { DetailType } from "#ui/document/operators.ts";
import type { Detail } from "#ui/values/use-details.ts";

const CALL = { kind: "call" } as const satisfies Reference["source"];

/** What a condition on a call can be about: a field that the last calls had, or one that is typed. */
export function useCallSubjects(address: Shape<"Address"> | null): Subjects {
  const { t } = useTranslation("designer");
  const fields = useSampleCall(address).data?.known ?? [];
  const textOf = ({ pointer }: Reference) =>
    fields.find((field) => field.pointer === pointer)?.value ?? null;
  const details = fields.map(
    ({ pointer, value }): Detail => ({
      reference: { source: CALL, pointer },
      name: dotted(pointer),
      label: dotted(pointer),
      label_key: null,
      sample: value,
      sensitive: false,
      type: typeOfText(value),
      each_time: false,
      seen_in: null,
    }),
  );
  return {
    groups: [
      {
        key: "call",
        source: CALL,
        label: t("onlyIf.lastCall"),
        unavailable: null,
        details,
        more: false,
        at: "",
      },
    ],
    typeOf: (reference) => {
      const value = textOf(reference);
      return value === null ? "any" : typeOfText(value);
    },
    nameOf: ({ pointer }) => dotted(pointer),
    isBroken: () => false,
    sampleOf: textOf,
    typed: (text) => ({ source: CALL, pointer: pointerOf(text) }),
  };
}

/** What a value of a call looks like; a text that looks like nothing else is one. */
export function typeOfText(value: string): DetailType {
  if (/^(true|false)$/.test(value)) return "yes_no";
  if (/^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(value)) return "number";
  if (/^\d{4}-\d{2}-\d{2}(T.*)?$/.test(value)) return "date";
  return value.startsWith("[") && value.endsWith("]") ? "list" : "text";
}
