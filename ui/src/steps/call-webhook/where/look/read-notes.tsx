import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { noteKey } from "#ui/steps/call-webhook/where/look/note-words.ts";
import { ToProblems } from "#ui/steps/call-webhook/where/to-problems.tsx";

type ReadNotesProps = { read: Shape<"AddressRead"> };

/** What was found in the pasted text, in words; what of it is to be allowed says the consent. */
export function ReadNotes({ read }: ReadNotesProps) {
  const { t } = useTranslation("designer");
  return (
    <div className="help" role="status">
      <ul>
        {read.found
          .filter((one) => one !== "address" && one !== "method")
          .map((one) => (
            <li key={one}>{t(`where.found.${one}`)}</li>
          ))}
        {read.notes
          .filter((one) => one !== "unencrypted" && one !== "local")
          .map((one) => (
            <li key={one}>{t(noteKey(one, read.found))}</li>
          ))}
        {read.part_way > 0 && (
          <li>
            {t("where.replacedFor", { count: read.part_way })} <ToProblems />
          </li>
        )}
      </ul>
    </div>
  );
}
