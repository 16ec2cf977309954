export const components = {
  page: {
    count: '共 {{total}} 条',
    provisional: ' + {{n}} 暂',
    failedTitle: '页面无法显示',
    failed: '已经保存的办理不受影响。请重新加载本页；若再次出现，请把下面的编号告知技术支持。'
  },
  keptBelow:
    '个人和班级的明细只在县级和培训机构，市级、省级不接收；各县的数字见服务器的“全省用券情况”页面，单张券、单个人请县级查询',
  table: {
    clearFilters: '清除条件',
    columns: '显示哪些列',
    resize: '拖动改变列宽，双击恢复',
    actions: '操作',
    selected: '已选 {{n}} 条',
    range: '第 {{from}}–{{to}} 条',
    total: '，共 {{total}} 条',
    previous: '上一页',
    next: '下一页',
    selectPage: '选择本页全部',
    selectRow: '选择第 {{n}} 行'
  },
  idNumber: {
    empty: '请填写身份证号码',
    characters: '第 {{position}} 位不是数字，请核对；只有最后一位可以是 X',
    length: '应为 18 位，现为 {{found}} 位，请核对是否漏填或多填',
    'old-fifteen-digits': '这是 15 位旧号码，没有校验位，请使用第二代身份证上的 18 位号码',
    'sample-not-allowed': '这是样例号码，只能在练习环境使用，请填写真实证件号码',
    'birth-not-a-date': '第 7–14 位不是有效的出生日期，请对照证件核对',
    'birth-before-1900': '出生日期早于 1900 年，请对照证件核对第 7–14 位',
    'birth-in-future': '出生日期晚于今天，请对照证件核对第 7–14 位',
    'check-digit': '校验位不符，号码中有一位或两位填错，请对照证件逐位核对',
    'region-unknown': '前 6 位不在现行区划中，可以继续办理'
  },
  person: {
    loading: '正在载入',
    sealed: '无权查看',
    erased: '已清除',
    sample: '样例',
    reveal: '显示完整号码',
    revealWhy: '查看原因（将被记录）'
  },
  scan: {
    label: '扫码或输入',
    placeholder: '扫描券码、刷身份证，或输入券号、身份证号后按 Enter'
  },
  verdict: {
    yes: '可以',
    provisional: '可以，暂核待确认',
    no: '不可以',
    used: '已用过',
    'not-in-class': '不在本班',
    online: '已联网核验',
    offline: '离线核验（数据截至 {{at}}）',
    offlineNoData: '离线核验（本机尚无数据）',
    unchecked: '；未能核对：{{what}}',
    and: '、',
    mute: '关闭提示音',
    unmute: '打开提示音'
  },
  sync: {
    synced: '已同步',
    uploading: '正在上传 {{n}}',
    loading: '正在接收 {{done}} 条',
    loadingOf: '正在接收 {{done}} / {{total}}',
    behind: '正在更新数据，现有数据截至 {{at}}',
    offline: '离线，{{n}} 条待同步，数据截至 {{at}}',
    offlineNoData: '离线，{{n}} 条待同步，本机尚无数据',
    attention: '{{n}} 条需要处理',
    revoked: '本机已被注销，不能再办理',
    frozen: '本机已停用，需重新注册',
    upgrade: '程序版本过旧，请升级；{{n}} 条已保存',
    lastContact: '最近联网：{{at}}',
    neverInContact: '尚未联网'
  },
  timeline: {
    empty: '还没有办理记录'
  },
  progress: {
    left: '，约剩 {{time}}'
  },
  bulk: {
    goesOn: '离开本页不影响办理',
    checking: '正在试算',
    kept: '已保存在本机，联网后自动上传',
    cancelled: '已按要求停止：{{done}} 项已保存，其余没有办理',
    refused: '{{n}} 项没有办理：{{reason}}',
    failed: '办理中断：{{reason}} 之前的已保存'
  },
  dialog: {
    reason: '原因',
    problems: '不能办理的',
    moreProblems: '另有 {{n}} 条未列出，可导出查看',
    exportProblems: '导出不能办理的'
  },
  print: {
    unit: '单位：{{unit}}',
    period: '期间：{{period}}',
    signature: '{{who}}：',
    made: '制表：{{by}}　{{at}}',
    page: '第 {{number}} 页，共 {{total}} 页'
  }
} as const
