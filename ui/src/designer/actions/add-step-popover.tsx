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
import { useKindWords } from "#ui/sentences/kind-words.ts";
import type { Group } from "#ui/steps/kind.ts";
import { ADDABLE, type Addable } from "#ui/steps/registry.ts";
import { PickerSearch } from "#ui/values/picker-search.tsx";

type AddStepPopoverProps = {
  anchor: Element;
  onAdd: (chosen: Addable) => void;
  onClose: () => void;
};

const GROUPS = ["tools", "logic"] as const satisfies readonly Group[];

/** Add a step, at one spot: a search and the kinds that can run, each with an example. */
export function AddStepPopover({ anchor, onAdd, onClose }: AddStepPopoverProps) {
  const { t } = useTranslation("designer");
  const { t: tKinds } = useKindWords();
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
            const chosen = ADDABLE.find((one) => one.kind === key);
            if (chosen) onAdd(chosen);
          }}
        >
          {GROUPS.map((group) => (
            <MenuSection key={group}>
              <Header className="menu-section-head">{t(`addStep.${group}`)}</Header>
              {ADDABLE.filter((one) => one.fresh.group === group).map(
                ({ kind, icon: Icon, fresh }) => {
                  const label = tKinds(`${kind}.name`);
                  const example = tKinds(fresh.example);
                  return (
                    <MenuItem
                      key={kind}
                      id={kind}
                      className="menu-item"
                      textValue={`${label} ${example}`}
                    >
                      <Icon />
                      <span className="choice-text">
                        <span className="medium">{label}</span>
                        <span className="small muted">{example}</span>
                      </span>
                    </MenuItem>
                  );
                },
              )}
            </MenuSection>
          ))}
        </Menu>
      </Autocomplete>
    </Popover>
  );
}
