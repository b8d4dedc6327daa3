import { ChevronDown } from "lucide-react";
import { Button as AriaButton } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { useMakeSamplePerson, useSamplePeople } from "#ui/api/people.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Button } from "#ui/parts/button.tsx";
import { PopoverBox } from "#ui/parts/dialogs/popover-box.tsx";
import { useToldFailure } from "#ui/parts/pressing/use-told-failure.ts";
import { PersonChoice } from "#ui/person-form/person-choice.tsx";

/** Whose values are shown: anybody whom a search finds, or somebody made up where nobody is. */
export function SampleSelect() {
  const { t } = useTranslation("designer");
  const { person, choosePerson, isReadOnly } = useDesigner();
  const samples = useSamplePeople().data;
  const make = useMakeSamplePerson();
  const onError = useToldFailure();
  const isNobody = person === null && samples?.length === 0;
  const label = t("preview.person");
  const name =
    person &&
    (person.sample ? t("preview.sample", { name: person.display_name }) : person.display_name);
  return (
    <div className="sample-select row wraps">
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
      {isNobody && (
        <Button
          size="sm"
          isPending={make.isPending}
          isDisabled={isReadOnly}
          onPress={() => make.mutate(undefined, { onError })}
        >
          {t("preview.makeOne")}
        </Button>
      )}
    </div>
  );
}
