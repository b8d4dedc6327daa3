import { Link } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { useTranslation } from "react-i18next";

/** The way back from the designer. */
export function BackToWorkflows() {
  const { t } = useTranslation("designer");
  return (
    <>
      <Link className="back" to="/workflows">
        <ChevronLeft />
        {t("back")}
      </Link>
      <span className="rule" />
    </>
  );
}
