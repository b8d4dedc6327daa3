import { ChevronLeft, Ellipsis, X } from "lucide-react";
import { memo, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { WRITTEN_IN } from "#ui/designer/draft/use-typing.ts";
import { NameField } from "#ui/designer/panel/name-field.tsx";
import { StartKind } from "#ui/designer/panel/start-kind.tsx";
import type { StepId, StepKind, TriggerKind } from "#ui/document/definition.ts";
import { type Designer, DesignerProvider, useDesigner } from "#ui/editing/context.ts";
import { Button } from "#ui/parts/button.tsx";
import { IconButton } from "#ui/parts/icon-button.tsx";
import { useLater } from "#ui/parts/use-later.ts";
import { useKindWords } from "#ui/sentences/kind-words.ts";
import { stepIcon, stepSections } from "#ui/steps/registry.ts";
import { startIcon, startSections } from "#ui/triggers/registry.ts";

/** Where the focus goes when the panel is opened by a key; a new object is a new wish. */
export type PanelFocus = { readonly on: "heading" | "name" };

type PanelProps = {
  step: StepId;
  focus: PanelFocus | null;
  /** A field was come to, or left. */
  onWriting: (isWriting: boolean) => void;
  onMenu: (anchor: Element) => void;
  onClose: () => void;
};

/** The settings of one step; edits apply as one types. */
export function Panel({ step: id, focus, onWriting, onMenu, onClose }: PanelProps) {
  const { t } = useTranslation("steps");
  const { t: tCommon } = useTranslation("common");
  const { t: tDesigner } = useTranslation("designer");
  const { t: tKinds } = useKindWords();
  const designer = useDesigner();
  const { definition, of } = designer;
  const panel = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focus?.on === "heading") heading.current?.focus();
    if (focus?.on === "name") {
      const field = panel.current?.querySelector<HTMLInputElement>(".panel-name input");
      field?.focus();
      field?.select();
    }
  }, [focus]);
  useEffect(() => () => onWriting(false), [onWriting]);
  const step = of.byId.get(id)?.step ?? null;
  const { start } = definition.trigger;
  const kind = step ? step.action.kind : start.kind;
  const Icon = step ? stepIcon(step.action) : startIcon(start);
  const name = step?.name ?? definition.trigger.name;
  return (
    <aside
      ref={panel}
      className="panel"
      aria-label={tKinds(`${kind}.name`)}
      data-panel-of={id}
      onFocus={({ target }) => onWriting(target.matches(WRITTEN_IN))}
      onBlur={() => onWriting(false)}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        // What is taken over when its field is left must not go with the panel.
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        onClose();
      }}
    >
      <div className="panel-back">
        <Button variant="quiet" size="sm" icon={<ChevronLeft />} onPress={onClose}>
          {tDesigner("backToFlow")}
        </Button>
      </div>
      <header>
        <Icon className="lg" />
        <h2 ref={heading} className="h2 grow wrap" tabIndex={-1}>
          {tKinds(`${kind}.name`)}
        </h2>
        <IconButton
          label={t("more_of", { name })}
          icon={<Ellipsis />}
          onPress={(event) => onMenu(event.target)}
        />
        <IconButton label={tCommon("close")} icon={<X />} onPress={onClose} />
      </header>
      <div className="panel-scroll">
        <NameField step={id} name={name} />
        <PanelBody step={id} designer={designer} />
      </div>
    </aside>
  );
}

/**
 * The sections come once the rest is on screen, and do not hold up typing in the name. What is
 * typed in the sections themselves is theirs at once.
 */
function PanelBody({ step, designer }: { step: StepId; designer: Designer }) {
  const later = useLater<Designer | null>(designer, null);
  if (later === null) return null;
  const shown = setOf(later, step) === setOf(designer, step) ? later : designer;
  const { action } = shown.of.byId.get(step)?.step ?? { action: null };
  return (
    <DesignerProvider value={shown}>
      {action ? (
        <StepSections step={step} action={action} />
      ) : (
        <>
          <StartKind />
          <StartSections start={shown.definition.trigger.start} />
        </>
      )}
    </DesignerProvider>
  );
}

/** The settings of a step or of the start, without its name. */
function setOf({ of, definition }: Designer, step: StepId): StepKind | TriggerKind {
  return of.byId.get(step)?.step?.action ?? definition.trigger.start;
}

const StepSections = memo(function StepSections(props: { step: StepId; action: StepKind }) {
  return stepSections(props.step, props.action);
});

const StartSections = memo(function StartSections({ start }: { start: TriggerKind }) {
  return startSections(start);
});
