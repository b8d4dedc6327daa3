import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { pointerOf } from "#ui/document/detail-names.ts";
import { Button } from "#ui/parts/button.tsx";
import { TextField } from "#ui/parts/fields/text-field.tsx";

type AddCallDetailProps = { onAdd: (pointer: string) => void };

/** Names one more detail that a call would have had. */
export function AddCallDetail({ onAdd }: AddCallDetailProps) {
  const { t } = useTranslation("run");
  const { t: common } = useTranslation("common");
  const [name, setName] = useState<string | null>(null);
  if (name === null) {
    return (
      <div>
        <Button variant="link" size="sm" icon={<Plus />} onPress={() => setName("")}>
          {t("receiving.add")}
        </Button>
      </div>
    );
  }
  const add = () => {
    const pointer = pointerOf(name);
    if (pointer) onAdd(pointer);
    setName(null);
  };
  return (
    <TextField
      label={t("receiving.name")}
      size="sm"
      code
      autoFocus
      value={name}
      onChange={setName}
      onKeyDown={(event) => {
        if (event.key !== "Enter") return;
        // It is a field of a question, which Enter would answer.
        event.preventDefault();
        add();
      }}
      end={
        <Button variant="link" size="sm" onPress={add}>
          {common("add")}
        </Button>
      }
    />
  );
}
