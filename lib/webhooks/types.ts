/** One received delivery as the connection page lists it. Dates are ISO 8601. */
export interface DeliveryDto {
  id: string;
  event: string;
  state: "received" | "processed" | "ignored" | "dead";
  attempts: number;
  /** Why the last attempt failed, as a code or a few words. */
  error: string | null;
  receivedAt: string;
  processedAt: string | null;
}
