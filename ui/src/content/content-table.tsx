import "#ui/content/content.css";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Cut } from "#ui/content/fields.ts";
import { ShownValue } from "#ui/content/shown-value.tsx";
import type { Row } from "#ui/content/value.ts";
import { Button } from "#ui/parts/button.tsx";
import { classes } from "#ui/parts/classes.ts";

type ContentTableProps = {
  /** Above the names: "Name in Okta". */
  names: string;
  rows: readonly Row[];
  /** What else is said of each line, and its heading. */
  end?: { readonly title: string; readonly of: (row: Row) => ReactNode };
  /** What is said behind a value. */
  note?: (row: Row) => string | null;
  /** The values go out: each stands as it is sent, a date, too. */
  asSent?: boolean;
  /** Of how many details these lines are, where there are more that are not here. */
  cut?: Cut | null;
  /** What is said when there are none. */
  nothing: string;
  /** The lines that changed a moment ago, by their pointers. */
  changed?: ReadonlySet<string>;
};

const SHOWN = 100;

/** What was sent or received, as people read it: one line for each name and its value. */
export function ContentTable(props: ContentTableProps) {
  const { names, rows, end, note, nothing, changed, cut = null, asSent = false } = props;
  const { t } = useTranslation("content");
  const { t: common } = useTranslation("common");
  const [all, setAll] = useState(false);
  if (rows.length === 0) return <p className="content-table is-empty muted">{nothing}</p>;
  return (
    <div className={classes("content-table", end && "has-end")}>
      <div className="content-cols" aria-hidden="true">
        <span className="wrap">{names}</span>
        <span>{t("value")}</span>
        {end && <span>{end.title}</span>}
      </div>
      <dl>
        {(all ? rows : rows.slice(0, SHOWN)).map((row) => {
          const last = end?.of(row);
          const said = note?.(row);
          return (
            <div
              key={`${row.pointer} ${row.shown.kind}`}
              className={classes("content-row", changed?.has(row.pointer) && "is-changed")}
              data-depth={Math.min(row.depth, 6)}
            >
              <dt dir="ltr">{row.name || t("whole")}</dt>
              <dd className="content-value">
                <ShownValue shown={row.shown} asSent={asSent} isCut={cut !== null} />
                {said && <span className="faint"> {said}</span>}
              </dd>
              {last && <dd className="content-end">{last}</dd>}
            </div>
          );
        })}
      </dl>
      {!all && rows.length > SHOWN && (
        <Button variant="link" size="sm" onPress={() => setAll(true)}>
          {common(cut === null ? "showAll" : "showThese", { count: rows.length })}
        </Button>
      )}
      {cut && <p className="muted small">{t("first", { count: cut.first, found: cut.found })}</p>}
    </div>
  );
}
