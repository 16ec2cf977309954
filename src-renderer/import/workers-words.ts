import type { Category } from '../../domain/fields.ts'
import type { educations } from '../../domain/person/person.ts'

/** Words that lists use for what the domain names by a code. Matched whole; nothing is guessed. */

type Education = (typeof educations)[number]

const EDUCATIONS: Readonly<Record<Education, readonly string[]>> = {
  primary: ['小学', '小学及以下', '文盲', '未上学'],
  junior: ['初中', '初中及以下'],
  senior: ['高中', '普通高中'],
  vocational: ['中专', '中职', '技校', '职高', '中技', '职业高中', '中等专科', '中专/技校', '中专技校'],
  college: ['大专', '专科', '高职', '大学专科', '高技', '大专及以上'],
  bachelor: ['本科', '大学', '大学本科', '本科及以上'],
  postgraduate: ['研究生', '硕士', '博士', '硕士研究生', '博士研究生', '研究生及以上']
}

const CATEGORIES: Readonly<Record<Category, readonly string[]>> = {
  employee: ['企业职工', '职工', '在职职工', '企业在岗职工', '企业在职职工'],
  'rural-transfer': ['农村转移劳动者', '农村转移就业劳动者', '农民工', '农村劳动力', '农村转移劳动力', '返乡农民工'],
  'urban-unemployed': ['城镇登记失业人员', '城镇登记失业', '登记失业人员', '失业人员', '城镇失业人员'],
  graduate: ['高校毕业生', '毕业年度高校毕业生', '离校未就业高校毕业生', '大学毕业生'],
  'out-of-poverty': ['脱贫劳动力', '脱贫人口', '脱贫家庭劳动力', '建档立卡贫困劳动力', '贫困劳动力'],
  veteran: ['退役军人', '退伍军人', '复员军人'],
  other: ['其他', '其它', '其他人员']
}

const reversed = <T extends string>(words: Readonly<Record<T, readonly string[]>>, keys: readonly T[]) =>
  new Map(keys.flatMap(key => words[key].map((word): [string, T] => [word, key])))

const EDUCATION_BY_WORD = reversed(EDUCATIONS, [
  'primary',
  'junior',
  'senior',
  'vocational',
  'college',
  'bachelor',
  'postgraduate'
])
const CATEGORY_BY_WORD = reversed(CATEGORIES, [
  'employee',
  'rural-transfer',
  'urban-unemployed',
  'graduate',
  'out-of-poverty',
  'veteran',
  'other'
])

const plainWord = (text: string): string => text.replace(/\s/g, '')

export const educationByText = (text: string): Education | undefined => EDUCATION_BY_WORD.get(plainWord(text))

export const categoryByText = (text: string): Category | undefined => CATEGORY_BY_WORD.get(plainWord(text))

export function sexByText(text: string): 'male' | 'female' | undefined {
  const word = plainWord(text)
  if (word === '男' || word === '男性') return 'male'
  return word === '女' || word === '女性' ? 'female' : undefined
}
