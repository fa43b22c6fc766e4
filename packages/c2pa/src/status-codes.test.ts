import { C2PA_QUESTIONS } from '@biaoshi/core';
import { describe, expect, it } from 'vitest';
import { isFailureCode, STATUS_CODES } from './status-codes.ts';

describe('status codes', () => {
  it('are each once, in order, with words in both languages', () => {
    const codes = STATUS_CODES.map(({ code }) => code);
    expect(codes).toEqual([...new Set(codes)].sort());
    for (const { code, meaning, question, kind, success } of STATUS_CODES) {
      expect(meaning['zh-CN'], code).toMatch(/[\u4e00-\u9fff]/);
      expect(meaning.en, code).toMatch(/^[a-z0-9 ,.:;'-]+$/i);
      expect(question === null || C2PA_QUESTIONS.includes(question), code).toBe(true);
      expect(success, code).toBe(kind === 'success');
    }
  });

  it('belong to the question that they answer', () => {
    const of = (wanted: string) => STATUS_CODES.find(({ code }) => code === wanted)?.question;
    expect(of('assertion.dataHash.mismatch')).toBe('contentBound');
    expect(of('claimSignature.mismatch')).toBe('signatureValid');
    expect(of('claimSignature.outsideValidity')).toBe('certificateValid');
    expect(of('signingCredential.untrusted')).toBe('signerTrusted');
    expect(of('signingCredential.expired')).toBe('certificateValid');
    expect(of('assertion.hashedURI.mismatch')).toBeNull();
    expect(of('cawg.ica.untrusted_issuer')).toBeNull();
  });

  it('tell failures from the rest; a code of tomorrow is taken for a failure', () => {
    expect(['claimSignature.mismatch', 'timeStamp.mismatch', 'x.y'].every(isFailureCode)).toBe(true);
    expect(['claimSignature.validated', 'signingCredential.ocsp.skipped', ''].some(isFailureCode)).toBe(false);
  });
});
