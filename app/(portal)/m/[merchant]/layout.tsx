import type { JSX, ReactNode } from "react";
import { Providers } from "@/components/providers";
import { Frame } from "@/components/shell/frame";
import { type MerchantChoice, MerchantSwitcher } from "@/components/shell/merchant-switcher";
import { ModeStrip, ModeSwitch } from "@/components/shell/mode-switch";
import { ModeWatch } from "@/components/shell/mode-watch";
import { sectionsFor } from "@/components/shell/nav-items";
import { Navigation } from "@/components/shell/navigation";
import { keepLastMerchant } from "@/lib/web/keep-last-merchant";
import { viewerFor } from "@/lib/web/viewer";
import { chooseEnvironmentAction } from "../../../profile/actions";
import { ProfileCorner } from "../../../profile-corner";
import { Bell } from "./bell";
import { RecoveryNotice } from "./recovery-notice";

type LayoutProps = { children: ReactNode; params: Promise<{ merchant: string }> };

/** The frame of one company's pages. A layout is not asked again on each navigation: every page checks for itself. */
export default async function MerchantLayout({ children, params }: LayoutProps): Promise<JSX.Element> {
  const { person, merchant, merchants, grants, environment } = await viewerFor((await params).merchant);
  keepLastMerchant(person, merchant);
  const sections = sectionsFor(merchant.slug, grants);
  return (
    <Frame
      top={<MerchantSwitcher current={choiceOf(merchant)} choices={merchants.map(choiceOf)} />}
      end={
        <>
          <Bell merchant={merchant.slug} />
          <ModeSwitch environment={environment} choose={chooseEnvironmentAction} />
          <ProfileCorner person={person} />
        </>
      }
      {...(environment === "test" ? { strip: <ModeStrip choose={chooseEnvironmentAction} /> } : {})}
      sidebar={<Navigation sections={sections} look="sidebar" />}
      bottomBar={<Navigation sections={sections} look="bar" />}
    >
      <ModeWatch environment={environment} />
      <RecoveryNotice merchantId={merchant.id} />
      <Providers>{children}</Providers>
    </Frame>
  );
}

/** What the switcher shows of a company, and nothing else of it: all that is handed on here reaches the browser. */
function choiceOf({ slug, name, organisationNumber, country }: MerchantChoice): MerchantChoice {
  return { slug, name, organisationNumber, country };
}
