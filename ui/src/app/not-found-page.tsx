import { useNavigate } from "@tanstack/react-router";
import { MapPinOff } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/parts/button.tsx";
import { usePageTitle } from "#ui/parts/window/use-page-title.ts";

/** An address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useTranslation("frame");
  const navigate = useNavigate();
  usePageTitle(t("notFound.title"));
  return (
    <main className="empty">
      <MapPinOff />
      <h1 className="h3">{t("notFound.title")}</h1>
      <p>{t("notFound.text")}</p>
      <div className="empty-actions">
        <Button variant="primary" onPress={() => void navigate({ to: "/workflows" })}>
          {t("notFound.button")}
        </Button>
      </div>
    </main>
  );
}
