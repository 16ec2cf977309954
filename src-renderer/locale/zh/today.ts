/** What waits for whoever sits at the desk. */
export const today = {
  title: '今日',
  waiting: '等待处理',
  nothing: '没有等待处理的事项',
  desk: '本机',
  sessions: '今天的课',
  noSessions: '今天没有排课',
  openCounter: '打开一窗',
  startVerifying: '开始验券',
  lines: {
    needsDecision: '未受理的办件',
    applied: '待受理的报名',
    waitlisted: '候补的报名',
    returned: '退回补正的报名',
    classesSubmitted: '待审批的班级',
    classesApproved: '已批准、待开班的班级',
    plansSubmitted: '待审批的计划',
    batchesSubmitted: '待审批的批次',
    batchesApproved: '已批准、待制券的批次',
    cases: '待处理的案件',
    leasesEnding: '三天内到期的预留'
  },
  hints: {
    needsDecision: '服务器没有受理或转人工裁决，请查看原因',
    applied: '核对身份、意愿与名额后受理',
    waitlisted: '班级有空位时可以受理',
    returned: '等申请人补齐材料',
    classesSubmitted: '审核场地、师资、课程后批准',
    classesApproved: '学员到齐后开班',
    plansSubmitted: '审核规模与预算',
    batchesSubmitted: '审核后才能制券',
    batchesApproved: '制券后县区可以预留券号',
    cases: '两处验同一张券等，需有权人员裁决',
    leasesEnding: '到期后不能再发，请及时使用或退回'
  },
  facts: {
    pending: '待同步',
    dataAsOf: '数据截至',
    noData: '尚无数据',
    valueUntil: '发券核销可离线办理至',
    valueEnded: '已停止，请联网一次',
    blanks: '可发券号',
    blanksOf: '{{n}} 张',
    noBlanks: '没有，请在设置中申请预留',
    synchronisation: '查看同步情况',
    readiness: '出发前检查'
  }
} as const
