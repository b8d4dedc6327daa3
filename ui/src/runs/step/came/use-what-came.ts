import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";

type Waiting = Pick<Shape<"StepWaiting">, "match_value" | "calls">;

/** What has come to the address at which a run waits, since it waits there: a sentence each. */
export function useWhatCame(): (waiting: Waiting, name: string) => string[] {
  const { t } = useTranslation("run");
  return ({ match_value: value, calls }, name) => {
    const { named, others, unread, more } = calls;
    const about = { name, value: value ?? "" };
    const none = unread > 0 ? "noneRead" : others > 0 ? "nothing" : null;
    const hers =
      named > 0
        ? t(value ? "step.came.named" : "step.came.names", { ...about, count: named })
        : none === null
          ? t("step.came.nothing", about)
          : t(value ? `step.came.${none}Named` : `step.came.${none}Names`, about);
    return [
      ...(named + others > 0 || unread === 0 ? [hers] : []),
      ...(others > 0 ? [t("step.came.others", { count: others })] : []),
      ...(unread > 0 ? [t("step.came.unread", { ...about, count: unread })] : []),
      ...(more ? [t("step.came.more")] : []),
    ];
  };
}
