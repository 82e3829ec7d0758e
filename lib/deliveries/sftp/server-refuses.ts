export type ServerTrouble =
  | "sftp_host_unknown"
  | "sftp_host_private"
  | "sftp_unreachable"
  | "sftp_not_ssh"
  | "sftp_key_unconfirmed"
  | "sftp_key_changed"
  | "sftp_sign_in_refused"
  | "sftp_not_offered"
  | "sftp_folder_missing"
  | "sftp_folder_refused"
  | "sftp_not_written"
  | "sftp_broke";

/** Why a server did not take a file. Each code has a sentence of its own. */
export class ServerRefuses extends Error {
  override readonly name = "ServerRefuses";
  constructor(
    readonly code: ServerTrouble,
    /** The fingerprint that the server showed, where it is the trouble. */
    readonly shownKey: string | undefined = undefined,
    cause?: unknown,
  ) {
    super(code, { cause });
  }
}
