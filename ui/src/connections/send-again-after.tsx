import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useSendAgainToTool, useWaitingForTool } from "#ui/api/problems.ts";
import { useReadOnly } from "#ui/api/session.ts";
import type { Connection } from "#ui/api/shapes.ts";
import { WaitingCauses } from "#ui/connections/waiting-causes.tsx";
import { Banner } from "#ui/parts/banner.tsx";
import { Button } from "#ui/parts/button.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { toast } from "#ui/parts/toasts.ts";
import { useToastSent } from "#ui/problem-actions/sending/sent-again.ts";
import { useProblemWords } from "#ui/words/problem-words.ts";

type SendAgainAfterProps = { connection: Connection };

/**
 * Whom a connection kept from being told and by what, and one press that sends again for those for
 * whom that mends it; the others have rows of their own under Problems.
 */
export function SendAgainAfter({ connection }: SendAgainAfterProps) {
  const { t } = useTranslation("problems");
  const { t: tConnections } = useTranslation("connections");
  const readOnly = useReadOnly();
  const words = useProblemWords();
  const toastSent = useToastSent();
  const { id, name, needs, stopped } = connection;
  const again = useSendAgainToTool(id);
  const waiting = useWaitingForTool(id).data;
  if (!waiting || waiting.people === 0) return null;
  const { people, more, mended, again: sentTo } = waiting;
  const isAll = sentTo === people;
  const isWhole = needs.length === 0 && !stopped;
  return (
    <Banner
      tone="needs_you"
      icon={<StatusGlyph status="needs_you" />}
      actions={
        <>
          {sentTo > 0 && (
            <Button
              size="sm"
              variant={mended ? "primary" : "plain"}
              isPending={again.isPending}
              isDisabled={readOnly}
              reason={isWhole ? null : t("sending.fixFirst")}
              onPress={() =>
                again
                  .mutateAsync(undefined)
                  .then(toastSent, (error) => toast(words(error).what, { tone: "needs_you" }))
              }
            >
              {!isAll
                ? tConnections("waiting.again", { count: sentTo })
                : more
                  ? t("sending.toAll")
                  : t("action.send_again", { count: people })}
            </Button>
          )}
          {!isAll && (
            <Link className="button plain sm" to="/problems">
              {tConnections("waiting.open")}
            </Link>
          )}
        </>
      }
    >
      {t(more ? "sending.waitingMore" : "sending.waiting", { count: people, tool: name })}
      <WaitingCauses waiting={waiting} tool={name} />
    </Banner>
  );
}
