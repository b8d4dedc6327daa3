import { ChevronDown } from "lucide-react";
import { Button as AriaButton } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { useDesigner } from "#ui/editing/context.ts";
import { PopoverBox } from "#ui/parts/dialogs/popover-box.tsx";
import { PersonChoice } from "#ui/person-form/person-choice.tsx";

/** Whose values are shown: anybody whom a search finds. */
export function SampleSelect() {
  const { t } = useTranslation("designer");
  const { person, choosePerson } = useDesigner();
  const label = t("preview.person");
  const name =
    person &&
    (person.sample ? t("preview.sample", { name: person.display_name }) : person.display_name);
  return (
    <div className="sample-select">
      <PopoverBox
        label={label}
        trigger={
          <AriaButton className="input select sm" aria-label={name ? `${name} ${label}` : label}>
            <span className="value">
              <bdi className="clip">{name ?? label}</bdi>
            </span>
            <ChevronDown />
          </AriaButton>
        }
      >
        {(close) => (
          <div className="sample-choice">
            <PersonChoice
              chosen={person?.id ?? null}
              autoFocus
              onChoose={(chosen) => {
                choosePerson(chosen);
                close();
              }}
            />
          </div>
        )}
      </PopoverBox>
    </div>
  );
}
