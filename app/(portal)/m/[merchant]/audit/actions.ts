"use server";

import { checkChain } from "@/lib/audit/check-chain";
import { action } from "@/lib/web/action";
import { chainForm } from "./forms";

export const checkChainAction = action(checkChain, chainForm);
