/** Disputes: two sides, one decision. Alerts: an owner, a due date, an answer. */
export const cases = {
  title: '预警与争议',
  table: '预警与争议',
  todo: '未办结',
  finished: '已办结',
  all: '全部',
  empty: '没有预警和争议',
  emptyFiltered: '没有符合条件的预警和争议',
  gone: '没有这一条，可能不在本单位范围',
  progress: '进度',
  kind: '类别',
  anyKind: '全部类别',
  kinds: { dispute: '争议', alert: '预警' },
  view: '范围',
  anyView: '不限责任与期限',
  views: {
    mine: '等我单位反馈',
    answered: '已反馈，待办结',
    late: '已逾期',
    soon: '三天内到期'
  },
  reason: '起因',
  voucher: '券号',
  openVoucher: '查看这张券的办理经过',
  noVoucher: '不涉及券',
  person: '劳动者',
  sides: '涉及单位',
  due: '期限',
  overdue: '已逾期',
  state: '状态',
  winner: '先受理的一方',
  loser: '后到的一方',
  noWinner: '没有先受理的一方',
  centre: '单位',
  class: '班级',
  at: '办理时间',
  device: '设备',
  evidence: '凭据',
  withCredential: '有券码，已核验签名',
  withoutCredential: '无券码',
  entry: '办件编号',
  chain: '受影响的办件',
  chainHint: '按先后列出，随本案一次裁决；签到等事实保留。',
  resolution: '裁决结果',
  resolvedAt: '裁决时间',
  owner: '由谁裁决',
  owners: {
    county: '县级',
    city: '市级',
    province: '省级'
  },
  ownerColumn: '责任单位',
  unassigned: '未交办',
  decide: '裁决',
  decision: '怎么裁决',
  decisions: {
    'uphold-winner': '维持先受理的一方',
    'give-to-loser': '改判给后到的一方',
    'no-effect': '双方都不改变'
  },
  decisionHints: {
    'uphold-winner': '培训券仍在先受理的班级；后到一方的办件不产生效力。',
    'give-to-loser': '培训券改绑到后到一方的班级，先受理一方的绑定解除。',
    'no-effect': '只结案，不改变培训券的状态。'
  },
  confirm: '作出裁决',
  done: '已裁决',
  doneText: '裁决已保存并签名，服务器受理后双方可见。',
  mayNot: '由有权的县级审核、市级或省级管理人员裁决。',
  /** By the decision that each speaks for; whoever agreed may have agreed on any. */
  presets: {
    'uphold-winner': '核对原始凭据，先受理一方有效',
    'give-to-loser': '核对原始凭据，后到一方有效',
    agreed: '双方协商一致'
  }
} as const
