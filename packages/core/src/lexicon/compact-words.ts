/** The words of a language that is written without spaces, or, like Korean, is matched without them. */
export interface CompactLanguage {
  /** BCP 47. */
  readonly language: string;
  /** The AI element beside `AI` itself. */
  readonly ai: readonly string[];
  /** Between the elements, and in front of the first. */
  readonly links: readonly string[];
  /** The generation element (GB 45438-2025, 5.2 b: 生成 or 合成), the longest first. */
  readonly made: readonly string[];
  /**
   * Readings of `made` that are slips of a reader of pixels; they stand right behind the AI element. In narrow type the I
   * becomes a part of what follows: 哈成, 性成.
   */
  readonly slips: readonly string[];
  /** Names of services, and words right in front of the AI element: between them and `made` nothing but AI can stand. */
  readonly leadsToAi: readonly string[];
  /** Characters that readers of pixels take `AI` for; they count behind one of `leadsToAi` alone. */
  readonly aiSlips: string;
  /** Readings of a spelled AI element with one slip. A generation element must follow. */
  readonly spelledSlips: RegExp;
  /** Says "made" in words that are not the generation element: 制作, 绘制. */
  readonly makes: readonly string[];
  /** What may stand in front: the thing, a hedge, a heading. */
  readonly front: readonly string[];
  /** What may follow: the thing, an ending, "for reference only". */
  readonly back: readonly string[];
  /** Whole texts with a generation element and no AI element. */
  readonly generationOnly: readonly string[];
  /** Where one of these stands in front, the text is a button, a denial or an advertisement. */
  readonly refuse: readonly string[];
  /** The same right before the AI element: 让AI生成, 非AI生成. */
  readonly refuseLast: readonly string[];
}

const THINGS = '图片 图像 图 照片 影像 画面 内容 作品 素材 视频 文字 信息 封面 插图 配图 部分 海报'.split(' ');

const NONE = /(?!)/gu;

const SERVICES = '豆包 千问 即梦 可灵 元宝 通义 文心 混元 星野 智谱 讯飞 百度 腾讯 阿里 抖音 剪映'.split(' ');

const CHINESE: CompactLanguage = {
  language: 'zh',
  ai: ['人工智能', '人工智慧', '人工智熊', '入工智能', '人エ智能', 'AIGC', 'A1GC', 'AlGC'],
  links:
    '技术 工具 算法 模型 大模型 辅助 自动 智能 软件 平台 系统 服务 由 所 进行 创作 创作并 或 和 与 及 生成式'.split(
      ' ',
    ),
  made: ['生成合成', '生成或合成', '生成和合成', '生成与合成', '生成', '合成'],
  slips:
    '主成 牛成 圭成 生戎 生咸 生或 主戎 主咸 玍成 台成 含成 合戎 合咸 生戌 生戍 生威 生城 生诚 生械 食成 性成 牲成 胜成 姓成 哈成 恰成 洽成 拾成 给成'.split(
      ' ',
    ),
  leadsToAi: [...'由 疑似 可能 使用 利用 采用 通过 含 含有 包含 属于'.split(' '), ...SERVICES],
  aiSlips: 'A州划刑川别利制刘舟HMN',
  spelledSlips: /[人入从贝][立业王江土位兴应主干十在五正工]智能/gu,
  makes: '制作 绘制 创作 绘画 作画 绘图 生图 制图 创建 出品 修改 编辑 產生 製作 繪製 創作'.split(' '),
  front: [
    ...THINGS,
    ...'容 本 此 该 以上 以下 上述 由 系 为 是 使用 利用 采用 通过 运用 借助 经 含 含有 包含 属于 可能 疑似 或 的 所有 均 全部 部分'.split(
      ' ',
    ),
    ...'这 这张 这幅 声明 作者 作者声明 创作者 用户 笔记 提示 温馨提示 注 标识 说明 来源 生成式 基于 中 有'.split(' '),
  ],
  back: [
    ...THINGS,
    ...'的 之 而成 请 请您 仔细 谨慎 注意 自行 甄别 辨别 识别 鉴别 核实 判断 仅供 参考 娱乐 学习 交流 勿 请勿 轻信 当真 非真实'.split(
      ' ',
    ),
    ...'虚构 场景 或 与 和 合成 生成 制作 创作 仅 示意 标识'.split(' '),
  ],
  generationOnly: [
    '合成内容',
    '合成图片',
    '合成图像',
    '合成照片',
    '深度合成',
    '深度合成内容',
    '算法生成',
    '机器生成',
    '模型生成',
    '电脑生成',
    '电脑合成',
    '生成合成内容',
  ],
  refuse:
    '不是 并非 未使用 未经 没有 没用 拒绝 禁止 反对 点击 一键 立即 马上 开始 正在 重新 免费 试试 快速 在线 如何 怎么 怎样 什么 为何 为什么 关于 支持 帮我 请用 教程 学会 学习 去除 检测 识别 鉴别 判断 告别 体验 解锁 开启 每天 次数 剩余 可用 热门 最新'.split(
      ' ',
    ),
  refuseLast: ['让'],
};

const JAPANESE: CompactLanguage = {
  language: 'ja',
  ai: ['人工知能'],
  links: 'で により によって による が を使って を用いて を利用して 技術 生成'.split(' '),
  made: ['生成', '合成', '作成', '制作'],
  slips: [],
  leadsToAi: [],
  aiSlips: '',
  spelledSlips: NONE,
  makes: [],
  front: 'この 本 画像 イラスト 写真 コンテンツ は 生成 作品 の'.split(' '),
  back: 'された した されました しました して います 済み もの 画像 イラスト 写真 コンテンツ です による によって 作品 の'.split(
    ' ',
  ),
  generationOnly: ['合成画像', '合成写真'],
  refuse: 'ない 無料 簡単 使い方 とは'.split(' '),
  refuseLast: ['非'],
};

const KOREAN: CompactLanguage = {
  language: 'ko',
  ai: ['인공지능'],
  links:
    '로 가 이 에 의해 의하여 를 을 으로 이용해 이용하여 활용해 활용하여 사용해 사용하여 통해 기술 기술로 기반 모델 도구'.split(
      ' ',
    ),
  made: ['생성', '제작', '만든', '만들어진', '합성', '작성'],
  slips: [],
  leadsToAi: [],
  aiSlips: '',
  spelledSlips: NONE,
  makes: [],
  front: '이 본 해당 은 는 이미지 콘텐츠 사진 그림 영상 저작물 생성형 게시물 포함'.split(' '),
  back: '된 한 됨 물 이미지 콘텐츠 사진 그림 영상 되었습니다 됐습니다 했습니다 하였습니다 입니다 되었음 했음 포함 결과물 합성'.split(
    ' ',
  ),
  generationOnly: ['합성이미지', '합성사진'],
  refuse: '무료 지금 아닌 하지 않 방법 시작'.split(' '),
  refuseLast: ['비'],
};

/** By script: Hangul tells Korean, kana Japanese, and what has neither is Chinese. */
export const languageOfScript = (text: string): CompactLanguage => {
  if (/\p{Script=Hangul}/u.test(text)) return KOREAN;
  return /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text.replaceAll('エ', '')) ? JAPANESE : CHINESE;
};
