import { COMPLIANCES, INTEGRITIES, InvalidArgumentError, ORIGINS } from '@biaoshi/core';
import {
  DEFAULT_MATCHES,
  MAX_APPEND,
  MAX_ASSET_BYTES,
  MAX_MATCHES,
  MAX_TOKEN_BYTES,
  MAX_TURNS,
  PDQ_RADIUS,
} from './limits.ts';
import { CASE_ID, PROFILE_ID } from './log/record.ts';
import { APPEAL_OUTCOMES, LEDGER_ROLES, type LedgerQuery, type LedgerVerdict, type NewEntry } from './model.ts';

const DIGEST = /^[0-9a-f]{64}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/;

export function refuse(what: string): never {
  throw new InvalidArgumentError('invalidOption', what);
}

/** True for what a ledger takes as a case id. */
export const isCaseId = (caseId: string): boolean => CASE_ID.test(caseId);

export function checkCase(caseId: string): void {
  if (typeof caseId !== 'string' || !isCaseId(caseId)) {
    refuse(
      `the case id ${JSON.stringify(caseId)} is not 1 to 64 characters of A–Z a–z 0–9 . _ : / - that begin with a letter or a digit`,
    );
  }
}

export function checkTime(name: string, time: string): void {
  if (typeof time !== 'string' || !TIME.test(time) || !(Date.parse(time) > 0)) {
    refuse(`${name} is not a time after 1970 like 2026-11-28T12:00:00Z`);
  }
}

function checkDigest(name: string, digest: string): void {
  if (typeof digest !== 'string' || !DIGEST.test(digest)) refuse(`${name} is not 64 lower-case hexadecimal digits`);
}

export function checkWhole(name: string, value: number, least: number, most: number): void {
  if (!Number.isInteger(value) || value < least || value > most) {
    refuse(`${name} is not a whole number from ${least} to ${most}`);
  }
}

function checkOneOf(name: string, value: string, known: readonly string[]): void {
  if (!known.includes(value)) refuse(`${name} is not one of ${known.join(', ')}`);
}

export function checkEntries(entries: readonly NewEntry[]): void {
  checkWhole('the number of entries', entries.length, 1, MAX_APPEND);
  for (const entry of entries) checkEntry(entry);
}

function checkEntry({ caseId, role, sha256, sm3, bytes, pdq, verdict, at, expires, token }: NewEntry): void {
  checkCase(caseId);
  checkOneOf('role', role, LEDGER_ROLES);
  checkDigest('sha256', sha256);
  checkDigest('sm3', sm3);
  checkWhole('bytes', bytes, 0, MAX_ASSET_BYTES);
  checkTime('at', at);
  if (expires !== null) checkTime('expires', expires);
  if (pdq !== null) {
    checkDigest('pdq.hex', pdq.hex);
    checkWhole('pdq.quality', pdq.quality, 0, 100);
  }
  if (verdict !== null) checkVerdict(verdict);
  if (token !== null) {
    checkDigest('token.sha256', token.sha256);
    checkWhole('token.bytes', token.bytes, 1, MAX_TOKEN_BYTES);
  }
}

function checkVerdict({ profile, origin, compliance, integrity }: LedgerVerdict): void {
  if (!PROFILE_ID.test(profile)) refuse('verdict.profile is not the id of a profile');
  checkOneOf('verdict.origin', origin, ORIGINS);
  checkOneOf('verdict.compliance', compliance, COMPLIANCES);
  checkOneOf('verdict.integrity', integrity, INTEGRITIES);
}

export const checkAppeal = (outcome: string): void => checkOneOf('outcome', outcome, APPEAL_OUTCOMES);

export function checkQuery(query: LedgerQuery): void {
  const { now, sha256, picture, caseId, exceptCase, radius = PDQ_RADIUS, most = DEFAULT_MATCHES } = query;
  if (sha256 === undefined && picture === undefined && caseId === undefined) refuse('a query of nothing');
  checkTime('now', now);
  checkWhole('radius', radius, 0, PDQ_RADIUS);
  checkWhole('most', most, 1, MAX_MATCHES);
  if (sha256 !== undefined) checkDigest('sha256', sha256);
  if (caseId !== undefined) checkCase(caseId);
  if (exceptCase !== undefined) checkCase(exceptCase);
  if (picture === undefined) return;
  const turns = Object.entries(picture.turns);
  checkWhole('picture.quality', picture.quality, 0, 100);
  checkWhole('the number of picture.turns', turns.length, 1, MAX_TURNS);
  for (const [turn, hex] of turns) checkDigest(`picture.turns.${turn}`, hex);
}
