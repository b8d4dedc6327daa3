import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { RadioGroup } from "#ui/parts/fields/radio-group.tsx";

type GoesOnProps = { rest: Shape<"AddressRest">; onSay: (goesOn: boolean) => void };

/** Asks whether what stands below a pasted address is more of it: it is neither joined nor cut off unasked. */
export function GoesOn({ rest, onSay }: GoesOnProps) {
  const { t } = useTranslation("designer");
  const { text, length, goes_on: goesOn } = rest;
  return (
    <RadioGroup<"yes" | "no">
      label={
        text === null ? t("where.goesOnHidden", { count: length }) : t("where.goesOn", { text })
      }
      value={goesOn === null ? null : goesOn ? "yes" : "no"}
      onChange={(said) => onSay(said === "yes")}
      options={[
        { id: "yes", label: t("where.goesOnYes") },
        { id: "no", label: t("where.goesOnNo") },
      ]}
    />
  );
}
