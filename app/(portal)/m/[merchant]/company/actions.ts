"use server";

import { addCompanyPerson } from "@/lib/company/add-company-person";
import { changePartnerAccess } from "@/lib/company/change-partner-access";
import { confirmCompany } from "@/lib/company/confirm-company";
import { editCompany } from "@/lib/company/edit-company";
import { removeCompanyPerson } from "@/lib/company/remove-company-person";
import { action } from "@/lib/web/action";
import { confirmForm, editForm, partnerForm, personForm, removeForm } from "./forms";

export const editCompanyAction = action(editCompany, editForm);
export const confirmCompanyAction = action(confirmCompany, confirmForm);
export const addCompanyPersonAction = action(addCompanyPerson, personForm);
export const removeCompanyPersonAction = action(removeCompanyPerson, removeForm);
export const changePartnerAccessAction = action(changePartnerAccess, partnerForm);
