import type { EvidenceKind, GeneratorTraceData, LocaleId, ResidueData } from '@biaoshi/core';

/** What a line about one piece of evidence says. Values are passed in escaped. */
export interface EvidenceWords {
  readonly kind: Readonly<Record<EvidenceKind, string>>;
  readonly labelMissing: string;
  readonly producer: (words: string, value: string) => string;
  readonly produceId: (value: string) => string;
  readonly propagator: (words: string, value: string) => string;
  readonly generator: Readonly<Record<GeneratorTraceData['strength'], (name: string) => string>>;
  readonly residue: Readonly<Record<ResidueData['sign'], string>>;
  readonly device: (name: string) => string;
  readonly deviceUnnamed: string;
  readonly taken: (when: string) => string;
  readonly creatorTool: (tool: string) => string;
  readonly events: (count: number) => string;
  readonly firstEvent: (event: string) => string;
  readonly lastEvent: (event: string) => string;
  readonly eventBy: (action: string, agent: string) => string;
  readonly eventAt: (event: string, when: string) => string;
  readonly eventUnnamed: string;
  readonly derivedFrom: (document: string) => string;
  readonly documentOnly: string;
}

export const EVIDENCE_WORDS: Readonly<Record<LocaleId, EvidenceWords>> = {
  'zh-CN': {
    kind: {
      aigcField: '隐式标识',
      c2paManifest: 'C2PA',
      captureDevice: '拍摄设备',
      digitalSourceType: '来源类型',
      generatorTrace: '生成痕迹',
      invisibleMark: '不可见水印',
      residue: '残迹',
      securityData: '安全防护数据',
      vendorMark: '厂商标志',
      visibleText: '画面文字',
      xmpHistory: '编辑记录',
    },
    labelMissing: '无 Label 值',
    producer: (words, value) => `制作方 ${words}［${value}］`,
    produceId: (value) => `内容编号 ${value}`,
    propagator: (words, value) => `传播方 ${words}［${value}］`,
    generator: {
      selfDeclared: (name) => `${name} 自行声明`,
      strong: (name) => `${name} 的特征数据`,
      hint: (name) => `${name} 的线索`,
    },
    residue: {
      emptyTc260Shell: '只剩 TC260 命名空间声明',
      emptyTc260Property: 'TC260 属性值为空',
      emptyAigcEntry: 'AIGC 条目为空',
      danglingExifPointer: 'EXIF 指向的目录或注释已不存在',
      missingCredentials: '元数据指向文件内的内容凭证，文件中没有',
    },
    device: (name) => `EXIF 写明的相机 ${name}`,
    deviceUnnamed: 'EXIF 未写明相机',
    taken: (when) => `拍摄时间 ${when}`,
    creatorTool: (tool) => `创建工具 ${tool}`,
    events: (count) => `${count} 条记录`,
    firstEvent: (event) => `最早 ${event}`,
    lastEvent: (event) => `最近 ${event}`,
    eventBy: (action, agent) => `${action}（${agent}）`,
    eventAt: (event, when) => `${event} ${when}`,
    eventUnnamed: '未写明操作',
    derivedFrom: (document) => `源自文档 ${document}`,
    documentOnly: '只有文档编号',
  },
  en: {
    kind: {
      aigcField: 'label',
      c2paManifest: 'C2PA',
      captureDevice: 'camera',
      digitalSourceType: 'source type',
      generatorTrace: 'trace',
      invisibleMark: 'invisible mark',
      residue: 'residue',
      securityData: 'security data',
      vendorMark: 'vendor mark',
      visibleText: 'visible text',
      xmpHistory: 'history',
    },
    labelMissing: 'no Label value',
    producer: (words, value) => `producer ${words} [${value}]`,
    produceId: (value) => `produce ID ${value}`,
    propagator: (words, value) => `propagator ${words} [${value}]`,
    generator: {
      selfDeclared: (name) => `${name} declares itself`,
      strong: (name) => `data particular to ${name}`,
      hint: (name) => `a hint of ${name}`,
    },
    residue: {
      emptyTc260Shell: 'only the TC260 namespace declaration is left',
      emptyTc260Property: 'the TC260 property is empty',
      emptyAigcEntry: 'the AIGC entry is empty',
      danglingExifPointer: 'EXIF points to a directory or comment that is not there',
      missingCredentials: 'the metadata points to content credentials in the file, which holds none',
    },
    device: (name) => `camera named by EXIF: ${name}`,
    deviceUnnamed: 'EXIF names no camera',
    taken: (when) => `taken ${when}`,
    creatorTool: (tool) => `created with ${tool}`,
    events: (count) => (count === 1 ? '1 event' : `${count} events`),
    firstEvent: (event) => `first ${event}`,
    lastEvent: (event) => `last ${event}`,
    eventBy: (action, agent) => `${action} (${agent})`,
    eventAt: (event, when) => `${event} ${when}`,
    eventUnnamed: 'action not named',
    derivedFrom: (document) => `derived from document ${document}`,
    documentOnly: 'document ids only',
  },
};
