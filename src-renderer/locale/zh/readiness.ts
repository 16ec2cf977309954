import type { ReadinessItem } from '../../../src-main/contract/sync.ts'

type Item = ReadinessItem['item'] | 'camera' | 'search' | 'replica'
interface ItemTexts {
  readonly name: string
  readonly good: string
  readonly warn: string
  readonly bad: string
}

/** Whether the desk is ready to work without a line. */
export const readiness = {
  title: '出发前检查',
  again: '重新检查',
  checking: '正在检查',
  summary: {
    good: '本机可以离线办理',
    warn: '可以离线办理，有 {{n}} 项建议先处理',
    bad: '有 {{n}} 项必须先处理，否则离线办理会受限'
  },
  days: '{{n}} 天',
  states: { good: '正常', warn: '建议处理', bad: '必须处理' },
  items: {
    disk: {
      name: '磁盘空间',
      good: '剩余 {{bytes}}，够用',
      warn: '剩余 {{bytes}}，建议清理',
      bad: '剩余 {{bytes}}，不足以保证办理，请先清理'
    },
    reserve: {
      name: '应急空间',
      good: '已留出，磁盘写满时仍能保存当前办理',
      warn: '未留出',
      bad: '未能留出，请先清理磁盘'
    },
    journal: {
      name: '办件流水',
      good: '完整，共 {{entries}} 条',
      warn: '有 {{damaged}} 处损坏，已隔离，联网后由服务器补齐',
      bad: '与服务器不一致，已停止上传，请查看“同步”'
    },
    clock: {
      name: '时钟',
      good: '与服务器时间一致',
      warn: '与服务器时间不一致，请校准系统时间并联网一次',
      bad: '时间不可信，请校准后联网一次'
    },
    keyring: {
      name: '密钥保护',
      good: '由系统密钥环保护',
      warn: '本机没有系统密钥环，密钥只由登录密码保护，请勿使用简单密码',
      bad: '密钥无法打开，请重新注册'
    },
    'login-ticket': {
      name: '离线登录',
      good: '还可离线登录 {{left}}',
      warn: '只剩 {{left}}，请现在联网登录一次以续期',
      bad: '已到期，离线后无法登录，请现在联网登录一次'
    },
    'data-age': {
      name: '数据新旧',
      good: '{{age}}前更新',
      warn: '{{age}}前更新，请先联网更新',
      bad: '本机还没有数据，请先联网接收'
    },
    leases: {
      name: '预留券号',
      good: '{{blanks}} 张可发，最晚 {{left}}后到期',
      warn: '可发 {{blanks}} 张，请按需申请预留',
      bad: '没有可发的券号'
    },
    revocations: {
      name: '作废与注销名单',
      good: '{{age}}前更新',
      warn: '{{age}}前更新，离线核验可能漏判，请先联网更新',
      bad: '没有名单，离线核验不可靠，请先联网更新'
    },
    line: {
      name: '网络',
      good: '已连接服务器',
      warn: '未连接服务器',
      bad: '未连接服务器'
    },
    camera: {
      name: '摄像头',
      good: '可用，共 {{cameras}} 个',
      warn: '没有找到摄像头，可用扫码枪或手工输入券号',
      bad: '没有找到摄像头'
    },
    search: {
      name: '人员查找',
      good: '{{persons}} 人可查',
      warn: '正在准备，已有 {{persons}} 人可查',
      bad: '不可用'
    },
    replica: {
      name: '本地副本',
      good: '完整',
      warn: '正在重新接收，现有数据照常可用',
      bad: '不完整，请等待接收完成'
    }
  } as const satisfies Record<Item, ItemTexts>
} as const
