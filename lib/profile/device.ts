/** What a person recognises a device by; undefined where the browser does not tell. */
export type Device = { readonly browser: string | undefined; readonly system: string | undefined };

/** In this order: Edge and Opera also call themselves Chrome, and Chrome also calls itself Safari. */
const BROWSERS = [
  ["Edge", /\bEdg(?:e|A|iOS)?\//],
  ["Opera", /\bOPR\//],
  ["Samsung Internet", /\bSamsungBrowser\//],
  ["Firefox", /\b(?:Firefox|FxiOS)\//],
  ["Chrome", /\b(?:Headless)?Chrome\/|\bCriOS\//],
  ["Safari", /\bSafari\//],
] as const;

const SYSTEMS = [
  ["Android", /\bAndroid\b/],
  ["iPadOS", /\biPad\b/],
  ["iOS", /\biPhone\b/],
  ["Windows", /\bWindows\b/],
  ["macOS", /\bMac OS X\b/],
  ["ChromeOS", /\bCrOS\b/],
  ["Linux", /\bLinux\b/],
] as const;

export function deviceOf(userAgent: string | null): Device {
  const text = userAgent ?? "";
  return {
    browser: BROWSERS.find(([, mark]) => mark.test(text))?.[0],
    system: SYSTEMS.find(([, mark]) => mark.test(text))?.[0],
  };
}
