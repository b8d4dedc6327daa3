import { useTranslation } from "react-i18next";

/** Says since or until when the first days are that a list shows. */
export function useStartWords(): (days: number) => string {
  const { t } = useTranslation("people");
  return (days) =>
    days < 0 ? t("startedDays", { count: -days }) : t("startsDays", { count: days });
}
