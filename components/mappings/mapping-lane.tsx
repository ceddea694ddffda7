"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "@/components/ui/error-state";
import { Section } from "@/components/ui/section";
import { SkeletonRows } from "@/components/ui/skeleton";
import { mappingLaneOptions } from "@/lib/mappings/query-options";
import { DriftLane } from "./drift-lane";
import { StatusTable } from "./status-table";

/** What providers say that the desk does not understand, and what admins decided that it means. */
export function MappingLane() {
  const { data, error, refetch, isFetching } = useQuery(mappingLaneOptions());
  if (!data && error) return <ErrorState error={error} onRetry={() => refetch()} retrying={isFetching} />;
  if (!data) return <SkeletonRows rows={6} height="row" label="Loading mappings" />;
  const { connections } = data;
  const open = data.statuses.filter((one) => one.status === null);
  const decided = data.statuses.filter((one) => one.status !== null);
  return (
    <>
      <Section
        title="Statuses to map"
        description="Cases with these are shown as not mapped. What you choose holds for them at once and for those to come."
      >
        <StatusTable
          caption="Raw statuses without a meaning"
          statuses={open}
          connections={connections}
          empty={{
            title: "Every status is understood",
            text: "One that is not is listed here and never taken for pending.",
          }}
        />
      </Section>
      <Section title="Mapped by admins" description="These win over what the desk knows of the provider.">
        <StatusTable
          caption="Raw statuses with a chosen meaning"
          statuses={decided}
          connections={connections}
          empty={{
            title: "Nothing is mapped by hand",
            text: "What admins choose above is listed here and can be changed.",
          }}
        />
      </Section>
      <Section
        title="Unknown values"
        description="Fields and values in providers’ answers that their documentation does not name. They are kept, and break nothing."
      >
        <DriftLane drifts={data.drifts} more={data.moreDrift} connections={connections} />
      </Section>
    </>
  );
}
