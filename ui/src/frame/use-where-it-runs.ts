import { useTranslation } from "react-i18next";
import { useSession } from "#ui/api/session.ts";
import { useSystem } from "#ui/api/system.ts";
import { isThisComputer, useWhyDeaf } from "#ui/words/listener-words.ts";
import { useTimes } from "#ui/words/times.ts";

export type Standing = {
  tone: "fine" | "lost" | "deaf";
  title: string;
  note: string;
};

/** Where Baton runs, and whether it can be reached: always told truthfully. */
export function useWhereItRuns(): Standing {
  const { t } = useTranslation("frame");
  const system = useSystem().data;
  const lostAt = useSession((state) => state.lostAt);
  const unsavedAt = useSession((state) => state.unsavedAt);
  const times = useTimes();
  const why = useWhyDeaf();
  if (lostAt) {
    return {
      tone: "lost",
      title: t("where.lost"),
      note: t("where.lostSince", { time: times.time(lostAt) }),
    };
  }
  // Also where changes still flow: what is edited does not arrive.
  if (unsavedAt) {
    return {
      tone: "lost",
      title: t("where.unsaved"),
      note: t("where.lostSince", { time: times.time(unsavedAt) }),
    };
  }
  if (!system) return { tone: "fine", title: t("where.asking"), note: "" };
  const deaf = why(system.listener);
  if (deaf) return { tone: "deaf", title: t("where.deaf"), note: deaf };
  if (system.host === "desktop") {
    return { tone: "fine", title: t("where.desktop"), note: t("where.desktopNote") };
  }
  const name = location.hostname;
  return {
    tone: "fine",
    title: isThisComputer(name) ? t("where.desktop") : t("where.server", { name }),
    note: t("where.connected"),
  };
}
