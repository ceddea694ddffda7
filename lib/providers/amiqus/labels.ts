const stepLabels: Record<string, string> = {
  "check.credit": "Credit report",
  "check.criminal_record": "Criminal record",
  "check.dummy": "Dummy",
  "check.hscni_access_ni": "HSCNI Access NI",
  "check.identity": "Identity report",
  "check.nhs_esr": "NHS ESR",
  "check.banking_information": "Banking information",
  "check.photo_id": "Photo ID",
  "check.employment_referencing": "Employment referencing",
  "check.reference": "Employment history",
  "check.thorntons_onboarding": "Thorntons Onboarding",
  "check.video": "Face capture",
  "check.watchlist": "Watchlist",
  "document.request": "Document request",
  "document.transfer": "Document transfer",
  form: "Form",
};

/** Keys that reading their words does not make clear. */
const keyLabels: Record<string, string> = {
  document: "Document report",
  facial_similarity_motion: "Facial similarity, motion",
  facial_similarity_photo: "Facial similarity, photo",
  mrz: "Machine-readable zone",
  mrz_line1: "MRZ line 1",
  mrz_line2: "MRZ line 2",
  mrz_line3: "MRZ line 3",
  mrz_line_1: "MRZ line 1",
  mrz_line_2: "MRZ line 2",
  nfc: "Chip (NFC)",
  nfc_passive_authentication: "NFC passive authentication",
  nfc_active_authentication: "NFC active authentication",
  face_match: "Faces match",
  has_nfc: "Has a chip",
  docs: "Documents",
  hcp: "HCP",
};

/** The seed's own name of a step type; an unknown type is spelled out. */
export function stepLabel(type: string): string {
  return Object.hasOwn(stepLabels, type)
    ? (stepLabels[type] ?? type)
    : plainLabel(type.replace(/^(check|document)\./, ""));
}

/** A field name in words: `date_of_birth` is "Date of birth". Names in capitals stay as they are. */
export function plainLabel(key: string): string {
  const known = Object.hasOwn(keyLabels, key) ? keyLabels[key] : undefined;
  if (known !== undefined) {
    return known;
  }
  const words = key.replace(/[_.]+/g, " ").trim();
  return words === "" ? key : words.charAt(0).toUpperCase() + words.slice(1);
}

/** A scalar as text for display. */
export function plainValue(value: string | number | boolean): string {
  return typeof value === "boolean" ? (value ? "Yes" : "No") : String(value);
}
