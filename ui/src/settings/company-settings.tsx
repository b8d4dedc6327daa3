import { useTranslation } from "react-i18next";
import { useCompany } from "#ui/api/settings.ts";
import { QueryState } from "#ui/parts/query-state.tsx";
import { CompanyForm } from "#ui/settings/company-form.tsx";
import { SettingsSection } from "#ui/settings/settings-section.tsx";

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
