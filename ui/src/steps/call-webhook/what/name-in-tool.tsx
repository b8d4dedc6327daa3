import { ChevronDown } from "lucide-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { Menu } from "#ui/parts/dialogs/menu.tsx";
import { IconButton } from "#ui/parts/icon-button.tsx";
import { nameSuggestions } from "#ui/steps/call-webhook/what/name-suggestions.ts";

type NameInToolProps = {
  name: string;
  /** What the detail under it is called; empty where there is none. */
  detail: string;
  tool: string;
  isReadOnly: boolean;
  onChange: (name: string) => void;
};

/**
 * A name in the other tool: typed, or taken from the ways in which tools write a detail's name.
 * The arrow down opens them from the field.
 */
export function NameInTool({ name, detail, tool, isReadOnly, onChange }: NameInToolProps) {
  const { t } = useTranslation("designer");
  const { t: tPanels } = useTranslation("panels");
  const field = useRef<HTMLDivElement>(null);
  const names = isReadOnly ? [] : nameSuggestions(detail, name);
  return (
    <div ref={field} className="pairs-combo">
      <input
        className="pairs-name code"
        aria-label={t("what.nameIn", { tool })}
        value={name}
        readOnly={isReadOnly}
        spellCheck={false}
        dir="ltr"
        placeholder="profile.firstName"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown") return;
          event.preventDefault();
          field.current?.querySelector("button")?.click();
        }}
      />
      {names.length > 0 && (
        <Menu
          label={tPanels("names.title", { tool })}
          trigger={
            <IconButton
              size="xs"
              label={tPanels("names.open", { name: name || detail })}
              icon={<ChevronDown className="sm" />}
            />
          }
          entries={names.map((one) => ({ id: one, label: one, onAction: () => onChange(one) }))}
        />
      )}
    </div>
  );
}
