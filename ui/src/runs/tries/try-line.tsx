import { ChevronDown, ChevronRight } from "lucide-react";
import { useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { revealTry, useTry } from "#ui/api/runs.ts";
import type { Message, Run, Shape } from "#ui/api/shapes.ts";
import { SentAndReceived } from "#ui/messages/sent-and-received.tsx";
import { QueryState } from "#ui/parts/query-state.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { stepOf } from "#ui/runs/step/step-of.ts";
import { useOutcomeWords } from "#ui/words/outcome-words.ts";
import { useTimes } from "#ui/words/times.ts";

type TryLineProps = {
  run: Run;
  message: Message;
  /** Which message of the step it is; null where there is only one. */
  number: number | null;
  tried: Shape<"MessageTry">;
  tool: string;
};

/** One try: when, how it went, and on demand what was sent and what came back. */
export function TryLine({ run, message, number, tried, tool }: TryLineProps) {
  const { t } = useTranslation("run");
  const times = useTimes();
  const outcomeWords = useOutcomeWords();
  const [open, setOpen] = useState(false);
  const query = useTry(run.id, message.id, tried.n, open);
  const isOver = message.state !== "queued" && message.state !== "sending";
  const isLast = isOver && tried.n === Math.max(...message.tries.map(({ n }) => n));
  const words = tried.outcome ? outcomeWords(tried.outcome, tool, tried.status, isLast) : null;
  const good = tried.outcome?.code === "accepted" && tried.outcome.params.answer !== "web_page";
  const took = tried.ended_at
    ? new Date(tried.ended_at).getTime() - new Date(tried.started_at).getTime()
    : null;
  return (
    <li className="try">
      <AriaButton
        className="try-line"
        aria-expanded={open}
        onPress={() => setOpen((before) => !before)}
      >
        <span className="muted">
          {number === null
            ? t("try.name", { n: tried.n })
            : t("try.ofMessage", { n: tried.n, message: number })}
        </span>
        <StatusGlyph
          status={words ? (good ? "done" : "needs_you") : "running"}
          className={words ? (good ? "good" : "bad") : "busy"}
        />
        <span className="grow wrap">
          {words?.what ?? t("try.running")}{" "}
          {words?.status && <span className="faint num">({words.status})</span>}
        </span>
        <span className="faint small num nowrap">
          {times.exact(tried.started_at)}
          {took !== null && ` · ${times.span(took)}`}
        </span>
        {open ? <ChevronDown className="sm" /> : <ChevronRight className="sm" />}
      </AriaButton>
      {open && (
        <div className="try-body">
          {words?.todo && <p className="muted small">{words.todo}</p>}
          <QueryState query={query} bones={<span />}>
            {(detail) => (
              <SentAndReceived
                detail={detail}
                reveal={() => revealTry(run.id, message.id, tried.n)}
                person={run.person}
                action={stepOf(run.definition, message.step)?.action ?? null}
                tool={tool}
                heading="h4"
              />
            )}
          </QueryState>
        </div>
      )}
    </li>
  );
}
