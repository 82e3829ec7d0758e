import { it } from "vitest";
import { useTestDatabase } from "@/lib/testing/test-db";
import { proveMatrix } from "./prove-matrix";

const db = useTestDatabase();

it("T1: no operation is done twice, lost or stuck, wherever its process dies: third seed", () =>
  proveMatrix(db, 2));
