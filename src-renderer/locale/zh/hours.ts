/** 线上学时：从平台的记录导入 */
export const hours = {
  action: '导入线上学时',
  title: '导入线上学时：{{name}}',
  hint: '一行一段学习：证件号码、理论学时、实操学时、开始时间、结束时间（如 2026-03-02 08:30）。先试算，再录入。',
  platform: '平台代码',
  platformBad: '请填字母、数字、点、横线',
  choose: '选择文件',
  indexing: '正在准备学员的查找，完成后可以选择文件',
  sum: '可录入 {{n}} 行，合计 {{hours}} 学时',
  save: '录入',
  working: '正在录入线上学时',
  done: '已录入 {{n}} 行线上学时',
  known: '{{n}} 行以前已经录入，不再办理。',
  problems: '不能录入的行',
  fields: { idNumber: '证件号码', theory: '理论学时', practice: '实操学时', from: '开始时间', to: '结束时间' },
  heading: {
    'heading-not-found': '没有找到表头，缺少：{{fields}}。请加上这些列名后再导入。',
    'heading-twice': '表头中“{{fields}}”出现了不止一次，请只保留一列。'
  },
  faults: {
    missing: '没有填写',
    'id-number': '证件号码不正确',
    time: '看不懂的时间，请写成 2026-03-02 08:30',
    'ends-before': '结束时间不晚于开始时间',
    hours: '学时应是整数',
    'no-hours': '没有学时',
    'unknown-person': '本机没有登记这个人',
    'not-in-class': '这个人不在本班'
  }
} as const
