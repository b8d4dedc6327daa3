import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import type { Reference, Source, StepId } from "#ui/document/definition.ts";
import { dotted } from "#ui/document/detail-names.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Button } from "#ui/parts/button.tsx";
import { Menu } from "#ui/parts/dialogs/menu.tsx";
import { toast } from "#ui/parts/toasts.ts";

type UseLaterProps = { step: StepId; source: Source; field: Shape<"ReceivedField"> };

/** Adds a received detail to what a later step sends. */
export function UseLater({ step, source, field }: UseLaterProps) {
  const { t } = useTranslation("designer");
  const { of, changeStep, select, isReadOnly, kinds } = useDesigner();
  const position = of.byId.get(step)?.position ?? 0;
  const later = of.entries.filter(
    (entry) => entry.position > position && entry.step && kinds.takesDetail(entry.step.action),
  );
  if (isReadOnly) return null;
  const reference: Reference = { source, pointer: field.pointer };
  const about = (step: string) => ({ detail: dotted(field.pointer), step });
  const add = (target: StepId, name: string) => {
    const found = of.byId.get(target)?.step?.action;
    const before = found && kinds.withDetail(found, reference);
    const isAdded = before !== undefined && before !== found;
    if (isAdded) {
      changeStep(target, "content_add", (action) => kinds.withDetail(action, reference));
    }
    toast(t(isAdded ? "later.added" : "later.everything", about(name)), {
      ...(isAdded ? {} : { tone: "plain" as const }),
      action: { label: t("later.show"), run: () => select(target, true) },
    });
  };
  return (
    <Menu
      label={t("later.label", { detail: dotted(field.pointer) })}
      trigger={
        <Button
          variant="link"
          size="sm"
          icon={<Plus />}
          aria-label={t("later.label", { detail: dotted(field.pointer) })}
        >
          {t("later.button")}
        </Button>
      }
      entries={
        later.length === 0
          ? [
              {
                id: "none",
                label: t("later.none"),
                reason: t("later.noneHelp"),
                onAction: () => undefined,
              },
            ]
          : later.map((entry) => {
              const name = entry.step?.name ?? "";
              return {
                id: entry.id,
                label: t("later.sendIn", { number: entry.number, name }),
                onAction: () => add(entry.id, name),
              };
            })
      }
    />
  );
}
