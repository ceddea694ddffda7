import "server-only";
import { clientsOf } from "../client-of";
import type { ActionManagementClient } from "./client";

export const { withClient, clientOf: actionManagementOf } =
  clientsOf<ActionManagementClient>("action-management");
