import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { Button } from "#ui/parts/button.tsx";

type TryDetailProps = { detail: Shape<"TryDetail"> };

/** What was sent and what came back; secrets are masked by Baton before they get here. */
export function TryDetail({ detail }: TryDetailProps) {
  const { t } = useTranslation("run");
  const { request, response } = detail;
  return (
    <>
      <section className="stack tight">
        <h4 className="label">{t("try.sent")}</h4>
        <p className="code small" dir="ltr">
          {request.method} {request.url}
        </p>
        <Headers headers={request.headers} />
        <Data text={request.body} />
      </section>
      <section className="stack tight">
        <h4 className="label">{t("try.cameBack")}</h4>
        {response ? (
          <>
            <p className="code small">{response.status}</p>
            <Headers headers={response.headers} />
            <Data text={response.body} />
            {response.cut && <p className="small muted">{t("try.cut")}</p>}
          </>
        ) : (
          <p className="small muted">{t("try.nothing")}</p>
        )}
      </section>
    </>
  );
}

type NamedValue = { name: string; value: string };

function Headers({ headers }: { headers: readonly NamedValue[] }) {
  const { t } = useTranslation("run");
  if (headers.length === 0) return null;
  return (
    <details className="headers">
      <summary className="small muted">{t("try.headers")}</summary>
      <dl className="facts code small" dir="ltr">
        {headers.map(({ name, value }) => (
          <div key={`${name} ${value}`}>
            <dt>{name}</dt>
            <dd className="wrap">{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

const SHOWN_CHARACTERS = 4000;

function Data({ text }: { text: string | null }) {
  const { t } = useTranslation("run");
  const [all, setAll] = useState(false);
  if (!text) return <p className="small muted">{t("try.noData")}</p>;
  const shown = all ? text : text.slice(0, SHOWN_CHARACTERS);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by key */}
      <pre className="data code" dir="ltr" tabIndex={0}>
        {shown}
      </pre>
      {shown.length < text.length && (
        <Button size="sm" variant="quiet" onPress={() => setAll(true)}>
          {t("try.showAll")}
        </Button>
      )}
    </>
  );
}
