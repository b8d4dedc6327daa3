import { Plus } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Field, Reference } from "#ui/document/definition.ts";
import { lastPart, namedDetail } from "#ui/document/detail-names.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Button } from "#ui/parts/button.tsx";
import { AskDialog } from "#ui/parts/dialogs/ask-dialog.tsx";
import type { SendProps } from "#ui/steps/call-webhook/use-connection.ts";
import { FieldRow } from "#ui/steps/call-webhook/what/field-row.tsx";
import { DetailPicker } from "#ui/values/detail-picker.tsx";
import { useDetails } from "#ui/values/use-details.ts";

type FieldTableProps = SendProps & { fields: readonly Field[] };

/** One row per detail that is sent: its name in the other tool, and its value. */
export function FieldTable({ step, change, tool, fields }: FieldTableProps) {
  const { t } = useTranslation("designer");
  const { isReadOnly } = useDesigner();
  const details = useDetails(step);
  const [isPicking, setPicking] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const foot = useRef<HTMLDivElement>(null);
  const setFields = (part: string, next: (fields: Field[]) => Field[]) =>
    change(part, (call) =>
      call.content.kind === "fields"
        ? { ...call, content: { kind: "fields", fields: next(call.content.fields) } }
        : call,
    );
  const sendEverything = () =>
    change("content_kind", (call) => ({
      ...call,
      content: { kind: "everything_except", excluded: [] },
    }));
  const add = (reference: Reference | null) =>
    setFields("content_add", (all) => [
      ...all,
      {
        name: reference ? freeName(all, suggested(reference)) : "",
        value: {
          segments: reference ? [{ kind: "detail", reference, format: "as_is" }] : [],
          type: reference ? typeOf(reference, details.find(reference)?.type) : "text",
          when_empty: { kind: "stop" },
        },
      },
    ]);
  return (
    <div className="pairs">
      <div className="pairs-head" aria-hidden="true">
        <span className="clip">{t("what.nameIn", { tool })}</span>
        <span>{t("what.value")}</span>
      </div>
      <ul>
        {fields.map((field, index) => (
          <FieldRow
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place.
            key={index}
            place={`content/fields/${index}`}
            field={field}
            tool={tool}
            details={details}
            isReadOnly={isReadOnly}
            isFirst={index === 0}
            isLast={index === fields.length - 1}
            onChange={(part, next) =>
              setFields(`content_${index}_${part}`, (all) => all.with(index, next))
            }
            onMove={(by) => setFields("content_order", (all) => swapped(all, index, index + by))}
            onRemove={() => setFields("content_remove", (all) => all.toSpliced(index, 1))}
          />
        ))}
      </ul>
      <div className="pairs-foot" ref={foot}>
        <Button
          variant="link"
          size="sm"
          icon={<Plus />}
          isDisabled={isReadOnly}
          onPress={() => setPicking(true)}
        >
          {t("what.add")}
        </Button>
        <span className="grow" />
        <Button
          variant="quiet"
          size="sm"
          isDisabled={isReadOnly}
          onPress={() => (fields.length > 0 ? setAsking(true) : sendEverything())}
        >
          {t("what.everything")}
        </Button>
        {isAsking && (
          <AskDialog
            title={t("what.everythingTitle")}
            button={t("what.everythingButton")}
            isPending={false}
            onClose={() => setAsking(false)}
            onConfirm={() => {
              setAsking(false);
              sendEverything();
            }}
          >
            <p>{t("what.everythingText", { count: fields.length, tool })}</p>
          </AskDialog>
        )}
      </div>
      {isPicking && (
        <DetailPicker
          anchor={foot}
          groups={details.groups}
          onPick={(reference) => {
            setPicking(false);
            add(reference);
          }}
          onClose={() => setPicking(false)}
          onText={() => {
            setPicking(false);
            add(null);
          }}
        />
      )}
    </div>
  );
}

/** A name to begin with, as programs write it: `workEmail` of "work_email", `OktaId` of an ID. */
function suggested(reference: Reference): string {
  const id = namedDetail(reference)?.kind === "external_id" ? "_id" : "";
  return `${lastPart(reference.pointer)}${id}`.replace(/[_\s-]+(\p{L})/gu, (_, letter: string) =>
    letter.toUpperCase(),
  );
}

function freeName(fields: readonly Field[], name: string): string {
  const taken = new Set(fields.map((field) => field.name));
  if (!taken.has(name)) return name;
  let count = 2;
  while (taken.has(`${name}${count}`)) count += 1;
  return `${name}${count}`;
}

/** A detail that an admin named says itself what it holds, and may come to hold something else. */
function typeOf(reference: Reference, type: string | undefined): Field["value"]["type"] {
  if (namedDetail(reference)?.kind === "custom") return "as_received";
  if (type === "number" || type === "yes_no" || type === "list") return type;
  return type === "any" ? "as_received" : "text";
}

function swapped(fields: Field[], one: number, other: number): Field[] {
  const [a, b] = [fields[one], fields[other]];
  return a && b ? fields.with(one, b).with(other, a) : fields;
}
