import { useTranslation } from "react-i18next";
import type { Reference } from "#ui/document/definition.ts";
import { namedDetail } from "#ui/document/detail-names.ts";
import { useDateReading } from "#ui/words/use-date-reading.ts";

/** A detail, and what it is of the sample person. */
type Sampled = {
  readonly reference: Reference;
  readonly sample?: string | null;
  readonly sensitive: boolean;
  readonly each_time: boolean;
};

const STATUSES = ["before_start", "active", "on_leave", "left"] as const;

function isStatus(text: string): text is (typeof STATUSES)[number] {
  return STATUSES.some((one) => one === text);
}

/** What a detail is of the sample person, as people read it: a date as a date, a status in words. */
export function useSampleWords(): (detail: Sampled) => string {
  const { t } = useTranslation("designer");
  const { t: people } = useTranslation("people");
  const reading = useDateReading();
  return ({ reference, sample, sensitive, each_time: eachTime }) => {
    if (sensitive) return t("picker.hidden");
    const named = namedDetail(reference);
    const isNumber = named?.kind === "known" && named.name === "id";
    // A number that Baton makes for each run says nothing to people.
    if (eachTime || (isNumber && reference.source.kind === "run")) return t("preview.eachTime");
    if (sample == null) return t("picker.empty");
    if (named?.kind === "known" && named.name === "status") {
      return isStatus(sample) ? people(`status.${sample}`) : sample;
    }
    return reading(sample) ?? sample;
  };
}
