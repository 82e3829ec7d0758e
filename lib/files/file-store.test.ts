import { afterEach, expect, test } from "vitest";
import { checkConfiguration } from "@/lib/configuration";
import { fileStore, replaceFileStore } from "./file-store";

afterEach(() => replaceFileStore());

const good = {
  DATABASE_URL: "postgresql://portal_app:pw@127.0.0.1:5432/portal",
  PAYMENTS_BASE_URL: "http://127.0.0.1:3001",
  PORTAL_PUBLIC_URL: "http://localhost:3000",
  SECRETS_KEY: Buffer.alloc(32, 7).toString("base64"),
};
const bucket = {
  FILES_S3_ENDPOINT: "https://s3.example.com",
  FILES_S3_BUCKET: "portal-files",
  FILES_S3_KEY_ID: "AK1",
  FILES_S3_SECRET: "very-secret",
};

test("files lie in the folder of the configuration, beside the data where nothing is said", async () => {
  expect(checkConfiguration(good)).toMatchObject({ configuration: { filesFolder: ".data/files" } });
  expect(checkConfiguration({ ...good, PORTAL_DATA: "/srv/portal" })).toMatchObject({
    configuration: { filesFolder: "/srv/portal/files", filesBucket: undefined },
  });
  async function* one() {
    yield Buffer.from("x");
  }
  expect(await fileStore().write("exports/a/b.csv", one())).toMatchObject({ bytes: 1 });
});

test("files lie in a bucket where one is configured whole", () => {
  expect(checkConfiguration({ ...good, ...bucket })).toMatchObject({
    configuration: { filesBucket: { endpoint: "https://s3.example.com", region: "us-east-1" } },
  });
});

test.each([
  [{ FILES_S3_ENDPOINT: "http://s3.example.com" }, ["FILES_S3_ENDPOINT"]],
  [{ FILES_S3_ENDPOINT: "https://s3.example.com/?x=1" }, ["FILES_S3_ENDPOINT"]],
  [{ FILES_S3_ENDPOINT: "https://user:pw@s3.example.com" }, ["FILES_S3_ENDPOINT"]],
  [{ FILES_S3_BUCKET: "a/b" }, ["FILES_S3_BUCKET"]],
  [{ FILES_S3_KEY_ID: "", FILES_S3_SECRET: "" }, ["FILES_S3_KEY_ID", "FILES_S3_SECRET"]],
  [{ FILES_S3_REGION: "north pole" }, ["FILES_S3_REGION"]],
])("half a bucket is refused by name: %j", (own, named) => {
  const checked = checkConfiguration({ ...good, ...bucket, ...own });
  const problems = checked.ok ? [] : checked.problems;
  expect(problems.map(({ variable }) => variable)).toEqual(named);
  expect(JSON.stringify(problems)).not.toContain("very-secret");
});
