/** Names of fields and of the values they can take, shared by all screens and papers. */
export const fields = {
  name: '姓名',
  idNumber: '身份证号码',
  sex: '性别',
  birth: '出生日期',
  age: '年龄',
  phone: '手机号码',
  address: '住址',
  account: '银行账号',
  region: '所在县区',
  education: '文化程度',
  category: '人员类别',
  employment: '就业状态',
  intention: '培训意愿',
  occupation: '职业（工种）',
  occupationNotFound: '没有这个职业，请换名称或职业编码查找',
  level: '技能等级',
  voucherCode: '券号',
  voucherKind: '券种',
  faceValue: '面值',
  validity: '有效期',
  validUntil: '有效期至',
  issuedAt: '发放时间',
  state: '状态',
  class: '班级',
  centre: '培训机构',
  site: '培训地点',
  session: '课次',
  hours: '学时',
  capacity: '名额',
  period: '起止日期',
  plan: '计划',
  batch: '批次',
  amount: '金额',
  reason: '原因',
  operator: '经办',
  device: '设备',
  county: '县级人社部门',
  source: '来源',
  identityMethod: '身份核验方式',
  updatedAt: '更新时间',
  sexes: {
    male: '男',
    female: '女'
  },
  levels: {
    apprentice: '学徒工',
    '5': '五级/初级工',
    '4': '四级/中级工',
    '3': '三级/高级工',
    '2': '二级/技师',
    '1': '一级/高级技师',
    special: '特级技师',
    chief: '首席技师',
    specific: '专项职业能力'
  },
  categories: {
    employee: '企业职工',
    'rural-transfer': '农村转移劳动者',
    'urban-unemployed': '城镇登记失业人员',
    graduate: '高校毕业生',
    'out-of-poverty': '脱贫劳动力',
    veteran: '退役军人',
    other: '其他'
  },
  educations: {
    primary: '小学及以下',
    junior: '初中',
    senior: '高中',
    vocational: '中专、技校',
    college: '大专',
    bachelor: '本科',
    postgraduate: '研究生'
  },
  employments: {
    employed: '在业',
    unemployed: '失业',
    flexible: '灵活就业',
    student: '在校',
    farming: '务农'
  },
  voucherKinds: {
    'value-open': '面值券（通用）',
    'value-directed': '面值券（定向）',
    'offset-open': '抵用券（通用）',
    'offset-directed': '抵用券（定向）'
  },
  sources: {
    counter: '窗口',
    centre: '培训机构',
    app: '手机应用',
    phone: '手机页面',
    import: '导入',
    exchange: '外部系统'
  },
  identityMethods: {
    'id-reader': '身份证读卡',
    'card-reader': '社保卡读卡',
    qr: '扫码',
    typed: '手工录入'
  },
  roles: {
    'county-clerk': '县级经办',
    'county-reviewer': '县级审核',
    'centre-operator': '培训机构经办',
    assessor: '评价机构经办',
    'city-manager': '市级管理',
    'province-manager': '省级管理',
    finance: '资金拨付',
    auditor: '审计监督',
    administrator: '系统管理'
  },
  certificateFaults: {
    empty: '未填写',
    characters: '有数字和字母以外的字符',
    length: '不是 22 位',
    pattern: '各段不符',
    'year-in-future': '年份在将来',
    'serial-zero': '流水号为零',
    level: '等级与培训不符',
    year: '年份与发证日期不符'
  },
  sessionParts: {
    theory: '理论',
    practice: '实操'
  },
  sessionModes: {
    online: '线上',
    offline: '线下'
  }
} as const
