import { useTranslation } from "react-i18next";
import { classes } from "#ui/parts/classes.ts";
import { type Status, StatusGlyph } from "#ui/parts/status-glyph.tsx";

type StatusChipProps = {
  status: Status;
  /** On its soft ground: once per screen, where the status is the headline. */
  headline?: boolean;
  /** Replaces the status's own word. */
  word?: string;
};

/** Glyph, word and colour of a status. */
export function StatusChip({ status, headline = false, word }: StatusChipProps) {
  const { t } = useTranslation("common");
  return (
    <span className={classes("status", `status-${status}`, headline && "chip")}>
      <StatusGlyph status={status} />
      {word ?? t(`status.${status}`)}
    </span>
  );
}
