/** Characters that deny what follows, and those that readers of pixels take them for: the second list is safe behind a word. */
const DENIALS: ReadonlySet<string> = new Set('非不未无無没沒勿');
const LIKE_DENIALS: ReadonlySet<string> = new Set('韭菲丰拜排悲匪北水禾才示币夭元天夫尢旡朱来耒本設设役投小');
const NO_END_OF_A_WORD: ReadonlySet<string> = new Set('亦卜丕木下末個个');
/** One character alone may also be what was read of a sign beside a label, or the end of a service's name that was cut. */
const SIGNS: ReadonlySet<string> = new Set('口回田囗日目曰凸米十一二三丶丨');
const ENDS_OF_NAMES: ReadonlySet<string> = new Set('包梦灵问宝义心野谱飞度');
/** Names that begin with what elsewhere is a denial. */
const NAMES_WITH_DENIALS = ['无界', '无限', '无问', '未来', '非凡'];
/** What may stand between a denial and the AI element: 不是, 未使用, 没有, 并非由. The longer first. */
const VERBS = '使用 采用 利用 运用 借助 通过 经过 含有 包含 是 系 由 用 经 含 有'.split(' ');
/** Those that a name may follow: 不是豆包AI生成. */
const VERBS_BEFORE_NAMES = ['是', '使用'];
/** A denial of two characters: 并非, 绝非, 并不. */
const STRENGTHENED = /[并並绝絕毫]\p{L}$/u;
/** What is left of 不是 and 没有 where the denial was not read: no label begins so. */
const HALF_A_DENIAL = /^[是有]/u;

/**
 * True where what stands in front of an AI element denies it, or may: a denial that was misread (亦是, 木是, 末使用) leaves a
 * character that is no word in front of a verb, or a name of one character. Names and things in front (豆包, 图片由, 图片是) do
 * neither. `before` is without blanks and not longer than a label; `isKnown`: whether a text is nothing but words that may
 * stand there.
 */
export function mayDeny(before: string, isKnown: (text: string) => boolean): boolean {
  if (before === '') return false;
  const head = withoutVerbs(before);
  if (head === '') return HALF_A_DENIAL.test(before);
  if (DENIALS.has(head.at(-1) ?? '') || STRENGTHENED.test(head) || beginsWithDenial(head)) return true;
  if (head === before && head.length === 1) return isLikeDenial(head) || isNoName(head, isKnown);
  const heads = VERBS_BEFORE_NAMES.map((verb) => before.slice(0, Math.max(0, before.indexOf(verb))));
  return [...(head === before ? [] : [head]), ...heads].some((one) => isDenialMisread(one, isKnown));
}

/** 未期: a denial and a verb that was misread. */
const beginsWithDenial = (head: string): boolean =>
  head.length <= 3 && DENIALS.has(head[0] ?? '') && !NAMES_WITH_DENIALS.some((name) => head.startsWith(name));

/** Letters in front are of another text, or of none. */
function isDenialMisread(text: string, isKnown: (text: string) => boolean): boolean {
  const head = text.replace(/^.*[\p{Script=Latin}\p{N}]/u, '');
  if (head.length === 1) return isLikeDenial(head) || !isKnown(head);
  return head !== '' && !isKnown(head) && NO_END_OF_A_WORD.has(head.at(-1) ?? '');
}

const isNoName = (character: string, isKnown: (text: string) => boolean): boolean =>
  /\p{Script=Han}/u.test(character) && !isKnown(character) && !SIGNS.has(character) && !ENDS_OF_NAMES.has(character);

const isLikeDenial = (character: string): boolean => LIKE_DENIALS.has(character) || NO_END_OF_A_WORD.has(character);

/** Verbs at the end are taken off, one after another: 不是由. */
function withoutVerbs(text: string): string {
  let rest = text;
  for (let verb = verbAtEnd(rest); verb !== undefined; verb = verbAtEnd(rest)) rest = rest.slice(0, -verb.length);
  return rest;
}

const verbAtEnd = (text: string): string | undefined => VERBS.find((verb) => text.endsWith(verb));
