import { useTranslation } from "react-i18next";
import { useProblems } from "#ui/api/problems.ts";
import { useReadOnly } from "#ui/api/session.ts";
import type { Connection } from "#ui/api/shapes.ts";
import { allRows } from "#ui/api/wire/pages.ts";
import { Banner } from "#ui/parts/banner.tsx";
import { Button } from "#ui/parts/button.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { isFixed } from "#ui/problem-actions/use-is-fixed.ts";
import { useSendAgainAtOnce } from "#ui/problem-actions/use-send-again-at-once.ts";

type SendAgainAfterProps = { connection: Connection };

/** Whom a connection kept from being told, and one press that sends again for all of them. */
export function SendAgainAfter({ connection }: SendAgainAfterProps) {
  const { t } = useTranslation("problems");
  const readOnly = useReadOnly();
  const { id, name, needs, stopped } = connection;
  const again = useSendAgainAtOnce();
  const open = allRows(useProblems({ state: "open" }).data).filter(
    (problem) => problem.connection === id && problem.actions.includes("send_again"),
  );
  const people = open.reduce((all, problem) => all + problem.people, 0);
  if (people === 0) return null;
  const isMended = open.some((problem) => isFixed(problem, connection));
  const isWhole = needs.length === 0 && !stopped;
  return (
    <Banner
      tone="needs_you"
      icon={<StatusGlyph status="needs_you" />}
      actions={
        <Button
          size="sm"
          variant={isMended ? "primary" : "plain"}
          isPending={again.isPending}
          isDisabled={readOnly}
          reason={isWhole ? null : t("sending.fixFirst")}
          onPress={() =>
            again.send(
              open.map((problem) => problem.id),
              t(isMended ? "sending.fixed" : "sending.here", { tool: name }),
            )
          }
        >
          {t("action.send_again", { count: people })}
        </Button>
      }
    >
      {t("sending.waiting", { count: people, tool: name })}
    </Banner>
  );
}
