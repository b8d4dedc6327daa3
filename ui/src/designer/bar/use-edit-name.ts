import { useTranslation } from "react-i18next";
import type { EditName } from "#ui/document/edits.ts";

/** Names an edit: "move Create Okta user". */
export function useEditName(): (edit: EditName) => string {
  const { t } = useTranslation("designer");
  return (edit) => t(`edit.${edit.code}`, { name: edit.name });
}
