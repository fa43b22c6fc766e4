import type { BindingCheck, BindingMethod, LocaleId, SignatureCheck, SignatureCover } from '@biaoshi/core';

/** What is said of the security data in a reserved code. */
interface SecurityWords {
  readonly cover: Readonly<Record<SignatureCover, string>>;
  readonly check: Readonly<Record<SignatureCheck, string>>;
  readonly signature: (cover: string, check: string) => string;
  readonly method: Readonly<Record<BindingMethod, string>>;
  readonly binding: Readonly<Record<BindingCheck, string>>;
  /** Bits, of 64. */
  readonly distance: (check: string, bits: number) => string;
  readonly bound: (method: string, check: string) => string;
}

export const SECURITY_WORDS: Readonly<Record<LocaleId, SecurityWords>> = {
  'zh-CN': {
    cover: { label: '标识', binding: '内容绑定', other: '其他内容' },
    check: {
      notExamined: '未检查',
      verified: '以文件自带的公钥验证通过（证明完整，不证明签名者身份）',
      failed: '验证不通过',
      unsupported: '不支持，未作判断',
    },
    signature: (cover, check) => `对${cover}的签名${check}`,
    method: { phash: '画面特征 phash', sm3: '内容哈希 SM3', other: '其他绑定' },
    binding: {
      notExamined: '未比对',
      same: '与本图相符',
      differs: '与本图不符',
      notRecomputable: '无法重算（未声明取值范围）',
    },
    distance: (check, bits) => `${check}（相差 ${bits}/64 位）`,
    bound: (method, check) => `${method}：${check}`,
  },
  en: {
    cover: { label: 'the label', binding: 'a binding', other: 'something else' },
    check: {
      notExamined: 'not examined',
      verified: 'verified with the key in the file (which shows integrity, not who signed)',
      failed: 'does not verify',
      unsupported: 'not supported, nothing judged',
    },
    signature: (cover, check) => `signature over ${cover} ${check}`,
    method: { phash: 'hash of the picture (phash)', sm3: 'hash of the content (SM3)', other: 'another binding' },
    binding: {
      notExamined: 'not compared',
      same: 'is that of this picture',
      differs: 'is not that of this picture',
      notRecomputable: 'not recomputable (selection not declared)',
    },
    distance: (check, bits) => `${check} (${bits} of 64 bits differ)`,
    bound: (method, check) => `${method} ${check}`,
  },
};
