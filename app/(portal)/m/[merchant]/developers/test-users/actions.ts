"use server";

import { addTestUser } from "@/lib/test-users/add-test-user";
import { action } from "@/lib/web/action";
import { testUserForm } from "./forms";

export const addTestUserAction = action(addTestUser, testUserForm);
