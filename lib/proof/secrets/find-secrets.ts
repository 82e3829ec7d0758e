/** A text that looks like a secret, by what it looks like. */
export type Found = { readonly kind: string; readonly text: string };

/** What secrets look like that must stand nowhere: keys of the platform, of the portal, of clouds, and of people. */
const PATTERNS: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ["private key", /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\s*\n\s*[A-Za-z0-9+/=]{40,}/g],
  [
    "address with a password",
    /\b(?:postgres(?:ql)?|mysql|redis|amqp|smtps?|https?|sftp):\/\/[\w.%+-]+:([^\s@/"'`${}<>]{8,})@[\w.-]+/g,
  ],
  ["web token", /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}/g],
  ["access key of a cloud", /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g],
  ["token of a code host", /\b(?:gh[pousr]_[A-Za-z0-9]{36}|glpat-[\w-]{20})\b/g],
  ["token of a package registry", /\bnpm_[A-Za-z0-9]{36}\b/g],
  ["token of a chat", /\bxox[abprs]-[\w-]{20,}/g],
  [
    "value of a secret variable",
    /\b(?:SECRETS_KEY|NEXTAUTH_SECRET|METRICS_TOKEN|FILES_S3_SECRET|UNIT_CLIENT_SECRET|UNIT_SUBSCRIPTION_KEY|EID_[A-Z]{2}_CLIENT_SECRET|NEXT_SERVER_ACTIONS_ENCRYPTION_KEY)["']?\s*[:=]\s*["']?([A-Za-z0-9+/=_-]{16,})/g,
  ],
  [
    "key of the platform",
    /\b(?:client[_-]?secret|ocp-apim-subscription-key|subscription[_-]?key)["']?\s*[:=]\s*["']([A-Za-z0-9+/=_-]{24,})["']/gi,
  ],
  ["authorization", /\bauthorization["']?\s*[:=]\s*["']?(?:Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{20,}/gi],
];

/** Every such text once. */
export function findSecrets(text: string): Found[] {
  const found = PATTERNS.flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)].map(([whole, secret]) => ({ kind, text: secret ?? whole })),
  );
  return [...new Map(found.map((one) => [one.text, one])).values()];
}
