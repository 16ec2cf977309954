/** 一窗: everything for one worker on one page, and the papers handed over. */
export const counter = {
  scan: '刷身份证，或输入身份证号码后按 Enter',
  waiting: '请刷劳动者的身份证，或输入身份证号码。',
  waitingKeys: 'Enter 继续 · Ctrl+Enter 一次办结 · Esc 重新开始',
  restore: '恢复未办结的一笔',
  notCounty: '一窗只供县级经办使用。',
  reader: {
    starting: '正在连接读卡器',
    ready: '读卡器就绪',
    'no-reader': '未接读卡器，可手工输入',
    unreachable: '读卡程序没有应答，可手工输入',
    stopped: '读卡器未启用',
    none: '未设置读卡器，可手工输入'
  },
  cardFault: {
    unreadable: '没有读出证件，请重新放置，或手工输入号码',
    'card-expired': '证件已过有效期，请本人换证后办理，或核对后手工输入',
    'not-authentic': '读卡器未能确认证件真伪，请核对证件'
  },
  notId: '不是身份证号码。请刷身份证，或输入 18 位号码。',
  indexing: '查找还在准备（已就绪 {{n}} 人），此人可能已经登记过；准备好后会自动再查一次',
  newcomer: '首次办理，请登记',
  known: '已登记',
  byCard: '核验方式：{{method}}',
  today: '本次办理',
  matters: '办理事项',
  take: '办这一项',
  chooseWish: '请选择想学的职业（工种）和等级',
  steps: {
    issue: '发放培训券',
    collect: '本人同意，当场领取',
    collectOld: '领取已发放的券 {{code}}',
    apply: '报名',
    print: '打印凭条'
  },
  issueFrom: '面值 {{value}}，有效期至 {{until}}；本机预留剩余 {{left}} 张',
  cannotIssue: '现在不能发券',
  applied: '这个职业（工种）已有在办的报名',
  lease: {
    'no-policy': { reason: '本机还没有政策数据', remedy: '请联网同步后再发券；登记和报名照常' },
    'offline-limit': {
      reason: '离线时间已超过上限，发券和领取暂停',
      remedy: '请联网一次或导入信使文件的回执；登记、报名照常'
    },
    'no-plan': { reason: '本县没有这个职业（工种）和等级的已批准计划', remedy: '可以先登记意愿，作为编制计划的依据' },
    'no-lease': {
      reason: '本机没有这个职业（工种）的预留券',
      remedy: '请在这里联网申请预留'
    },
    'lease-empty': { reason: '本机的预留券已经发完', remedy: '请在这里联网申请新的预留' },
    'lease-ended': {
      reason: '本机的预留券已于 {{on}} 到期',
      remedy: '请在这里联网重新申请；到期的在“设置 · 预留券号”中退回'
    },
    'not-in-validity': { reason: '预留券的有效期是 {{from}} 至 {{until}}', remedy: '请使用有效期内的批次' }
  },
  possible: '可以发券',
  finish: '一次办结',
  finishKeys: 'Ctrl+Enter',
  startOver: '重新开始',
  nothing: '没有要办理的事项',
  refused: '没有办理：{{reason}}',
  refusedKept: '填写的内容还在，改正后可再次办结。',
  done: {
    title: '已办结',
    provisional: '已办结（暂记，待服务器确认）',
    offline: '已保存在本机，联网后自动上传',
    register: '已登记劳动者',
    intention: '已登记意愿：{{skill}}',
    issue: '已发放培训券 {{code}}',
    collect: '已领取培训券 {{code}}',
    apply: '已报名：{{skill}}',
    printSlip: '打印领券凭条',
    printReceipt: '打印报名受理单',
    next: '下一位',
    noQr: '凭条没有打印：{{reason}}'
  },
  reprint: '补打凭条',
  reprintTitle: '补打领券凭条',
  reprintText: '补打会计数并留下记录。',
  reprintReasons: { lost: '凭条丢失', unclear: '打印不清', other: '本人要求' },
  slip: {
    title: '职业技能培训券 领券凭条',
    code: '券号',
    qr: '培训券二维码',
    holder: '持券人',
    idNumber: '证件号码',
    occupation: '职业（工种）',
    level: '技能等级',
    kind: '券种',
    value: '面值',
    validity: '有效期',
    validityOf: '{{from}} 至 {{until}}',
    state: '状态',
    where: '到哪里用券',
    whereNone: '请向发放单位查询可以用券的培训机构。',
    notes: '使用说明',
    note1: '本券只供本人使用，不得转让、倒卖或兑换现金。',
    note2: '请在有效期内携带本凭条和本人有效证件，到上列培训机构报名参加培训，由机构扫码验券。',
    note3: '凭条遗失可到发放单位补打，券号不变；到期未使用的自动失效。',
    holderSign: '领券人（签字）',
    clerkSign: '经办人',
    seal: '单位（盖章）',
    sample: '样例'
  },
  receipt: {
    title: '职业技能培训 报名受理单',
    number: '受理编号',
    at: '报名时间',
    state: '办理状态',
    voucher: '培训券',
    none: '暂无',
    notes: '须知',
    note1: '本单证明报名已经收到；是否安排班级，以受理结果为准。',
    note2: '开班前由受理单位或培训机构按登记的手机号码通知，请保持畅通。',
    note3: '如需撤回报名，请携带本单和有效证件到受理单位办理。'
  }
} as const
