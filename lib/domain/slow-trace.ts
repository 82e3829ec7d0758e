/** How the trace id of an error begins where the database did not answer in time: a page in the browser sees nothing else of it. */
export const SLOW_TRACE = "slow-";

export function tookTooLong(traceId: string | undefined): boolean {
  return traceId?.startsWith(SLOW_TRACE) ?? false;
}
