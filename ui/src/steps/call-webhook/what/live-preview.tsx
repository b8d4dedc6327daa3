import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { SampleSelect } from "#ui/editing/sample-select.tsx";
import { classes } from "#ui/parts/classes.ts";
import { ErrorState } from "#ui/parts/error-state.tsx";
import { SegmentedControl } from "#ui/parts/fields/segmented-control.tsx";
import type { SendProps } from "#ui/steps/call-webhook/use-connection.ts";
import { usePreview } from "#ui/steps/call-webhook/what/use-preview.ts";

type View = "table" | "it";
type Row = Shape<"PreviewRow">;

/** Exactly what the other tool will receive for the sample person, as table or as it is sent. */
export function LivePreview({ step, tool, connection }: SendProps) {
  const { t } = useTranslation("designer");
  const { person, announce } = useDesigner();
  const [view, setView] = useState<View>("table");
  const query = usePreview(step);
  const { data } = query;
  const before = useRef<{ rows: readonly Row[]; at: number } | null>(null);
  const changed = changedRows(before.current?.rows ?? null, data?.rows ?? null);
  useEffect(() => {
    if (!data) return;
    const now = Date.now();
    const last = before.current;
    if (last && last.rows !== data.rows && now - last.at > 2000) announce(t("preview.updated"));
    before.current = { rows: data.rows, at: now };
  }, [data, announce, t]);
  return (
    <section className="live-preview" aria-label={t("preview.title", { tool })}>
      <h4 className="label">{t("preview.title", { tool })}</h4>
      <div className="row wraps preview-tools">
        <SampleSelect />
        <SegmentedControl<View>
          label={t("preview.view")}
          value={view}
          onChange={setView}
          options={[
            { id: "table", label: t("preview.table") },
            { id: "it", label: t("preview.it") },
          ]}
        />
      </div>
      {!person && <p className="help">{t("preview.nobody")}</p>}
      {query.error && !data && <ErrorState error={query.error} onRetry={() => query.refetch()} />}
      {data && view === "table" && <Rows rows={data.rows} changed={changed} />}
      {data && view === "it" && <Bytes preview={data} />}
      {data && (
        <p className="help">
          {connection ? t("preview.exactly", { tool }) : t("preview.exactlyIt")}
        </p>
      )}
    </section>
  );
}

function Rows({ rows, changed }: { rows: readonly Row[]; changed: ReadonlySet<string> }) {
  const { t } = useTranslation("designer");
  if (rows.length === 0) return <p className="preview is-empty muted">{t("preview.nothing")}</p>;
  return (
    <dl className="preview">
      {rows.map((row) => (
        <div key={row.name} className={classes(changed.has(row.name) && "is-changed")}>
          <dt>{row.name}</dt>
          <dd>
            <bdi key={row.value}>
              {row.value ?? <span className="faint">{t("preview.leftOut")}</span>}
            </bdi>
            {row.each_time && <span className="faint"> {t("preview.eachTime")}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The request itself: first line, headers with secrets hidden, and the body byte for byte. */
function Bytes({ preview }: { preview: Shape<"Preview"> }) {
  const { t } = useTranslation("designer");
  return (
    <div className="preview-it" dir="ltr">
      <p className="code">
        <b>{preview.method}</b> {preview.url ?? t("preview.noAddress")}
      </p>
      <ul>
        {preview.headers.map((header) => (
          <li key={header.name} className="code">
            {header.name}: {header.value}
            {header.each_time && <span className="faint"> {t("preview.eachTime")}</span>}
          </li>
        ))}
      </ul>
      {preview.body !== null && (
        <pre className="code preview-bytes" data-testid="preview-bytes">
          {preview.body}
        </pre>
      )}
    </div>
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
