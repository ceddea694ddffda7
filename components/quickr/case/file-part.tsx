"use client";

import { quickrFileHref } from "@/lib/quickr/fetchers";
import { FileButton } from "./file-button";

/** Hands out a file of the case from wherever the case page lists it. */
export function FilePart({ caseId, fileId }: { caseId: string; fileId: string }) {
  return <FileButton href={quickrFileHref(caseId, fileId)} label="Download" />;
}
