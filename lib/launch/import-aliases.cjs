// dependency-cruiser reads "@/…" from here: it cannot read tsconfig.json with the compiler that we use.
const { join } = require("node:path");

module.exports = { resolve: { alias: { "@": join(__dirname, "../..") } } };
