import { describe, expect, it } from "vitest";
import { problemIn, toldBeside } from "./problem";

const told = (query: string) => problemIn(new URLSearchParams(query), "nb");

describe("why there is no report, as an address tells it", () => {
  it("is a reason that the portal has, with what its sentence names", () => {
    expect(told("problem=report_too_many_rows&what=123456")).toMatchObject({ what: "123\u00a0456" });
    expect(told("problem=report_no_rows&what=2000001")).toMatchObject({ what: "2000001" });
    expect(told("problem=vouchers_other_currency&currency=DKK&of=654321")).toMatchObject({
      ...{ currency: "DKK", unit: "654321" },
    });
  });

  it("is nothing that only someone else wrote there", () => {
    expect(told("problem=send_money_to")).toBeUndefined();
    expect(told("problem=vouchers_other_currency&currency=your%20money&of=me")).toMatchObject({
      ...{ currency: "–", unit: "–" },
    });
  });

  it.each([
    ["report_period_future", "period"],
    ["report_period_backwards", "period"],
    ["report_period_too_long", "period"],
    ["sales_unit_not_found", "units"],
    ["report_too_many_rows", "format"],
    ["report_purpose_missing", "personal"],
  ] as const)("%s stands beside the %s", (code, place) => {
    expect(toldBeside({ code }, "Why")).toEqual({ [place]: "Why" });
  });

  it("stands above the form alone where no field is to blame", () => {
    expect(toldBeside({ code: "too_many_requests" }, "Later")).toEqual({});
    expect(toldBeside(undefined, undefined)).toEqual({});
  });
});
