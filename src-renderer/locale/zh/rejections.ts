import type { RejectionCode } from '../../../domain/journal/rejection.ts'
import { claimRejections } from './claim-rejections.ts'

/** The rule that refuses, and what would satisfy it. */
interface RejectionTexts {
  readonly reason: string
  readonly remedy: string
}

/** One sentence pair for each code of the closed union; `{{…}}` are the details the rule gives. */
export const rejections = {
  ...claimRejections,
  'entry.malformed': { reason: '办件内容不完整或格式不符', remedy: '请重新办理；若再次出现，请把编号告知技术支持' },
  'entry.unknown-kind': { reason: '服务器不认识这种事项', remedy: '请升级程序后重新办理' },
  'entry.unknown-version': { reason: '办件格式的版本不受支持', remedy: '请升级程序后重新办理' },
  'entry.bad-signature': {
    reason: '签名核对不符，无法确认由谁办理',
    remedy: '请本人重新登录后再办理，并告知单位管理员'
  },
  'entry.wrong-server': { reason: '这笔办理属于另一个环境（正式或练习）', remedy: '请在对应的环境中办理' },
  'entry.wrong-device': { reason: '这笔办理不是由登记的设备作出', remedy: '请在原设备上重新办理' },
  'entry.other-body': { reason: '同一编号的办件已有不同的内容', remedy: '以先受理的为准；如有出入，请重新办理' },
  'entry.rests-on-loser': { reason: '它所依据的前一笔办理没有被受理', remedy: '请先等前一笔裁决，裁决后会一并处理' },
  'entry.waited-too-long': {
    reason: '所依据的办理 {{days}} 天内没有送达',
    remedy: '请联系发券单位联网同步，再由有权人员裁决'
  },
  'entry.undecidable': { reason: '服务器处理这笔办理时出错', remedy: '已转人工裁决，无需重复办理' },
  'entry.clock-flagged': {
    reason: '办理时本机时钟被调整过，时间不可信',
    remedy: '请校准时钟并联网一次，由有权人员确认办理时间'
  },
  'entry.superseded': {
    reason: '来自已被取代的工位（第 {{generation}} 代），三十天内没有由现用工位送达',
    remedy: '请核对纸质材料；确有其事的，在现用工位重新办理'
  },
  'author.not-allowed': { reason: '当前岗位无权办理这个事项', remedy: '请由有相应权限的人员办理，或申请调整岗位' },
  'author.outside-place': { reason: '办理对象不属于本单位的范围', remedy: '请由其所在县（市、区）或所属机构办理' },
  'author.suspended': { reason: '办理人的账号已停用', remedy: '请联系单位管理员恢复后再办理' },
  'author.unknown': { reason: '服务器没有办理人或其单位的登记', remedy: '请单位管理员先登记该账号' },
  'author.same-person': { reason: '审核人不能是提交人，也不能是上一级审核人', remedy: '请换另一名审核人员办理' },
  'device.unknown': { reason: '这台设备没有登记', remedy: '请用注册码注册设备后再办理' },
  'device.exists': { reason: '这台设备已经登记过', remedy: '无需重复登记' },
  'device.revoked': { reason: '这台设备已被注销', remedy: '请换用有效设备，或由管理员重新注册' },
  'organisation.unknown': { reason: '没有这个单位的登记', remedy: '请先登记单位' },
  'organisation.exists': { reason: '这个单位已经登记过', remedy: '请直接使用已有登记，如有变化请办理变更' },
  'organisation.suspended': { reason: '该单位已被暂停', remedy: '请联系主管部门恢复后再办理' },
  'organisation.licence-ended': { reason: '该机构的办学许可已于 {{until}} 到期', remedy: '请更新许可有效期后再办理' },
  'organisation.not-licensed-for': {
    reason: '该机构没有这个职业（工种）和等级的培训资格',
    remedy: '请换有资格的机构，或申请增加培训范围'
  },
  'operator.unknown': { reason: '没有这个账号', remedy: '请核对登录名' },
  'operator.exists': { reason: '这个登录名已有人使用', remedy: '请换一个登录名' },
  'operator.wrong-state': { reason: '账号当前状态不能这样办理', remedy: '请刷新后核对账号状态' },
  'policy.unknown': { reason: '没有所依据的政策版本', remedy: '请联网同步政策后重新办理' },
  'policy.not-next-version': { reason: '政策版本号不连续，可能有人先发布了', remedy: '请刷新后在最新版本上修改' },
  'policy.begins-before': { reason: '生效日期早于上一版本（{{from}}）', remedy: '请改为 {{from}} 或以后' },
  'policy.contradicts': { reason: '政策条款前后矛盾', remedy: '请按表单中标出的条款修改' },
  'plan.unknown': { reason: '没有这条计划', remedy: '请核对计划，或联网同步后再试' },
  'plan.exists': { reason: '这条计划已经存在', remedy: '请直接修改已有计划' },
  'plan.wrong-state': { reason: '计划现为“{{state}}”，不能这样办理', remedy: '请刷新后按当前状态办理' },
  'plan.over-size': { reason: '超出计划的发放规模，剩余 {{left}} 张', remedy: '请减少数量，或申请追加计划' },
  'plan.over-budget': { reason: '超出计划的资金预算', remedy: '请减少数量或面值，或申请追加预算' },
  'batch.unknown': { reason: '没有这个批次', remedy: '请核对批次，或联网同步后再试' },
  'batch.exists': { reason: '这个批次已经存在', remedy: '请直接使用已有批次' },
  'batch.wrong-state': { reason: '批次现为“{{state}}”，不能这样办理', remedy: '请刷新后按当前状态办理' },
  'batch.over-size': { reason: '超出批次的数量，剩余 {{left}} 张', remedy: '请减少数量，或另做一个批次' },
  'lease.unknown': { reason: '没有这个预留', remedy: '请联网重新申请预留' },
  'lease.exists': { reason: '这个预留已经存在', remedy: '无需重复申请' },
  'lease.not-yours': { reason: '这些券预留给了另一台设备', remedy: '请在预留的设备上发放，或重新申请预留' },
  'lease.ended': { reason: '预留已于 {{on}} 到期', remedy: '请联网退回后重新申请预留' },
  'lease.wrong-state': { reason: '预留已退回或关闭', remedy: '请联网重新申请预留' },
  'lease.no-such-blank': { reason: '预留中没有这张空白券，或者已经用掉', remedy: '请换下一张空白券发放' },
  'person.unknown': { reason: '没有这名劳动者的登记', remedy: '请先登记本人信息' },
  'person.merged': { reason: '这份登记已并入同一人的另一份', remedy: '请在合并后的登记上办理' },
  'person.not-in-place': { reason: '这名劳动者不在本单位的服务范围', remedy: '请先在本县登记，或由其所在县办理' },
  'person.not-same': { reason: '两份登记的性别或出生日期不同', remedy: '请核对是否为同一人；信息有误的先更正' },
  'person.has-open': {
    reason: '要并入的登记还有 {{vouchers}} 张在用券、{{enrolments}} 项在办报名',
    remedy: '请保留这一份，把另一份并入；两份都有的，先办结其中一份'
  },
  'person.erased': { reason: '此人的个人信息已清除，这份登记不再使用', remedy: '本人再来办理的，请重新登记' },
  'person.in-use': {
    reason: '此人还有 {{vouchers}} 张券在用或到期未满 30 天、{{enrolments}} 项在办报名，不能清除个人信息',
    remedy: '请先办结或作废；到期未用的券，满 30 天后再办'
  },
  'person.has-claim': {
    reason: '此人有已取证的券还没有结清补贴，不能清除个人信息',
    remedy: '请在补贴拨付或逾期后再办'
  },
  'person.has-case': { reason: '此人还有未办结的争议或预警，不能清除个人信息', remedy: '请先办结案件' },
  'intention.exists': { reason: '这个培训意愿已经登记过', remedy: '无需重复登记' },
  'voucher.unknown': { reason: '服务器没有这张券', remedy: '请核对券号，或请发券单位先联网同步' },
  'voucher.exists': { reason: '这张券已经发放过', remedy: '请换下一张空白券发放' },
  'voucher.wrong-state': { reason: '券现为“{{state}}”，不能这样办理', remedy: '请按券的当前状态办理' },
  'voucher.wrong-person': { reason: '券不属于这名劳动者', remedy: '请核对持券人证件，券只能由本人使用' },
  'voucher.expired': { reason: '券已于 {{until}} 过期', remedy: '请本人重新申领' },
  'voucher.not-yet-valid': { reason: '券从 {{from}} 起才能使用', remedy: '请在有效期内使用' },
  'voucher.bound-elsewhere': { reason: '券已在别处绑定', remedy: '请先由原培训机构解除绑定；有争议的由县级裁决' },
  'voucher.reserved-elsewhere': { reason: '券已为其报名的班级保留', remedy: '请到报名的培训机构使用，或先撤回报名' },
  'voucher.revoked': { reason: '券已被撤销', remedy: '请联系发券的县级人社部门' },
  'voucher.not-for-class': { reason: '券的职业（工种）或等级与班级不符', remedy: '请换对应的班级，或重新申领相符的券' },
  'voucher.not-issuing-device': {
    reason: '只有发券的设备可以在离线时作废',
    remedy: '请在原设备上作废，或联网后由发券单位作废'
  },
  'voucher.claimed': {
    reason: '这张券已列入补贴申领，核销不能撤回',
    remedy: '请在申领中拒付该行；有疑问的券可以冻结'
  },
  'class.unknown': { reason: '没有这个班级', remedy: '请核对班级，或联网同步后再试' },
  'class.exists': { reason: '这个班级已经存在', remedy: '请直接使用已有班级' },
  'class.wrong-state': { reason: '班级现为“{{state}}”，不能这样办理', remedy: '请按班级的当前状态办理' },
  'class.full': { reason: '班级名额已满（{{capacity}} 人）', remedy: '请由县里受理报名并列入候补，或换其他班级' },
  'class.too-large': { reason: '班级名额 {{capacity}} 人，超过上限 {{max}} 人', remedy: '请减少名额或分班' },
  'class.not-yours': { reason: '班级不属于本机构', remedy: '请由开班机构办理' },
  'class.has-no-session': { reason: '班级还没有排课', remedy: '请先排好课次再提交' },
  'session.unknown': { reason: '班级中没有这一课次', remedy: '请核对课程表' },
  'session.exists': { reason: '这一课次已经排过', remedy: '请直接修改已有课次' },
  'session.other-day': {
    reason: '今天不是该课次的日期（{{date}}）',
    remedy: '请在课次当天办理：签到请选当天的课次，漏签的在期限内到“签到记录”补签，结班要到最后一个课次当天或以后'
  },
  'enrolment.unknown': { reason: '没有这份报名', remedy: '请核对报名，或联网同步后再试' },
  'enrolment.exists': { reason: '本人已有相同的报名', remedy: '请在已有报名上办理' },
  'enrolment.wrong-state': { reason: '报名现为“{{state}}”，不能这样办理', remedy: '请按报名的当前状态办理' },
  'enrolment.wrong-person': { reason: '报名不属于这名劳动者', remedy: '请核对证件和报名' },
  'attendance.exists': { reason: '本人本课次已经签到', remedy: '无需重复签到' },
  'attendance.unknown': { reason: '没有这条签到记录', remedy: '请先签到；漏签的到“签到记录”补签' },
  'attendance.wrong-state': { reason: '签到记录已作废或已结束', remedy: '请刷新后核对签到记录' },
  'dispute.unknown': { reason: '没有这个争议案件', remedy: '请联网同步后再试' },
  'dispute.exists': { reason: '这个争议案件已经立案', remedy: '请在已有案件上办理' },
  'dispute.wrong-state': { reason: '争议案件已经裁决', remedy: '无需重复裁决' },
  'dispute.voucher-claimed': {
    reason: '这张券已列入先受理一方的补贴申领，不能改判给后到的一方',
    remedy: '请先在该申领中剔除这一行再裁决，或维持先受理的一方'
  },
  'alert.unknown': { reason: '没有这条预警', remedy: '请核对预警，或联网同步后再试' },
  'alert.exists': { reason: '这条预警已经提出', remedy: '请在已有预警上办理' },
  'alert.wrong-state': { reason: '预警现为“{{state}}”，不能这样办理', remedy: '交办、反馈、办结须依次办理' },
  'alert.no-subject': { reason: '找不到预警所指的对象', remedy: '请从培训券、班级或劳动者的详情中提出预警' },
  'alert.not-yours': { reason: '这条预警交由别的单位或人员反馈', remedy: '请由交办的责任人反馈，或请县级审核改派' },
  'alert.no-such-owner': {
    reason: '不能交办给该单位或人员',
    remedy: '请交办给预警所在县、市、省的经办机构，或预警所涉的培训机构'
  },
  'alert.due-past': { reason: '反馈期限 {{due}} 已过', remedy: '请选今天或以后的日期' },
  'rule.live-vouchers': {
    reason: '本人在用的券有 {{live}} 张，已达上限 {{max}} 张',
    remedy: '待在用的券用完、过期或作废后再申领'
  },
  'rule.vouchers-a-year': { reason: '本人 {{year}} 年申领的券已达上限 {{max}} 张', remedy: '请明年再申领' },
  'rule.same-occupation-level': {
    reason: '本人已在 {{on}} 领过“{{occupation}}”{{level}}的券，同一职业同一等级只能享受一次',
    remedy: '请选其他职业或更高等级'
  },
  'rule.lower-level': {
    reason: '本人在该职业已有更高的{{held}}，不能再申领{{level}}',
    remedy: '请选更高等级或其他职业'
  },
  'rule.age': {
    reason: '本人年龄 {{age}} 岁，不在 {{min}}–{{max}} 岁的范围内',
    remedy: '请核对出生日期；不符合年龄条件的不能申领'
  },
  'rule.category': {
    reason: '本人的人员类别“{{category}}”不符合该计划的领取条件',
    remedy: '请核对人员类别，或选其他计划'
  },
  'rule.identity-method': {
    reason: '用“{{method}}”核验身份不足以办理该事项',
    remedy: '请用身份证或社保卡读卡核验后再办理'
  },
  'class.has-seats-taken': {
    reason: '班级还有 {{seatsTaken}} 名学员在册',
    remedy: '请先为每名学员办理结业、退学、解除绑定或撤回'
  },
  'class.no-such-teacher': {
    reason: '所选教师没有登记在本机构或本班',
    remedy: '请先登记教师，或在本班的教师中选择'
  },
  'rule.hours': { reason: '班级计划 {{hours}} 学时，少于该等级的 {{min}} 学时', remedy: '请补足课次' },
  'rule.practice': { reason: '实操学时占 {{percent}}%，低于 {{min}}%', remedy: '请增加实操课次' },
  'rule.submitted-late': {
    reason: '距 {{from}} 开班只有 {{left}} 个工作日，须提前 {{days}} 个',
    remedy: '请推迟开班日期'
  },
  'rule.attendance': {
    reason: '出勤率 {{rate}}%，低于 {{min}}%',
    remedy: '达不到出勤率的不能结业；有漏签的请在期限内补签'
  },
  'rule.pass-score': {
    reason: '成绩 {{score}} 分，低于及格线 {{min}} 分',
    remedy: '请核对成绩；未通过的按退学或未通过办理'
  },
  'rule.make-ups': { reason: '本人已补签 {{makeUps}} 次，上限 {{max}} 次', remedy: '超过次数的课次不能再补签' },
  'rule.online-speed': {
    reason: '记录 {{hours}} 学时，这段时间最多 {{possible}} 学时',
    remedy: '请核对平台记录的起止时间'
  },
  'rule.online-hours': {
    reason: '线上学时合计 {{hours}}，超过班级计划的 {{max}}',
    remedy: '请核对平台记录或班级的线上课次'
  },
  'rule.online-twice': {
    reason: '这段时间的线上学时已经录入过',
    remedy: '同一段时间只计一次；请核对平台记录的起止时间'
  },
  'rule.no-standard': {
    reason: '政策中没有该职业（工种）{{level}}的补贴标准',
    remedy: '请核对职业和等级，或由省级在政策中补充'
  },
  'rule.claim-late': { reason: '申领期限到 {{until}} 为止，已经超过', remedy: '超过期限的不能申领' },
  'rule.offline-limit': {
    reason: '本机离线已 {{days}} 天，超过 {{limit}} 天的上限',
    remedy: '请联网一次或导入信使文件的回执，再办理券的业务'
  }
} as const satisfies Record<RejectionCode, RejectionTexts>
