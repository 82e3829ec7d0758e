import "server-only";

export const env = {
  get DATABASE_URL(): string {
    return process.env["DATABASE_URL"] ?? "";
  },
  DATABASE_POOL: 10,
  get SECRETS_KEY(): string {
    return process.env["SECRETS_KEY"] ?? "";
  },
};
