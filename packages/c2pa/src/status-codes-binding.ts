import type { CodeRow } from './status-codes.ts';

/** Whether the content is the one that was signed. */
export const BINDING_CODES: readonly CodeRow[] = [
  [
    'assertion.bmffHash.additionalExclusionsPresent',
    'informational',
    '散列排除的盒多于规定',
    'the box hash leaves out more boxes than the rules name',
  ],
  ['assertion.bmffHash.malformed', 'failure', '盒散列断言的写法有误', 'the box hash assertion is not well formed'],
  [
    'assertion.bmffHash.malformedFragment',
    'failure',
    '某一分片的散列写法有误',
    'the hash of a fragment is not well formed',
  ],
  ['assertion.bmffHash.match', 'success', '盒散列与文件内容相符', 'the box hash fits the file'],
  [
    'assertion.bmffHash.mismatch',
    'failure',
    '盒散列与文件内容不符：签名之后内容有变',
    'the box hash does not fit the file: the content changed after signing',
  ],
  [
    'assertion.boxesHash.additionalExclusionsPresent',
    'informational',
    '散列排除的部分多于规定',
    'the hash over parts leaves out more than the rules name',
  ],
  [
    'assertion.boxesHash.malformed',
    'failure',
    '分部散列断言的写法有误',
    'the assertion with the hash over parts is not well formed',
  ],
  ['assertion.boxesHash.match', 'success', '分部散列与文件内容相符', 'the hash over parts fits the file'],
  [
    'assertion.boxesHash.mismatch',
    'failure',
    '分部散列与文件内容不符：签名之后内容有变',
    'the hash over parts does not fit the file: the content changed after signing',
  ],
  [
    'assertion.boxesHash.unknownBox',
    'failure',
    '文件中有散列未列出的部分',
    'the file has a part that the hash does not list',
  ],
  [
    'assertion.collectionHash.incorrectFileCount',
    'failure',
    '文件集合的文件数目不符',
    'the collection has another number of files',
  ],
  [
    'assertion.collectionHash.incorrectItemCount',
    'failure',
    '文件集合的项目数目不符',
    'the collection has another number of items',
  ],
  [
    'assertion.collectionHash.invalidURI',
    'failure',
    '文件集合散列中的地址无效',
    'an address in the collection hash is not valid',
  ],
  [
    'assertion.collectionHash.malformed',
    'failure',
    '文件集合散列断言的写法有误',
    'the collection hash assertion is not well formed',
  ],
  ['assertion.collectionHash.match', 'success', '文件集合的散列相符', 'the collection hash fits'],
  ['assertion.collectionHash.mismatch', 'failure', '文件集合的散列不符', 'the collection hash does not fit'],
  [
    'assertion.dataHash.additionalExclusionsPresent',
    'informational',
    '数据散列排除的字节范围多于清单本身',
    'the data hash leaves out more than the manifest itself',
  ],
  ['assertion.dataHash.malformed', 'failure', '数据散列断言的写法有误', 'the data hash assertion is not well formed'],
  ['assertion.dataHash.match', 'success', '数据散列与文件内容相符', 'the data hash fits the file'],
  [
    'assertion.dataHash.mismatch',
    'failure',
    '数据散列与文件内容不符：签名之后内容有变',
    'the data hash does not fit the file: the content changed after signing',
  ],
  ['assertion.dataHash.redacted', 'failure', '数据散列断言被删去', 'the data hash assertion was redacted'],
  ['assertion.hardBinding.redacted', 'failure', '硬绑定断言被删去', 'the hard binding was redacted'],
  ['assertion.multipleHardBindings', 'failure', '清单有不止一个硬绑定', 'the manifest has more than one hard binding'],
  ['claim.hardBindings.missing', 'failure', '清单没有硬绑定', 'the manifest has no hard binding'],
];
