import { useTranslation } from "react-i18next";
import { useMatched } from "#ui/api/editing/matching.ts";
import type { Shape } from "#ui/api/shapes.ts";
import type { KnownFields } from "#ui/calls/call-field-select.tsx";
import { useStartWords } from "#ui/calls/matching/use-start-words.ts";
import { PersonChip } from "#ui/content/person-chip.tsx";
import type { CallField, StepId } from "#ui/document/definition.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Button } from "#ui/parts/button.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { useFlowWords } from "#ui/sentences/use-words.ts";

type StartVerdictProps = {
  start: StepId;
  /** Where its calls say whom they are about. */
  field: CallField;
  /** Whether somebody whom nobody knows is added. */
  adds: boolean;
  address: Shape<"Address"> | null;
  /** What the last calls had. */
  known: KnownFields;
  /** Takes over a field in which the last calls name somebody. */
  onPropose: (pointer: string) => void;
};

/** Whom the last call to a start is about; where that is nobody, the fields in which it says it. */
export function StartVerdict({ start, field, adds, address, known, onPropose }: StartVerdictProps) {
  const { t } = useTranslation("designer");
  const { workflow, isReadOnly } = useDesigner();
  const words = useStartWords();
  const flow = useFlowWords();
  const { data: matched } = useMatched(
    {
      workflow: workflow.id,
      step: start,
      match_by: { kind: "person_detail", detail: "work_email", call: field },
    },
    address?.id ?? null,
  );
  if (!matched?.judged) return null;
  const { tone, text, people } = words(matched, adds);
  const proposed = tone === "bad" ? matched.proposals : [];
  const own = proposed.find(({ match_by: { call } }) => isSame(call, field));
  const fields = isReadOnly ? [] : otherThan(field, proposed);
  return (
    <div className="stack tight match-said">
      <div className="row wraps match-verdict" role="status">
        <span className="match-told">
          <StatusGlyph
            status={tone === "good" ? "done" : "needs_you"}
            className={tone === "good" ? "good" : "bad"}
          />
          <span className="small wrap">
            {own ? t("start.oneCall", { count: own.calls }) : text}
          </span>
        </span>
        {people.map((one) => (
          <PersonChip key={one.id} person={one} />
        ))}
      </div>
      {fields.map((pointer) => {
        const value = known.known.find((one) => one.pointer === pointer)?.value;
        return (
          <div key={pointer} className="stack tight">
            <div>
              <Button size="sm" onPress={() => onPropose(pointer)}>
                {t("start.useField", { field: flow.field(pointer) })}
              </Button>
            </div>
            {value && <p className="small muted wrap">{t("start.fieldSays", { value })}</p>}
          </div>
        );
      })}
    </div>
  );
}

/** The fields that are proposed, but for the one that is chosen already. */
function otherThan(
  field: CallField,
  proposed: readonly Shape<"MatchProposal">[],
): readonly string[] {
  return proposed.flatMap(({ match_by: { call } }) =>
    call.kind === "picked" && !isSame(call, field) ? [call.pointer] : [],
  );
}

/** Whether two fields are one: a list may have another place in each. */
function isSame(one: CallField, other: CallField): boolean {
  return one.kind === "picked" && other.kind === "picked" && anyPlace(one) === anyPlace(other);
}

function anyPlace({ pointer }: { readonly pointer: string }): string {
  return pointer.replace(/\/\d+(?=\/|$)/g, "/-");
}
