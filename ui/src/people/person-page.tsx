import { Link, useParams } from "@tanstack/react-router";
import { ChevronLeft, Pencil } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePerson } from "#ui/api/people.ts";
import { type RunFilters, useRuns } from "#ui/api/runs.ts";
import { useReadOnly } from "#ui/api/session.ts";
import type { Person } from "#ui/api/shapes.ts";
import { Banner } from "#ui/parts/banner.tsx";
import { Button } from "#ui/parts/button.tsx";
import { PageHeader } from "#ui/parts/page-header.tsx";
import { QueryState } from "#ui/parts/query-state.tsx";
import { usePageTitle } from "#ui/parts/window/use-page-title.ts";
import { PersonDetails } from "#ui/people/person-details.tsx";
import { PersonSheet } from "#ui/people/person-sheet.tsx";
import { RunTable } from "#ui/run-table/run-table.tsx";
import { useTimes } from "#ui/words/times.ts";

/** One person: details and runs. */
export function PersonPage() {
  const { t } = useTranslation("people");
  const { person: id } = useParams({ from: "/page/people/$person" });
  const query = usePerson(id);
  usePageTitle(query.data ? null : t("title"));
  return (
    <>
      <Link to="/people" className="back page-back">
        <ChevronLeft />
        {t("page.back")}
      </Link>
      {!query.data && <h1 className="hide">{t("title")}</h1>}
      <QueryState query={query}>{(person) => <PersonBody person={person} />}</QueryState>
    </>
  );
}

function PersonBody({ person }: { person: Person }) {
  const { t } = useTranslation("people");
  const times = useTimes();
  const readOnly = useReadOnly();
  const [editing, setEditing] = useState(false);
  return (
    <>
      <PageHeader
        title={person.display_name}
        actions={
          <Button icon={<Pencil />} isDisabled={readOnly} onPress={() => setEditing(true)}>
            {t("page.edit")}
          </Button>
        }
      >
        <p className="muted small">
          {t(`status.${person.status}`)} ·{" "}
          {t("page.changed", { time: times.ago(person.updated_at) })}
        </p>
      </PageHeader>
      <div className="stack loose">
        {person.sample && <Banner>{t("page.samplePerson")}</Banner>}
        <PersonDetails person={person} />
        <PersonRuns person={person} />
      </div>
      {editing && <PersonSheet person={person} onClose={() => setEditing(false)} />}
    </>
  );
}

function PersonRuns({ person }: { person: Person }) {
  const { t } = useTranslation("people");
  const filters: RunFilters = {
    person: person.id,
    ...(person.sample ? { tryouts: true as const } : {}),
  };
  const query = useRuns(filters);
  return (
    <section className="stack tight">
      <h2 className="h2">{t("page.runs")}</h2>
      <QueryState query={query}>
        {(data) => {
          const runs = data.pages.flatMap((page) => page.items);
          if (runs.length === 0) {
            return <p className="muted">{t("page.noRuns", { name: person.display_name })}</p>;
          }
          return <RunTable runs={runs} filters={filters} withoutPerson />;
        }}
      </QueryState>
      {query.hasNextPage && (
        <p>
          <Link to="/runs" search={{ person: person.id }}>
            {t("page.allRuns", { name: person.display_name })}
          </Link>
        </p>
      )}
    </section>
  );
}
