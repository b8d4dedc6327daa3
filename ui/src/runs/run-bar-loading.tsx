import { Link } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { useTranslation } from "react-i18next";
import { usePageTitle } from "#ui/parts/window/use-page-title.ts";

/** The bar of a run that is not there yet: the way back. */
export function RunBarLoading() {
  const { t } = useTranslation("run");
  usePageTitle(t("back"));
  return (
    <>
      <Link to="/runs" className="back">
        <ChevronLeft />
        {t("back")}
      </Link>
      <h1 className="hide">{t("flow")}</h1>
    </>
  );
}
