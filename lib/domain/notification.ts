import type { Permission } from "./permission";

/** Where a person hears of something: the bell in the header, mail, both or neither. */
export type Ways = { readonly bell: boolean; readonly mail: boolean };

/**
 * What people are told of without asking: those who hold the permission (at the sales unit, where it is about one), in these ways
 * unless they chose others.
 */
export const NOTIFICATIONS = {
  paymentNeedsReview: { permission: "payment:capture", ways: { bell: true, mail: true } },
  webhookLost: { permission: "developer:manage", ways: { bell: true, mail: true } },
  keysRefused: { permission: "developer:manage", ways: { bell: true, mail: true } },
  settlementAccountChanged: { permission: "settlement-account:edit", ways: { bell: true, mail: true } },
  keyRenewed: { permission: "developer:manage", ways: { bell: true, mail: true } },
  memberAdded: { permission: "member:manage", ways: { bell: true, mail: false } },
  memberRemoved: { permission: "member:manage", ways: { bell: true, mail: false } },
  memberFactorRemoved: { permission: "member:manage", ways: { bell: true, mail: true } },
  unitDeactivated: { permission: "unit:deactivate", ways: { bell: true, mail: true } },
  breaksFound: { permission: "report:download", ways: { bell: true, mail: true } },
  exportReady: { permission: "unit:view", ways: { bell: true, mail: true } },
  exportFailed: { permission: "unit:view", ways: { bell: true, mail: true } },
  productOrderMoved: { permission: "unit:order", ways: { bell: true, mail: true } },
} as const satisfies Record<string, { permission: Permission; ways: Ways }>;

export type NotificationKind = keyof typeof NOTIFICATIONS;

export const NOTIFICATION_KINDS: readonly NotificationKind[] =
  Object.keys(NOTIFICATIONS).filter(isNotificationKind);

export function isNotificationKind(text: string): text is NotificationKind {
  return Object.hasOwn(NOTIFICATIONS, text);
}
