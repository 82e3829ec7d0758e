"use server";

import { addTestUnit } from "@/lib/orders/add-test-unit";
import { discardOrder } from "@/lib/orders/discard-order";
import { restartOrder } from "@/lib/orders/restart-order";
import { saveOrder } from "@/lib/orders/save-order";
import { action } from "@/lib/web/action";
import { discardForm, orderForm, restartForm, testUnitForm } from "./forms";

export const addTestUnitAction = action(addTestUnit, testUnitForm);
export const saveOrderAction = action(saveOrder, orderForm);
export const discardOrderAction = action(discardOrder, discardForm);
export const restartOrderAction = action(restartOrder, restartForm);
