import i18next from 'i18next'
import { shippedOccupations } from '../../domain/codes/occupations.ts'
import type { Skill } from '../../domain/fields.ts'

/** The name of an occupation; a code that the table does not know stands for itself. */
export const occupationName = (code: string): string => shippedOccupations.byCode(code)?.name ?? code

/** Occupation and level on one line: 焊工 四级/中级工. */
export const skillText = ({ occupation, level }: Skill): string =>
  `${occupationName(occupation)} ${i18next.t(`fields:levels.${level}`)}`
