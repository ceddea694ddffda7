import { afterEach, describe, expect, it } from "vitest";
import { assertAllowed, createEgressFetch, EgressError, guardedLookup, isPublicAddress } from "./egress";
import { startTestServer, type TestServer } from "./testing";

const official = ["id.amiqus.co"];
const hosts = { official, configured: [] };
const servers: TestServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

describe("isPublicAddress", () => {
  it.each([
    "127.0.0.1",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "::",
    "::1",
    "fe80::1",
    "fc00::1",
    "fd12:3456::1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "64:ff9b::7f00:1",
    "224.0.0.1",
    "not an address",
  ])("refuses %s", (address) => expect(isPublicAddress(address)).toBe(false));

  it.each(["8.8.8.8", "2606:4700::1111"])("accepts %s", (address) =>
    expect(isPublicAddress(address)).toBe(true),
  );
});

describe("assertAllowed", () => {
  it("lets files come from hosts under a suffix, over https on the default port", () => {
    const files = { ...hosts, suffixes: [".amazonaws.com", "evil.test"] };
    const allowed = (url: string) => () => assertAllowed(new URL(url), files);
    expect(allowed("https://bucket.s3.eu-west-1.amazonaws.com/file?signature=1")).not.toThrow();
    for (const url of [
      "http://bucket.s3.eu-west-1.amazonaws.com/file",
      "https://bucket.amazonaws.com:8443/file",
      "https://notamazonaws.com/file",
      "https://amazonaws.com.evil.test/file",
    ]) {
      expect(allowed(url), url).toThrow(EgressError);
    }
  });

  it("accepts an official host over https", () => {
    expect(() => assertAllowed(new URL("https://id.amiqus.co/api/v2/me"), hosts)).not.toThrow();
  });

  it.each([
    "http://id.amiqus.co/",
    "https://id.amiqus.co:8443/",
    "https://user:pass@id.amiqus.co/",
    "https://id.amiqus.co.evil.test/",
    "https://evil.test/",
    "ftp://id.amiqus.co/",
    "http://127.0.0.1/",
    "http://2130706433/",
    "http://0177.0.0.1/",
    "http://0x7f.0.0.1/",
    "http://0x7f000001/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://169.254.169.254/latest/meta-data",
  ])("refuses %s", (url) => expect(() => assertAllowed(new URL(url), hosts)).toThrow(EgressError));

  it("refuses private literals even when they are listed as official", () => {
    const listed = { official: ["127.0.0.1", "[::1]"], configured: [] };
    expect(() => assertAllowed(new URL("https://2130706433/"), listed)).toThrow("private");
    expect(() => assertAllowed(new URL("https://[::1]/"), listed)).toThrow("private");
  });

  it("lets the operator open a host, with or without its port", () => {
    const url = new URL("http://127.0.0.1:4100/amiqus/api/v2");
    expect(() => assertAllowed(url, { official, configured: ["127.0.0.1:4100"] })).not.toThrow();
    expect(() => assertAllowed(url, { official, configured: ["127.0.0.1"] })).not.toThrow();
    expect(() => assertAllowed(url, { official, configured: ["127.0.0.1:4101"] })).toThrow(EgressError);
    const secure = new URL("https://mirror.test/");
    expect(() => assertAllowed(secure, { official, configured: ["mirror.test:443"] })).not.toThrow();
  });

  it("refuses userinfo on configured hosts too", () => {
    expect(() =>
      assertAllowed(new URL("http://a:b@sandbox/"), { official, configured: ["sandbox"] }),
    ).toThrow();
  });
});

describe("createEgressFetch", () => {
  it("refuses a name that resolves to a private address, and connects nowhere", async () => {
    const server = await startTestServer((_request, response) => response.end("{}"));
    servers.push(server);
    const fetch = createEgressFetch(hosts, async () => [{ address: "127.0.0.1", family: 4 }]);
    const failure = await fetch(new URL("https://id.amiqus.co/api/v2/me"), {}).catch(
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ cause: { code: "EGRESS_REFUSED" } });
    expect(server.hits()).toBe(0);
  });

  it("refuses when only one of several addresses is private", async () => {
    const fetch = createEgressFetch(hosts, async () => [
      { address: "8.8.8.8", family: 4 },
      { address: "::ffff:10.0.0.1", family: 6 },
    ]);
    await expect(fetch(new URL("https://id.amiqus.co/"), {})).rejects.toMatchObject({
      cause: { code: "EGRESS_REFUSED" },
    });
  });

  it("asks the resolver on every lookup, so a rebound name is caught", async () => {
    const answers = ["8.8.8.8", "169.254.169.254"];
    const lookup = guardedLookup(
      () => false,
      async () => [{ address: answers.shift() ?? "", family: 4 }],
    );
    const ask = () =>
      new Promise((resolve) =>
        lookup("id.amiqus.co", { all: true }, (error, found) => resolve(error ?? found)),
      );
    expect(await ask()).toEqual([{ address: "8.8.8.8", family: 4 }]);
    expect(await ask()).toBeInstanceOf(EgressError);
  });

  it("reaches a configured loopback host and never follows its redirects", async () => {
    const inner = await startTestServer((_request, response) => response.end("secret"));
    const outer = await startTestServer((_request, response) => {
      response.writeHead(302, { location: inner.url }).end();
    });
    servers.push(inner, outer);
    const fetch = createEgressFetch({ official, configured: [new URL(outer.url).host] });
    const response = await fetch(new URL(outer.url), { redirect: "follow" });
    expect(response.status).toBe(302);
    expect(inner.hits()).toBe(0);
  });

  it("sends the platform's multipart forms", async () => {
    let received = "";
    const server = await startTestServer((request, response) => {
      request.on("data", (chunk: Buffer) => {
        received += chunk.toString("utf8");
      });
      request.on("end", () => response.end(request.headers["content-type"]));
    });
    servers.push(server);
    const form = new FormData();
    form.append("attachment", new Blob(["hello"], { type: "text/plain" }), "note.txt");
    const fetch = createEgressFetch({ official, configured: ["127.0.0.1"] });
    const response = await fetch(new URL(server.url), { method: "POST", body: form });
    expect(await response.text()).toMatch(/^multipart\/form-data; boundary=/);
    expect(received).toContain('filename="note.txt"');
  });
});
