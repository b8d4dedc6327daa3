import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Handed, useHandedFile, useHandedFiles } from "#ui/api/exchange.ts";
import { ImportSheet } from "#ui/new-workflow/import-sheet.tsx";
import { useIsAnyOpen } from "#ui/parts/dialogs/open-dialogs.ts";
import { toast } from "#ui/parts/toasts.ts";
import { useProblemWords } from "#ui/words/problem-words.ts";

/**
 * Shows what is in the files that were opened with Baton, one after the other, over whatever page
 * is there. Each waits until no dialog is open: what is typed in one is not lost.
 */
export function HandedFiles() {
  const { waiting, drop } = useHandedFiles();
  const isAnyOpen = useIsAnyOpen();
  const [begun, setBegun] = useState<number | null>(null);
  const [first] = waiting;
  const next = first && !isAnyOpen ? first.id : null;
  useEffect(() => {
    if (next !== null) setBegun(next);
  }, [next]);
  return first && first.id === begun && <HandedFile key={first.id} file={first} drop={drop} />;
}

type HandedFileProps = { file: Handed; drop: (id: number) => void };

function HandedFile({ file, drop }: HandedFileProps) {
  const { id, name, text } = file;
  const { data, error } = useHandedFile(file);
  const failed = useFailure(name, text, error);
  useEffect(() => {
    if (failed === null) return;
    toast(failed, { tone: "needs_you" });
    drop(id);
  }, [failed, drop, id]);
  if (text === null || !data) return null;
  return <ImportSheet text={text} preview={data} onClose={() => drop(id)} />;
}

/** Why there is nothing to show of a file. */
function useFailure(file: string, text: string | null, error: Error | null): string | null {
  const { t } = useTranslation("workflows");
  const words = useProblemWords();
  if (text === null) return t("importing.unreadable", { file });
  if (!error) return null;
  const { what, todo } = words(error);
  return `${what} ${todo}`;
}
