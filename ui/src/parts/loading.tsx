import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/parts/button.tsx";
import { CopyText } from "#ui/parts/copy-text.tsx";
import { useSlowReport } from "#ui/words/problem-words.ts";

type LoadingProps = {
  /** The grey shapes of the layout to come; rows without it. */
  bones?: ReactNode;
  onRetry?: (() => void) | undefined;
};

/** After so long without an answer there is a way out, and words for IT. */
const SLOW_AFTER_MS = 10_000;
const MARKS_MS = [150, 3_000, SLOW_AFTER_MS] as const;

/** Nothing at first, then the shape of what comes, then words, then a way out. */
export function Loading({ bones, onRetry }: LoadingProps) {
  const { t } = useTranslation("common");
  const slowReport = useSlowReport();
  const [mark, setMark] = useState(0);
  useEffect(() => {
    const timers = MARKS_MS.map((ms, index) => setTimeout(() => setMark(index + 1), ms));
    return () => timers.forEach(clearTimeout);
  }, []);
  if (mark === 0) return null;
  return (
    <div className="loading" aria-busy="true">
      {bones ?? <BoneRows />}
      <p className="muted small" role="status">
        {mark === 2 && t("loading.still")}
        {mark === 3 && t("loading.long")}
      </p>
      {mark === 3 && (
        <div className="row wraps">
          {onRetry && (
            <Button size="sm" onPress={onRetry}>
              {t("tryAgain")}
            </Button>
          )}
          <CopyText text={slowReport()} label={t("copyReport")} variant="quiet" />
        </div>
      )}
    </div>
  );
}

function BoneRows() {
  return (
    <div className="bones" aria-hidden="true">
      {["a", "b", "c", "d", "e"].map((row) => (
        <div key={row} className="bone-row">
          <span className="bone" />
          <span className="bone" />
          <span className="bone short" />
        </div>
      ))}
    </div>
  );
}
