import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/parts/button.tsx";

type Named = { readonly name: string; readonly value: string; readonly each_time?: boolean };
type ItDetailsProps = {
  /** The first line: how and where it went. */
  first?: string;
  headers: readonly Named[];
  body: string | null;
  /** What is said when there is no data. */
  noData: string;
};

const SHOWN_CHARACTERS = 4000;

/** The same as IT knows it, byte for byte; secrets are masked by Baton before they get here. */
export function ItDetails({ first, headers, body, noData }: ItDetailsProps) {
  const { t } = useTranslation("content");
  return (
    <div className="content-it" dir="ltr">
      {first && <p className="code">{first}</p>}
      {headers.length > 0 && (
        <ul>
          {headers.map(({ name, value, each_time }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one name may come twice.
            <li key={index} className="code">
              {name}: {value}
              {each_time && <span className="faint"> {t("eachTime")}</span>}
            </li>
          ))}
        </ul>
      )}
      {body ? <Bytes text={body} /> : <p className="muted">{noData}</p>}
    </div>
  );
}

function Bytes({ text }: { text: string }) {
  const { t } = useTranslation("common");
  const [all, setAll] = useState(false);
  const shown = all ? text : text.slice(0, SHOWN_CHARACTERS);
  return (
    <>
      <pre
        className="content-bytes code"
        data-testid="preview-bytes"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by key
        tabIndex={0}
      >
        {shown}
      </pre>
      {shown.length < text.length && (
        <Button size="sm" variant="quiet" onPress={() => setAll(true)}>
          {t("showAll", { count: text.length })}
        </Button>
      )}
    </>
  );
}
