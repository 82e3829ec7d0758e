import { join } from "node:path";
import type { ConfigurationProblem } from "./configuration-problem";

/** A bucket that speaks S3, asked by path (`<endpoint>/<bucket>/<key>`), as every such server understands it. */
export type Bucket = {
  /** https, or http on this machine; without a slash at its end. */
  readonly endpoint: string;
  readonly name: string;
  readonly region: string;
  readonly keyId: string;
  readonly secret: string;
};

export const BUCKET_VARIABLES = [
  "FILES_S3_ENDPOINT",
  "FILES_S3_BUCKET",
  "FILES_S3_REGION",
  "FILES_S3_KEY_ID",
  "FILES_S3_SECRET",
] as const;

type Source = Readonly<Record<string, string | undefined>>;

/** Beside the demonstration's data where nothing else is said. */
export function filesFolder(source: Source): string {
  return source["FILES_FOLDER"]?.trim() || join(source["PORTAL_DATA"] || ".data", "files");
}

const ENDPOINT = /^(https:\/\/[\w.-]+|http:\/\/(localhost|127\.0\.0\.1|\[::1\]))(:\d{1,5})?(\/[\w\-.]+)*$/;
const NAME = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const REGION = /^[a-z0-9-]{1,40}$/;

/** The bucket, where one is configured: all of it or nothing, but for the region, which few servers other than Amazon's look at. */
export function bucketOf(source: Source, problems: ConfigurationProblem[]): Bucket | undefined {
  const [endpoint, name, region, keyId, secret] = BUCKET_VARIABLES.map((one) => source[one]?.trim() || "");
  if (!endpoint && !name && !keyId && !secret) return undefined;
  const before = problems.length;
  const complain = (variable: string, problem: string, example: string) =>
    problems.push({ variable, problem, example });
  if (!endpoint || !ENDPOINT.test(endpoint))
    complain("FILES_S3_ENDPOINT", "has to be the https address of an S3 server", "https://s3.example.com");
  if (!name || !NAME.test(name))
    complain("FILES_S3_BUCKET", "has to be a bucket's name", "merchant-portal-files");
  if (region && !REGION.test(region))
    complain("FILES_S3_REGION", "has to be a region's short name", "eu-north-1");
  if (!keyId) complain("FILES_S3_KEY_ID", "is missing: a bucket takes a key", "the access key's id");
  if (!secret) complain("FILES_S3_SECRET", "is missing: a bucket takes a key", "the access key's secret");
  if (problems.length > before || !endpoint || !name || !keyId || !secret) return undefined;
  return { endpoint, name, region: region || "us-east-1", keyId, secret };
}
