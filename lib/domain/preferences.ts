/** Neither is secret: they only decide what a page looks like before anyone is known. */
export const LOCALE_COOKIE = "portal-locale";
export const SCHEME_COOKIE = "portal-scheme";
export const ENVIRONMENT_COOKIE = "portal-environment";

/** Light or dark as the device is set, unless a person chose one. */
export const SCHEMES = ["system", "light", "dark"] as const;
export type Scheme = (typeof SCHEMES)[number];

export function isScheme(text: string | null | undefined): text is Scheme {
  return SCHEMES.some((scheme) => scheme === text);
}
