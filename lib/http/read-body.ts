/** The body was larger than the caller allows. */
export class BodyTooLargeError extends Error {
  constructor(readonly maxBytes: number) {
    super(`The answer is larger than ${maxBytes} bytes.`);
    this.name = "BodyTooLargeError";
  }
}

/**
 * Reads a whole body as UTF-8 text, giving up as soon as `maxBytes` are passed or `signal` aborts. Throws
 * BodyTooLargeError, the signal's reason, or the stream's own error.
 */
export async function readText(response: Response, maxBytes: number, signal: AbortSignal): Promise<string> {
  if (response.body === null) {
    return "";
  }
  const declared = Number(response.headers.get("content-length") ?? 0);
  if (declared > maxBytes) {
    await response.body.cancel().catch(() => undefined);
    throw new BodyTooLargeError(maxBytes);
  }
  const reader = response.body.getReader();
  const aborted = rejectOnAbort(signal);
  const decoder = new TextDecoder();
  let size = 0;
  let text = "";
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), aborted.promise]);
      if (done) {
        return text + decoder.decode();
      }
      size += value.byteLength;
      if (size > maxBytes) {
        throw new BodyTooLargeError(maxBytes);
      }
      text += decoder.decode(value, { stream: true });
    }
  } catch (error) {
    // Not awaited: cancelling a stalled stream may itself stall.
    reader.cancel().catch(() => undefined);
    throw error;
  } finally {
    aborted.stop();
  }
}

/** A body that errors after `maxBytes`; `onEnd` runs once when it ends, fails or is cancelled. */
export function limitStream(
  body: ReadableStream<Uint8Array>,
  maxBytes: number,
  signal: AbortSignal,
  onEnd: () => void,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const aborted = rejectOnAbort(signal);
  let size = 0;
  const end = () => {
    aborted.stop();
    onEnd();
  };
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await Promise.race([reader.read(), aborted.promise]);
        if (done) {
          end();
          controller.close();
          return;
        }
        size += value.byteLength;
        if (size > maxBytes) {
          throw new BodyTooLargeError(maxBytes);
        }
        controller.enqueue(value);
      } catch (error) {
        end();
        reader.cancel().catch(() => undefined);
        controller.error(error);
      }
    },
    async cancel(reason) {
      end();
      await reader.cancel(reason);
    },
  });
}

function rejectOnAbort(signal: AbortSignal): { promise: Promise<never>; stop: () => void } {
  let stop = () => {};
  const promise = new Promise<never>((_resolve, reject) => {
    const fail = () => reject(signal.reason);
    if (signal.aborted) {
      fail();
      return;
    }
    signal.addEventListener("abort", fail, { once: true });
    stop = () => signal.removeEventListener("abort", fail);
  });
  // The race may be over before the abort comes.
  promise.catch(() => undefined);
  return { promise, stop: () => stop() };
}
