import { useTranslation } from "react-i18next";
import { useReadOnly } from "#ui/api/session.ts";
import { useCompanyTime, useSetCompanyTime } from "#ui/api/settings.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { Select } from "#ui/parts/fields/select.tsx";
import { QueryState } from "#ui/parts/query-state.tsx";
import { toast } from "#ui/parts/toasts.ts";
import { HolidayFile } from "#ui/settings/holiday-file.tsx";
import { SettingsSection } from "#ui/settings/settings-section.tsx";
import { TimeZoneField } from "#ui/settings/time-zone-field.tsx";
import { useProblemWords } from "#ui/words/problem-words.ts";
import { useLocale } from "#ui/words/use-locale.ts";

/** The company's time zone and holidays, by which dates and working days are counted. */
export function CompanyTimeSettings() {
  const { t } = useTranslation("settings");
  const query = useCompanyTime();
  return (
    <SettingsSection id="time" title={t("sections.time")}>
      <p className="muted">{t("time.text")}</p>
      <QueryState query={query}>{(time) => <CompanyTimeForm time={time} />}</QueryState>
    </SettingsSection>
  );
}

type CompanyTimeFormProps = { time: Shape<"CompanyTime"> };

function CompanyTimeForm({ time }: CompanyTimeFormProps) {
  const { t } = useTranslation("settings");
  const words = useProblemWords();
  const change = useSetCompanyTime();
  const save = (next: Shape<"CompanyTimeInput">) => {
    const { time_zone, holidays } = time;
    change.mutate(
      { time_zone, holidays, ...next },
      {
        onError: (error) =>
          toast(t("notSaved", { what: words(error).what }), { tone: "needs_you" }),
      },
    );
  };
  return (
    <>
      <TimeZoneField time={time} onChange={(time_zone) => save({ time_zone })} />
      <PlaceFields time={time} onChange={(holidays) => save({ holidays })} />
      <HolidayFile time={time} />
    </>
  );
}

type PlaceFieldsProps = CompanyTimeFormProps & { onChange: (code: string | null) => void };

/** Stands for "none" and "all of it" in a list whose entries need an id. */
const NONE = "none";

function PlaceFields({ time, onChange }: PlaceFieldsProps) {
  const { t } = useTranslation("settings");
  const names = new Intl.DisplayNames(useLocale(), { type: "region" });
  const readOnly = useReadOnly();
  const [country = null] = time.holidays?.split("-") ?? [];
  const regions = time.countries.find(({ code }) => code === country)?.regions ?? [];
  const countries = time.countries.map(({ code }) => ({ id: code, label: names.of(code) ?? code }));
  return (
    <>
      <Select
        label={t("time.country")}
        help={t("time.countryHelp", { first: time.first_year, last: time.last_year })}
        className="short-field"
        value={country ?? NONE}
        isDisabled={readOnly}
        options={[{ id: NONE, label: t("time.countryNone") }, ...countries]}
        onChange={(code) => {
          if (code !== (country ?? NONE)) onChange(code === NONE ? null : code);
        }}
      />
      {country && regions.length > 0 && (
        <Select
          label={t("time.region")}
          className="short-field"
          value={time.holidays ?? country}
          isDisabled={readOnly}
          options={[
            { id: country, label: t("time.regionNone") },
            ...regions.map(({ code, name }) => ({ id: code, label: name })),
          ]}
          onChange={(code) => {
            if (code !== time.holidays) onChange(code);
          }}
        />
      )}
    </>
  );
}
