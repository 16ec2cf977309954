/** The first load of a desk's data. */
export const start = {
  title: '正在接收本机数据',
  hint: '首次登录或换了服务器后需要接收一次。中断后从断点继续，不必重来；已保存的办理不受影响。',
  received: '已接收 {{n}} 条',
  receivedOf: '已接收 {{n}} / {{total}} 条',
  timeLeft: '约剩 {{time}}',
  waiting: '等待服务器应答',
  offline: '现在连不上服务器，恢复后自动继续',
  refused: '服务器暂时没有提供数据，稍后自动再试',
  retry: '立即再试',
  lock: '锁定'
} as const
