export const states = {
  provisional: '暂',
  provisionalHint: '暂记：本机已办理，待服务器受理确认',
  refusedHint: '已被拒绝，点击查看原因',
  voucher: {
    made: '已制',
    issued: '已发放',
    collected: '已领取',
    bound: '已绑定',
    redeemed: '已核销',
    certified: '已持证',
    settled: '已兑现',
    frozen: '已冻结',
    lapsed: '已失效',
    expired: '已过期',
    void: '作废'
  },
  enrolment: {
    applied: '已报名',
    accepted: '已受理',
    returned: '退回补正',
    refused: '不予受理',
    waitlisted: '候补',
    'on-roster': '在册',
    training: '培训中',
    completed: '已结业',
    failed: '未通过',
    withdrawn: '已撤回'
  },
  trainingClass: {
    draft: '草稿',
    submitted: '待审批',
    approved: '已批准',
    running: '开班中',
    finished: '已结班',
    closed: '已归档',
    suspended: '已停班',
    cancelled: '已撤班'
  },
  batch: {
    draft: '草稿',
    submitted: '待审批',
    approved: '已批准',
    made: '已制券',
    issuing: '发放中',
    closed: '已关闭',
    returned: '已退回',
    void: '作废'
  },
  plan: {
    draft: '草稿',
    submitted: '待审批',
    approved: '已批准',
    returned: '已退回',
    closed: '已结束'
  },
  claim: {
    draft: '草稿',
    submitted: '待县级审核',
    returned: '退回补正',
    'county-reviewed': '待市级审核',
    reviewed: '审核通过',
    'in-sample': '省级抽查中',
    notice: '公示中',
    cleared: '公示无异议',
    paying: '拨付中',
    'part-paid': '部分已拨付',
    reconciled: '已对账',
    refused: '不予补贴'
  },
  claimLine: {
    open: '待审',
    approved: '核定',
    refused: '不予补贴',
    stopped: '有异议',
    paying: '拨付中',
    paid: '已拨付',
    failed: '拨付失败'
  },
  certificate: {
    entered: '待确认',
    confirmed: '已确认',
    revoked: '已撤销'
  },
  case: {
    open: '待处理',
    assigned: '处理中',
    answered: '已反馈',
    resolved: '已裁决',
    closed: '已办结'
  },
  directory: {
    active: '正常',
    suspended: '已停用',
    revoked: '已注销'
  },
  lane: {
    pending: '待同步',
    accepted: '已受理',
    rejected: '已拒绝',
    review: '待裁决',
    waiting: '待前置'
  },
  laneHint: {
    pending: '已保存在本机，尚未送达服务器',
    accepted: '服务器已受理',
    rejected: '服务器未受理，未产生效力，请查看原因',
    review: '已转人工裁决，本条暂不产生效力',
    waiting: '所依据的办理尚未送达服务器，送达后自动处理'
  }
} as const
