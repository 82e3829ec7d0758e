import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { HeadCell, Table } from "@/components/data-table/table";
import { Icon } from "@/components/icon";
import { givenBy, PERMISSIONS, type Permission, ROLES, type Role } from "@/lib/domain/permission";
import { permissionKey } from "@/lib/domain/permission-key";

/** Who may do what: the same table that the portal decides by. The chosen role's column stands out. */
export function PermissionMatrix({ chosen }: { chosen: Role | null }): JSX.Element {
  const t = useTranslations();
  return (
    <Table
      label={t("members.matrix")}
      head={
        <>
          <HeadCell>{t("members.permission")}</HeadCell>
          {ROLES.map((role) => (
            <HeadCell key={role} className={role === chosen ? "text-foreground underline" : ""}>
              {t(`permissions.role.${role}`)}
            </HeadCell>
          ))}
        </>
      }
    >
      {PERMISSIONS.map((permission) => (
        <tr key={permission} className="table__row">
          <th
            scope="row"
            className="table__cell min-w-32 px-2 py-1.5 text-start text-sm font-normal first-letter:uppercase"
          >
            {t(`permissions.permission.${permissionKey(permission)}`)}
          </th>
          {ROLES.map((role) => (
            <td
              key={role}
              className={`table__cell px-2 py-1.5 text-sm ${role === chosen ? "bg-accent-soft text-accent-soft-foreground" : ""}`}
            >
              <Verdict permission={permission} role={role} />
            </td>
          ))}
        </tr>
      ))}
    </Table>
  );
}

function Verdict({ permission, role }: { permission: Permission; role: Role }): JSX.Element {
  const t = useTranslations();
  const { roles, extras } = givenBy(permission);
  if (roles.includes(role))
    return (
      <>
        <Icon name="check" className="size-4" />
        <span className="sr-only">{t("members.yes")}</span>
      </>
    );
  const [extra] = extras;
  if (extra)
    return <span className="text-xs">{t("members.with", { extra: t(`permissions.extra.${extra}`) })}</span>;
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className="sr-only">{t("members.no")}</span>
    </>
  );
}
