import type { CallWebhook, Field } from "#ui/document/definition.ts";
import { leftOut } from "#ui/document/detail-names.ts";
import type { Sentence } from "#ui/sentences/sentence.ts";
import type { Face, Told } from "#ui/steps/face.ts";
import { ARROW_OUT } from "#ui/steps/icons.ts";

export const callWebhook: Face<CallWebhook> = {
  icon: ARROW_OUT,
  sentence: ({ connection, content }, told): Sentence => {
    const tool = told.tool(connection);
    if (tool === null) return { key: "sends_nowhere", slots: {} };
    if (content.kind === "everything_except") {
      if (content.excluded.length === 0) return { key: "sends_everything", slots: { tool } };
      const excluded = content.excluded.map((pointer) => told.detail(leftOut(pointer)));
      return { key: "sends_everything_except", slots: { tool, details: excluded } };
    }
    const details = content.fields.map((field) => fieldName(field, told));
    if (details.length === 0) return { key: "sends_nothing", slots: { tool } };
    return { key: "sends", slots: { details, tool } };
  },
};

/** A field by the details in it, else by its name in the other tool. */
function fieldName(field: Field, told: Told): string {
  const details = field.value.segments.flatMap((segment) =>
    segment.kind === "detail" ? [told.detail(segment.reference)] : [],
  );
  return details.length > 0 ? details.join(" ") : field.name;
}
