import "server-only";
import { clientsOf } from "../client-of";
import type { AmiqusClient } from "./client";

export const { withClient, clientOf: amiqusOf } = clientsOf<AmiqusClient>("amiqus");
