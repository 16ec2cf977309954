/** 单位与账号: places, operators, devices; changes and stops. */
export const directory = {
  title: '单位与账号',
  view: '查看',
  tabs: { organisation: '单位', operator: '经办账号', device: '设备' },
  empty: { organisation: '还没有登记单位', operator: '还没有经办账号', device: '还没有注册的设备' },
  emptyFiltered: '没有符合条件的登记',
  gone: '没有这一条登记',
  name: '名称',
  type: '类别',
  anyType: '全部类别',
  types: {
    province: '省级部门',
    city: '市级部门',
    county: '县级部门',
    centre: '培训机构',
    enterprise: '企业',
    assessor: '评价机构'
  },
  region: '所在地区',
  creditCode: '统一社会信用代码',
  licence: '办学许可期限',
  skills: '培训范围',
  sites: '教学点',
  siteIn: '{{name}}（{{county}}）',
  offlineDays: '离线天数',
  offlineByPolicy: '按政策默认',
  days: '{{n}} 天',
  organisation: '所属单位',
  anyOrganisation: '全部单位',
  anyState: '全部状态',
  standings: { active: '正常', stopped: '已停用、注销' },
  operator: '经办',
  login: '登录名',
  roles: '岗位',
  keys: '已启用设备',
  onDevices: '{{n}} 台',
  suspendedAt: '停用时间',
  device: '设备名称',
  deviceId: '设备编号',
  generation: '注册次数',
  registered: '最近注册时间',
  revokedAt: '注销时间',
  and: '、',
  register: {
    act: '登记单位',
    done: '已登记：{{name}}',
    next: '培训机构的许可期限、培训范围和教学点请在“变更信息”中填写。'
  },
  creditFaults: {
    empty: '请填写统一社会信用代码',
    characters: '含有统一社会信用代码不使用的字符',
    length: '统一社会信用代码应为 18 位',
    'region-digits': '第 3 至 8 位应为数字',
    'sample-not-allowed': '这是样例代码，只能在练习环境使用',
    'check-character': '校验位不对，请核对是否输错'
  },
  add: {
    act: '新增账号',
    done: '已新增：{{name}}',
    next: '上传后请发放初始口令。',
    loginHint: '小写字母、数字、点和短横，登记后不能更改',
    loginFault: '登录名为 2 至 32 位小写字母、数字、点和短横，以字母或数字开头',
    label: '工位名称',
    labelHint: '如“经办 01”，不要填写人名'
  },
  access: {
    give: '发放',
    until: '有效期至 {{time}}',
    once: '只显示这一次，用后即失效。请当面或以安全的方式交给本人。',
    operator: {
      act: '发放初始口令',
      means:
        '为“{{name}}”发放一次性的初始口令，需要联网，忘记密码的经办也这样办理。原密码在服务器上随即失效，但登录过的电脑在离线期限内仍认原密码；密码泄露的，请停用账号。',
      code: '初始口令',
      slip: '初始口令单',
      next: '首次登录时用初始口令，随后设置自己的密码。'
    },
    organisation: {
      act: '发放设备注册码',
      means: '为“{{name}}”的一台新电脑发放一次性的设备注册码，需要联网。',
      code: '设备注册码',
      slip: '设备注册码单',
      next: '在新电脑首次启动时填写服务器地址和注册码。'
    }
  },
  amend: '变更信息',
  amendTitle: '单位信息变更',
  amended: '已变更：{{name}}',
  nameMissing: '请填写单位名称',
  offlineHint: '超过这些天未联网，领券、验券等停止办理；不填按政策默认',
  licenceFrom: '许可开始',
  licenceUntil: '许可截止',
  licenceHalf: '许可期限的开始和截止日期要一并填写',
  licenceBackwards: '截止日期早于开始日期，请更正',
  noSkill: '没有这个职业（工种）和等级',
  siteNo: '教学点 {{n}}',
  siteCounty: '所在县区 {{n}}',
  siteMissing: '请填写教学点名称',
  addSite: '增加教学点',
  stop: {
    organisation: {
      act: '停用单位',
      title: '停用单位',
      means:
        '停用“{{name}}”后，该单位所有人员的办理服务器都不再受理，包括已在本机保存、尚未上传的办件；已受理的数据保留。停用后不能恢复。',
      own: '这是您所在的单位，停用后您也不能再办理。',
      done: '已停用：{{name}}',
      presets: { closed: '机构已注销', licence: '办学资质被取消', breach: '违规办理，停止合作' }
    },
    operator: {
      act: '停用账号',
      title: '停用经办账号',
      means:
        '停用“{{name}}”后，该账号所用电脑下次联网起不能再登录。停用前办理、之后才上传的办件转人工裁决；停用后办理的不予受理。停用后不能恢复，需要时请另设账号。',
      own: '这是您正在使用的账号。',
      done: '已停用：{{name}}',
      presets: { left: '人员离岗', moved: '岗位调整', misuse: '账号被他人使用' }
    },
    device: {
      act: '注销设备',
      title: '注销设备',
      means:
        '注销“{{name}}”后，它不能再上传和接收数据，尚未上传的办件不再受理；它的预留券号随即关闭，未发的空白券作废。注销后不能恢复，需要时请重新安装并注册为新设备。',
      own: '这是您正在使用的电脑，注销后不能再办理。',
      done: '已注销：{{name}}',
      presets: { lost: '设备丢失', stolen: '设备被盗', replaced: '设备报废更换' }
    }
  }
} as const
