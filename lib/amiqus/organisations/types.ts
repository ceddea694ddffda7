/** An organisation at Amiqus. Dates are ISO 8601. */
export interface Organisation {
  /** Amiqus' id. */
  id: string;
  name: string;
  companyNumber: string | null;
  jurisdiction: string | null;
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
}

/** A page of an account's organisations. */
export interface OrganisationPage {
  items: Organisation[];
  page: number;
  /** Null when Amiqus does not say. */
  pages: number | null;
  total: number | null;
}

/** An organisation to choose. */
export interface OrganisationChoice {
  id: string;
  name: string;
  /** Company number and jurisdiction, to tell namesakes apart. */
  hint: string;
}
