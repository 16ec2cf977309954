import { sampleIdNumber } from '../../domain/codes/id-number.ts'
import { categories } from '../../domain/fields.ts'
import type { ArgsByKind } from '../../domain/reducer.ts'
import type { Chance } from './sample-chance.ts'

/** Invented workers: names drawn from lists, ID numbers of a region that nobody has, phones that no network serves. */
const surnames = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎'
]
const givenMale = [...'伟强磊军洋勇杰涛明超刚平辉鹏华飞鑫波斌宇浩凯健俊帆旭宁龙晨亮建国志文海东']
const givenFemale = [...'芳娜敏静丽艳娟霞秀兰燕玲桂英红梅婷雪慧颖倩琳萍丹莉洁蓉晶欣悦彩云凤仙淑珍']

export interface SamplePerson {
  readonly id: string
  readonly sex: 'male' | 'female'
  readonly birth: string
  readonly identity: Readonly<Record<string, string>>
  readonly contact: Readonly<Record<string, string>> | null
  readonly fields: Pick<ArgsByKind['person.register'], 'education' | 'category' | 'employment'>
}

const educations = ['junior', 'senior', 'vocational', 'college', 'primary', 'bachelor'] as const
const employments = ['farming', 'unemployed', 'flexible', 'employed'] as const

const birthOf = (chance: Chance, year: number, sex: 'male' | 'female'): string => {
  const age = 19 + chance.below(sex === 'male' ? 37 : 32)
  const month = String(1 + chance.below(12)).padStart(2, '0')
  return `${year - age}-${month}-${String(1 + chance.below(28)).padStart(2, '0')}`
}

/** The n-th sample worker: no two have the same number. */
export const samplePerson = (chance: Chance, n: number, at: number, year: number): SamplePerson => {
  const sex = chance.happens(0.52) ? 'female' : 'male'
  const given = sex === 'male' ? givenMale : givenFemale
  const name = chance.pick(surnames) + chance.pick(given) + (chance.happens(0.7) ? chance.pick(given) : '')
  const birth = birthOf(chance, year, sex)
  return {
    id: chance.uuid(at),
    sex,
    birth,
    identity: { name, idNumber: sampleIdNumber(n, birth, sex) },
    contact: chance.happens(0.5) ? { phone: `100${String(n).padStart(8, '0')}` } : null,
    fields: {
      education: chance.pick(educations),
      category: chance.happens(0.45) ? 'rural-transfer' : chance.pick(categories),
      employment: chance.pick(employments)
    }
  }
}
