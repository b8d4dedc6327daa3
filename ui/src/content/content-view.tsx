import "#ui/content/content.css";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { PersonChip } from "#ui/content/person-chip.tsx";
import { SegmentedControl } from "#ui/parts/fields/segmented-control.tsx";

type ContentViewProps = {
  title: string;
  /** The level of its heading in the page. */
  heading: "h3" | "h4";
  /** When and where from. */
  about?: string | null;
  person?: { readonly id: string; readonly name: string };
  /** What stands in the place of the person: a choice of whose data is shown. */
  chooses?: ReactNode;
  /** As people read it; null where it cannot be. */
  table: ReactNode | null;
  /** Why it cannot be. */
  why?: ReactNode;
  /** As IT knows it. */
  it: ReactNode;
  /** What holds for both views. */
  children?: ReactNode;
};

const VIEWS = ["table", "it"] as const;
type View = (typeof VIEWS)[number];

/** What was sent or received: for people, and the same for IT. */
export function ContentView(props: ContentViewProps) {
  const { title, heading: Heading, about, person, chooses, table, why, it, children } = props;
  const { t } = useTranslation("content");
  const [chosen, setChosen] = useState<View>("table");
  const view = table === null ? "it" : chosen;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a page may show several, which are no landmarks.
    <div role="group" className="content-view" aria-label={title}>
      <div className="content-view-head">
        <Heading className="label">{title}</Heading>
        {about && <span className="muted small num">{about}</span>}
        {person && <PersonChip person={person} />}
        {chooses}
        <span className="grow" />
        {table !== null && (
          <SegmentedControl<View>
            label={t("view")}
            value={view}
            onChange={setChosen}
            options={VIEWS.map((id) => ({ id, label: t(id) }))}
          />
        )}
      </div>
      {table === null && why}
      {view === "it" ? it : table}
      {children}
    </div>
  );
}
