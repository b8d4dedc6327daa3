import { useTranslation } from "react-i18next";
import { useSession } from "#ui/api/session.ts";
import { useSystem } from "#ui/api/system.ts";
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
  const times = useTimes();
  if (lostAt) {
    return {
      tone: "lost",
      title: t("where.lost"),
      note: t("where.lostSince", { time: times.time(lostAt) }),
    };
  }
  if (!system) return { tone: "fine", title: t("where.asking"), note: "" };
  const { listener } = system;
  if (listener.state === "port_taken") {
    const note = listener.taken_by
      ? t("where.portTakenBy", { program: listener.taken_by, port: listener.port })
      : t("where.portTakenByAnother", { port: listener.port });
    return { tone: "deaf", title: t("where.portTaken"), note };
  }
  if (system.host === "desktop") {
    return { tone: "fine", title: t("where.desktop"), note: t("where.desktopNote") };
  }
  return {
    tone: "fine",
    title: t("where.server", { name: location.hostname }),
    note: t("where.connected"),
  };
}
