import i18next from 'i18next'

/** Who signs a paper of an office: its author, then the head, with seal and date. */
export function officeSignatures(author: 'applicant' | 'reviewer' | 'finance' = 'applicant'): readonly string[] {
  const t = i18next.getFixedT(null, 'papers')
  return [t(`sign.${author}`), t('sign.head'), t('sign.seal'), t('sign.date')]
}
