const providers = ["amiqus", "aplyid", "quickr", "action-management"];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "lib-imports-no-screens",
      severity: "error",
      from: { path: "^lib/" },
      to: { path: "^(app|components|e2e)/" },
    },
    {
      name: "components-import-no-routes",
      severity: "error",
      from: { path: "^components/" },
      to: { path: "^app/" },
    },
    {
      name: "ui-primitives-know-no-feature",
      severity: "error",
      from: { path: "^components/ui/" },
      to: { path: "^(lib/(?!format)|components/(?!ui/))" },
    },
    {
      name: "components-stay-off-the-server",
      comment: "components reach data through actions, fetchers, query options and client-safe types",
      severity: "error",
      from: { path: "^components/" },
      to: {
        path: "^lib/(db|auth/(?!actions|schema|roles)|http|crypto|jobs|audit/(?!types|schema|query-options|fetchers)|[^/]+/(queries|mutations)\\.ts)",
      },
    },
    ...providers.map((provider) => ({
      name: `provider-${provider}-stands-alone`,
      severity: "error",
      from: { path: `^lib/providers/${provider}/` },
      to: {
        path: "^(lib/(?!providers/|http/|errors|sandbox/)|node_modules/next/|app/|components/)",
      },
    })),
    ...providers.map((provider) => ({
      name: `provider-${provider}-imports-no-sibling`,
      severity: "error",
      from: { path: `^lib/providers/${provider}/` },
      to: { path: `^lib/providers/(?!${provider}/)[^/]+/` },
    })),
    {
      name: "sandbox-only-in-tests-and-commands",
      severity: "error",
      from: {
        path: "^(app|components|lib)/",
        pathNot: "^lib/(sandbox|cli)/|\\.test\\.ts$|^lib/providers/contract-sandbox\\.ts$",
      },
      to: { path: "^lib/sandbox/" },
    },
    {
      name: "sandbox-stands-alone",
      severity: "error",
      from: { path: "^lib/sandbox/", pathNot: "\\.test\\.ts$" },
      to: { path: "^(lib/(?!sandbox/)|app/|components/)" },
    },
    {
      name: "prisma-only-in-db",
      severity: "error",
      from: { pathNot: "^(lib/db/|prisma/|lib/cli/)" },
      to: {
        path: "^(node_modules/@prisma/|node_modules/pg/|lib/db/generated/(?!.*enums))",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "http-imports-no-feature",
      severity: "error",
      from: { path: "^lib/http/" },
      to: { path: "^lib/(?!http/|errors|env|db/|providers/(errors|names))" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next|node_modules|lib/db/generated)" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      conditionNames: ["import", "require", "node", "default", "types"],
      exportsFields: ["exports"],
    },
  },
};
