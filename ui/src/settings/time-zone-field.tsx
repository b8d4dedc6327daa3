import { useTranslation } from "react-i18next";
import { useReadOnly } from "#ui/api/session.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { Select } from "#ui/parts/fields/select.tsx";

type TimeZoneFieldProps = {
  time: Shape<"CompanyTime">;
  onChange: (zone: string | null) => void;
};

/** Stands for "none" in a list whose entries need an id. */
const NONE = "none";

/** The company's time zone, of those that this page knows by name. */
export function TimeZoneField({ time, onChange }: TimeZoneFieldProps) {
  const { t } = useTranslation("settings");
  const readOnly = useReadOnly();
  const { time_zone, computer_zone } = time;
  const known = Intl.supportedValuesOf("timeZone");
  const zones = time_zone === null || known.includes(time_zone) ? known : [time_zone, ...known];
  return (
    <Select
      label={t("time.zone")}
      help={t("time.zoneHelp")}
      className="short-field"
      value={time_zone ?? NONE}
      isDisabled={readOnly}
      options={[
        { id: NONE, label: t("time.zoneNone", { zone: computer_zone }) },
        ...zones.map((id) => ({ id, label: id.replaceAll("_", " ") })),
      ]}
      onChange={(zone) => {
        if (zone !== (time_zone ?? NONE)) onChange(zone === NONE ? null : zone);
      }}
    />
  );
}
