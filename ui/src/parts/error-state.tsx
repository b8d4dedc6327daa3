import { useTranslation } from "react-i18next";
import { Button } from "#ui/parts/button.tsx";
import { CopyText } from "#ui/parts/copy-text.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { useProblemWords } from "#ui/words/problem-words.ts";

type ErrorStateProps = {
  error: unknown;
  /** It is being asked for again. */
  isTrying?: boolean;
  onRetry?: (() => void) | undefined;
};

/** What happened, why, what to do; the code last and small. */
export function ErrorState({ error, isTrying = false, onRetry }: ErrorStateProps) {
  const { t } = useTranslation("common");
  const words = useProblemWords()(error);
  return (
    <div className="failure" role="alert">
      <p className="status status-needs_you">
        <StatusGlyph status="needs_you" />
        <span>{words.what}</span>
      </p>
      {words.todo && <p className="muted">{words.todo}</p>}
      <div className="row wraps">
        {onRetry && (
          <Button size="sm" isPending={isTrying} onPress={onRetry}>
            {t("tryAgain")}
          </Button>
        )}
        <CopyText text={words.report} label={t("copyReport")} variant="quiet" />
        {words.code && <span className="faint small code">{words.code}</span>}
      </div>
    </div>
  );
}
