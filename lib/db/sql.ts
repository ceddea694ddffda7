import "server-only";
import { empty, join, type Sql, sql } from "./generated/internal/prismaNamespace";

/**
 * Pieces for hand-written statements: `sql` tags a template whose values become parameters, `join` lists pieces,
 * `empty` is no piece. Only for statements that Prisma cannot say or says too slowly.
 */
export { empty, join, type Sql, sql };
