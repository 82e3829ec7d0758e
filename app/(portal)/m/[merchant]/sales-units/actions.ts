"use server";

import { addPaymentLinks } from "@/lib/sales-units/add-payment-links";
import { changeAccount } from "@/lib/sales-units/change-account";
import { changePartner } from "@/lib/sales-units/change-partner";
import { changePeriod } from "@/lib/sales-units/change-period";
import { changeRefundLimit } from "@/lib/sales-units/change-refund-limit";
import { changeStatus } from "@/lib/sales-units/change-status";
import { editUnit } from "@/lib/sales-units/edit-unit";
import { proveAccount } from "@/lib/sales-units/prove-account";
import { removeLogo } from "@/lib/sales-units/remove-logo";
import { requestRecurring } from "@/lib/sales-units/request-recurring";
import { action } from "@/lib/web/action";
import {
  accountForm,
  limitForm,
  lookForm,
  partnerForm,
  periodForm,
  recurringForm,
  statusForm,
  unitForm,
} from "./forms";

export const editUnitAction = action(editUnit, lookForm);
export const removeLogoAction = action(removeLogo, unitForm);
export const changeStatusAction = action(changeStatus, statusForm);
export const changePeriodAction = action(changePeriod, periodForm);
export const changeRefundLimitAction = action(changeRefundLimit, limitForm);
export const changeAccountAction = action(changeAccount, accountForm);
export const proveAccountAction = action(proveAccount, unitForm);
export const requestRecurringAction = action(requestRecurring, recurringForm);
export const addPaymentLinksAction = action(addPaymentLinks, unitForm);
export const changePartnerAction = action(changePartner, partnerForm);
