import type { OperationState } from "@/lib/operations/types";
import type { Json, NormalisedStatus } from "@/lib/providers/port";

/** One entry of a list that the provider keeps. `id` is what the launch body takes, as text. */
export interface LaunchOption {
  id: string;
  name: string;
}

/** What a connection's launches can choose from. A list that could not be read is null. */
export interface LaunchOptions {
  forms: LaunchOption[] | null;
  documentTemplates: LaunchOption[] | null;
  documents: LaunchOption[] | null;
  recordTemplates: LaunchOption[] | null;
  /** Step types that the account may use, with the credits each can cost. */
  steps: { type: string; costs: number[] }[] | null;
}

/** Credits per step, in order; null is unknown. `total` is null when any of them is. */
export interface Price {
  steps: (number | null)[];
  total: number | null;
}

/** A case of the client that holds some of the steps about to be launched. */
export interface RecentLaunch {
  caseId: string;
  title: string;
  status: NormalisedStatus;
  rawStatus: string;
  /** The step types that both hold. */
  shared: string[];
  createdAt: string;
}

/** What came of a launch. */
export type LaunchResult =
  | { kind: "recent"; recent: RecentLaunch[] }
  | {
      kind: "sent";
      caseId: string | null;
      /** The provider took it and something beside it did not work. */
      warnings: string[];
    }
  | {
      kind: "not-sent";
      state: OperationState;
      message: string;
      /** In the launch body's own paths. */
      fieldErrors: Record<string, string[]>;
    }
  | { kind: "unknown"; operationId: string };

/** One provider's draft in a template, for launches at one connection. */
export interface TemplatePart {
  connectionId: string;
  provider: string;
  draft: Json;
}

/** A bundle of launches that the team saved. */
export interface LaunchTemplateDto {
  id: string;
  name: string;
  parts: TemplatePart[];
  updatedAt: string;
}
