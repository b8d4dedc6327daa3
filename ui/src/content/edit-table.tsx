import "#ui/content/content.css";
import { useTranslation } from "react-i18next";
import { EditCell } from "#ui/content/edit-cell.tsx";
import { EditItems } from "#ui/content/edit-items.tsx";
import { asHidden } from "#ui/content/hidden/hidden.ts";
import { ShownValue } from "#ui/content/shown-value.tsx";
import type { ContentEdits } from "#ui/content/use-content-edits.ts";
import { isShownPlain, type Row, type Shown } from "#ui/content/value.ts";
import { classes } from "#ui/parts/classes.ts";

type EditTableProps = {
  names: string;
  edits: ContentEdits;
  /** What it was called before it was changed; null where there was nothing. */
  was: string | null;
  /** Where something is hidden, which is no field. */
  hidden?: readonly string[];
  /** What else is said of a line, in place of what it was. */
  end?: (row: Row) => string | null;
  /** For example, in a field that is empty. */
  example?: (row: Row) => string | undefined;
};

const NOTHING: readonly string[] = [];

/** The same lines, to be changed: the value is a field. */
export function EditTable(props: EditTableProps) {
  const { names, edits, was, hidden = NOTHING, end, example } = props;
  const { t } = useTranslation("content");
  const hasEnd = was !== null || end !== undefined;
  return (
    <div className={classes("content-table is-edited", hasEnd && "has-end")}>
      <div className="content-cols" aria-hidden="true">
        <span className="wrap">{names}</span>
        <span>{t("value")}</span>
        {hasEnd && <span>{was}</span>}
      </div>
      <ul>
        {edits.rows.map((changed) => {
          const before = edits.changedFrom(changed);
          const row = asHidden(changed, hidden);
          const said = end?.(row);
          return (
            <li
              key={row.pointer}
              className={classes("content-row", before && "is-other")}
              data-depth={Math.min(row.depth, 6)}
            >
              <span className="content-name" dir="ltr" aria-hidden={isField(row.shown)}>
                {row.name || t("whole")}
              </span>
              <EditValue row={row} edits={edits} example={example?.(row)} />
              {was !== null && <Was title={was} before={before} shown={row.shown} />}
              {said && <span className="content-end small muted wrap">{said}</span>}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

type EditValueProps = { row: Row; edits: ContentEdits; example: string | undefined };

function EditValue({ row, edits, example }: EditValueProps) {
  const { t } = useTranslation("content");
  const { shown, pointer } = row;
  const label = row.name || t("whole");
  if (shown.kind === "items") {
    return (
      <EditItems
        name={label}
        pointer={pointer}
        items={shown.items}
        unfit={edits.unfit}
        onType={edits.type}
        onRemove={(index) => edits.removeItem(pointer, index)}
        onAdd={() => edits.addItem(pointer)}
      />
    );
  }
  if (!isShownPlain(shown)) {
    return (
      <span className="content-value">
        <ShownValue shown={shown} />
      </span>
    );
  }
  const kind = edits.kindAt(pointer, shown);
  return (
    <EditCell
      label={label}
      value={shown}
      kind={kind}
      unfit={edits.unfit.get(pointer)}
      example={example}
      onType={(typed) => edits.type(pointer, kind, typed)}
    />
  );
}

/** What stood there before. */
function Was({ title, before, shown }: { title: string; before: Shown | null; shown: Shown }) {
  const { t } = useTranslation("content");
  if (!isField(shown)) return null;
  if (!before) return <span className="content-was is-same">{t("edit.same")}</span>;
  return (
    <span className="content-was">
      <span className="content-was-title">{title}: </span>
      <ShownValue shown={before} />
    </span>
  );
}

/** Whether its fields carry its name. */
function isField(shown: Shown): boolean {
  return shown.kind === "items" || isShownPlain(shown);
}
