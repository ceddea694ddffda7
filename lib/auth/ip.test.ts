import { describe, expect, it } from "vitest";
import { clientIp, networkOf } from "./ip";

describe("clientIp", () => {
  it("ignores X-Forwarded-For without a trusted proxy", () => {
    expect(clientIp("10.0.0.9", "1.2.3.4", 0)).toBe("10.0.0.9");
    expect(clientIp(null, "1.2.3.4", 0)).toBeNull();
  });

  it("counts trusted hops from the right, whatever a client wrote on the left", () => {
    expect(clientIp("10.0.0.9", "6.6.6.6, 1.2.3.4", 1)).toBe("1.2.3.4");
    expect(clientIp("10.0.0.9", "6.6.6.6, 1.2.3.4, 10.0.0.8", 2)).toBe("1.2.3.4");
    expect(clientIp("10.0.0.9", "1.2.3.4", 2)).toBeNull();
    expect(clientIp("10.0.0.9", null, 1)).toBeNull();
  });

  it("reads IPv6, mapped IPv4 and ports; anything else is unknown", () => {
    expect(clientIp("::ffff:10.0.0.9", null, 0)).toBe("10.0.0.9");
    expect(clientIp("", "[2001:db8::1]:443", 1)).toBe("2001:db8::1");
    expect(clientIp("", "1.2.3.4:5678", 1)).toBe("1.2.3.4");
    expect(clientIp("", "<script>", 1)).toBeNull();
  });
});

describe("networkOf", () => {
  it("takes IPv6 by its /64", () => {
    expect(networkOf("2001:db8:1:2:3:4:5:6")).toBe(networkOf("2001:db8:1:2::9"));
    expect(networkOf("2001:db8:1:2::9")).not.toBe(networkOf("2001:db8:1:3::9"));
    expect(networkOf("1.2.3.4")).toBe("1.2.3.4");
  });
});
