export const gate = {
  login: '登录',
  loginName: '登录名',
  password: '密码',
  enter: '登录',
  attempts: '，还可以试 {{n}} 次',
  setup: '注册本机',
  setupHint: '只需一次，需要联网。注册码由单位管理员提供。',
  server: '服务器地址',
  addressFault: '地址不完整，应以 https:// 开头',
  code: '注册码',
  register: '注册'
} as const
