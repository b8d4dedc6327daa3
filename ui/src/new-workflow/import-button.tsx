import { useMutation } from "@tanstack/react-query";
import { FileInput } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useImport } from "#ui/api/exchange.ts";
import { useReadOnly } from "#ui/api/session.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { host } from "#ui/host/host.ts";
import { ImportSheet } from "#ui/new-workflow/import-sheet.tsx";
import { Button, type ButtonVariant } from "#ui/parts/button.tsx";
import { toast } from "#ui/parts/toasts.ts";
import { useProblemWords } from "#ui/words/problem-words.ts";

type ImportButtonProps = { label?: string; variant?: ButtonVariant };

/** Chooses a file and shows what is in it before anything is made of it. */
export function ImportButton({ label, variant = "plain" }: ImportButtonProps) {
  const { t } = useTranslation("workflows");
  const words = useProblemWords();
  const readOnly = useReadOnly();
  const read = useImport();
  const [found, setFound] = useState<{ text: string; preview: Shape<"Import"> } | null>(null);
  const choose = useMutation({
    mutationFn: async () => {
      const file = await host.openFile(["baton", "json"]);
      if (!file) return;
      const preview = await read.mutateAsync({ text: file.text, preview: true });
      setFound({ text: file.text, preview });
    },
    onError: (error) => {
      const { what, todo } = words(error);
      toast(`${what} ${todo}`, { tone: "needs_you" });
    },
  });
  return (
    <>
      <Button
        variant={variant}
        icon={<FileInput />}
        isDisabled={readOnly}
        onPress={() => choose.mutate()}
      >
        {label ?? t("import")}
      </Button>
      {found && (
        <ImportSheet text={found.text} preview={found.preview} onClose={() => setFound(null)} />
      )}
    </>
  );
}
