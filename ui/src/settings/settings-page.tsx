import { useTranslation } from "react-i18next";
import { useSettings } from "#ui/api/settings.ts";
import { useSystem } from "#ui/api/system.ts";
import { PageHeader } from "#ui/parts/page-header.tsx";
import { QueryState } from "#ui/parts/query-state.tsx";
import { AboutSettings } from "#ui/settings/about-settings.tsx";
import { AddressSettings } from "#ui/settings/address-settings.tsx";
import { CompanySettings } from "#ui/settings/company-settings.tsx";
import { CompanyTimeSettings } from "#ui/settings/company-time-settings.tsx";
import { ComputerSettings } from "#ui/settings/computer/computer-settings.tsx";
import { GeneralSettings } from "#ui/settings/general-settings.tsx";

const SECTIONS = ["general", "company", "time", "addresses", "computer", "about"] as const;

/** All settings on one page. Each says what it does and changes at once. */
export function SettingsPage() {
  const { t } = useTranslation("settings");
  const settings = useSettings();
  const system = useSystem();
  return (
    <>
      <PageHeader title={t("title")} />
      <nav className="tabs settings-tabs" aria-label={t("title")}>
        {SECTIONS.map((section) => (
          <a key={section} className="tab" href={`#${section}`}>
            {t(`sections.${section}`)}
          </a>
        ))}
      </nav>
      <QueryState query={settings}>
        {(known) => (
          <QueryState query={system}>
            {(here) => (
              <div className="stack settings page-column">
                <GeneralSettings settings={known} system={here} />
                <CompanySettings />
                <CompanyTimeSettings />
                <AddressSettings settings={known} system={here} />
                <ComputerSettings system={here} />
                <AboutSettings system={here} />
              </div>
            )}
          </QueryState>
        )}
      </QueryState>
    </>
  );
}
