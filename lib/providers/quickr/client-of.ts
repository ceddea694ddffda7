import "server-only";
import { clientsOf } from "../client-of";
import type { QuickrClient } from "./client";

export const { withClient, clientOf: quickrOf } = clientsOf<QuickrClient>("quickr");
