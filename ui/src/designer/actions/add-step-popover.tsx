import { useRef } from "react";
import {
  Autocomplete,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  Popover,
  useFilter,
} from "react-aria-components";
import { useTranslation } from "react-i18next";
import { ADDABLE, type Addable } from "#ui/document/new-step.ts";
import { FACES } from "#ui/steps/registry.ts";
import { PickerSearch } from "#ui/values/picker-search.tsx";

type AddStepPopoverProps = {
  anchor: Element;
  onAdd: (kind: Addable) => void;
  onClose: () => void;
};

/** Add a step, at one spot: a search and the kinds that can run, each with an example. */
export function AddStepPopover({ anchor, onAdd, onClose }: AddStepPopoverProps) {
  const { t } = useTranslation("designer");
  const { t: tSteps } = useTranslation("steps");
  const trigger = useRef(anchor);
  const { contains } = useFilter({ sensitivity: "base" });
  return (
    <Popover
      className="popover add-step"
      triggerRef={trigger}
      isOpen
      onOpenChange={(open) => !open && onClose()}
      placement="bottom"
      offset={6}
      aria-label={t("addStep.title")}
    >
      <Autocomplete filter={contains}>
        <PickerSearch label={t("addStep.search")} />
        <Menu
          className="menu"
          aria-label={t("addStep.title")}
          renderEmptyState={() => <p className="picker-none">{t("addStep.none")}</p>}
          onAction={(key) => {
            const kind = ADDABLE.find((one) => one === key);
            if (kind) onAdd(kind);
          }}
        >
          <MenuSection>
            <Header className="menu-section-head">{t("addStep.tools")}</Header>
            {ADDABLE.map((kind) => {
              const Icon = FACES[kind].icon;
              const label = tSteps(`kind.${kind}`);
              return (
                <MenuItem
                  key={kind}
                  id={kind}
                  className="menu-item"
                  textValue={`${label} ${tSteps(`example.${kind}`)}`}
                >
                  <Icon />
                  <span className="choice-text">
                    <span className="medium">{label}</span>
                    <span className="small muted">{tSteps(`example.${kind}`)}</span>
                  </span>
                </MenuItem>
              );
            })}
          </MenuSection>
        </Menu>
      </Autocomplete>
    </Popover>
  );
}
