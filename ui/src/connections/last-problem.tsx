import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useReadOnly } from "#ui/api/session.ts";
import type { Connection } from "#ui/api/shapes.ts";
import { goesSeparately } from "#ui/connections/auth-words.ts";
import { TokenDialog } from "#ui/connections/token-dialog.tsx";
import { Banner } from "#ui/parts/banner.tsx";
import { Button } from "#ui/parts/button.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { useOutcomeWords } from "#ui/words/outcome-words.ts";
import { useTimes } from "#ui/words/times.ts";

type LastProblemProps = { connection: Connection };

/** What went wrong last, as long as nothing has worked since, with what mends it. */
export function LastProblem({ connection }: LastProblemProps) {
  const { t } = useTranslation("connections");
  const times = useTimes();
  const words = useOutcomeWords();
  const readOnly = useReadOnly();
  const [isAsking, setAsking] = useState(false);
  const { last_problem: problem, last_success_at: success, name, auth } = connection;
  if (!problem || (success && success > problem.at)) return null;
  // Whether a message waits for its next try is not known here.
  const { what, todo, status } = words(problem, name);
  const isOfToken = problem.code === "token_not_valid" && goesSeparately(auth);
  const isReplaced = isOfToken && auth.token_set_at !== null && auth.token_set_at > problem.at;
  return (
    <Banner
      tone={isReplaced ? "plain" : "needs_you"}
      icon={<StatusGlyph status={isReplaced ? "waiting" : "needs_you"} />}
      actions={
        isOfToken &&
        !isReplaced && (
          <Button size="sm" variant="primary" isDisabled={readOnly} onPress={() => setAsking(true)}>
            {t("detail.newToken")}
          </Button>
        )
      }
    >
      <b>{what}</b> {isReplaced ? t("detail.replacedSince") : todo}{" "}
      <span className="muted">
        {t("lastProblem", { time: times.near(problem.at) })}
        {status && `, ${status}`}
      </span>
      {isAsking && (
        <TokenDialog
          connection={connection}
          isInside={auth.kind === "inside"}
          onClose={() => setAsking(false)}
        />
      )}
    </Banner>
  );
}
