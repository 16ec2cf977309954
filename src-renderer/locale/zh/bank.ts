/** 银行回执：导入、逐行核对、对账 */
export const bank = {
  action: '导入银行回执',
  of: '银行回执：{{name}}',
  claim: '{{name}}，第 {{n}} 次拨付，{{rows}} 行：成功 {{paid}}，失败 {{failed}}',
  incomplete:
    '{{name}}，第 {{n}} 次拨付：还缺第 {{people}} 人的结果，这笔申领先不对账。文件中不能对账的行请先更正，缺的行请向银行索取完整回执。',
  and: '、',
  nothing: '没有可以对账的拨付。',
  known: '{{n}} 行以前已经对账，不再办理。',
  refused: '{{name}}：{{reason}}',
  problems: '不能对账的行',
  sum: '合计：成功 {{paid}}，失败 {{failed}}',
  save: '对账 {{n}} 笔申领',
  working: '正在对账',
  done: '已对账 {{n}} 笔申领',
  fields: {
    claim: '申领编号',
    payout: '拨付次数',
    line: '业务编号',
    fen: '金额（分）',
    yuan: '金额（元）',
    result: '结果',
    reason: '原因'
  },
  heading: {
    'heading-not-found': '没有找到表头，缺少：{{fields}}。回执应保留拨付清单原有的列，并加上“结果”和“原因”。',
    'heading-twice': '表头中“{{fields}}”出现了不止一次，请只保留一列。'
  },
  faults: {
    missing: '没有填写',
    'not-understood': '看不懂：{{value}}',
    'amounts-differ': '与“金额（分）”不一致：{{value}}',
    'reason-missing': '失败的行要写明原因',
    'unknown-claim': '本机没有这笔申领',
    'other-payout': '不是当前这一次拨付',
    'unknown-line': '这笔申领的拨付里没有这一行',
    'other-amount': '金额与拨付不一致',
    twice: '同一行在文件里出现了两次',
    contradicts: '与文件中另一行或以前的对账结果矛盾'
  }
} as const
