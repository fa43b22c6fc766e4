import type { Words } from '../locale.ts';

const list = (items: readonly string[]): string => items.join('、');

export const WORDS: Words = {
  origin: { declared: '属于', possible: '可能', suspected: '疑似', noneFound: '未发现' },
  compliance: {
    compliant: '符合',
    nonCompliant: '不符合',
    needsReview: '需人工复核',
    undetermined: '无法判定',
    outOfScope: '不在适用范围',
  },
  integrity: {
    noLabel: '无标识',
    intact: '完整',
    stripped: '仅存残迹',
    altered: '签名后有改动',
    contradictory: '相互矛盾',
    unverifiable: '无法核实',
  },
  outcome: { pass: '通过', fail: '未通过', review: '需复核', notApplicable: '不适用', undetermined: '无法判定' },
  severity: { error: '错误', warning: '警告', note: '提示' },
  reading: { present: '有', absent: '无', unreadable: '无法读取', notExamined: '未检查' },
  pixelReading: { present: '检出', absent: '未检出', unreadable: '无法读取', notExamined: '未检查' },
  family: {
    aigcField: '隐式标识（AIGC 字段）',
    c2pa: 'C2PA 内容凭证',
    xmp: 'XMP',
    exif: 'EXIF',
    iptc: 'IPTC',
    generatorTrace: '生成工具痕迹',
    explicitLabel: '显式标识',
    vendorMark: '厂商标志',
    invisibleMark: '不可见水印',
  },
  duty: {
    noticeDeclared: ({ producer, entity, brands }) =>
      `在发布内容周边添加显著提示，说明该内容属于生成合成内容${named(producer, entity, brands)}`,
    noticePossible: () => '在发布内容周边添加显著提示，说明该内容可能为生成合成内容',
    noticeSuspected: () => '识别为疑似生成合成内容，在发布内容周边添加显著提示，说明该内容疑似生成合成内容',
    writePropagatorFields: ({ label }) =>
      `在文件元数据中写入传播要素：生成合成内容属性（${label ? `Label ${label}` : 'Label'}）、传播平台名称或编码（ContentPropagator）、内容编号（PropagateID）；已有的制作要素保持不变`,
    keepUnlabelledLog: () => '依法留存提供对象信息等相关日志不少于六个月',
  },
  unexamined: {
    quickTier: '快速扫描只读文件首尾',
    entropyCodedData: '图像编码数据，默认不逐字节读取',
    opaquePayload: '未知结构的数据',
    limit: '超出读取上限',
    damage: '损坏，读不到',
  },
  undecidable: {
    needsPixels: '需查看画面像素',
    needsPage: '需查看发布页面或交互界面',
    needsBeforeAndAfter: '需对比处理前后的文件',
    needsDocuments: '需查阅协议、备案等材料',
    needsOperatorRecords: '需运营者的日志或记录',
    concernsIntent: '涉及主观意图，文件无法说明',
    notAboutFiles: '要求不针对单个文件',
    needsDetector: '需不可见标记制作者的检测器',
    needsContext: '需知道内容的类型与用途',
  },
  limit: {
    headBytes: '快速扫描读取的文件头',
    tailBytes: '快速扫描读取的文件尾',
    maxPartBytes: '单段元数据大小',
    maxExpandedBytes: '单段解压后大小',
    maxExpansionRatio: '解压倍数',
    maxTotalPartBytes: '元数据总大小',
    maxUnits: '结构单元数量',
    maxParts: '元数据段数量',
    maxNesting: '嵌套层数',
    maxIfdEntries: '单个 IFD 的条目数',
    maxIfds: 'IFD 数量',
    maxItems: '条目数量',
    maxXmlNodes: 'XMP 节点数',
    maxNamespaces: 'SVG 命名空间声明数',
    maxJsonBytes: '单个 AIGC 对象大小',
    maxJsonNesting: 'JSON 嵌套层数',
    maxTextBytes: '单个文本值大小',
    maxEvidence: '保留的证据数量',
    maxProblems: '保留的问题数量',
    maxTrailerBytes: '检查的文件尾附加数据',
    maxEntropyBytes: '逐段查找的编码数据',
  },
  topic: {
    presence: '有无',
    content: '内容',
    producerCode: '服务提供者编码',
    multiplicity: '份数与一致',
    placement: '位置',
    integrity: '完整性',
    file: '文件',
  },
  role: {
    provider: '生成合成服务提供者',
    platform: '传播服务提供者',
    regulator: '监管',
    deployer: '部署者（使用人工智能并发布）',
    merchant: '商家',
  },
  profile: {
    'cn-provider': '中国：生成合成服务提供者',
    'cn-platform': '中国：内容传播平台',
    'cn-regulator': '中国：监管核查',
    'eu-ai-act-50': '欧盟：《人工智能法》第50条，提供者',
    'eu-ai-act-50-deployer': '欧盟：《人工智能法》第50条，部署者',
    'google-merchant-center': 'Google Merchant Center：商品图片',
    'in-it-rules': '印度：《信息技术规则》，提供者',
    'kr-ai-basic': '韩国：《人工智能基本法》，经营者',
    'us-ca-22757': '美国加利福尼亚州：《人工智能透明度法》，提供者',
    'us-wa-1170': '美国华盛顿州：E2SHB 1170，提供者',
    'vn-ai': '越南：《人工智能法》，提供者',
  },
  producer: {
    known: (entity, brands) => `${brands}（主体代码 ${entity}）`,
    unknownEntity: (entity) => `未知主体（主体代码 ${entity}）`,
    name: (brand) => brand,
    unknown: '未知主体',
  },
  list,
};

function named(
  producer: string | number | undefined,
  entity: string | number | undefined,
  brands: string | number | undefined,
): string {
  if (!producer) return '';
  const who = [brands || '未知主体', entity ? `主体代码 ${entity}` : ''].filter(Boolean).join('，');
  return `（标识写明的制作方：${producer}，${who}）`;
}
