/** What the courier page says; English has the same keys. */
export const courierZh = {
  title: '信使文件代送',
  other: 'English',
  what: '把没有网络的工位导出的信使文件（.jqc）上传到服务器，再把回执带回原工位导入。文件已加密，本页和代送人都读不到内容；同一文件重复上传不会重复生效。',
  login: '登录名',
  password: '密码',
  file: '信使文件',
  send: '上传并取回执',
  from: '来自',
  madeAt: '生成于',
  entries: '办件',
  unit: '条',
  sending: '正在上传',
  fetching: '正在取回执',
  done: '已送达服务器。请保存回执，带回原工位，在“同步 → 信使文件”中导入。',
  save: '保存回执',
  fault: {
    unreadable: '这不是信使文件。请选择扩展名为 jqc 的文件。',
    damaged: '文件不完整或被改动过，没有上传。请从原处重新拷贝。',
    answer: '这是回执，不用上传。请带回原工位导入。',
    login: '登录名或密码不对，或账号已停用。多次输错会暂时锁定。',
    foreign: '服务器不认识这个文件的设备，或文件是给另一台服务器的。',
    ended: '登录已失效，请重新输入密码再上传。',
    busy: '服务器正忙或网络中断。已送达的部分有效，请稍后再点一次“上传并取回执”。'
  }
}
export type CourierTexts = typeof courierZh
