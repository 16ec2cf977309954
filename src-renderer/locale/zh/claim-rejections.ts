/** Why something about a certificate or a claim was refused, and what would satisfy the rule. */
export const claimRejections = {
  'certificate.unknown': { reason: '没有这份证书', remedy: '请核对证书编号，或联网同步后再试' },
  'certificate.exists': { reason: '这个证书编号已经录入，或本人已有证书', remedy: '请核对证书编号' },
  'certificate.wrong-state': { reason: '证书现为“{{state}}”，不能这样办理', remedy: '请按证书的当前状态办理' },
  'certificate.bad-number': {
    reason: '证书编号不符合规则（{{fault}}）',
    remedy: '请对照证书核对 22 位编号、等级和发证年份'
  },
  'claim.unknown': { reason: '没有这份补贴申领', remedy: '请核对申领，或联网同步后再试' },
  'claim.exists': { reason: '这份申领已经提交', remedy: '请在已有申领上办理' },
  'claim.wrong-state': { reason: '申领现为“{{state}}”，不能这样办理', remedy: '请按申领的当前状态办理' },
  'claim.twice': { reason: '这张券已在另一份申领中', remedy: '每张券只能申领一次，请从本申领中去掉' },
  'claim.nothing-left': {
    reason: '申领中已没有可以申领的人：证书已撤销，或已不予补贴',
    remedy: '请重新录入证书，县级确认后再提交'
  },
  'claim.not-drawn': { reason: '申领还没有经过省级抽查抽取', remedy: '请等省级抽取后再公示' },
  'claim.notice-over': { reason: '公示已于 {{to}} 结束', remedy: '公示期外的异议请按争议案件办理' },
  'claim.notice-runs': { reason: '公示到 {{to}} 为止，尚未结束', remedy: '请在公示结束后办理' },
  'claim.no-such-line': { reason: '申领中没有这一行，或者行数不符', remedy: '请逐行核对申领明细' },
  'claim.unanswered': { reason: '有 {{objections}} 条异议，须逐条答复', remedy: '请为每条异议给出处理意见' },
  'claim.other-payout': { reason: '回执不是第 {{payout}} 次拨付的', remedy: '请导入最近一次拨付的银行回执' },
  'claim.line-payable': { reason: '第 {{line}} 人的券可以拨付，不能暂缓', remedy: '请关闭后重新办理拨付' },
  'claim.line-withheld': {
    reason: '第 {{line}} 人的券现为“{{voucher}}”，不能拨付',
    remedy: '请重新办理拨付，把第 {{line}} 人勾选为本次暂缓'
  },
  'claim.line-stands': {
    reason: '第 {{line}} 人的证书没有撤销，或已重新持证，不能剔除',
    remedy: '只能剔除证书已撤销且没有重新持证的人；券只是冻结的，请等解冻后拨付'
  },
  'claim.line-over': {
    reason: '第 {{line}} 人已拨付、已不予补贴或已剔除',
    remedy: '无需剔除；请关闭后重新办理'
  },
  'claim.attachment-exists': { reason: '这份材料已经添加过', remedy: '无需重复添加' },
  'claim.attachment-unknown': { reason: '申领中没有这份材料', remedy: '请刷新后核对材料清单' },
  'claim.attachment-submitted': { reason: '这份材料已随申领提交，不能移除', remedy: '请另外添加更正后的材料' },
  'claim.attachments-full': { reason: '一份申领最多 {{max}} 份材料', remedy: '请把多页合并成一个 PDF 后再添加' },
  'claim.other-amount': { reason: '回执金额与核定金额不符', remedy: '请与银行核对该行金额' }
} as const
