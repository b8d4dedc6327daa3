import { useTranslation } from "react-i18next";
import type { Segment } from "#ui/document/definition.ts";
import { useFlowWords } from "#ui/sentences/use-words.ts";

const MASK = "••••••••";

/** Where a connection leads. */
type Place = { scheme: string | null; host: string | null; port: number | null };

type CalledAtProps = { connection: Place; path: readonly Segment[] };

/** The address that a step calls, whole but for its secrets. */
export function CalledAt({ connection, path }: CalledAtProps) {
  const { t } = useTranslation("connections");
  const words = useFlowWords();
  return (
    <bdi className="code small wrap" dir="ltr">
      {placeOf(connection)}
      {path.map((one, index) => {
        // Pieces of an address have no identity but their place.
        const key = `${index} ${one.kind}`;
        if (one.kind === "text") return <span key={key}>{one.text}</span>;
        if (one.kind === "detail")
          return <span key={key}>{`{${words.detail(one.reference)}}`}</span>;
        return (
          <span key={key}>
            <span aria-hidden="true">{MASK}</span>
            <span className="hide">{t("called.hidden")}</span>
          </span>
        );
      })}
    </bdi>
  );
}

const USUAL: Record<string, number> = { http: 80, https: 443 };

/** Scheme, host and port; the port where it is not the usual one. */
export function placeOf({ scheme, host, port }: Place): string {
  if (scheme === null || host === null) return "";
  const shown = host.includes(":") ? `[${host}]` : host;
  return `${scheme}://${shown}${port === USUAL[scheme] ? "" : `:${port}`}`;
}
