import { CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { useTimes } from "#ui/words/times.ts";

type ReachLineProps = { reach: Shape<"Reach"> };

/** From where calls can come; each only when it is true. */
export function ReachLine({ reach }: ReachLineProps) {
  const { t } = useTranslation("settings");
  const times = useTimes();
  const values = {
    base: reach.base ?? "",
    time: reach.last_call_at ? times.full(reach.last_call_at) : "",
  };
  const proven = reach.state === "used_from_outside" || reach.state === "through_base";
  return (
    <div className={`reach ${proven ? "proven" : ""}`}>
      {proven ? <CircleCheck /> : <TriangleAlert />}
      <div>
        <p className="medium wrap">{t(`addresses.reaches.${reach.state}`, values)}</p>
        <p className="muted small">
          {t(`addresses.reaches.${reach.state}Text`, values)}
          {reach.checked_at && ` ${t("addresses.checked", { time: times.ago(reach.checked_at) })}`}
        </p>
      </div>
    </div>
  );
}
