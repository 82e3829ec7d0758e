import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { Icon } from "@/components/icon";
import { NAV_ITEMS } from "@/components/shell/nav-items";
import { type Grant, holds, PERMISSIONS, type Permission } from "@/lib/domain/permission";
import { permissionKey } from "@/lib/domain/permission-key";

/** The portal as this person will find it: the entries of the menu, and what they can and can't do. */
export function AccessPreview({ grants }: { grants: readonly Grant[] }): JSX.Element {
  const t = useTranslations();
  const held = PERMISSIONS.filter((permission) => holds(grants, permission));
  const missing = PERMISSIONS.filter((permission) => !held.includes(permission));
  const menu = NAV_ITEMS.filter(({ permission }) => holds(grants, permission));
  return (
    <div className="grid gap-4 text-sm">
      <div>
        <h2 className="mb-1.5 font-medium">{t("members.previewMenu")}</h2>
        <ul className="grid gap-1">
          {menu.map(({ key, icon }) => (
            <li key={key} className="flex items-center gap-2.5 rounded-lg bg-default px-3 py-1.5">
              <Icon name={icon} className="size-4" />
              {t(`shell.${key}`)}
            </li>
          ))}
          {menu.length === 0 ? <li className="text-muted">{t("members.previewNothing")}</li> : null}
        </ul>
      </div>
      <Names title={t("members.previewCan")} permissions={held} />
      <Names title={t("members.previewCannot")} permissions={missing} />
    </div>
  );
}

function Names({
  title,
  permissions,
}: {
  title: string;
  permissions: readonly Permission[];
}): JSX.Element | null {
  const t = useTranslations("permissions.permission");
  if (permissions.length === 0) return null;
  return (
    <div>
      <h2 className="mb-1.5 font-medium">{title}</h2>
      <ul className="list-disc pl-5 text-muted">
        {permissions.map((permission) => (
          <li key={permission} className="first-letter:uppercase">
            {t(permissionKey(permission))}
          </li>
        ))}
      </ul>
    </div>
  );
}
