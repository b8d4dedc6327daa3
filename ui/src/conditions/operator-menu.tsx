import { Check, ChevronDown } from "lucide-react";
import {
  Button,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Text,
} from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Operator, Test } from "#ui/document/definition.ts";
import { canBeExact, type DetailType, operatorsOf } from "#ui/document/operators.ts";

type OperatorMenuProps = {
  /** What is compared. */
  name: string;
  test: Test;
  type: DetailType;
  isDisabled: boolean;
  onOperator: (operator: Operator) => void;
  onExact: (exact: boolean) => void;
};

const EXACT = "exact";

/** How a detail is compared; whether capitals count is under its details. */
export function OperatorMenu(props: OperatorMenuProps) {
  const { name, test, type, isDisabled, onOperator, onExact } = props;
  const { t } = useTranslation("designer");
  const { operator, exact = false } = test;
  const operators = operatorsOf(type, operator);
  const said = t(`conditions.operators.${operator}`);
  return (
    <MenuTrigger>
      <Button
        className="cond-pick"
        isDisabled={isDisabled}
        aria-label={`${t("conditions.operatorOf", { detail: name })}: ${said}`}
      >
        {said}
        <ChevronDown />
      </Button>
      <Popover className="popover" placement="bottom start" offset={4}>
        <Menu className="menu" aria-label={t("conditions.operatorOf", { detail: name })}>
          <MenuSection
            aria-label={t("conditions.operatorOf", { detail: name })}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[operator]}
            onSelectionChange={(keys) => {
              const chosen = operators.find((one) => keys === "all" || keys.has(one));
              if (chosen && chosen !== operator) onOperator(chosen);
            }}
          >
            {operators.map((one) => (
              <MenuItem
                key={one}
                id={one}
                className="menu-item"
                textValue={t(`conditions.operators.${one}`)}
              >
                <span className="choice-text">{t(`conditions.operators.${one}`)}</span>
                <Check className="check" />
              </MenuItem>
            ))}
          </MenuSection>
          {canBeExact(operator) && (
            <MenuSection
              selectionMode="multiple"
              selectedKeys={exact ? [EXACT] : []}
              onSelectionChange={(keys) => onExact(keys === "all" || keys.has(EXACT))}
            >
              <Header className="menu-section-head">{t("conditions.details")}</Header>
              <MenuItem id={EXACT} className="menu-item" textValue={t("conditions.exact")}>
                <span className="choice-text">
                  <Text slot="label">{t("conditions.exact")}</Text>
                  <Text slot="description" className="small muted">
                    {t("conditions.exactHelp")}
                  </Text>
                </span>
                <Check className="check" />
              </MenuItem>
            </MenuSection>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
