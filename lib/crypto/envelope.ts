import "server-only";
import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { type EncryptionKey, env } from "@/lib/env";

/** Where a sealed value lives. A ciphertext moved to any other place does not open. */
export interface SealedPlace {
  table: string;
  rowId: string;
  teamId: string;
  field: string;
}

/** A sealed value did not open: wrong place, wrong or missing key, or it was altered. Says no more on purpose. */
export class EnvelopeError extends Error {
  constructor(message = "The stored secret cannot be read with the keys given") {
    super(message);
    this.name = "EnvelopeError";
  }
}

const version = "v1";
const ivBytes = 12;
const tagBytes = 16;

function encrypt(key: Buffer, plaintext: Buffer, aad: string): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv("aes-256-gcm", key, iv, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(aad, "utf8"));
  const body = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([iv, body, cipher.getAuthTag()]);
}

function decrypt(key: Buffer, sealed: Buffer, aad: string): Buffer {
  if (sealed.length < ivBytes + tagBytes) throw new EnvelopeError();
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, ivBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(Buffer.from(aad, "utf8"));
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  try {
    const body = decipher.update(sealed.subarray(ivBytes, sealed.length - tagBytes));
    return Buffer.concat([body, decipher.final()]);
  } catch {
    throw new EnvelopeError();
  }
}

function aadOf(place: SealedPlace): string {
  const parts = [version, place.table, place.rowId, place.teamId, place.field];
  if (parts.some((part) => part === "" || part.includes("|")))
    throw new EnvelopeError("A place has a bad part");
  return parts.join("|");
}

// A buffer of base64url that does not re-encode to the same text was altered in its unused bits.
function strictBase64(text: string): Buffer {
  const bytes = Buffer.from(text, "base64url");
  if (bytes.toString("base64url") !== text) throw new EnvelopeError();
  return bytes;
}

interface Parts {
  kekId: string;
  wrapped: Buffer;
  body: Buffer;
}

function parse(envelope: string): Parts {
  const [found, kekId, wrapped, body, ...rest] = envelope.split(".");
  if (found !== version || !kekId || !wrapped || body === undefined || rest.length > 0)
    throw new EnvelopeError();
  return { kekId, wrapped: strictBase64(wrapped), body: strictBase64(body) };
}

function keyOf(kekId: string, keys: readonly EncryptionKey[]): EncryptionKey {
  const found = keys.find((key) => key.id === kekId);
  if (!found) throw new EnvelopeError();
  return found;
}

function newest(keys: readonly EncryptionKey[]): EncryptionKey {
  const first = keys[0];
  if (!first) throw new EnvelopeError("There is no encryption key");
  return first;
}

const wrapAad = (kekId: string, aad: string) => `wrap|${kekId}|${aad}`;

/**
 * Seals `plaintext` for one place: a random data key encrypts it by AES-256-GCM, the newest key-encryption key wraps
 * that data key. Answers `v1.<kekId>.<wrapped key>.<iv, ciphertext and tag>`, the last two in base64url.
 */
export function seal(
  plaintext: string,
  place: SealedPlace,
  keys: readonly EncryptionKey[] = env.encryptionKeys,
): string {
  const aad = aadOf(place);
  const kek = newest(keys);
  const dek = randomBytes(32);
  const wrapped = encrypt(kek.key, dek, wrapAad(kek.id, aad));
  const body = encrypt(dek, Buffer.from(plaintext, "utf8"), aad);
  dek.fill(0);
  return [version, kek.id, wrapped.toString("base64url"), body.toString("base64url")].join(".");
}

/** Opens what `seal` made for the same place. Throws EnvelopeError, the same for every cause. */
export function open(
  envelope: string,
  place: SealedPlace,
  keys: readonly EncryptionKey[] = env.encryptionKeys,
): string {
  const aad = aadOf(place);
  const parts = parse(envelope);
  const dek = decrypt(keyOf(parts.kekId, keys).key, parts.wrapped, wrapAad(parts.kekId, aad));
  const plaintext = decrypt(dek, parts.body, aad);
  dek.fill(0);
  return plaintext.toString("utf8");
}

/** Id of the key-encryption key that wrapped the envelope. Throws EnvelopeError when it is none of ours. */
export function kekIdOf(envelope: string): string {
  return parse(envelope).kekId;
}

/**
 * The same secret wrapped by the newest key; the secret itself is never decrypted. Answers the envelope unchanged when
 * the newest key wraps it already. Throws EnvelopeError as `open` does.
 */
export function rewrap(
  envelope: string,
  place: SealedPlace,
  keys: readonly EncryptionKey[] = env.encryptionKeys,
): string {
  const parts = parse(envelope);
  const kek = newest(keys);
  if (parts.kekId === kek.id) return envelope;
  const aad = aadOf(place);
  const dek = decrypt(keyOf(parts.kekId, keys).key, parts.wrapped, wrapAad(parts.kekId, aad));
  const wrapped = encrypt(kek.key, dek, wrapAad(kek.id, aad));
  dek.fill(0);
  return [version, kek.id, wrapped.toString("base64url"), parts.body.toString("base64url")].join(".");
}

/** First 12 hex digits of the secret's SHA-256, shown so that two people can compare what was stored. */
export function fingerprint(secret: string): string {
  return createHash("sha256").update(secret, "utf8").digest("hex").slice(0, 12);
}
