import type { Occupation } from './occupations.ts'

/**
 * Common training occupations, so that a new installation has something to choose from; an office replaces the table
 * by import. No code here was compared with a printed 大典 or standard, so every row is a sample: PROVENANCE.md.
 */
export const OCCUPATION_TABLE: readonly Occupation[] = [
  { code: '4-03-02-01', name: '中式烹调师', edition: '2015', sample: true },
  { code: '4-03-02-02', name: '中式面点师', edition: '2015', sample: true },
  { code: '4-10-01-02', name: '育婴员', edition: '2015', otherNames: ['育婴师'], sample: true },
  { code: '4-10-01-03', name: '保育师', edition: '2015', otherNames: ['保育员'], sample: true },
  { code: '4-10-01-05', name: '养老护理员', edition: '2015', sample: true },
  { code: '4-10-01-06', name: '家政服务员', edition: '2015', sample: true },
  { code: '4-10-03-01', name: '美容师', edition: '2015', sample: true },
  { code: '4-10-03-02', name: '美发师', edition: '2015', sample: true },
  { code: '4-12-01-01', name: '汽车维修工', edition: '2015', sample: true },
  { code: '6-18-01-01', name: '车工', edition: '2015', sample: true },
  { code: '6-18-02-04', name: '焊工', edition: '2015', otherNames: ['电焊工'], sample: true },
  { code: '6-20-01-01', name: '钳工', edition: '2015', sample: true },
  { code: '6-29-01-01', name: '砌筑工', edition: '2015', sample: true },
  { code: '6-31-01-03', name: '电工', edition: '2015', sample: true },
  { code: 'SAMPLE-01', name: '电子商务师', edition: '2022', sample: true },
  { code: 'SAMPLE-02', name: '互联网营销师', edition: '2022', sample: true },
  { code: 'SAMPLE-03', name: '叉车司机', edition: '2022', sample: true },
  { code: 'SAMPLE-04', name: '面食制作', edition: '2022', sample: true }
]
