import { useTranslation } from "react-i18next";
import { QueryState } from "#ui/parts/QueryState.tsx";
import { CompanyForm } from "#ui/settings/CompanyForm.tsx";
import { useCompany } from "#ui/settings/queries.ts";
import { SettingsSection } from "#ui/settings/SettingsSection.tsx";

/** The company's name and details, which steps can send. */
export function CompanySettings() {
  const { t } = useTranslation("settings");
  const query = useCompany();
  return (
    <SettingsSection id="company" title={t("sections.company")}>
      <p className="muted">{t("company.text")}</p>
      <QueryState query={query}>{(company) => <CompanyForm company={company} />}</QueryState>
    </SettingsSection>
  );
}
