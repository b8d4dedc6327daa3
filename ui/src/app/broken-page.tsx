import { useTranslation } from "react-i18next";
import { Button } from "#ui/parts/button.tsx";
import { CopyText } from "#ui/parts/copy-text.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { usePageTitle } from "#ui/parts/window/use-page-title.ts";

type BrokenPageProps = { error: unknown };

/** A screen that stopped working; nothing of what was saved is lost. */
export function BrokenPage({ error }: BrokenPageProps) {
  const { t } = useTranslation("frame");
  const { t: common } = useTranslation("common");
  usePageTitle(t("broken.title"));
  return (
    <main className="empty" role="alert">
      <StatusGlyph status="needs_you" />
      <h1 className="h3">{t("broken.title")}</h1>
      <p>{t("broken.text")}</p>
      <div className="empty-actions">
        <Button variant="primary" onPress={() => location.reload()}>
          {t("broken.button")}
        </Button>
        <CopyText
          label={common("copyReport")}
          text={`${location.pathname}\n${error instanceof Error ? error.stack : String(error)}`}
        />
      </div>
    </main>
  );
}
