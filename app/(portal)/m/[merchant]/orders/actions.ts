"use server";

import { addTestUnit } from "@/lib/orders/add-test-unit";
import { action } from "@/lib/web/action";
import { testUnitForm } from "./forms";

export const addTestUnitAction = action(addTestUnit, testUnitForm);
