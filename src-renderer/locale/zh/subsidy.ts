/** 补贴申领、审核、公示、拨付 */
export const subsidy = {
  title: '补贴',
  empty: '还没有补贴申领',
  emptyHere: '没有符合条件的申领',
  allStates: '全部状态',
  stateFilter: '状态',
  toStrike: '有人待剔除',
  new: '新建申领',
  table: '补贴申领',
  columns: {
    name: '班级',
    centre: '培训机构',
    county: '县（市、区）',
    lines: '人数',
    claimed: '申领金额',
    approved: '核定金额',
    paid: '已拨付',
    state: '状态'
  },
  people: '{{n}} 人',
  undecided: '尚未核定',
  facts: {
    basis: '核对依据',
    toClass: '班级与一班一档',
    skill: '职业（工种）与等级',
    round: '提交次数',
    sample: '省级抽查',
    drawn: '抽中（种子 {{seed}}，{{oneIn}} 抽 1）',
    notDrawn: '未抽中（种子 {{seed}}，{{oneIn}} 抽 1）',
    noDraw: '尚未抽取',
    notice: '公示期',
    noNotice: '尚未公示'
  },
  lines: {
    title: '申领明细',
    person: '学员',
    number: '第 {{n}} 人',
    amount: '金额',
    trace: '计算过程',
    state: '结果',
    object: '提出异议',
    objectOf: '对 {{who}} 提出异议',
    objectText: '异议提出后该行暂停，公示结束时须逐条答复。',
    objected: '异议已登记，该行暂停',
    struck: { 'certificate-revoked': '证书已撤销，不再申领' },
    struckBy: '{{code}}：{{reason}}',
    struckState: '已剔除',
    waits: '证书已撤销，待重新持证或由县级剔除',
    lastFailure: '上次未成功：{{reason}}',
    presets: { absent: '本人未参加培训', identity: '身份不实', other: '已在他处享受' }
  },
  trace: {
    standard: '标准 {{fen}}',
    scarcity: '紧缺系数 {{numerator}}% 得 {{fen}}',
    online: '线上折算 {{numerator}}/{{denominator}} 得 {{fen}}',
    'face-value': '不超过券面值 {{fen}}',
    and: '，'
  },
  reviews: {
    title: '审核记录',
    approve: '审核通过',
    return: '退回补正',
    returned: '{{level}}退回补正：{{opinion}}',
    round: '第 {{n}} 次提交'
  },
  levels: { county: '县级审核', city: '市级审核', province: '省级抽查审核' },
  actions: {
    submit: '提交审核',
    review: '审核',
    return: '退回补正',
    draw: '抽取',
    publish: '开始公示',
    clear: '公示结束',
    pay: '拨付',
    reconcile: '对账',
    strike: '剔除',
    export: '导出拨付清单',
    notice: '打印公示表',
    detail: '打印明细表'
  },
  done: {
    submit: '申领已提交',
    review: '审核意见已保存',
    return: '已退回补正',
    draw: '抽取结果已登记',
    publish: '公示已开始',
    clear: '公示已结束',
    pay: '已生成拨付',
    reconcile: '对账已完成',
    strike: '已剔除，可在重新持证后另行申领'
  },
  waitsFor: {
    draft: '等培训机构提交审核。',
    submitted: '等县级审核。',
    returned: '等培训机构补正后再提交审核。',
    'county-reviewed': '等市级审核。',
    reviewed: '等省级抽取。',
    drawn: '等县级开始公示。',
    'in-sample': '等省级抽查审核。',
    notice: '公示到 {{to}} 为止，期满后由县级复核结束公示。',
    cleared: '等财务拨付。',
    paying: '等财务按银行回执对账。',
    'part-paid': '有人尚未到账，等财务再次拨付。',
    reconciled: '已全部到账，申领办完。',
    refused: '全部不予补贴，申领办完。'
  },
  form: {
    title: '新建申领',
    class: '班级',
    noClass: '没有已结班的班级',
    loading: '正在核对证书',
    claimable: '可申领 {{n}} 人：证书已确认、还没有申领过',
    allClaimed: '本班持证学员都已申领过，可在“补贴”列表中查看',
    unconfirmed: '本班有 {{n}} 份证书待县级确认，确认后才能申领',
    nobody: '本班还没有可申领的证书：请先在“结业与证书”录入，由县级确认',
    choose: '请选择班级',
    claimableRest: '可申领 {{n}} 人：证书已确认、还没有申领过；另有 {{rest}} 份证书待县级确认',
    saved: '申领已保存为草稿，请核对金额后提交'
  },
  review: {
    title: '{{level}}：{{name}}',
    opinion: '审核意见',
    opinionMissing: '请填写审核意见',
    presets: { whole: '材料齐全，符合规定', part: '部分不符合规定，其余同意' },
    hint: '不勾选的行不予补贴，须写明原因',
    agree: '同意',
    refuseReason: '不予补贴的原因',
    reasonMissing: '请写明原因',
    sum: '同意 {{n}} 人，合计 {{fen}}',
    save: '保存审核意见'
  },
  return: {
    text: '退回后由培训机构补正，再次提交的从县级重新审核。请写明缺什么、怎样补。',
    opinion: '退回意见'
  },
  draw: {
    title: '省级抽查',
    seed: '抽取种子',
    text: '由公开的种子算出这份申领是否由省级复审：只抽取一次，不能改。',
    hint: '如公开的开奖号码，只用字母、数字和短横；登记后任何人可用同一种子复算',
    bad: '请填 1–64 位字母、数字或短横',
    save: '抽取'
  },
  clear: {
    title: '公示结束',
    none: '公示到 {{to}} 为止，期满后才能通过；目前没有异议。',
    text: '公示到 {{to}} 为止，期满后才能通过。请逐条答复异议。',
    keep: '异议不成立，保留',
    refuse: '异议成立，不予补贴',
    reason: '处理意见',
    missing: '请填写处理意见',
    save: '公示通过'
  },
  again: {
    title: '再次提交：{{name}}',
    text: '证书已撤销的人将从本申领中剔除，不再申领；重新持证后可另行申领。券已冻结的人留在申领中，拨付时暂缓。',
    fate: '提交后',
    fates: { 'goes-on': '继续申领', waits: '留在申领中，拨付时暂缓', refused: '已不予补贴' },
    sum: '申领 {{n}} 人，合计 {{fen}}；剔除 {{struck}} 人'
  },
  strike: {
    title: '剔除：{{name}}',
    text: '下列人员的证书已撤销，没有重新持证，不能拨付。剔除后本申领不再等他们；已录入新证书、待县级确认的，请先确认。券只是冻结的人不在此列，解冻后拨付。',
    tick: '剔除 {{who}}',
    reason: '剔除原因',
    reasonMissing: '请写明剔除原因',
    presets: { notRenewed: '未重新持证', failed: '经核查不再发证' },
    why: '说明',
    gone: '证书已撤销',
    entered: '新证书待确认',
    outcome: {
      nobody: '没有选择要剔除的人',
      goesOn: '剔除 {{n}} 人，核减 {{fen}}，券退出本申领；其余的人照常拨付',
      done: '剔除 {{n}} 人，核减 {{fen}}，券退出本申领；没有待拨付的人，申领办结',
      refused: '剔除 {{n}} 人，核减 {{fen}}，券退出本申领；无人可拨付，申领转为不予补贴'
    },
    save: '剔除 {{n}} 人'
  },
  pay: {
    title: '第 {{n}} 次拨付',
    text: '生成拨付后，请导出拨付清单送银行，银行回执到后对账。',
    note: '说明',
    withheld: '本次暂缓',
    withheldText: '有 {{n}} 人的券已冻结或证书已撤销，本次暂缓；恢复后可再次拨付，不再持证的由县级审核人员剔除。',
    outOfSight: '有 {{n}} 人的券由外县发放，本机看不到状态；服务器不予受理时会说明是第几人，请勾选后重新拨付。',
    sum: '拨付 {{n}} 人，合计 {{fen}}',
    save: '生成拨付',
    next: '请在“打印与导出”中导出拨付清单送银行。'
  },
  reconcile: {
    title: '第 {{n}} 次拨付对账',
    text: '按银行回执逐行核对：默认全部成功，失败的行请勾选并写明原因。',
    failed: '失败',
    reason: '银行失败原因',
    missing: '请写明失败原因',
    sum: '成功 {{paid}}，失败 {{failed}}',
    save: '完成对账'
  },
  payouts: {
    title: '拨付记录',
    line: '第 {{n}} 次拨付 {{fen}}'
  },
  papers: {
    menu: '打印与导出',
    loading: '学员姓名正在载入，载入后才能打印',
    notice: '补贴公示表',
    detail: '补贴申领明细表',
    file: '拨付清单-{{name}}-{{n}}.xlsx',
    saved: '拨付清单已保存为 {{name}}',
    total: '合计'
  },
  cannot: '不能{{action}}：{{reason}}'
} as const
