import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { ContentEditor } from "#ui/content/content-editor.tsx";
import { withHidden, withShown } from "#ui/content/hidden/hidden.ts";
import { HiddenNote } from "#ui/content/hidden/hidden-note.tsx";
import { useShown } from "#ui/content/hidden/use-shown.ts";
import type { Edited } from "#ui/content/use-content-edits.ts";
import type { Plain } from "#ui/content/value.ts";
import { Checkbox } from "#ui/parts/fields/checkbox.tsx";

/** What would go out, masked where it is sensitive. */
type Masked = {
  readonly body?: string | null;
  readonly hidden: Shape<"HiddenParts">;
};

type ChangeFirstProps<Data extends Masked> = {
  /** Beside the box that one ticks. */
  label: string;
  /** Above the data. */
  title: string;
  heading: "h3" | "h4";
  person: { readonly id: string; readonly name: string } | null;
  tool: string;
  /** Undefined until it is known. */
  masked: Data | undefined;
  /** Asks for the same with what is hidden in it. */
  reveal: () => Promise<Data>;
  /** Whether it is the same but for what is hidden. */
  isOf: (whole: Data, masked: Data) => boolean;
  /** Null while it goes out as it is. */
  edited: Edited | null;
  onChange: (edited: Edited | null) => void;
  /** What is typed in place of nothing. */
  kinds?: ReadonlyMap<string, Plain["kind"]>;
  /** What the change means. */
  means: string;
};

const NOTHING_HIDDEN: Shape<"HiddenParts"> = { details: [], pointers: [], more: 0 };

/**
 * *Change the data first*: the table that shows what goes out, to be changed. What is edited stays
 * as it was masked: what is shown is in view alone, and only for its time.
 */
export function ChangeFirst<Data extends Masked>(props: ChangeFirstProps<Data>) {
  const { masked, edited, onChange, person, kinds } = props;
  const { t } = useTranslation("content");
  const showing = useShown(masked, props.reveal, props.isOf);
  const hidden = masked?.hidden ?? NOTHING_HIDDEN;
  const body = masked?.body ?? "";
  const whole = showing.whole?.body ?? null;
  const inView = (text: string) =>
    whole === null ? text : withShown(text, hidden.pointers, whole);
  const change = (next: Edited) => {
    const text = whole === null ? next.text : withHidden(next.text, hidden.pointers, whole);
    onChange({ ...next, text });
  };
  return (
    <>
      <Checkbox
        isSelected={edited !== null}
        isDisabled={!body}
        onChange={(on) => {
          showing.hide();
          onChange(on ? { text: body, fits: true } : null);
        }}
      >
        {props.label}
      </Checkbox>
      {edited !== null && (
        <>
          <ContentEditor
            title={props.title}
            heading={props.heading}
            {...(person && { person })}
            {...(kinds && { kinds })}
            names={t("nameIn", { tool: props.tool })}
            before={inView(body)}
            value={{ ...edited, text: inView(edited.text) }}
            onChange={change}
            was={t("edit.was")}
            hidden={hidden.pointers}
          >
            <span>{props.means}</span>
          </ContentEditor>
          <HiddenNote
            details={hidden.details}
            isShown={whole !== null}
            isPending={showing.isPending}
            onShow={showing.show}
            onHide={showing.hide}
          />
        </>
      )}
    </>
  );
}
