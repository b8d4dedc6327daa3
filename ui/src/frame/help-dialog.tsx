import { useTranslation } from "react-i18next";
import { useSystem } from "#ui/api/system.ts";
import { CopyText } from "#ui/parts/copy-text.tsx";
import { Dialog } from "#ui/parts/dialogs/dialog.tsx";

type HelpDialogProps = { isOpen: boolean; onClose: () => void };

/** Keys, words, and the report for IT. */
export function HelpDialog({ isOpen, onClose }: HelpDialogProps) {
  const { t } = useTranslation("frame");
  const system = useSystem().data;
  return (
    <Dialog title={t("help.title")} isOpen={isOpen} onClose={onClose}>
      <section className="stack tight">
        <h3 className="h3">{t("help.keys")}</h3>
        <dl className="facts">
          {Object.entries(t("help.keyRows", { returnObjects: true })).map(([id, [key, does]]) => (
            <div key={id}>
              <dt className="num">{key}</dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="stack tight">
        <h3 className="h3">{t("help.words")}</h3>
        <dl className="facts">
          {Object.entries(t("help.wordRows", { returnObjects: true })).map(
            ([id, [word, means]]) => (
              <div key={id}>
                <dt>{word}</dt>
                <dd>{means}</dd>
              </div>
            ),
          )}
        </dl>
      </section>
      <section className="stack tight">
        <h3 className="h3">{t("help.report")}</h3>
        <p className="muted">{t("help.reportText")}</p>
        <CopyText
          label={t("help.copyReport")}
          text={JSON.stringify(
            { ...system, actor: undefined, page: location.pathname, browser: navigator.userAgent },
            null,
            2,
          )}
        />
      </section>
    </Dialog>
  );
}
