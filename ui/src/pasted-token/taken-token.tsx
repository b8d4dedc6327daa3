import { useTranslation } from "react-i18next";
import { Button } from "#ui/parts/button.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { tokenLine } from "#ui/pasted-token/token-way.ts";
import type { Taken } from "#ui/pasted-token/use-pasted-token.ts";

type TakenTokenProps = {
  taken: Taken;
  /** Whether the name in it is sent, too. */
  hasName: boolean;
  onForget: () => void;
};

/** What was taken out of a pasted mail: the name as it is, of the secret its length. */
export function TakenToken({ taken, hasName, onForget }: TakenTokenProps) {
  const { t } = useTranslation("common");
  const { way, length } = taken;
  const line = way.is_named && way.kind !== "basic" ? tokenLine(way) : null;
  return (
    <div className="stack tight inset" role="status">
      <p className="given-line small">
        <StatusGlyph status="done" className="glyph-done" />
        <span className="grow">{t("taken.head")}</span>
        <Button variant="link" size="sm" className="flush" onPress={onForget}>
          {t("taken.again")}
        </Button>
      </p>
      <ul className="small">
        {hasName && way.username && (
          <li>
            {t("taken.name")} <bdi className="wrap">{way.username}</bdi>
          </li>
        )}
        <li>{t(way.kind === "basic" ? "taken.password" : "taken.token", { count: length })}</li>
        {line && <li className="code">{line}</li>}
      </ul>
    </div>
  );
}
