export const shell = {
  product: '晋券通',
  groups: {
    daily: '日常办理',
    training: '培训',
    oversight: '监督',
    desk: '本机'
  },
  nav: {
    today: '今日',
    counter: '一窗',
    verifying: '验券',
    people: '劳动者',
    enrolments: '报名',
    issuing: '精准发券',
    vouchers: '培训券',
    plans: '计划与制券',
    classes: '班级',
    attendance: '签到',
    cases: '案件',
    synchronisation: '同步',
    settings: '设置'
  },
  navigation: '主导航',
  bar: '本机与同步状态',
  fold: '收起导航',
  unfold: '展开导航',
  waiting: '{{n}} 项待办',
  search: {
    open: '搜索',
    placeholder: '搜索劳动者、培训券、班级、页面、操作',
    nothing: '没有找到，请换用姓名、证件号码末四位、券号或班级名称',
    pages: '页面',
    actions: '操作',
    people: '劳动者',
    vouchers: '培训券',
    classes: '班级'
  },
  lock: '锁定',
  language: '切换到英文',
  menu: '本机界面设置',
  dark: '深色界面',
  light: '浅色界面',
  textSize: '字号',
  textScale: {
    '100': '标准',
    '112': '较大',
    '125': '最大'
  },
  practice: '练习环境：所有人员和数据均为样例，办理不产生任何效力',
  demo: '演示环境：所有人员和数据均为样例',
  demoTools: {
    cut: '断开线路',
    restore: '恢复线路',
    losePower: '拔电源',
    copyScan: '复制扫码内容',
    copied: '已复制 {{code}} 的扫码内容',
    paste: '在培训机构窗口的验券页粘贴，再按回车',
    nothingIssued: '本机还没有发过券，请先发券'
  },
  shortcuts: {
    title: '快捷键',
    open: '快捷键说明',
    search: '搜索',
    help: '显示本说明',
    lock: '锁定本机',
    fold: '收起或展开导航',
    rows: '在表格中移动',
    openRow: '打开所在行',
    selectRow: '选择所在行',
    selectAll: '选择本页全部',
    nextField: '下一项',
    save: '保存或一次办结',
    escape: '关闭、重新开始'
  },
  notFound: '没有这个页面，可能没有权限或地址有误',
  goToday: '回到今日'
} as const
