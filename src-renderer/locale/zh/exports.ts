/** Lists about people that leave the program. */
export const exports = {
  title: '导出需要双人确认',
  text: '本次导出 {{rows}} 行人员信息，超过 {{limit}} 行，需要本单位另一名经办在本机输入密码确认。导出人、确认人、时间和行数都会记录。',
  second: '确认人',
  password: '密码',
  confirm: '确认导出',
  nobody: '本机还没有其他经办登录过。请另一名经办先在本机登录一次，或缩小导出范围。',
  about: {
    sheet: '导出说明',
    place: '单位',
    operator: '导出人',
    second: '确认人',
    notNeeded: '不需要',
    at: '导出时间',
    rows: '行数',
    mark: '提示',
    notice: '含个人信息，只限本单位办理业务使用，不得外传。'
  }
} as const
