import { ApiError, type Failure, getJson } from "@/lib/api-client";
import type { ImportDetail, ImportPage, ImportRowPage, RowState } from "./types";

/** A page of the team's imports, newest first. Throws ApiError. */
export function fetchImports(cursor: string | null, signal?: AbortSignal): Promise<ImportPage> {
  return getJson<ImportPage>(cursor ? `/api/imports?cursor=${cursor}` : "/api/imports", undefined, signal);
}

/** One import without its rows. Throws ApiError. */
export function fetchImport(importId: string, signal?: AbortSignal): Promise<ImportDetail> {
  return getJson<ImportDetail>(`/api/imports/${importId}`, undefined, signal);
}

/** A page of an import's rows. Throws ApiError. */
export function fetchImportRows(
  importId: string,
  question: { state: RowState | null; after: number },
  signal?: AbortSignal,
): Promise<ImportRowPage> {
  const query = new URLSearchParams({ after: String(question.after) });
  if (question.state) query.set("state", question.state);
  return getJson<ImportRowPage>(`/api/imports/${importId}/rows?${query}`, undefined, signal);
}

const noAnswer: Failure = {
  code: "offline",
  message: "Gatehouse did not answer. The file was not taken. Check the connection and try again.",
  fieldErrors: {},
  requestId: "",
};

function isFailure(value: unknown): value is Failure {
  return (
    typeof value === "object" && value !== null && "message" in value && typeof value.message === "string"
  );
}

/** Sends a file to be imported and tells the share that has left, 0 to 1. Throws ApiError. Answers the import's id. */
export function uploadFile(file: File, onProgress: (share: number) => void): Promise<{ id: string }> {
  // fetch cannot tell how much of a body has left.
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/imports");
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader("x-file-name", encodeURIComponent(file.name.slice(-200)));
    request.responseType = "json";
    request.upload.onprogress = (event) => onProgress(event.total > 0 ? event.loaded / event.total : 0);
    request.onerror = () => reject(new ApiError(noAnswer, 0));
    request.onload = () => {
      const body: unknown = request.response;
      if (request.status === 200 && typeof body === "object" && body !== null && "id" in body) {
        resolve({ id: String(body.id) });
        return;
      }
      const said = typeof body === "object" && body !== null && "error" in body ? body.error : null;
      reject(new ApiError(isFailure(said) ? said : noAnswer, request.status));
    };
    request.send(file);
  });
}
