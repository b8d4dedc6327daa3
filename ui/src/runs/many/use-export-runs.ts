import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type ChosenRuns, exportSlice } from "#ui/api/runs/many.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { host } from "#ui/host/host.ts";
import { toast } from "#ui/parts/toasts.ts";
import { useWhereWords } from "#ui/run-table/where-words.ts";
import { csvText, partedBy } from "#ui/runs/many/csv.ts";
import { plainDateOf } from "#ui/words/plain-date.ts";

/** A file has so many runs at most. */
export const MOST_EXPORTED = 100_000;

type Gathered = {
  rows: readonly Shape<"ExportedRun">[];
  unread: number;
  /** So many that were ticked are not there any more. */
  missing: number;
  isCut: boolean;
};

/** The rows of all slices, one slice after the other. */
export async function gathered(
  slice: (after: string | null) => Promise<Shape<"RunsExport">>,
  most: number = MOST_EXPORTED,
): Promise<Gathered> {
  const rows: Shape<"ExportedRun">[] = [];
  let [after, unread, missing]: [string | null, number, number] = [null, 0, 0];
  do {
    const read = await slice(after);
    rows.push(...read.items);
    unread += read.unreadable.length;
    missing += read.missing;
    after = read.next;
  } while (after !== null && rows.length < most);
  return {
    rows: rows.slice(0, most),
    unread,
    missing,
    isCut: after !== null || rows.length > most,
  };
}

/** Saves the chosen runs as a file for spreadsheets: what the list says, and the work e-mail. */
export function useExportRuns(chosen: ChosenRuns) {
  const { t, i18n } = useTranslation("many");
  const { t: common } = useTranslation("common");
  const where = useWhereWords();
  const cells = ({ run, work_email }: Shape<"ExportedRun">): readonly string[] => [
    run.person.name,
    work_email ?? "",
    run.workflow.name,
    common(`status.${run.status}`),
    where(run).whole,
    moment(run.started_at),
    moment(run.last_news_at),
  ];
  return useMutation({
    mutationFn: async () => {
      const { rows, unread, missing, isCut } = await gathered((after) =>
        exportSlice(chosen, after),
      );
      const head = COLUMNS.map((column) => t(`column.${column}`));
      const file = t("file", { day: moment(new Date().toISOString()).slice(0, 10) });
      const text = csvText([head, ...rows.map(cells)], partedBy(i18n.language));
      const result = await host.saveFile(file, "text/csv", text);
      if (result.kind === "cancelled") return;
      if (result.kind === "saved") toast(t("saved", { file: result.name }));
      else toast(t("handed", { file }), { tone: "plain" });
      if (isCut) toast(t("cut", { count: rows.length }), { tone: "needs_you" });
      if (missing > 0) toast(t("missing", { count: missing }), { tone: "needs_you" });
      if (unread > 0) toast(t("unread", { count: unread }), { tone: "needs_you" });
    },
  });
}

const COLUMNS = ["person", "email", "workflow", "status", "step", "started", "news"] as const;

/** A moment as every spreadsheet reads it, in the time of this computer. */
function moment(at: string): string {
  const date = new Date(at);
  const two = (number: number) => String(number).padStart(2, "0");
  return `${plainDateOf(date)} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
