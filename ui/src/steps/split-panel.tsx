import { useTranslation } from "react-i18next";

/** A split can be drawn, named, moved and deleted; running it is not part of this Baton yet. */
export function SplitPanel() {
  const { t } = useTranslation("designer");
  return <p className="panel-note muted">{t("split.note")}</p>;
}
