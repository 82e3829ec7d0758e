import type { JSX } from "react";
import { LanguageSwitch, ThemeSwitch } from "@/components/shell/preferences";
import { ProfileMenu } from "@/components/shell/profile-menu";
import { chosenScheme } from "@/lib/web/scheme";
import { chooseLanguageAction, chooseThemeAction, signOutAction } from "./profile/actions";

/** The person's menu at the end of the header, on every page behind the sign-in. */
export async function ProfileCorner({ person }: { person: { name: string } }): Promise<JSX.Element> {
  return (
    <ProfileMenu name={person.name} signOut={signOutAction}>
      <LanguageSwitch action={chooseLanguageAction} />
      <ThemeSwitch scheme={await chosenScheme()} action={chooseThemeAction} />
    </ProfileMenu>
  );
}
