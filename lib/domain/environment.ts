/** Real money, or the platform's test money. A sales unit belongs to one of the two for good. */
export const ENVIRONMENTS = ["production", "test"] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

export function isEnvironment(text: string | null | undefined): text is Environment {
  return ENVIRONMENTS.some((environment) => environment === text);
}
