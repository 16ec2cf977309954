import type { FailureCode } from '../../../src-main/contract/failure.ts'

/** Why the desk refused a request: what happened, what was kept, what to do. Keys are the codes, dots as they are. */
export const failures = {
  'request.malformed': '程序内部出错，本次操作没有执行，已保存的办理不受影响。请重试，仍不行请联系技术支持。',
  'request.untrusted-sender': '请求来源不可信，本次操作没有执行。请重新启动程序。',
  'desk.unregistered': '本机还没有注册。请在“设置”中用单位管理员给的注册码注册。',
  'desk.already-registered': '本机已经注册过，无需再次注册。',
  'desk.locked': '本机已锁定。请先登录，再继续办理。',
  'desk.demo-only': '只有演示环境可以这样做。',
  'setup.code-refused': '注册码不对、已用过或已过期。请向单位管理员要一个新的注册码。',
  'setup.wrong-server': '这个地址不是本系统的服务器。请核对服务器地址。',
  'session.wrong-password': '登录名或密码不对{{attempts}}。',
  'session.locked-out': '密码错误次数过多，请在 {{retryAfter}}后再试，或请管理员重置。',
  'session.unknown-operator': '没有这个登录名，或者还没有在本机联网登录过。首次登录需要联网。',
  'session.ticket-expired': '离线登录已到期。请联网登录一次，或导入离线包回执。',
  'session.suspended': '该经办账号已停用。请联系单位管理员。',
  'session.weak-password': '新密码太简单。请至少用 10 位，包含字母和数字。',
  'journal.frozen':
    '本机的办件流水出现分叉（有副本或旧备份在用），为防止重复已停止办理，原有记录都在。请用新的注册码重新注册。',
  'journal.damaged': '办件流水文件有损坏，完好的部分已保留。请不要重装，联系技术支持。',
  'journal.too-large': '一次提交的内容过大，没有保存。请分几次办理。',
  'journal.id-reused': '这笔办理已经保存过，没有重复保存。',
  'journal.offline-limit':
    '离线时间已超过上限，发券、领券、验券、核销暂停；登记、报名、签到和打印照常。请联网一次，或导入离线包回执。',
  'device.revoked': '本机已被注销，不能再办理。请联系单位管理员。',
  'lease.refused': '服务器没有同意预留：批次额度不足或不属于本单位。请减少数量或联系上级。',
  'lease.unknown': '本机没有这个预留。请刷新后再试。',
  'lease.expired': '这批预留券已到期。请联网退回后重新申请。',
  'voucher.unknown': '本机没有这张券的数据。请核对券号，或联网后再试。',
  'courier.unreadable': '离线包读不出来，没有导入任何内容。请重新拷贝后再试。',
  'courier.foreign': '这个离线包不是给本机的，没有导入。请核对是哪台设备的回执。',
  'line.down': '现在连不上服务器，已保存的办理会在恢复后自动上传。',
  'line.cut': '网络已在演示中断开。',
  'server.refused': '服务器没有同意这次请求。请核对后再试。',
  'server.busy': '服务器正忙，请在 {{retryAfter}}后再试。',
  'server.upgrade-needed': '程序版本过旧，服务器已不再支持。已保存的办理都在，请升级后继续。',
  'disk.full': '磁盘空间不足，本次办理没有保存。请清理磁盘后重试。',
  'file.cancelled': '没有选择文件。',
  'file.too-large': '文件超过 30 MB，没有打开。请拆分后再试。',
  'file.unreadable': '文件读不出来。请检查是否损坏或被其他程序占用。',
  'print.failed': '打印没有成功。请检查打印机后重试，或另存为 PDF。',
  unexpected: '程序出现意外，本次操作没有执行，已保存的办理不受影响。请重试，仍不行请联系技术支持。'
} as const satisfies Record<FailureCode, string>
