export const gate = {
  login: '登录',
  loginName: '登录名',
  password: '密码',
  enter: '登录',
  choose: '设置自己的密码',
  chooseHint: '{{login}}，您用的是一次性的初始口令。请换成只有自己知道的密码，需要联网。',
  chosen: '设置并登录',
  back: '返回登录',
  attempts: '，还可以试 {{n}} 次',
  setup: '注册本机',
  setupHint: '只需一次，需要联网。注册码由单位管理员提供。',
  server: '服务器地址',
  addressFault: '地址不完整，应以 https:// 开头',
  code: '注册码',
  register: '注册'
} as const
