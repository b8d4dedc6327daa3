import { useTranslation } from "react-i18next";
import { useMessages } from "#ui/api/runs.ts";
import type { Message, Run } from "#ui/api/shapes.ts";
import { UnreadableRows } from "#ui/parts/for-it/unreadable-rows.tsx";
import { QueryState } from "#ui/parts/query-state.tsx";
import { TryLine } from "#ui/runs/tries/try-line.tsx";

type TriesProps = { run: Run; step: string; tool: string };

/** Every try of a step, the latest first. */
export function Tries({ run, step, tool }: TriesProps) {
  const { t } = useTranslation("run");
  const query = useMessages(run.id);
  return (
    <section className="stack tight">
      <h3 className="label">{t("step.tries")}</h3>
      <QueryState query={query} bones={<span />}>
        {({ items, unreadable }) => (
          <>
            <UnreadableRows rows={unreadable ?? []} />
            <TryList run={run} tool={tool} messages={ofStep(items, step)} />
          </>
        )}
      </QueryState>
    </section>
  );
}

function TryList({ run, tool, messages }: { run: Run; tool: string; messages: Message[] }) {
  const { t } = useTranslation("run");
  const sent = messages.filter(({ tries }) => tries.length > 0);
  const lines = sent.flatMap((message, index) => {
    // Each message begins with a first try of its own.
    const number = sent.length > 1 ? sent.length - index : null;
    return message.tries.toReversed().map((each) => ({ message, each, number }));
  });
  if (lines.length === 0) return <p className="muted small">{t("step.noTries")}</p>;
  return (
    <ol className="tries">
      {lines.map(({ message, each, number }) => (
        <TryLine
          key={`${message.id} ${each.n}`}
          run={run}
          message={message}
          number={number}
          tried={each}
          tool={tool}
        />
      ))}
    </ol>
  );
}

function ofStep(messages: readonly Message[], step: string): Message[] {
  return messages
    .filter((message) => message.step === step)
    .toSorted((a, b) => b.occurrence - a.occurrence);
}
