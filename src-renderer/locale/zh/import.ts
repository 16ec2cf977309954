/** Import of workers from lists: what was understood of a file, what is wrong with it, and how the work goes. */
export const imports = {
  title: '导入劳动者',
  hint: '支持 .xlsx、.xls 和 .csv 名册，首行须有“姓名”和“身份证号”两列；身份证号一列应设为文本格式。文件只在本机读取。',
  choose: '选择文件',
  chooseAgain: '另选文件',
  backToList: '返回劳动者',
  reading: '正在读取并核对 {{name}}',
  comparing: '正在与已登记的劳动者比对',
  checking: '正在预检',
  writing: '正在登记',
  writingHint: '可以离开本页继续其他办理，登记在后台进行；关闭程序前请等待完成。',
  source: '已读取 {{name}}，共 {{rows}} 行',
  sourceSheet: '工作表：{{name}}',
  sourceOthers: '未读取的其他工作表：{{names}}',
  sourceEncoding: '文字编码：{{encoding}}',
  columns: '表头对应',
  columnOf: '{{column}} 列',
  columnMissing: '表中没有',
  defaults: '表中没有写明时',
  defaultsHint: '表里没有的项目按下面的选择登记，之后可以逐人更正。',
  figures: {
    fresh: '新登记',
    intentions: '已登记，补记意愿',
    unchanged: '已登记，无需办理',
    problems: '不能登记',
    duplicates: '表内重复'
  },
  regionUnknown: '其中 {{n}} 人的身份证前 6 位不在现行区划中，可以登记，请留意。',
  problems: '不能登记的行',
  noProblems: '每一行都可以登记。',
  problemColumns: { row: '行', column: '列', field: '项目', reason: '原因', value: '表中的值（已隐去）' },
  more: '另有 {{n}} 处未列出，请导出查看',
  moreInFile: '另有 {{n}} 处未列出，请先改好列出的，再重新选择文件',
  exportProblems: '导出问题行',
  problemFile: '导入问题行 {{name}}.xlsx',
  problemSheet: '问题行',
  exported: '已导出问题行',
  start: '登记 {{n}} 人',
  startIntentions: '补记 {{n}} 条意愿',
  nothing: '没有需要办理的行',
  stopped: '已停止。已登记的保留，其余没有登记；再次导入同一文件会从未登记的人继续。',
  indexing: '正在准备已登记劳动者的查找（{{n}} 人），完成后开始比对',
  done: {
    title: '导入结束',
    people: '新登记 {{n}} 人',
    intentions: '记录意愿 {{n}} 条',
    refused: '未登记 {{n}} 人',
    seconds: '用时 {{time}}',
    again: '再导入一份',
    toList: '查看劳动者',
    failed: '没有全部完成：{{reason}}',
    pending: '这些办理已保存在本机，联网后自动上传。'
  },
  duplicate: {
    same: '与第 {{row}} 行重复，内容相同，只登记一次',
    differs: '与第 {{row}} 行是同一人但内容不同，以第 {{row}} 行为准，请核对'
  },
  known: {
    otherName: '该身份证号已登记，但姓名与表中不同，请核对证件后在“劳动者”中更正'
  },
  fields: {
    name: '姓名',
    idNumber: '身份证号',
    sex: '性别',
    phone: '手机号',
    education: '文化程度',
    category: '人员类别',
    occupation: '意向职业（工种）',
    level: '意向等级',
    county: '县区'
  },
  sheet: {
    'empty-file': '文件是空的，没有读取。请检查后重新选择。',
    'file-too-big': '文件超过 30 MB，没有读取。请拆成几份再导入。',
    'zip-too-big': '文件解开后过大，没有读取。请只保留名册一张表再导入。',
    'zip-ratio': '文件的压缩比异常，为安全起见没有读取。请用表格程序打开后另存为 .xlsx。',
    'zip-too-many-parts': '文件内部过于复杂，没有读取。请另存为只含名册的 .xlsx。',
    'zip-damaged': '文件已损坏，没有读取。请用表格程序修复或另存后再导入。',
    encrypted: '文件设有密码，没有读取。请去掉密码另存后再导入。',
    'html-not-sheet': '这是网页文件，只是扩展名像表格。请用表格程序打开后另存为 .xlsx。',
    'name-and-content-differ': '文件内容与扩展名不符，没有读取。请用表格程序打开后另存为 .xlsx。',
    'format-unsupported': '不支持这种文件。请使用 .xlsx、.xls 或 .csv。',
    damaged: '文件读不出来，可能已损坏。请用表格程序打开后另存为 .xlsx。',
    'encoding-unknown': '认不出文字编码，没有读取。请另存为 .xlsx，或 UTF-8 编码的 .csv。',
    'csv-quotes': '第 {{row}} 行的引号不成对，没有读取。请改正该行，或另存为 .xlsx。',
    'no-rows': '文件里没有内容。请检查是否选错了文件或工作表。',
    'too-many-rows': '超过 {{limit}} 行，没有读取。请拆成几份再导入。',
    'too-many-columns': '超过 {{limit}} 列，没有读取。请删去多余的列。',
    timeout: '读取超过 20 秒，已停止。请拆成几份，或另存为 .xlsx 再导入。',
    cancelled: '已取消，没有登记任何人。',
    'reader-failed': '读取程序中断，没有登记任何人。请另存为 .xlsx 再试；仍不行请联系技术支持。'
  },
  heading: {
    'heading-not-found': '前 20 行里没有找到表头，缺少：{{fields}}。请加上这些列名后再导入。',
    'heading-twice': '表头中“{{fields}}”出现了不止一次（{{columns}} 列），请只保留一列。'
  },
  cell: {
    name: {
      empty: '没有姓名，请补填',
      characters: '姓名含有不能识别的字符，请只保留姓名',
      'too-long': '姓名过长，请核对是否填错列'
    },
    id: {
      'number-not-text': '身份证号被存成了数字，后几位已丢失；请把该列设为文本格式后重新填写',
      empty: '没有身份证号，请补填',
      characters: '身份证号含有数字以外的字符；只有最后一位可以是 X',
      length: '身份证号不是 18 位，请核对是否漏填或多填',
      'old-fifteen-digits': '这是 15 位旧号码，请改用第二代身份证上的 18 位号码',
      'sample-not-allowed': '这是样例号码，只能在练习环境使用',
      'birth-not-a-date': '身份证号第 7–14 位不是有效日期，请核对',
      'birth-before-1900': '身份证号中的出生日期早于 1900 年，请核对',
      'birth-in-future': '身份证号中的出生日期晚于今天，请核对',
      'check-digit': '身份证号校验位不符，有一两位填错，请对照证件核对'
    },
    phone: {
      empty: '没有手机号',
      characters: '手机号含有数字以外的字符，请只填 11 位号码',
      length: '手机号不是 11 位，请核对',
      'not-mobile': '不是手机号码，请填 1 开头的 11 位手机号，或留空',
      'sample-not-allowed': '这是样例手机号，只能在练习环境使用'
    },
    sex: {
      unknown: '性别只能是“男”或“女”，也可以留空',
      differs: '性别与身份证号不一致，请核对'
    },
    education: { unknown: '认不出这个文化程度，请写小学、初中、高中、中专、大专、本科、研究生之一，或留空' },
    category: { unknown: '认不出这个人员类别，请写规定的类别名称，或留空' },
    occupation: {
      unknown: '职业表中没有这个职业（工种），请写规范名称或职业编码',
      'without-level': '写了职业但没有等级，请补填等级'
    },
    level: {
      unknown: '认不出这个等级，请写如“五级/初级工”',
      'without-occupation': '写了等级但没有职业，请补填职业'
    },
    county: {
      unknown: '没有这个县区，请写全称或代码',
      'shared-name': '有同名的县区，请在前面写上所属的市'
    },
    cell: {
      formula: '单元格是公式，请粘贴为值',
      error: '单元格是错误值，请改正'
    }
  }
} as const
