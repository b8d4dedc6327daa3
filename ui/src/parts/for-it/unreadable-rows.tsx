import { useTranslation } from "react-i18next";
import { ForIt } from "#ui/parts/for-it/for-it.tsx";

type UnreadableRow = { table: string; number: number; name?: string | null; why: string };

/** Rows of a list that cannot be shown, as what is stored of them cannot be read. */
export function UnreadableRows({ rows }: { rows: readonly UnreadableRow[] }) {
  const { t } = useTranslation("common");
  if (rows.length === 0) return null;
  const lines = rows.map(({ table, number, name, why }) => `${table} ${name ?? number}: ${why}`);
  return (
    <section className="box quiet stack tight list-note">
      <p>{t("unreadable", { count: rows.length })}</p>
      <ForIt lines={lines} />
    </section>
  );
}
