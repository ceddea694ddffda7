import type { CheckRow, ClientRow, JsonObject, PhotoOutcome, RecordRow } from "./model";

const clear = { result: "clear" };
const consider = { result: "consider" };

function leaves(names: readonly string[], flagged: readonly string[] = []): JsonObject {
  return Object.fromEntries(names.map((name) => [name, flagged.includes(name) ? consider : clear]));
}

const CONSISTENCY = [
  "issuing_country",
  "document_numbers",
  "nationality",
  "gender",
  "document_type",
  "date_of_expiry",
  "date_of_birth",
  "last_name",
  "first_name",
];
const PHOTO_QUALITY = [
  "dark_photo",
  "glare_on_photo",
  "blurred_photo",
  "covered_photo",
  "other_photo_issue",
  "damaged_document",
  "incorrect_side",
  "cut_off_document",
  "no_document_in_image",
  "two_documents_uploaded",
];
const CONCLUSIVE = [
  "watermarks_digital_text_overlay",
  "punctured_document",
  "obscured_security_features",
  "obscured_data_points",
  "missing_back",
  "digital_document",
  "corner_removed",
  "abnormal_document_features",
];

function branch(breakdown: JsonObject | null): JsonObject {
  const flagged = breakdown !== null && Object.values(breakdown).some(isFlagged);
  return { result: flagged ? "consider" : "clear", breakdown };
}

function isFlagged(leaf: unknown): boolean {
  return typeof leaf === "object" && leaf !== null && "result" in leaf && leaf.result === "consider";
}

/** The document report's tree: which leaves are raised depends on the outcome a person chose. */
function documentBreakdown(outcome: PhotoOutcome, biometric: boolean): JsonObject {
  const tampered = outcome === "suspected";
  const unreadable = outcome === "rejected";
  const doubtful = outcome === "consider";
  return {
    age_validation: branch({ minimum_accepted_age: clear }),
    compromised_document: branch({
      document_database: tampered ? consider : clear,
      repeat_attempts: clear,
    }),
    data_comparison: branch(
      leaves(["first_name", "last_name", "date_of_birth"], doubtful ? ["last_name"] : []),
    ),
    data_consistency: branch(leaves(CONSISTENCY, tampered ? ["date_of_birth", "document_numbers"] : [])),
    data_validation: branch(
      leaves(
        ["mrz", "document_expiration", "expiry_date", "date_of_birth", "gender", "document_numbers"],
        tampered ? ["mrz"] : doubtful ? ["document_expiration"] : [],
      ),
    ),
    image_integrity: {
      result: unreadable ? "consider" : "clear",
      breakdown: {
        supported_document: { result: unreadable ? "unidentified" : "clear" },
        image_quality: {
          result: unreadable ? "consider" : "clear",
          properties: leaves(PHOTO_QUALITY, unreadable ? ["blurred_photo", "cut_off_document"] : []),
        },
        colour_picture: clear,
        conclusive_document_quality: {
          result: unreadable ? "consider" : "clear",
          properties: leaves(CONCLUSIVE, unreadable ? ["obscured_data_points"] : []),
        },
      },
    },
    issuing_authority: biometric
      ? branch({
          nfc_passive_authentication: tampered ? consider : clear,
          nfc_active_authentication: clear,
        })
      : null,
    police_record: clear,
    visual_authenticity: branch({
      face_detection: clear,
      digital_tampering: tampered ? consider : clear,
      original_document_present: {
        result: tampered ? "consider" : "clear",
        properties: leaves(
          ["screenshot", "document_on_printed_paper", "photo_of_screen", "scan"],
          tampered ? ["photo_of_screen"] : [],
        ),
      },
      picture_face_integrity: clear,
      security_features: tampered ? consider : clear,
      fonts: tampered ? consider : clear,
      template: clear,
    }),
  };
}

const DOCUMENT_TYPES: Record<string, string> = {
  passport: "passport",
  driving_licence: "driving_licence",
  national_id: "national_identity_card",
};

function documentTypeOf(preferences: JsonObject | null): string {
  const docs = preferences?.docs;
  const first: unknown = Array.isArray(docs) ? docs[0] : "passport";
  return DOCUMENT_TYPES[String(first)] ?? "passport";
}

function issuingCountryOf(preferences: JsonObject | null): string {
  const countries = preferences?.issuing_countries;
  return Array.isArray(countries) && countries[0] === "IRL" ? "IRL" : "GBR";
}

