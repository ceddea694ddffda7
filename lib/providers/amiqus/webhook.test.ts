import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { ProviderError } from "../errors";
import { fixture } from "./__fixtures__/load";
import { amiqusWebhookReader as reader } from "./webhook";

const secret = "s3cret";
const bytes = (text: string) => new TextEncoder().encode(text);
const sign = (text: string, key = secret) => createHmac("sha256", key).update(text).digest("base64");
const signed = (signature: string) => new Headers({ "X-AQID-Signature": signature });

describe("verify", () => {
  it("accepts the known vector", () => {
    // printf '{"a":1}' | openssl dgst -sha256 -hmac s3cret -binary | base64
    const known = "WRDmIBbvUDQnLJJsJwcZkqRlwjNc7PQYUb2gcVd/T20=";
    expect(sign('{"a":1}')).toBe(known);
    expect(reader.verify(signed(known), bytes('{"a":1}'), [secret])).toBe(true);
  });

  it.each(['{"a": 1}', '{"a":1}\n', '{"a":2}', ""])("refuses the altered body %j", (body) => {
    expect(reader.verify(signed(sign('{"a":1}')), bytes(body), [secret])).toBe(false);
  });

  it("tries every active secret", () => {
    expect(reader.verify(signed(sign("x", "old")), bytes("x"), ["new", "old"])).toBe(true);
    expect(reader.verify(signed(sign("x", "gone")), bytes("x"), ["new", "old"])).toBe(false);
  });

  it("refuses missing, short, hex and empty-secret signatures", () => {
    const hex = createHmac("sha256", secret).update("x").digest("hex");
    for (const signature of ["", "AAAA", hex]) {
      expect(reader.verify(signed(signature), bytes("x"), [secret])).toBe(false);
    }
    expect(reader.verify(new Headers(), bytes("x"), [secret])).toBe(false);
    expect(reader.verify(signed(sign("x", "")), bytes("x"), [""])).toBe(false);
    expect(reader.verify(signed(sign("x")), bytes("x"), [])).toBe(false);
  });
});

describe("read", () => {
  const read = (body: unknown) => reader.read(bytes(JSON.stringify(body)));

  it("reads the form of the guide", () => {
    expect(read(fixture("webhook-event"))).toEqual({
      event: "record.finished",
      cases: [{ kind: "record", id: "983434" }],
      providerClientId: "73845",
    });
  });

  it("reads the form of the delivery log, with a case", () => {
    const data = { record: { id: 1 }, case: { id: 2 }, client: { id: 3 } };
    expect(read({ uuid: "u", event: "record.updated", sent_at: "2022-05-23T10:00:00Z", data })).toEqual({
      event: "record.updated",
      cases: [
        { kind: "record", id: "1" },
        { kind: "case", id: "2" },
      ],
      providerClientId: "3",
    });
  });

  it("reads pings and client events as naming no case", () => {
    expect(read({ uuid: "u", event: "ping", data: ["ping"] })).toEqual({
      event: "ping",
      cases: [],
      providerClientId: null,
    });
    expect(read({ trigger: { alias: "client.deleted" }, data: { client: { id: 7 } } })).toMatchObject({
      cases: [],
      providerClientId: "7",
    });
  });

  it("refuses what is no event", () => {
    for (const body of [bytes("no json"), bytes("[]"), bytes("{}"), new Uint8Array([0xff, 0xfe])]) {
      expect(() => reader.read(body)).toThrow(ProviderError);
    }
  });
});

it("names the delivery", () => {
  expect(reader.deliveryId(new Headers({ "X-AQID-Delivery-Id": " abc " }))).toBe("abc");
  expect(reader.deliveryId(new Headers())).toBeNull();
});
