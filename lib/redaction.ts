/** Names under which secrets and personal data travel, at any depth that a log line of ours reaches. */
const SECRET = [
  "authorization",
  "cookie",
  "set-cookie",
  "client_secret",
  "clientSecret",
  "ocp-apim-subscription-key",
  "subscriptionKey",
  "password",
  "secret",
  "token",
  "nin",
  "phone",
  "phoneNumber",
  "email",
];

const quoted = SECRET.map((name) => `["${name}"]`);

/** What the log cuts out of every line: these names at its top, and one and two levels below. */
export const REDACTION = {
  paths: [...quoted, ...quoted.map((name) => `*${name}`), ...quoted.map((name) => `*.*${name}`)],
  censor: "[cut]",
};
