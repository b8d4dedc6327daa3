import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { ContentTable } from "#ui/content/content-table.tsx";
import { ContentView } from "#ui/content/content-view.tsx";
import { asHidden } from "#ui/content/hidden/hidden.ts";
import { HiddenNote } from "#ui/content/hidden/hidden-note.tsx";
import { useShown } from "#ui/content/hidden/use-shown.ts";
import { ItDetails } from "#ui/content/it-details.tsx";
import { readContent } from "#ui/content/reading.ts";
import { sentRows } from "#ui/content/sent-rows.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { SampleSelect } from "#ui/editing/sample-select.tsx";
import { ErrorState } from "#ui/parts/error-state.tsx";
import type { SendProps } from "#ui/steps/call-webhook/use-connection.ts";
import { usePreview } from "#ui/steps/call-webhook/what/use-preview.ts";
import { isWholeOf, withWhole } from "#ui/steps/call-webhook/what/whole-preview.ts";

type Row = Shape<"PreviewRow">;

/** Exactly what the other tool will receive for the sample person, as table or as it is sent. */
export function LivePreview({ step, tool, connection }: SendProps) {
  const { t } = useTranslation("designer");
  const { person, announce } = useDesigner();
  const { query, reveal, about } = usePreview(step);
  const { data: masked } = query;
  const showing = useShown(masked, reveal, isWholeOf, about);
  const data = masked && showing.whole ? withWhole(masked, showing.whole) : masked;
  const before = useRef<{ rows: readonly Row[]; at: number } | null>(null);
  const changed = changedRows(before.current?.rows ?? null, masked?.rows ?? null);
  useEffect(() => {
    if (!masked) return;
    const now = Date.now();
    const last = before.current;
    if (last && last.rows !== masked.rows && now - last.at > 2000) announce(t("preview.updated"));
    before.current = { rows: masked.rows, at: now };
  }, [masked, announce, t]);
  const title = t("preview.title", { tool });
  return (
    <div className="live-preview">
      <ContentView
        title={title}
        heading="h4"
        chooses={<SampleSelect />}
        table={data !== undefined && <Table preview={data} changed={changed} tool={tool} />}
        it={data && <Bytes preview={data} />}
      >
        <HiddenNote
          details={masked?.hidden.details ?? []}
          isShown={showing.whole !== null}
          isPending={showing.isPending}
          onShow={showing.show}
          onHide={showing.hide}
        />
      </ContentView>
      {!person && <p className="help">{t("preview.nobody")}</p>}
      {query.error && !data && <ErrorState error={query.error} onRetry={() => query.refetch()} />}
      {data && (
        <p className="help">
          {connection ? t("preview.exactly", { tool }) : t("preview.exactlyIt")}
        </p>
      )}
    </div>
  );
}

type TableProps = { preview: Shape<"Preview">; changed: ReadonlySet<string>; tool: string };

function Table({ preview, changed, tool }: TableProps) {
  const { t } = useTranslation("designer");
  const { t: content } = useTranslation("content");
  const reading = readContent(preview.body ?? "");
  const stops = new Set(preview.problems.map(({ name }) => name));
  // What has no name yet is asked for its name in its own row, and is no value that is missing.
  const named = preview.rows.filter(({ name }) => name !== "");
  const rows = sentRows(reading.ok ? reading.value : null, named).map((row) =>
    row.shown.kind === "left_out" && stops.has(row.name)
      ? { ...row, shown: { kind: "stops" as const } }
      : asHidden(row, preview.hidden.pointers),
  );
  const eachTime = new Set(preview.rows.flatMap((row) => (row.each_time ? [row.name] : [])));
  return (
    <ContentTable
      names={content("nameIn", { tool })}
      rows={preview.body === null ? [] : rows}
      note={({ name }) => (eachTime.has(name) ? content("eachTime") : null)}
      changed={new Set(rows.flatMap(({ pointer, name }) => (changed.has(name) ? [pointer] : [])))}
      asSent
      nothing={t("preview.nothing")}
    />
  );
}

/** The request itself: first line, headers with secrets hidden, and the body byte for byte. */
function Bytes({ preview }: { preview: Shape<"Preview"> }) {
  const { t } = useTranslation("designer");
  return (
    <ItDetails
      first={`${preview.method} ${preview.url ?? t("preview.noAddress")}`}
      headers={preview.headers}
      body={preview.body}
      noData={t("preview.nothing")}
    />
  );
}

function changedRows(
  before: readonly Row[] | null,
  now: readonly Row[] | null,
): ReadonlySet<string> {
  if (!before || !now || before === now) return new Set();
  const old = new Map(before.map((row) => [row.name, row.value]));
  return new Set(now.filter((row) => old.get(row.name) !== row.value).map((row) => row.name));
}
