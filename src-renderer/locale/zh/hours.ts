/** 线上学时：从平台的记录导入 */
export const hours = {
  action: '导入线上学时',
  title: '导入线上学时：{{name}}',
  hint: '一行一段学习：证件号码、姓名（可不填，填了就与证件核对）、理论学时、实操学时、开始时间、结束时间（如 2026-03-02 08:30）。先试算，再录入。',
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
  nothing: '表头下面没有学习记录，请填好后再选择文件。',
  and: '、',
  template: '保存空白表',
  templateFile: '线上学时导入表.xlsx',
  templateSaved: '已保存为 {{name}}',
  fields: {
    idNumber: '证件号码',
    name: '姓名',
    theory: '理论学时',
    practice: '实操学时',
    from: '开始时间',
    to: '结束时间'
  },
  heading: {
    'heading-not-found': '没有找到表头，缺少：{{fields}}。请加上这些列名后再导入。',
    'heading-twice': '表头中“{{fields}}”出现了不止一次，请只保留一列。'
  },
  faults: {
    missing: '没有填写',
    'id-number': '证件号码不正确，请与身份证核对',
    time: '看不懂的时间，请写成 2026-03-02 08:30',
    'ends-before': '结束时间不晚于开始时间',
    hours: '学时应是整数（一学时 45 分钟）',
    'no-hours': '理论、实操学时都没有，至少填一项',
    'unknown-person': '本机没有登记这个人，请核对证件号码，或先办理报名',
    'not-in-class': '这个人不在本班，请核对班级或先受理报名',
    'other-name': '姓名与这个证件号码登记的不一致，请核对是谁的学时',
    'not-over': '结束时间还没有到，请在学完以后录入',
    twice: '与上面一行是同一个人的同一段时间，只计一次'
  }
} as const
