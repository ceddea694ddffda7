"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { sendFile } from "@/lib/amiqus/files/fetchers";
import { contentProblem, HEAD_BYTES } from "@/lib/amiqus/files/kinds";
import { fileKeys } from "@/lib/amiqus/files/query-options";
import type { AttachMeta, AttachResult } from "@/lib/amiqus/files/types";
import { ApiError, type Failure } from "@/lib/api-client";
import { operationKeys } from "@/lib/operations/query-options";

/** `sending` can still be stopped; `handing-on` is between our server and Amiqus. */
export type AttachPhase = "idle" | "sending" | "handing-on";

const nothing: Failure = { code: "invalid", message: "", fieldErrors: {}, requestId: "" };

/** Sends a file and says how far it is. One press is one operation, also when it is pressed again after silence. */
export function useAttach(at: { clientId: string; connectionId: string }) {
  const client = useQueryClient();
  const [phase, setPhase] = useState<AttachPhase>("idle");
  const [sent, setSent] = useState(0);
  const [failure, setFailure] = useState<Failure | null>(null);
  const controller = useRef<AbortController | null>(null);
  const pressed = useRef<{ id: string; of: string } | null>(null);
  useEffect(() => () => controller.current?.abort(), []);

  /** Answers what came of it, or null when it did not get that far; `failure` says why. */
  async function attach(
    file: File,
    { name, expiresOn }: Pick<AttachMeta, "name" | "expiresOn">,
  ): Promise<AttachResult | null> {
    const problem = contentProblem(file.name, new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()));
    if (problem !== null) {
      setFailure({ ...nothing, message: problem, fieldErrors: { file: [problem] } });
      return null;
    }
    const of = JSON.stringify([file.name, file.size, file.lastModified, name, expiresOn]);
    if (pressed.current?.of !== of) pressed.current = { id: crypto.randomUUID(), of };
    const stop = new AbortController();
    controller.current = stop;
    setFailure(null);
    setSent(0);
    setPhase("sending");
    const progress = (bytes: number) => {
      setSent(Math.min(bytes, file.size));
      if (bytes >= file.size) setPhase("handing-on");
    };
    try {
      const meta = { operationId: pressed.current.id, ...at, fileName: file.name, name, expiresOn };
      const result = await sendFile(meta, file, progress, stop.signal);
      // Refused for good: the same form is another operation from here on.
      if (result.state === "refused") {
        pressed.current = null;
        const message = result.message ?? "Amiqus did not take the file. Nothing is attached.";
        setFailure({ ...nothing, message, fieldErrors: result.fieldErrors });
      }
      return result;
    } catch (error) {
      if (error instanceof ApiError) setFailure(error);
      else setFailure({ ...nothing, message: "Stopped. Nothing was sent to Amiqus." });
      return null;
    } finally {
      setPhase("idle");
      await Promise.all([
        client.invalidateQueries({ queryKey: fileKeys.ofClient(at.clientId) }),
        client.invalidateQueries({ queryKey: operationKeys.all }),
      ]);
    }
  }

  return { phase, sent, failure, attach, stop: () => controller.current?.abort() };
}
