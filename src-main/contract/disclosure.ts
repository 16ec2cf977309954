import { disclosureFilterSchema, disclosurePageSchema } from '../../domain/protocol/disclosure-page.ts'

export const disclosureChannels = {
  /**
   * Who saw whole parts and who exported lists, as the server's audit has it (SPEC W12); no desk holds it, so it needs
   * the line. Refused by the server where the operator or the place may not read.
   */
  'disclosure.page': { request: disclosureFilterSchema, reply: disclosurePageSchema }
} as const
