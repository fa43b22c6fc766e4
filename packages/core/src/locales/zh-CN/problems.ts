import type { ProblemWords } from '../locale.ts';
import { WORDS } from './words.ts';

type Data = Readonly<Record<string, string | number>>;

/** `（…）` when the figure is known, nothing otherwise: readers give what they know. */
const known = (value: string | number | undefined, say: (value: string | number) => string): string =>
  value === undefined ? '' : `（${say(value)}）`;

const limit = ({ limit: name, value }: Data): string => {
  if (name === undefined) return '';
  const words = (WORDS.limit as Readonly<Record<string, string>>)[String(name)] ?? String(name);
  return value === undefined ? `：${words}` : `：${words} ${value}`;
};

/** What the system's codes mean; a code without words is shown as it is. */
const FAULTS: ReadonlyMap<string, string> = new Map([
  ['EACCES', '没有读取权限'],
  ['EISDIR', '这是文件夹'],
  ['ELOOP', '链接循环'],
  ['ENOENT', '没有这个文件'],
  ['ENOTDIR', '路径中的一段不是文件夹'],
  ['ENOTSUP', '不是普通文件'],
  ['EPERM', '没有读取权限'],
]);

export const PROBLEMS: ProblemWords = {
  badChecksum: () => '校验和不符，数据可能已损坏',
  badEncoding: () => '文字编码不合法',
  badSignature: () => '结构起始标志不符',
  badStructure: () => '结构不合格式规定',
  decoderDied: () => '检视像素的进程异常退出，或因超时被终止',
  decompressionFailed: () => '压缩数据无法解开',
  duplicatePart: () => '只应出现一次的部分出现了多次',
  emptyFile: () => '文件为空',
  expansionLimit: (data) => `解压后超出上限${limit(data)}`,
  extensionMismatch: () => '文件扩展名与内容不符',
  internalError: () => 'biaoshi 内部出错，此文件未能读完',
  ioError: ({ errno, message }) =>
    `读取失败${known(errno ?? message, (fault) => FAULTS.get(String(fault)) ?? String(fault))}`,
  lengthOutOfBounds: ({ needed }) => `声明的长度超出所在范围${known(needed, (bytes) => `需 ${bytes} 字节`)}`,
  limitExceeded: (data) => `达到读取上限${limit(data)}，其后的内容未读`,
  malformedJson: () => 'JSON 不合语法',
  malformedXml: () => 'XML 不合语法',
  missingPart: () => '缺少必需的部分',
  nestingTooDeep: ({ limit: levels }) => `嵌套过深${known(levels, (count) => `上限 ${count} 层`)}`,
  noProgress: () => '结构自我循环，已停止读取',
  trailingData: () => '文件结束后还有数据',
  truncated: ({ missing }) => `文件不完整，提前结束${known(missing, (bytes) => `至少缺 ${bytes} 字节`)}`,
  undecodablePixels: () => '像素无法解码，或未能解码完整',
  unknownFormat: () => '无法识别的文件格式',
  unsupportedVariant: () => '此种格式变体暂不支持读取',
  workerDied: () => '处理此文件的工作线程两次异常退出',
};
