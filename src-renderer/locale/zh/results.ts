/** 结业与证书 */
export const results = {
  title: '结业与证书',
  class: '班级',
  classWaits: '{{name}} · 待确认证书 {{n}}',
  noClass: '还没有开班的班级，开班后在这里录入结果和证书',
  notFinished: '本班还没有结班，结班后才能办理结业、录入证书；由培训机构在“班级”中结班',
  chosen: '已选 {{n}} 人',
  table: '学员结果',
  empty: '本班没有学员',
  toClaim: '申领补贴',
  columns: {
    person: '学员',
    hours: '学时',
    rate: '出勤率',
    exam: '理论 / 实操',
    state: '结果',
    voucher: '培训券',
    certificate: '证书编号',
    certificateState: '证书'
  },
  hoursOf: '{{done}} / {{planned}}',
  rates: {
    good: '达标（{{warn}}% 及以上）',
    near: '接近下限：低于 {{warn}}%，低于 {{min}}% 不能结业',
    below: '低于下限：不到 {{min}}%，不能结业',
    none: '—'
  },
  noExam: '未录入',
  none: '未录入',
  actions: {
    complete: '结业',
    drop: '退学',
    hours: '线上学时',
    certificate: '录入证书',
    confirm: '确认证书',
    revoke: '撤销证书',
    fail: '认定未通过'
  },
  of: '{{action}}：{{who}}',
  complete: {
    title: '结业',
    theory: '理论成绩',
    practice: '实操成绩',
    hint: '满分 100 分，及格线 {{pass}} 分',
    bad: '请填 0–100 的整数',
    done: '已结业 {{n}} 人',
    notPassed: '低于及格线：保留成绩，按考核未通过办理',
    notPassedDone: '已按考核未通过办理，成绩已保留；券由县级认定后处理'
  },
  certificate: {
    title: '录入证书',
    number: '证书编号',
    numberHint: '22 位，字母大写',
    issuedOn: '发证日期',
    missing: '请填写',
    done: '证书已录入，等待县级确认'
  },
  hours: {
    title: '录入线上学时',
    platform: '平台代码',
    platformHint: '线上培训平台的代码，如 140001',
    theory: '理论学时',
    practice: '实操学时',
    from: '学习开始',
    to: '学习结束',
    bad: '请填完整，结束须晚于开始',
    done: '线上学时已录入'
  },
  drop: {
    text: '学员退出或未通过考核。已核销的券由县级认定后处理。',
    presets: { left: '本人中途退出', exam: '考核未通过', absent: '出勤不足' },
    done: '已退学'
  },
  fail: {
    text: '认定后本人的券失效，可以重新申领。',
    presets: { left: '中途退出，核实无误', exam: '考核未通过，核实无误' },
    done: '已认定未通过，券已失效'
  },
  revoke: {
    text: '撤销后券回到“已核销”，可重新录入证书；已兑现的券不变。',
    presets: { wrong: '证书编号录错', invalid: '证书经查询不实' },
    done: '证书已撤销'
  },
  confirm: {
    title: '确认证书',
    good: '可以确认',
    refused: '不能确认',
    passedOver: '没有待确认的证书',
    why: {
      training: '还在培训，由培训机构办理结业、录入证书后再确认',
      failed: '未结业，没有证书可确认',
      none: '尚未录入证书，由培训机构录入后再确认',
      confirmed: '证书已经确认过',
      revoked: '证书已撤销，须重新录入'
    },
    do: '确认 {{n}} 份证书',
    working: '正在确认证书',
    done: '已确认 {{n}} 份证书'
  }
} as const
