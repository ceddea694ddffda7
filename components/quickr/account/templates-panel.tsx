"use client";

import { useQuery } from "@tanstack/react-query";
import { checkLabel, sectionLabel } from "@/lib/providers/quickr/vocabulary";
import { quickrTemplatesOptions } from "@/lib/quickr/query-options";
import { LibraryPanel } from "./library-panel";
import { TemplateDialog } from "./template-dialog";

const list = (names: readonly string[]) => (names.length === 0 ? "None" : names.join(", "));

/** Case templates that Quickr keeps; launches may start from them. */
export function TemplatesPanel({ connectionId, manage }: { connectionId: string; manage: boolean }) {
  const query = useQuery(quickrTemplatesOptions(connectionId));
  return (
    <LibraryPanel
      noun="template"
      title="Templates"
      description="Checks and sections that are launched together again and again. They are kept at Quickr."
      caption="Templates with what they bring"
      empty="Create one, then start a launch from it."
      query={query}
      columns={[
        { label: "Checks", cell: ({ checks }) => list(checks.map(checkLabel)) },
        { label: "Sections", cell: ({ sections }) => list(sections.map(sectionLabel)) },
      ]}
      manage={manage}
      dialog={(template, onClose) => <TemplateDialog {...{ connectionId, template, onClose }} />}
    />
  );
}
