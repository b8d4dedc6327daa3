import { useTranslation } from "react-i18next";
import type { Misread } from "#ui/content/reading.ts";

/** Says where and why data cannot be read. */
export function useMisreadWords(): (misread: Misread) => string {
  const { t } = useTranslation("content");
  return ({ why, line, place, near }) => t(`misread.${why}`, { line, place, near });
}
