import { lazy, type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { ContentView } from "#ui/content/content-view.tsx";
import { EditTable } from "#ui/content/edit-table.tsx";
import { type Edited, useContentEdits } from "#ui/content/use-content-edits.ts";
import { useMisreadWords } from "#ui/content/use-misread-words.ts";
import type { Plain, Row } from "#ui/content/value.ts";
import { Button } from "#ui/parts/button.tsx";
import { ErrorLine } from "#ui/parts/error-line.tsx";

const JsonEditor = lazy(() =>
  import("#ui/content/json-editor.tsx").then((module) => ({ default: module.JsonEditor })),
);

type ContentEditorProps = {
  title: string;
  heading: "h3" | "h4";
  person?: { readonly id: string; readonly name: string };
  /** Above the names: "Name in Okta". */
  names: string;
  /** Without any change. */
  before: string;
  value: Edited;
  onChange: (edited: Edited) => void;
  /** Above what it was; null where there was nothing. */
  was: string | null;
  /** Where something is hidden, which is changed once it is shown. */
  hidden?: readonly string[];
  /** What is typed in place of nothing. */
  kinds?: ReadonlyMap<string, Plain["kind"]>;
  end?: (row: Row) => string | null;
  example?: (row: Row) => string | undefined;
  /** Where a line can be added. */
  adds?: ReactNode;
  /** What the changes come to. */
  children?: ReactNode;
};

/** Data to be changed before it goes out: the table that shows it, and the same as text for IT. */
export function ContentEditor(props: ContentEditorProps) {
  const { title, heading, person, names, before, value, onChange, was, kinds } = props;
  const { t } = useTranslation("content");
  const misread = useMisreadWords();
  const edits = useContentEdits({ before, text: value.text, onChange, ...(kinds && { kinds }) });
  const { end, example, adds, hidden } = props;
  const isChanged = value.text !== before || edits.unfit.size > 0;
  return (
    <ContentView
      title={title}
      heading={heading}
      {...(person && { person })}
      table={
        edits.misread ? null : (
          <>
            <EditTable
              names={names}
              edits={edits}
              was={was}
              {...(hidden && { hidden })}
              {...(end && { end })}
              {...(example && { example })}
            />
            {adds}
          </>
        )
      }
      why={edits.misread && <ErrorLine text={misread(edits.misread)} />}
      it={
        <Suspense fallback={<p className="muted small">{t("edit.loading")}</p>}>
          <JsonEditor label={title} value={value.text} onChange={edits.write} />
        </Suspense>
      }
    >
      <div className="row wraps content-foot small muted">
        {was !== null && (
          <span>
            {edits.changes > 0 ? t("edit.changes", { count: edits.changes }) : t("edit.none")}
          </span>
        )}
        {props.children}
        {isChanged && (
          <Button variant="link" size="sm" onPress={edits.reset}>
            {t("edit.reset")}
          </Button>
        )}
      </div>
    </ContentView>
  );
}
