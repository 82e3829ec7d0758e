// Who may import whom: the README's architecture as rules. lib/testing/import-rules.test.ts tries each with a file that breaks it.

// dependency-cruiser tells swc that every file is TypeScript without JSX, and swc then stops at the first element.
const swc = require("@swc/core");
const { parseFileSync } = swc;
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith("x") });

/** Tests may reach over a fence to set a scene; the code that they test may not. */
const TESTS = "\\.test\\.tsx?$|^lib/testing/|^lib/proof/|/testing/";

/** Programs of their own rather than parts of the portal: they put others together. */
const PROGRAMS = "^lib/(launch|bench|jobs)/|^db/(seed|demo)|^e2e/";

/** Folders of lib that carry no feature: what features stand on, or what starts them. */
const NO_FEATURE =
  "access|bank-files|collect|domain|exports|files|payments-api|pictures|print|reports|sheets|mail|notifications|web|query|i18n|testing|sandbox|jobs|launch|bench|observability";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "domain-is-pure",
      comment: "lib/domain imports only itself, no packages either",
      severity: "error",
      from: { path: "^lib/domain/", pathNot: TESTS },
      to: { pathNot: "^lib/domain/" },
    },
    {
      name: "app-has-four-doors",
      comment: "pages and actions import lib/{domain,web,query}, features and components",
      severity: "error",
      from: { path: "^app/", pathNot: `${TESTS}|^app/api/` },
      to: {
        path: "^(lib/(access|payments-api|sandbox|jobs|launch|bench|testing|observability)/|lib/[^/]+$|db/)",
      },
    },
    {
      name: "routes-have-named-doors",
      comment: "a route of app/api imports the one part of lib that it serves, never the database",
      severity: "error",
      from: { path: "^app/api/" },
      to: { path: "^(lib/(sandbox|jobs|launch|bench|testing|payments-api)/|db/)" },
    },
    {
      name: "only-sign-in-opens-sessions",
      comment: "of app/api only the route of next-auth imports lib/access",
      severity: "error",
      from: { path: "^app/api/", pathNot: "^app/api/auth/" },
      to: { path: "^lib/access/" },
    },
    {
      name: "components-are-shared",
      comment: "components import lib/domain, the client half of lib/web, and each other",
      severity: "error",
      from: { path: "^components/", pathNot: TESTS },
      to: {
        path: "^(app|db|lib|e2e)/",
        pathNot: "^lib/domain/|^lib/web/(form-state|intent-key|use-form-action)\\.tsx?$|^lib/i18n/",
      },
    },
    {
      name: "db-through-repositories",
      comment: "only repositories, lib/access and health checks name a table or the pool",
      severity: "error",
      from: {
        path: "^(app|components|lib)/",
        pathNot: `${TESTS}|${PROGRAMS}|repository\\.ts$|^lib/access/|^lib/observability/`,
      },
      to: { path: "^db/" },
    },
    {
      name: "repository-is-private",
      comment: "only its own feature calls a repository",
      severity: "error",
      from: { path: "^(app|components|lib)/([^/]+)/", pathNot: TESTS },
      to: { path: "^lib/[^/]+/.*repository\\.ts$", pathNot: "^lib/$2/" },
    },
    {
      name: "features-are-strangers",
      comment: "features meet in lib/domain, never in each other",
      severity: "error",
      from: { path: `^lib/(?!(?:${NO_FEATURE})/)([^/]+)/`, pathNot: TESTS },
      to: { path: `^lib/(?!(?:${NO_FEATURE})/)[^/]+/`, pathNot: "^lib/$1/" },
    },
    {
      name: "sandbox-imports-only-itself",
      comment: "the sandbox plays the other side: shared rules would share their bugs",
      severity: "error",
      from: { path: "^lib/sandbox/", pathNot: TESTS },
      to: { path: "^(app|components|db|lib|e2e)/", pathNot: "^lib/sandbox/" },
    },
    {
      name: "nothing-imports-the-sandbox",
      comment: "the portal knows the platform by its address alone",
      severity: "error",
      from: { path: "^(app|components|db|lib)/", pathNot: `${TESTS}|^lib/sandbox/` },
      to: { path: "^lib/sandbox/" },
    },
    {
      name: "lib-below-app",
      comment: "lib and db know no pages and no components",
      severity: "error",
      from: { path: "^(lib|db)/", pathNot: TESTS },
      to: { path: "^(app|components)/" },
    },
    {
      name: "web-is-between",
      comment: "what lib/web puts between pages and use cases, no use case imports",
      severity: "error",
      from: { path: "^lib/", pathNot: `${TESTS}|^lib/(web|observability)/` },
      to: { path: "^lib/web/" },
    },
    {
      name: "no-cycles",
      comment: "files that import each other cannot be read one at a time",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "nothing-unresolved",
      comment: "an import that leads nowhere, or to a package that package.json does not name",
      severity: "error",
      from: { pathNot: "^\\.next/" },
      to: { couldNotResolve: true },
    },
    {
      name: "no-test-code",
      comment: "what ships imports no test and no development dependency",
      severity: "error",
      from: { path: "^(app|components|db|lib)/", pathNot: `${TESTS}|^db/drizzle\\.config|^lib/bench/` },
      to: { path: "\\.test\\.tsx?$|^lib/(testing|proof)/|^e2e/", dependencyTypesNot: ["type-only"] },
    },
  ],
  options: {
    parser: "swc",
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next|node_modules)/" },
    webpackConfig: { fileName: `${__dirname}/lib/launch/import-aliases.cjs` },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".d.ts", ".js", ".mjs", ".cjs", ".json"],
    },
  },
};
