import { ChevronDown, ChevronRight } from "lucide-react";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { useTimes } from "#ui/app/times.ts";
import { Became } from "#ui/designer/receive/Became.tsx";
import { CallData } from "#ui/designer/receive/CallData.tsx";
import { useCallActions } from "#ui/designer/receive/use-call-actions.ts";
import type { StepId } from "#ui/flow/definition.ts";
import { Menu } from "#ui/parts/Menu.tsx";

type EarlierCallsProps = { calls: readonly Shape<"CallSummary">[]; owner: StepId };

/** Every call of the address, refused ones included, with what became of it. */
export function EarlierCalls({ calls }: EarlierCallsProps) {
  const { t } = useTranslation("designer");
  const times = useTimes();
  const actions = useCallActions();
  const [isOpen, setOpen] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  const id = useId();
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <div>
      <button
        type="button"
        className="disclosure"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <Chevron className="sm" />
        {t("calls.earlier", { count: calls.length })}
      </button>
      <ul id={id} className="call-list lines" hidden={!isOpen}>
        {isOpen &&
          calls.map((call) => (
            <li key={call.id}>
              <span className="num small faint">{times.near(call.at)}</span>
              <span className="grow small wrap">
                <Became call={call} />
              </span>
              <Menu
                size="xs"
                label={t("calls.menu", { time: times.near(call.at) })}
                entries={[
                  { id: "show", label: t("calls.show"), onAction: () => setShown(call.id) },
                  {
                    id: "use",
                    label: t("calls.use"),
                    reason: call.can_use ? null : t("calls.cannotUse"),
                    onAction: () => actions.use(call.id, t("calls.usedByHand")),
                  },
                  {
                    id: "ignore",
                    label: t("calls.ignore"),
                    reason: call.can_use ? null : t("calls.cannotUse"),
                    onAction: () => actions.ignore(call.id, t("calls.ignoredByHand")),
                  },
                ]}
              />
            </li>
          ))}
      </ul>
      {shown && <CallData call={shown} onClose={() => setShown(null)} />}
    </div>
  );
}
