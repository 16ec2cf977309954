import type { AttachmentKind } from '../../../domain/subsidy/attachment.ts'

/** 申领材料 */
export const attachments = {
  title: '申领材料',
  none: '没有附材料',
  kind: '材料类别',
  kinds: {
    roster: '花名册',
    attendance: '签到记录',
    certificates: '证书',
    photographs: '照片',
    plan: '培训计划',
    other: '其他'
  } satisfies Record<AttachmentKind, string>,
  number: '序号',
  size: '大小',
  state: '上传',
  steps: '操作',
  bytes: '{{n}} KB',
  standings: {
    waiting: '待上传',
    stored: '已上传',
    refused: '服务器未接受，请重新添加',
    elsewhere: '在其他电脑上添加'
  },
  add: '添加材料',
  hint: '选择或拖入 JPEG、PNG、PDF，每份不超过 2 MB，最多 20 份；大照片会自动缩小。提交后不能移除。',
  added: '{{n}} 份材料已保存，联网后自动上传',
  notAdded: '没有添加：{{name}}',
  leftOut: '这些文件也没有添加，请处理后重新选择：{{names}}',
  remove: '移除',
  removeOf: '移除第 {{n}} 份材料',
  removed: '材料已移除',
  show: '查看',
  showOf: '查看第 {{n}} 份材料',
  showTitle: '第 {{n}} 份材料：{{kind}}',
  /** 留痕的事由。 */
  reason: '查看申领材料',
  recorded: '查看已留痕。',
  pdf: 'PDF 须另存到本机后打开；用完请删除。',
  save: '另存为',
  file: '申领材料-{{n}}.pdf',
  saved: '已保存为 {{name}}'
} as const
