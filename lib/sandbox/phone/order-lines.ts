import { html } from "hono/html";
import { z } from "zod";
import { type Html, when } from "../page";
import type { Payment } from "../payment";
import { showMoney } from "./show-money";

const receipt = z.object({ orderLines: z.array(z.object({ name: z.string(), totalAmount: z.number() })) });

/** What the money is for, where the shop has sent a receipt. */
export function orderLines({ receipt: sent, currency }: Payment): Html {
  const { data } = receipt.safeParse(sent);
  return when(
    data,
    () => html`<section>
      <h2 class="section-title">What you buy</h2>
      <dl class="card facts">
        ${data?.orderLines.map(
          ({ name, totalAmount }) =>
            html`<div class="fact"><dt>${name}</dt><dd class="amount">${showMoney(totalAmount, currency)}</dd></div>`,
        )}
      </dl>
    </section>`,
  );
}
