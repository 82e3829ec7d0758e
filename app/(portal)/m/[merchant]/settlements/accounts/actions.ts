"use server";

import { saveBooks } from "@/lib/settlements/save-books";
import { action } from "@/lib/web/action";
import { booksForm } from "./forms";

export const saveBooksAction = action(saveBooks, booksForm);