function documentData(client: ClientRow, check: CheckRow, preferences: JsonObject | null): JsonObject {
  const number = String(500_000_000 + (check.id % 400_000_000));
  const country = issuingCountryOf(preferences);
  const surname = client.name.last_name.toUpperCase().replace(/[^A-Z]/g, "");
  const given = client.name.first_name.toUpperCase().replace(/[^A-Z]/g, "");
  const common = {
    document_type: documentTypeOf(preferences),
    first_name: client.name.first_name,
    last_name: client.name.last_name,
    date_of_birth: client.dob ?? "1968-06-12",
    gender: null,
    issuing_authority: country === "GBR" ? "HM Passport Office" : "Passport Office Dublin",
    issuing_country: country,
    issuing_date: "2021-03-14",
    date_of_expiry: "2031-03-14",
    nationality: country,
    place_of_birth: country === "GBR" ? "Edinburgh" : "Dublin",
  };
  const line1 = `P<${country}${surname}<<${given}`.padEnd(44, "<").slice(0, 44);
  const line2 = `${number}7${country}6806125M3103145`.padEnd(44, "<").slice(0, 44);
  return {
    ...common,
    middle_name: client.name.middle_name,
    document_numbers: [{ type: "document_number", value: number }],
    issuing_state: null,
    mrz_line1: line1,
    mrz_line2: line2,
    mrz_line3: null,
    nfc:
      preferences?.report_type === "biometric"
        ? {
            ...common,
            full_name: `${client.name.first_name} ${client.name.last_name}`,
            document_number: number,
            personal_number: null,
            mrz_line_1: line1,
            mrz_line_2: line2,
          }
        : null,
  };
}

function faceReport(outcome: PhotoOutcome, motion: boolean): JsonObject {
  const spoofed = outcome === "suspected";
  const score = spoofed ? 0.18 : 0.94;
  const face = outcome === "consider" ? consider : clear;
  return {
    type: motion ? "facial_similarity_motion" : "facial_similarity_photo",
    status: "complete",
    result: spoofed || outcome === "consider" ? "consider" : "clear",
    breakdown: {
      face_comparison: {
        ...face,
        breakdown: {
          face_match: motion
            ? { ...face, properties: { score: outcome === "consider" ? 0.41 : 0.97 } }
            : face,
        },
      },
      image_integrity: branch({ face_detected: clear, source_integrity: clear }),
      visual_authenticity: branch({
        ...(motion ? { liveness_detected: clear } : {}),
        spoofing_detection: { ...(spoofed ? consider : clear), properties: { score } },
      }),
    },
  };
}

/**
 * The expanded response of a photo ID check (Appendix B, CheckResponsePhotoId): null before the client submitted,
 * processing without reports while `submitted`, else the whole tree. `attachment` serialises an attachment id.
 */
export function photoIdResponse(
  client: ClientRow,
  record: RecordRow,
  check: CheckRow,
  preferences: JsonObject | null,
  attachment: (id: number) => unknown,
): JsonObject | null {
  const media = check.media.map((item) =>
    item.kind === "document"
      ? {
          type: "document",
          attachment: attachment(item.attachmentId),
          document_type: documentTypeOf(preferences),
          side: item.side,
          issuing_country: issuingCountryOf(preferences),
          has_nfc: preferences?.report_type === "biometric",
        }
      : { type: item.kind, attachment: attachment(item.attachmentId) },
  );
  if (check.status === "submitted") {
    // The enum has no value for "not known yet"; an unfinished check must never look clear.
    return {
      object: "check_response.photo_id",
      status: "processing",
      result: "consider",
      reports: null,
      media,
    };
  }
  const outcome = check.photo;
  if (outcome === null || record.steps.length === 0) return null;
  const biometric = preferences?.report_type === "biometric";
  const reports: JsonObject[] = [
    {
      type: "document",
      status: "complete",
      result: outcome,
      breakdown: documentBreakdown(outcome, biometric),
      document_data: outcome === "rejected" ? null : documentData(client, check, preferences),
    },
  ];
  if (biometric || preferences?.facial_similarity === true) reports.push(faceReport(outcome, biometric));
  return {
    object: "check_response.photo_id",
    status: "complete",
    result: outcome === "clear" ? "clear" : "consider",
    reports,
    media: media.length === 0 ? null : media,
  };
}
