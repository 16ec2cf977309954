/** Spoken by every request; the server answers N − 2 for 180 days (trust.md row 20). */
export const PROTOCOL = 1
export const OLDEST_PROTOCOL = 1
