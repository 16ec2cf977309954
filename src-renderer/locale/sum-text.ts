import i18next from 'i18next'
import { amountInWords } from '../../domain/subsidy/amount-in-words.ts'
import { formatMoney } from './format.ts'

/** A sum on a finance paper: ¥1,500.00（大写：人民币壹仟伍佰元整） (M18). */
export const sumText = (fen: number): string =>
  i18next.t('papers:sum', { figures: formatMoney(fen), words: amountInWords(fen) })
