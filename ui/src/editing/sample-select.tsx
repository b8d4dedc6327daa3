import { useTranslation } from "react-i18next";
import { useDesigner } from "#ui/editing/context.ts";
import { Select } from "#ui/parts/fields/select.tsx";

/** Whose values are shown. */
export function SampleSelect() {
  const { t } = useTranslation("designer");
  const { people, person, choosePerson } = useDesigner();
  return (
    <Select
      className="sample-select"
      label={t("preview.person")}
      hideLabel
      size="sm"
      placeholder={t("preview.person")}
      value={person?.id ?? null}
      options={people.map((one) => ({
        id: one.id,
        label: one.sample ? t("preview.sample", { name: one.display_name }) : one.display_name,
      }))}
      onChange={choosePerson}
    />
  );
}
