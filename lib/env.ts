import "server-only";

export const env = {
  get DATABASE_URL(): string {
    return process.env["DATABASE_URL"] ?? "";
  },
  DATABASE_POOL: 10,
  /** The payment platform's host, without a slash at the end. */
  get PAYMENTS_BASE_URL(): string {
    return process.env["PAYMENTS_BASE_URL"] ?? "http://127.0.0.1:3001";
  },
  /** Where browsers and the platform reach this portal, without a slash at the end. */
  get PORTAL_PUBLIC_URL(): string {
    return process.env["PORTAL_PUBLIC_URL"] ?? "http://127.0.0.1:3000";
  },
  get SECRETS_KEY(): string {
    return process.env["SECRETS_KEY"] ?? "";
  },
};
