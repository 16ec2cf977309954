export const time = {
  justNow: '刚刚',
  minutesAgo: '{{n}} 分钟前',
  hoursAgo: '{{n}} 小时前',
  daysAgo: '{{n}} 天前',
  seconds: '{{n}} 秒',
  minutes: '{{n}} 分钟',
  hoursMinutes: '{{hours}} 小时 {{minutes}} 分钟'
} as const
