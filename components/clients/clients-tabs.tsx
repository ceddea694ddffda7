import { NavTabs } from "@/components/ui/nav-tabs";
import { hasClientList, hasOrganisations } from "./provider-pages";

interface ClientsTabsProps {
  connections: readonly { id: string; name: string; provider: string }[];
  /** `desk`, `organisations`, or the id of a connection. */
  current: string;
}

/** The ways to look at clients: the desk's own, each provider account's, and organisations. Nothing for the desk alone. */
export function ClientsTabs({ connections, current }: ClientsTabsProps) {
  const listed = connections.filter((one) => hasClientList(one.provider));
  const grouped = connections.some((one) => hasOrganisations(one.provider));
  if (listed.length === 0 && !grouped) return null;
  return (
    <div className="mb-4">
      <NavTabs
        label="Clients"
        tabs={[
          { href: "/clients", label: "In the desk", current: current === "desk" },
          ...listed.map((one) => ({
            href: `/clients/at/${one.id}`,
            label: `At ${one.name}`,
            current: current === one.id,
          })),
          ...(grouped
            ? [
                {
                  href: "/clients/organisations",
                  label: "Organisations",
                  current: current === "organisations",
                },
              ]
            : []),
        ]}
      />
    </div>
  );
}
