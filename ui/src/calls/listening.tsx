import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useCalls, useSampleCall } from "#ui/api/addresses.ts";
import { revealCall } from "#ui/api/calls.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { allRows } from "#ui/api/wire/pages.ts";
import { EarlierCalls } from "#ui/calls/earlier-calls.tsx";
import { LatestNotice } from "#ui/calls/latest-notice.tsx";
import { UseLater } from "#ui/calls/use-later.tsx";
import { ContentTable } from "#ui/content/content-table.tsx";
import { received } from "#ui/content/fields.ts";
import { asHidden } from "#ui/content/hidden/hidden.ts";
import { HiddenNote } from "#ui/content/hidden/hidden-note.tsx";
import { useShown } from "#ui/content/hidden/use-shown.ts";
import { HowRead, isReadAsUsual } from "#ui/content/received/how-read.tsx";
import { rowsOf } from "#ui/content/value.ts";
import type { Source, StepId } from "#ui/document/definition.ts";
import { ErrorState } from "#ui/parts/error-state.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { useTimes } from "#ui/words/times.ts";

type ListeningProps = {
  owner: StepId;
  source: Source;
  address: Shape<"Address"> | null;
  /** What calls in place of the other tool. */
  pretend: ReactNode;
};

/** What has arrived at the address, as it arrives. */
export function Listening({ owner, source, address, pretend }: ListeningProps) {
  const { t } = useTranslation("designer");
  const sample = useSampleCall(address);
  const calls = useCalls(address);
  const all: readonly Shape<"CallSummary">[] = allRows(calls.data);
  const last = all[0];
  const error = sample.error ?? calls.error;
  if (error && !sample.data) return <ErrorState error={error} onRetry={() => sample.refetch()} />;
  return (
    <div className="stack tight" data-testid="listening">
      {last && (
        <LatestNotice
          call={last}
          repeated={all.find(({ id }) => id === last.duplicate_of) ?? null}
        />
      )}
      {sample.data?.call ? (
        <Received
          sample={sample.data}
          network={all.find((call) => call.id === sample.data.call)?.network ?? null}
          owner={owner}
          source={source}
        />
      ) : (
        <div className="listening-empty">
          <StatusGlyph status="running" className="is-listening" />
          <p className="grow small">
            <b>{t("listening.waiting")}</b> <span className="muted">{t("listening.nothing")}</span>
          </p>
        </div>
      )}
      {pretend}
      {all.length > 0 && <EarlierCalls calls={all} query={calls} />}
    </div>
  );
}

type ReceivedProps = {
  sample: Shape<"Sample">;
  /** Where it came from, beside what the program calls itself. */
  network: string | null;
  owner: StepId;
  source: Source;
};

function Received({ sample, network, owner, source }: ReceivedProps) {
  const { t } = useTranslation("designer");
  const { t: tPanels } = useTranslation("panels");
  const { t: tContent } = useTranslation("content");
  const times = useTimes();
  const showing = useShown(sample, () => revealCall(sample.call ?? ""));
  const { whole } = showing;
  const { value, cut } = whole
    ? received(whole.data ?? whole.body, whole)
    : received(sample.data ?? sample.raw, sample);
  const { pointers, more } = (whole ?? sample).hidden;
  const fields = new Map(sample.fields.map((field) => [field.pointer, field]));
  return (
    <div className="call-box">
      <p className="call-head" role="status">
        <StatusGlyph status="done" />
        <span>
          <b>{t("listening.called", { from: sample.from || t("anotherTool") })}</b>{" "}
          <span className="muted num small">
            {sample.at && t("listening.at", { time: times.exact(sample.at), count: sample.found })}
            {network && network !== sample.from && (
              <> · {tPanels("calls.network", { address: network })}</>
            )}
          </span>
        </span>
      </p>
      {sample.how && !isReadAsUsual(sample.how) && <HowRead how={sample.how} />}
      <ContentTable
        names={tContent("nameIn", { tool: sample.from || t("anotherTool") })}
        rows={value ? rowsOf(value).map((row) => asHidden(row, pointers, more)) : []}
        cut={cut}
        end={{
          title: tContent("usedAs"),
          of: ({ pointer }) => {
            const field = fields.get(pointer);
            if (!field) return null;
            return field.hint ? (
              <Hint hint={field.hint} />
            ) : (
              <UseLater step={owner} source={source} field={field} />
            );
          },
        }}
        nothing={t("calls.noData")}
      />
      <HiddenNote
        details={sample.hidden.details}
        more={sample.hidden.more}
        isShown={whole !== null}
        isPending={showing.isPending}
        onShow={showing.show}
        onHide={showing.hide}
      />
    </div>
  );
}

function Hint({ hint }: { hint: Shape<"FieldHint"> }) {
  const { t } = useTranslation("designer");
  switch (hint.kind) {
    case "person_email":
      return <span className="tag">{t("listening.hint.email", { name: hint.name })}</span>;
    case "unknown_email":
      return <span className="tag is-plain">{t("listening.hint.unknown")}</span>;
    case "awaited":
      return <span className="tag">{t("listening.hint.awaited", { name: hint.name })}</span>;
  }
}
