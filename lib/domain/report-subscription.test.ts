import { describe, expect, it } from "vitest";
import { MOST_RECIPIENTS, readAddresses, readServer } from "./report-subscription";

const many = (count: number) => Array.from({ length: count }, (_, n) => `a${n}@example.test`).join("\n");

describe("typed addresses", () => {
  it("are taken with lines, commas and semicolons between, each once, in small letters", () => {
    expect(readAddresses(" Books@Example.test;\r\nold@example.test,books@example.test\n")).toEqual({
      ok: true,
      value: ["books@example.test", "old@example.test"],
    });
    expect(readAddresses(" ")).toEqual({ ok: true, value: [] });
  });

  it.each([
    ["a line of a mail's head", "a@example.test\r\nBcc: b@example.test", 2, "Bcc:"],
    ["a name beside it", "Kari <kari@example.test>", 1, "Kari"],
    ["two in one", "a@example.test@example.test", 1, "a@example.test@example.test"],
    ["letters that look alike", "kаri@example.test", 1, "kаri@example.test"],
    ["a hidden sign", "a@example.test\0b", 1, "a@example.testb"],
    ["no host", "ok@example.test, nobody", 2, "nobody"],
  ])("that are none are refused by their place: %s", (_, text, place, typed) => {
    expect(readAddresses(text)).toEqual({ ok: false, error: { code: "report_address_wrong", place, typed } });
  });

  it(`are ${MOST_RECIPIENTS} at the most`, () => {
    expect(readAddresses(many(MOST_RECIPIENTS)).ok).toBe(true);
    expect(readAddresses(many(MOST_RECIPIENTS + 1))).toMatchObject({
      error: { code: "report_too_many_recipients" },
    });
    expect(readAddresses("x,".repeat(100_000))).toMatchObject({
      error: { code: "report_too_many_recipients" },
    });
  });
});

const server = { host: "Files.Example.com", port: "22", user: "books", folder: "/in/vipps/" };

describe("a server that files are put on", () => {
  it("is kept in one form", () => {
    expect(readServer(server)).toEqual({
      ok: true,
      value: { host: "files.example.com", port: 22, user: "books", folder: "/in/vipps" },
    });
    expect(readServer({ ...server, folder: "/" })).toMatchObject({ value: { folder: "/" } });
    expect(readServer({ ...server, host: "2001:db8::1", folder: "" })).toMatchObject({
      value: { folder: "" },
    });
  });

  it.each([
    [{ host: "" }, "server_host_wrong"],
    [{ host: "files.example.com/in" }, "server_host_wrong"],
    [{ host: "user@files.example.com" }, "server_host_wrong"],
    [{ host: "files.example.com:22" }, "server_host_wrong"],
    [{ host: "-oProxyCommand=x" }, "server_host_wrong"],
    [{ port: "0" }, "server_port_wrong"],
    [{ port: "65536" }, "server_port_wrong"],
    [{ port: "22 " + "2" }, "server_port_wrong"],
    [{ user: " " }, "server_user_wrong"],
    [{ user: "a\nb" }, "server_user_wrong"],
    [{ folder: "/in/../etc" }, "server_folder_wrong"],
    [{ folder: "in\\out" }, "server_folder_wrong"],
    [{ folder: "in\u0000" }, "server_folder_wrong"],
  ])("is refused with %j: %s", (own, code) => {
    expect(readServer({ ...server, ...own })).toEqual({ ok: false, error: { code } });
  });
});
