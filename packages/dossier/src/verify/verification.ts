import type { CustodyCheck } from '../custody/custody.ts';
import type { TimestampCheck } from './timestamp.ts';

/**
 * What is wrong with the archive itself. `notDossier`: it does not begin as one. `truncated`: a member ends after the file
 * does. `headerDiffers`: what stands before a member is not what its name and bytes call for. `checksumDiffers`: its CRC is
 * of other bytes. `unsafeName`, `duplicateName`: no dossier has such a member. `directoryDiffers`: the directory does not
 * list what is there. `trailingBytes`: something follows its end. `tooManyMembers`: more than a ZIP of this kind holds.
 */
export const CONTAINER_FAULTS = [
  'notDossier',
  'truncated',
  'headerDiffers',
  'checksumDiffers',
  'unsafeName',
  'duplicateName',
  'directoryDiffers',
  'trailingBytes',
  'tooManyMembers',
] as const;

export interface ContainerFault {
  readonly code: (typeof CONTAINER_FAULTS)[number];
  /** Offset in the file. */
  readonly offset: number;
  /** The member it concerns; '' for none. Hostile text. */
  readonly member: string;
}

/** `changed`: its bytes are not those that were digested. `added`: nothing stands for it. */
export const MEMBER_STATES = ['ok', 'changed', 'missing', 'added'] as const;
export type MemberState = (typeof MEMBER_STATES)[number];

export interface MemberCheck {
  /** Hostile text when `state` is `added` or the manifest is `changed`. */
  readonly path: string;
  readonly state: MemberState;
}

/** `unreadable`: it is there and is no manifest of this version. */
export const MANIFEST_STATES = ['ok', 'changed', 'missing', 'unreadable'] as const;

/** What the manifest says of itself; hostile text. */
export interface ManifestHead {
  readonly identifier: string;
  readonly channel: string;
  readonly createdAt: string;
  readonly redacted: boolean;
}

export interface Verification {
  /** Every byte is what it was when the dossier was made. False as soon as anything below says otherwise. */
  readonly intact: boolean;
  readonly head: ManifestHead | null;
  readonly manifest: (typeof MANIFEST_STATES)[number];
  /** Of `manifest.json` as it is now, lower-case hex; null when there is none. */
  readonly manifestSha256: string | null;
  /** In order of their paths. */
  readonly members: readonly MemberCheck[];
  readonly container: readonly ContainerFault[];
  readonly custody: CustodyCheck;
  readonly timestamp: TimestampCheck;
}
