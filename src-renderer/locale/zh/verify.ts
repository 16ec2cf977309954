/** 验券: what the counter of a training place says. */
export const verify = {
  place: {
    class: '班级',
    classHint: '选择班级',
    session: '课次',
    sessionHint: '选择课次',
    classOption: '{{name}}（{{state}}）',
    bindOnly: '只验券，不签到',
    none: '本机构现在没有已批准或开班中的班级',
    toClasses: '去看班级'
  },
  start: '扫描券码、刷身份证，或输入券号、身份证号码',
  startHint: 'Enter 办理，Esc 重新开始',
  chooseClass: '先选择班级和课次',
  deeds: { collect: '领取', bind: '验券', signIn: '签到', and: '、' },
  keys: { enter: 'Enter', escape: 'Esc' },
  again: '重新开始',
  doneDeeds: '已办理：{{deeds}}',
  alreadyBound: '券已在本班绑定，无需再办',
  waitsForServer: '已保存在本机，联网后由服务器确认',
  usedWhere: '{{at}} · {{where}}',
  here: '本班',
  facts: {
    holder: '持券人',
    notHeld: '本机没有此人信息，以券面为准'
  },
  stops: {
    nobody: {
      reason: '本机没有此人的数据，不在本班名册',
      remedy: '请扫描券上的二维码；没有券的，请到县级人社部门报名'
    },
    'no-voucher': { reason: '本人没有在用的券', remedy: '请到县级人社部门申领' },
    'needs-paper': { reason: '本机没有这张券的数据', remedy: '请扫描券上的二维码' }
  },
  indexing: '人员索引还在建立（已有 {{n}} 人），稍后再刷一次证',
  credential: {
    'not-ours': { reason: '不是本系统的券，或属于另一个环境', remedy: '请核对是否为正式（或练习）环境的券' },
    'too-long': { reason: '二维码内容过长，不是培训券', remedy: '请扫描券上的二维码' },
    damaged: { reason: '二维码不完整或被改动', remedy: '请擦净券面重扫，或输入券号；仍不行请持证补打' },
    'unknown-version': { reason: '二维码的版本本机不认识', remedy: '请升级程序后再验' },
    'unknown-key': { reason: '签发券的密钥本机没有', remedy: '请联网同步一次后再验' },
    'bad-server-signature': {
      reason: '券的服务器签名不符，可能是伪造',
      remedy: '请勿受理，留存券面并报告县级人社部门'
    },
    'device-not-certified': { reason: '发券设备没有登记', remedy: '请联网同步一次后再验；仍不行请报告县级人社部门' },
    'revoked-device': { reason: '发券设备已被注销', remedy: '请持证到县级人社部门核实并补打' },
    'not-yet-valid': { reason: '券还没有到有效期', remedy: '请在有效期内使用' },
    expired: { reason: '券已过有效期', remedy: '请本人重新申领' },
    'bad-device-signature': { reason: '券的发放签名不符，可能是伪造', remedy: '请勿受理，留存券面并报告县级人社部门' },
    'voucher-revoked': { reason: '券已被作废', remedy: '请联系发券的县级人社部门' },
    'wrong-person': { reason: '证件不是持券人的', remedy: '券只能由本人使用，请核对证件' }
  },
  shortCode: {
    reason: '券号不对',
    remedy: '请对照券面逐位核对，或扫描二维码'
  },
  idNumber: { remedy: '请核对证件号码，或用读卡器读取' },
  unknown: { reason: '看不懂这段内容', remedy: '请扫描券上的二维码、刷身份证，或输入券号、身份证号码' },
  card: {
    unreadable: { reason: '证件没有读出来', remedy: '请把证件平放后再读一次' },
    'card-expired': { reason: '证件已过有效期', remedy: '请本人换领证件后再办理' },
    'not-authentic': { reason: '证件芯片核验没有通过', remedy: '请勿受理，核实证件真伪' }
  },
  unchecked: {
    'device-certificate': '发券设备的证书',
    revocations: '撤销名单',
    'device-signature': '发放签名',
    'voucher-state': '券是否已作废',
    identity: '持券人证件',
    V8: '是否已领取',
    V11: '券的现状',
    V12: '是否已在别处使用',
    V14: '是否已在别处绑定',
    E8: '是否已有本班名额',
    E11: '是否另有在用的券'
  },
  camera: {
    title: '摄像头与读卡器',
    on: '打开摄像头',
    off: '关闭摄像头',
    picture: '摄像头画面',
    starting: '正在打开摄像头',
    running: '请把券上的二维码对准画面',
    paused: '窗口不在前面，摄像头已暂停',
    denied: '没有使用摄像头的权限',
    none: '没有找到摄像头',
    busy: '摄像头被其他程序占用',
    failed: '摄像头打不开'
  },
  reader: {
    label: '键盘式读卡器读取',
    bridge: {
      starting: '正在连接读卡器',
      ready: '读卡器就绪，请放证件',
      'no-reader': '读卡器没有接好',
      unreachable: '读卡器程序没有启动',
      stopped: '读卡器未使用'
    },
    unset: '没有设置读卡器程序，可用键盘式读卡器或手工输入'
  },
  recent: {
    title: '最近十次',
    empty: '还没有扫码',
    undo: '撤销',
    undoOf: '撤销 {{who}}',
    undone: '已撤销',
    undoTitle: '撤销这一次',
    undoSignIn: '这次签到将作废，可以重新签到。由它核销的券仍为“已核销”，需由县级审核撤回核销。',
    undoBind: '券将解除与本班的绑定，退回“已领取”，名额空出。',
    presets: { person: '刷错人', session: '选错课次', absent: '本人未到场' }
  }
} as const
