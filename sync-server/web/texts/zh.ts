/** What the province page says; English has the same keys. */
export const zh = {
  title: '全省职业技能电子培训券使用情况',
  sample: '样例数据：本页的单位、人员和数字都是虚构的，不代表任何地方的实际情况',
  ahead: '{n} 台设备的数据比服务器新：服务器数据可能被整体还原而未登记。请运维人员立即登记恢复，设备随后会自动补报。',
  lacking:
    '服务器恢复后，{n} 台设备曾上报的办理尚未补报，以下数字可能偏少。请让这些设备联网一次；设备已丢失的，按清单核对补录。',
  unit: '单位：张',
  live: '实时更新',
  lost: '连接中断，显示截至该时间的数据',
  asOf: '数据时间',
  loading: '正在读取全省数据…',
  failed: '暂时读不到数据，正在重试。',
  place: '地区',
  province: '全省',
  expand: '展开各县（市、区）',
  collapse: '收起各县（市、区）',
  funnel: '发放 → 领取 → 使用',
  other: 'English',
  made: '制券',
  given: '累计发放',
  issued: '待领取',
  collected: '已领取',
  bound: '已绑定',
  redeemed: '已核销',
  void: '已作废',
  collectedShare: '领取率',
  usedShare: '使用率'
}
export type Texts = typeof zh
