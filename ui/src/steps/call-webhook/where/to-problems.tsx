import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

/** What was replaced works at once; what failed before is sent again where it is told. */
export function ToProblems() {
  const { t } = useTranslation("designer");
  return <Link to="/problems">{t("where.toProblems")}</Link>;
}
