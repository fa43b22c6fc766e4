import { visible } from '@biaoshi/reporters';
import { MANIFEST, MANIFEST_DIGEST, README, SUMS, TIMESTAMP } from './names.ts';

interface ReadmeFacts {
  readonly identifier: string;
  readonly redacted: boolean;
  readonly members: readonly string[];
}

/** How to check the dossier with tools that every system has, in both languages. */
export function readme({ identifier, redacted, members }: ReadmeFacts): string {
  const list = [...members, README].toSorted().map((name) => `  ${name}`);
  return [
    `biaoshi dossier ${visible(identifier)}`,
    '',
    ...CHINESE,
    ...(redacted
      ? [
          '本份为可对外提供的副本，已隐去的内容列于 redactions.json；不含原始文件。画面本身未作处理，表单中提交人自己写的文字照录；提供之前请过目。',
          '',
        ]
      : []),
    '----------------------------------------------------------------',
    '',
    ...ENGLISH,
    ...(redacted
      ? [
          'This is a copy to be shared: what was left out is listed in redactions.json, and there are no originals. The pictures are shown as they are, and what you wrote into the form yourself stands there; look it over before you share it.',
          '',
        ]
      : []),
    '----------------------------------------------------------------',
    '',
    '内容 / Contents',
    ...list,
    '',
  ].join('\n');
}

const COMMANDS = {
  unpack: ['  unzip DOSSIER.zip -d dossier', '  cd dossier'],
  sums: [`  sha256sum -c ${SUMS}`, `  sha256sum -c ${MANIFEST_DIGEST}`],
  sm3: ['  openssl dgst -sm3 report.json'],
  ask: [`  openssl ts -query -data ${MANIFEST} -sha256 -cert -out request.tsq`],
  check: [`  openssl ts -verify -data ${MANIFEST} -in ${TIMESTAMP} -CAfile TSA-ROOT.pem`],
  custody: ['  sed -n 1p custody.jsonl | tr -d "\\n" | sha256sum'],
} as const;

const CHINESE: readonly string[] = [
  '一、核对',
  '',
  '1. 解压：',
  ...COMMANDS.unpack,
  '2. 核对每个文件的 SHA-256（每行都应为 OK 或“成功”）：',
  ...COMMANDS.sums,
  `3. 核对 SM3：算得的值应与 ${MANIFEST} 中该文件的 sm3 相同：`,
  ...COMMANDS.sm3,
  '4. 保管记录 custody.jsonl 每行的 previous 是上一行（不含换行）的 SHA-256，例如第二行的 previous 应等于：',
  ...COMMANDS.custody,
  '5. biaoshi verify DOSSIER.zip 核对以上全部，并核对压缩包本身的每一个字节。',
  '',
  '二、时间戳（由第三方出具，可选）',
  '',
  `1. 生成请求，发给可信时间戳服务机构（RFC 3161）；待证的摘要见 ${MANIFEST_DIGEST}：`,
  ...COMMANDS.ask,
  `2. 将回执保存为 ${TIMESTAMP}，与本材料一并保管，或用同样的输入重新生成本材料并附上它。核验：`,
  ...COMMANDS.check,
  '',
  '三、说明',
  '',
  '本材料只陈述文件所显示的情况，不评价任何人的意图。标有【请填写】之处由提交人填写。originals/ 中的文件逐字节照录，本工具未作改动。',
  '',
];

const ENGLISH: readonly string[] = [
  'A. Checking',
  '',
  '1. Unpack:',
  ...COMMANDS.unpack,
  '2. Check the SHA-256 of every file (each line must say OK):',
  ...COMMANDS.sums,
  `3. Check the SM3: what is computed must be the sm3 of that file in ${MANIFEST}:`,
  ...COMMANDS.sm3,
  '4. In the log of custody, custody.jsonl, `previous` is the SHA-256 of the line before, without its line end; that of the second line, for one, must be:',
  ...COMMANDS.custody,
  '5. biaoshi verify DOSSIER.zip checks all of this, and every byte of the archive itself.',
  '',
  'B. A time stamp (from a third party, optional)',
  '',
  `1. Make a request and send it to a time-stamping authority (RFC 3161); the digest it stands for is in ${MANIFEST_DIGEST}:`,
  ...COMMANDS.ask,
  `2. Keep the response as ${TIMESTAMP} beside the dossier, or make the dossier again from the same input with it inside. To verify:`,
  ...COMMANDS.check,
  '',
  'C. Notes',
  '',
  "The dossier states what the files show, and nothing of anybody's intent. What is marked [fill in] is for the one who submits. The files in originals/ are byte for byte what the tool was given.",
  '',
];
