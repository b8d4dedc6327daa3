import { useTranslation } from "react-i18next";
import { useSendAgainToTool, useWaitingForTool } from "#ui/api/problems.ts";
import { useReadOnly } from "#ui/api/session.ts";
import type { Connection } from "#ui/api/shapes.ts";
import { Banner } from "#ui/parts/banner.tsx";
import { Button } from "#ui/parts/button.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { toast } from "#ui/parts/toasts.ts";
import { useToastSent } from "#ui/problem-actions/sending/sent-again.ts";
import { useProblemWords } from "#ui/words/problem-words.ts";

type SendAgainAfterProps = { connection: Connection };

/** Whom a connection kept from being told, and one press that sends again for all of them. */
export function SendAgainAfter({ connection }: SendAgainAfterProps) {
  const { t } = useTranslation("problems");
  const readOnly = useReadOnly();
  const words = useProblemWords();
  const toastSent = useToastSent();
  const { id, name, needs, stopped } = connection;
  const again = useSendAgainToTool(id);
  const waiting = useWaitingForTool(id).data;
  if (!waiting || waiting.people === 0) return null;
  const { people, more, mended } = waiting;
  const isWhole = needs.length === 0 && !stopped;
  return (
    <Banner
      tone="needs_you"
      icon={<StatusGlyph status="needs_you" />}
      actions={
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
          {more ? t("sending.toAll") : t("action.send_again", { count: people })}
        </Button>
      }
    >
      {t(more ? "sending.waitingMore" : "sending.waiting", { count: people, tool: name })}
    </Banner>
  );
}
