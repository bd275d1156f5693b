const PROVINCES =
  '北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 中国';

/** Cities that stand in company names; a place left out only makes a name be told less widely. */
const CITIES =
  '石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 太原 大同 长治 晋城 晋中 运城 临汾 呼和浩特 包头 赤峰 鄂尔多斯 ' +
  '沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 辽阳 盘锦 长春 吉林 四平 通化 延边 哈尔滨 齐齐哈尔 大庆 佳木斯 牡丹江 ' +
  '南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 昆山 江阴 张家港 常熟 太仓 宜兴 丹阳 靖江 ' +
  '杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 义乌 慈溪 余姚 海宁 桐乡 诸暨 ' +
  '合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城 ' +
  '福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德 晋江 南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶 ' +
  '济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽 ' +
  '郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 ' +
  '武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 ' +
  '广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮 ' +
  '南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 海口 三亚 成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 达州 ' +
  '贵阳 六盘水 遵义 安顺 昆明 曲靖 玉溪 保山 昭通 大理 拉萨 西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 ' +
  '兰州 嘉峪关 天水 武威 张掖 酒泉 西宁 银川 石嘴山 吴忠 乌鲁木齐 克拉玛依 昌吉 伊犁 喀什';

const NAMES: ReadonlySet<string> = new Set([...PROVINCES.split(' '), ...CITIES.split(' ')]);
const LONGEST = Math.max(...[...NAMES].map((name) => name.length));
const SUFFIX = /^(?:特别行政区|(?:壮族|回族|维吾尔)?自治区|省|市)?(?:\p{Script=Han}{2}(?:区|县))?/u;
/** Shorter than this nothing would be left to tell companies apart by. */
const LEAST_LEFT = 2;

/** Whether this is a place and nothing else: 上海, 江苏省. */
export function isRegionName(text: string): boolean {
  return NAMES.has(text.replace(/(?:省|市)$/u, ''));
}

/** Takes the places off the front of a company's name: 江苏省常州市河海贸易 leaves 河海贸易; what would leave a single character stays. */
export function withoutRegion(name: string): string {
  let rest = name;
  for (;;) {
    const next = shorter(rest);
    if (next === undefined) return rest;
    rest = next;
  }
}

function shorter(name: string): string | undefined {
  for (let length = LONGEST; length >= 2; length -= 1) {
    if (!NAMES.has(name.slice(0, length))) continue;
    const after = name.slice(length);
    const rest = after.replace(SUFFIX, '');
    if (rest.length >= LEAST_LEFT) return rest;
    return after.length >= LEAST_LEFT ? after : undefined;
  }
  return undefined;
}
